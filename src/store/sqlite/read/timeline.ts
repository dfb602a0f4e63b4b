import type { Mark } from '../../../model/utterance.ts';
import { dayNumber, dayText } from '../../days.ts';
import type { Bucket, ClaimFilter, Clock } from '../../store.ts';
import { ROLE } from '../keys.ts';
import { Binder } from './binder.ts';
import { claimCondition, heldBy, sameAs } from './filter.ts';
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
  const begin = beginningOf(frame, filter);
  const read = (columns: string, from: string, group: string) => {
    const b = new Binder();
    return frame.db.all(
      `SELECT ${bucket}, ${columns} FROM ${begin.from(b)} ${from}
       WHERE ${day} > 0 AND ${filter.history ? frame.known(b, 'c') : frame.seen(b, 'c')} AND ${begin.where}
         AND ${claimCondition(b, 'c', filter, frame, begin.seen)}
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

interface Beginning {
  from: (b: Binder) => string;
  where: string;
  /** Fields of the filter that are seen to. */
  seen: (keyof ClaimFilter)[];
}

/** Where to begin: with what names an entity that is asked for, where one is, else with all claims. */
function beginningOf(frame: Frame, { accused, about, speaker }: ClaimFilter): Beginning {
  const named = (roles: readonly number[], entities: readonly number[]) => (b: Binder) =>
    `(SELECT DISTINCT m.claim id FROM mention m
      WHERE m.entity IN ${b.each(entities)} AND m.role IN (${roles.join(', ')})) k CROSS JOIN claim c ON c.id = k.id`;
  if (accused)
    return { from: named([ROLE.subject], heldBy(frame, accused)), where: 'c.attribution', seen: ['accused'] };
  if (about) {
    const roles = [ROLE.subject, ROLE.object, ROLE.other];
    return { from: named(roles, sameAs(frame, about)), where: '1', seen: ['about'] };
  }
  if (speaker) return { from: named([ROLE.speaker], heldBy(frame, speaker)), where: '1', seen: ['speaker'] };
  return { from: () => 'claim c', where: '1', seen: [] };
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
