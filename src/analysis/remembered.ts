import type { View } from '../store/store.ts';

/** A view that reads of each thing once what the walks to origins ask of it, for an answer that walks more than once. */
export function remembering(view: View): View {
  const kept = new Map<string, Map<string, unknown>>();
  const once = async <K extends string, T>(
    what: string,
    ids: readonly K[],
    ask: (ids: readonly K[]) => Promise<Map<K, T>>,
  ): Promise<Map<K, T>> => {
    const known = (kept.get(what) ?? new Map()) as Map<K, T | undefined>;
    kept.set(what, known);
    const fresh = [...new Set(ids)].filter((id) => !known.has(id));
    if (fresh.length > 0) {
      const found = await ask(fresh);
      for (const id of fresh) known.set(id, found.get(id));
    }
    return new Map(
      ids.flatMap((id) => {
        const it = known.get(id);
        return it === undefined ? [] : [[id, it]];
      }),
    );
  };
  return {
    ...view,
    kin: (ids) => once('kin', ids, view.kin),
    entities: (ids) => once('entities', ids, view.entities),
    judgementsOn: (ids) => once('judgements', ids, view.judgementsOn),
    claimsOf: (anchor, ids, ...rest) =>
      once(JSON.stringify([anchor, ...rest]), ids, (fresh) => view.claimsOf(anchor, fresh, ...rest)),
  };
}
