import { type EntityId, familyOfId } from '../model/entity.ts';
import type { ClaimFilter, StoredClaim, View } from '../store/store.ts';
import { readBonds } from './bonds.ts';
import { eventPredicates } from './events.ts';
import type { Reader } from './read.ts';

/** Denials, and plain negatives on who did what to what. */
export const denialFilter: ClaimFilter = {
  or: [
    { stance: ['denies'], negated: false },
    { stance: ['asserts'], predicate: [...eventPredicates], negated: true },
  ],
};

/** The actors, what was judged one with them, and those within them. One call. */
export async function allWithin(view: View, actors: readonly EntityId[]): Promise<EntityId[]> {
  const kin = await view.kin(actors);
  return [
    ...new Set(actors.flatMap((id) => [id, ...(kin.get(id)?.same ?? []), ...(kin.get(id)?.holds ?? [])])),
  ];
}

/** Of some claims those said by one of these actors, or by who spoke for one when it was said. Twelve calls at most. */
export async function spokenFor(
  view: View,
  claims: readonly StoredClaim[],
  actors: readonly EntityId[],
): Promise<StoredClaim[]> {
  const speakers = new Set(
    claims.flatMap(({ speaker }) => (speaker && !actors.includes(speaker) ? [speaker] : [])),
  );
  const bonds = await readBonds(view, speakers, []);
  return claims.filter(
    (claim) =>
      claim.speaker &&
      (actors.includes(claim.speaker) ||
        bonds.bodyOf(claim.speaker, claim).steps.some(({ through }) => actors.includes(through))),
  );
}

/** What those say who hold, or held, a post in one of these: candidates for `spokenFor`. Two calls. */
export async function saidByHolders(
  reader: Reader,
  actors: readonly EntityId[],
  filter: ClaimFilter,
): Promise<StoredClaim[]> {
  const posts = await reader.of('object', actors, { predicate: ['role', 'part_of'], negated: false });
  const people = [...new Set(posts.flatMap(({ about }) => about.subject.of))].filter(
    (id) => familyOfId(id) === 'actor' && !actors.includes(id),
  );
  return reader.of('speaker', people, filter);
}
