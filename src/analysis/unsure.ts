import type { EntityId } from '../model/entity.ts';
import type { View } from '../store/store.ts';
import { Groups } from './origins.ts';

/** Pairs of things of which analysts are unsure whether they are one. One call. */
export async function unsurePairs(
  view: View,
  ids: readonly EntityId[],
): Promise<[one: EntityId, other: EntityId][]> {
  const judgements = [...(await view.judgementsOn(ids)).values()].flat();
  return judgements.flatMap(({ says, on, retractedBy }) =>
    says === 'unsure' && !retractedBy ? [on as [EntityId, EntityId]] : [],
  );
}

/** Things as groups of what may be one; only pairs of which both are among them count. */
export function perhapsOne(ids: ReadonlySet<string>, pairs: readonly (readonly [string, string])[]): Groups {
  const groups = new Groups();
  for (const [one, other] of pairs) if (ids.has(one) && ids.has(other)) groups.join(one, other);
  return groups;
}
