/** A claim as an edit finds it again. */
export interface Placed {
  utterance: string;
  ordinal: number;
  stem: string;
}

/**
 * Which claim took which one's place within an utterance label: the same stem first, then the same position.
 * What finds no partner was added or dropped, not edited.
 */
export function pairClaims<T extends Placed>(old: readonly T[], fresh: readonly T[]): [old: T, fresh: T][] {
  const order = (list: readonly T[]) =>
    [...list].sort((a, b) =>
      a.utterance < b.utterance ? -1 : a.utterance > b.utterance ? 1 : a.ordinal - b.ordinal,
    );
  const pairs: [T, T][] = [];
  let [left, right] = [order(old), order(fresh)];
  for (const key of [(it: T) => `${it.utterance} ${it.stem}`, (it: T) => `${it.utterance} ${it.ordinal}`]) {
    const waiting = new Map<string, T[]>();
    for (const it of right) waiting.set(key(it), [...(waiting.get(key(it)) ?? []), it]);
    const taken = new Set<T>();
    left = left.filter((was) => {
      const is = waiting.get(key(was))?.shift();
      if (!is) return true;
      taken.add(is);
      pairs.push([was, is]);
      return false;
    });
    right = right.filter((it) => !taken.has(it));
  }
  return pairs;
}
