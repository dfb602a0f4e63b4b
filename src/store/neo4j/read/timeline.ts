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
  const dated = `${passing(b, filter, known)} WITH c, ${dayOf(b, frame, clock)} AS day WHERE day > 0
    WITH c, day / ${b.bind(bucketDivisor[unit])} AS at`;
  const buckets = new Map<number, Bucket>();
  for (const { at, mark, n } of await query.all<{ at: number; mark: Mark; n: number }>(
    `${dated} RETURN at, c.mark AS mark, count(*) AS n ORDER BY at, mark`,
    b.params,
  )) {
    const it = buckets.get(at) ?? { ...bucketDays(at, unit), claims: 0, events: 0, marks: {} };
    buckets.set(at, it);
    it.claims += n;
    it.marks[mark] = n;
  }
  for (const { at, n } of await query.all<{ at: number; n: number }>(
    `${dated} MATCH (c)-[:SUBJECT|OBJECT]->(e:Entity) WHERE e.family = 'event' RETURN at, count(DISTINCT e) AS n`,
    b.params,
  )) {
    const it = buckets.get(at);
    if (it) it.events = n;
  }
  return [...buckets.values()];
}
