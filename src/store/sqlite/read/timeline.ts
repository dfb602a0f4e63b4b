import type { Mark } from '../../../model/utterance.ts';
import { dayNumber, dayText } from '../../days.ts';
import type { Bucket, ClaimFilter, Clock } from '../../store.ts';
import { Binder } from './binder.ts';
import { claimsPassing } from './filter.ts';
import { clockColumn, type Frame } from './frame.ts';

type Unit = 'day' | 'month' | 'year';
const divisor: Record<Unit, number> = { day: 1, month: 100, year: 10_000 };

/**
 * Claims and the events that they name, by the earliest day on a clock. What has no day, or an open beginning, is
 * left out.
 */
export function timeline(frame: Frame, filter: ClaimFilter, clock: Clock, unit: Unit): Bucket[] {
  const day =
    clock === 'recorded'
      ? "CAST(strftime('%Y%m%d', c.recorded / 1000, 'unixepoch') AS INTEGER)"
      : clock === 'happened'
        ? frame.happened('c')[0]
        : `c.${clockColumn[clock]}_from`;
  const bucket = `${day} / ${divisor[unit]}`;
  const read = (columns: string, from: string, group: string) => {
    const b = new Binder();
    return frame.db.all(
      `SELECT ${bucket}, ${columns} FROM claim c ${from} WHERE ${day} > 0 AND ${claimsPassing(b, 'c', filter, frame)}
       GROUP BY ${group} ORDER BY 1`,
      ...b.values,
    );
  };
  const buckets = new Map<number, Bucket>();
  for (const [at, mark, count] of read('c.mark, count(*)', '', '1, 2') as [number, Mark, number][]) {
    const it = buckets.get(at) ?? { ...days(at, unit), claims: 0, events: 0, marks: {} };
    buckets.set(at, it);
    it.claims += count;
    it.marks[mark] = count;
  }
  const events = `JOIN mention v INDEXED BY mention_claim ON v.claim = c.id AND v.role IN (1, 2)
    JOIN entity e ON e.id = v.entity AND e.family = 'event'`;
  for (const [at, count] of read('count(DISTINCT e.id)', events, '1') as [number, number][]) {
    const it = buckets.get(at);
    if (it) it.events = count;
  }
  return [...buckets.values()];
}

/** The first and last day of a bucket. */
function days(bucket: number, unit: Unit): { from: string; to: string } {
  if (unit === 'day') return { from: dayText(bucket), to: dayText(bucket) };
  if (unit === 'year') return { from: dayText(bucket * 10_000 + 101), to: dayText(bucket * 10_000 + 1231) };
  const from = dayText(bucket * 100 + 1);
  const last = new Date(`${from}T00:00:00Z`);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return { from, to: dayText(dayNumber(from) + last.getUTCDate() - 1) };
}
