import type { Mark } from '../../../model/utterance.ts';
import { bucketDays, bucketDivisor, type Unit } from '../../days.ts';
import type { Bucket, ClaimFilter, Clock } from '../../store.ts';
import { ROLE } from '../keys.ts';
import { Binder } from './binder.ts';
import { claimCondition, heldBy, sameAs } from './filter.ts';
import { clockColumn, type Frame } from './frame.ts';

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
  const bucket = `${day} / ${bucketDivisor[unit]}`;
  const begin = beginningOf(frame, filter);
  const b = new Binder();
  const from = begin.from(b);
  const rows = frame.db.all(
    `WITH k (bucket, mark, id) AS MATERIALIZED (
       SELECT ${bucket}, c.mark, c.id FROM ${from}
       WHERE ${day} > 0 AND ${filter.history ? frame.known(b, 'c') : frame.seen(b, 'c')} AND ${begin.where}
         AND ${claimCondition(b, 'c', filter, frame, begin.seen)})
     SELECT bucket, mark, count(*) FROM k GROUP BY 1, 2
     UNION ALL SELECT k.bucket, NULL, count(DISTINCT e.id) FROM k
       CROSS JOIN mention v INDEXED BY mention_claim ON v.claim = k.id AND v.role IN (1, 2)
       CROSS JOIN entity e ON e.id = v.entity AND e.family = 'event' GROUP BY 1
     ORDER BY 1, 2`,
    ...b.values,
  ) as [number, Mark | null, number][];
  const buckets = new Map<number, Bucket>();
  for (const [at, mark, count] of rows) {
    const it = buckets.get(at) ?? { ...bucketDays(at, unit), claims: 0, events: 0, marks: {} };
    buckets.set(at, it);
    if (mark === null) it.events = count;
    else {
      it.claims += count;
      it.marks[mark] = count;
    }
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
function beginningOf(frame: Frame, { accused, about, speaker, history }: ClaimFilter): Beginning {
  const visible = frame.current && !history ? ' AND m.hidden = 0' : '';
  const named = (roles: readonly number[], entities: readonly number[]) => (b: Binder) =>
    `(SELECT DISTINCT m.claim id FROM mention m
      WHERE m.entity IN ${b.each(entities)} AND m.role IN (${roles.join(', ')})${visible}) k CROSS JOIN claim c ON c.id = k.id`;
  if (accused)
    return { from: named([ROLE.subject], heldBy(frame, accused)), where: 'c.attribution', seen: ['accused'] };
  if (about) {
    const roles = [ROLE.subject, ROLE.object, ROLE.other];
    return { from: named(roles, sameAs(frame, about)), where: '1', seen: ['about'] };
  }
  if (speaker) return { from: named([ROLE.speaker], heldBy(frame, speaker)), where: '1', seen: ['speaker'] };
  return { from: () => 'claim c', where: '1', seen: [] };
}
