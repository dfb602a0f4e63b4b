import type { Mark } from '../../../model/utterance.ts';
import { bucketDays, bucketDivisor, type Unit } from '../../days.ts';
import type { Bucket, ClaimFilter, Clock } from '../../store.ts';
import type { Query } from '../client.ts';
import { Binder } from './binder.ts';
import { passing } from './claims.ts';
import { clockProperty, type Frame } from './frame.ts';
import { Lookup } from './lookup.ts';

function dayOf(b: Binder, frame: Frame, clock: Clock): string {
  if (clock === 'happened') return frame.happened(b, 'c')[0];
  if (clock !== 'recorded') return `c.${clockProperty[clock]}From`;
  const at = 'datetime({epochMillis: c.recorded})';
  return `${at}.year * 10000 + ${at}.month * 100 + ${at}.day`;
}

/**
 * Claims and the events that they name, by the earliest day on a clock. What has no day, or an open beginning, is
 * left out.
 */
export async function timeline(
  frame: Frame,
  query: Query,
  filter: ClaimFilter,
  clock: Clock,
  unit: Unit,
): Promise<Bucket[]> {
  const known = await Lookup.of(frame, query, filter);
  const b = new Binder();
  const rows = await query.all<{ at: number; marks: { mark: Mark; n: number }[]; events: number }>(
    `${passing(b, filter, known)} WITH c, ${dayOf(b, frame, clock)} AS day WHERE day > 0
     WITH day / ${b.bind(bucketDivisor[unit])} AS at, collect(c) AS claims
     RETURN at,
       COLLECT { UNWIND claims AS c WITH c.mark AS mark, count(*) AS n RETURN {mark: mark, n: n} ORDER BY mark } AS marks,
       COUNT { UNWIND claims AS c MATCH (c)-[:SUBJECT|OBJECT]->(e:Entity {family: 'event'}) RETURN DISTINCT e } AS events
     ORDER BY at`,
    b.params,
  );
  return rows.map(({ at, marks, events }) => ({
    ...bucketDays(at, unit),
    claims: marks.reduce((sum, { n }) => sum + n, 0),
    events,
    marks: Object.fromEntries(marks.map(({ mark, n }) => [mark, n])),
  }));
}
