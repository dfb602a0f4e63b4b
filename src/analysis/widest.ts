import type { EntityId } from '../model/entity.ts';
import type { View } from '../store/store.ts';

/** Whom an actor stands for where sets of accused are compared, and on whose rail it is drawn. */
export type Widest = (actor: EntityId) => EntityId;

/**
 * For each accused the widest actor that it stands within and that is itself accused, or holds several of the
 * accused; where there is none, the accused itself. An umbrella that holds one accused alone, and is never
 * accused, would only hide whom the texts name. Those judged one are one. `others` are placed by the same rule, as a spokesman
 * on the rail of his government, and decide nothing. Costs two calls to the store.
 */
export async function widestOf(
  view: View,
  accused: readonly EntityId[],
  others: readonly EntityId[] = [],
): Promise<Widest> {
  const all = [...new Set([...accused, ...others])];
  const kin = await view.kin(all);
  const wider = new Set(all.flatMap((actor) => kin.get(actor)?.within ?? []));
  const kinOfWider = await view.kin([...wider]);
  const one = (actor: EntityId) => (kin.get(actor) ?? kinOfWider.get(actor))?.same[0] ?? actor;
  const within = (actor: EntityId) =>
    (kin.get(actor)?.within ?? []).map(one).filter((it) => it !== one(actor));

  const named = new Set(accused.map(one));
  const held = new Map<EntityId, Set<EntityId>>();
  for (const actor of accused)
    for (const holder of within(actor)) held.set(holder, (held.get(holder) ?? new Set()).add(one(actor)));
  const counts = (holder: EntityId) => named.has(holder) || (held.get(holder)?.size ?? 0) > 1;
  return (actor) => within(actor).findLast(counts) ?? one(actor);
}
