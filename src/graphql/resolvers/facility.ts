import { allClaimsAt, pageFrom, seen, type Whole } from '../lists.ts';
import type { FacilityResolvers } from '../types.gen.ts';
import { entityFields } from './entity.ts';

/** A building. Its strikes are the events that asserted claims say hit it, by the first day each may have happened. */
export const Facility: Whole<FacilityResolvers> = {
  ...entityFields,
  strikes: async ({ at, it }, args, _, info) => {
    const { same } = await at.kin(it.id);
    const filter = { predicate: ['struck' as const], stance: ['asserts' as const], negated: false };
    const claims = await Promise.all(same.map((id) => allClaimsAt(at, 'object', id, filter)));
    const ids = new Set(claims.flat().flatMap(({ about }) => about.subject.of));
    const events = await at.allNamed([...ids]);
    const day = (event: (typeof events)[number]) => event.happened?.earliest ?? '9999';
    events.sort((one, other) => day(one).localeCompare(day(other)) || one.id.localeCompare(other.id));
    return pageFrom(events, args, info, seen(at));
  },
};
