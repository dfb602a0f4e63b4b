import { type EntityId, familyOfId } from '../model/entity.ts';
import { codesOf } from '../model/proposition.ts';
import { countsAsAsserted } from '../model/utterance.ts';
import type { View } from '../store/store.ts';
import { everyClaimOf } from './read.ts';

/** How many times a place is followed to the place that it lies in. */
const LEVELS = 4;

/** Where things lie: as a text says directly, and everything that holds that place. */
export interface Places {
  directly(id: EntityId): EntityId[];
  all(id: EntityId): EntityId[];
}

/** Follows `located` in, never near, and what stands within what, upward. Costs eight calls to the store. */
export async function placesAround(view: View, ids: readonly EntityId[]): Promise<Places> {
  const direct = new Map<EntityId, EntityId[]>();
  const above = new Map<EntityId, EntityId[]>();
  let ring = [...ids];
  for (let level = 0; level < LEVELS && ring.length > 0; level++) {
    const [{ of: located }, kin] = await Promise.all([
      everyClaimOf(view, 'subject', ring, { predicate: ['located'], negated: false }),
      view.kin(ring),
    ]);
    for (const id of ring) {
      const inside = (located.get(id) ?? [])
        .filter((claim) => countsAsAsserted(claim) && codesOf(claim.about.value).includes('in'))
        .flatMap(({ about }) => about.object?.of ?? []);
      const within = (kin.get(id)?.within ?? []).filter((it) => familyOfId(it) === 'place');
      direct.set(id, [...new Set(inside)]);
      above.set(id, [...new Set([...inside, ...(kin.get(id)?.same ?? []), ...within])]);
    }
    ring = [...new Set(ring.flatMap((id) => above.get(id) ?? []))].filter((id) => !above.has(id));
  }
  const all = (id: EntityId): EntityId[] => {
    const found = new Set<EntityId>();
    for (let next = [id]; next.length > 0; ) {
      next = next.flatMap((it) => above.get(it) ?? []).filter((it) => !found.has(it));
      for (const it of next) found.add(it);
    }
    return [...found];
  };
  return { directly: (id) => direct.get(id) ?? [], all };
}
