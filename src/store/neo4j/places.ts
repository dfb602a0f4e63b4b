/** One thing in another. */
export interface PlaceStep {
  inside: string;
  around: string;
}

/**
 * Everything that things lie in, directly or through others, each step for everything judged the same; what is judged
 * the same as a thing is not around it. Things that no step names are left out.
 * @param classes the members of each class of more than one, by member
 * @param of only for these; for all that the steps and classes name where absent
 */
export function closureOf(
  steps: readonly PlaceStep[],
  classes: ReadonlyMap<string, readonly string[]>,
  of?: Iterable<string>,
): Map<string, string[]> {
  const up = new Map<string, Set<string>>();
  for (const { inside, around } of steps) up.set(inside, (up.get(inside) ?? new Set()).add(around));
  const alike = (id: string) => classes.get(id) ?? [id];
  const above = (id: string) => alike(id).flatMap((it) => [...(up.get(it) ?? [])]);
  const result = new Map<string, string[]>();
  for (const start of of ?? new Set([...up.keys(), ...classes.keys()])) {
    const found = new Set<string>();
    for (let ring = above(start); ring.length > 0; ) {
      const next: string[] = [];
      for (const around of ring)
        if (!found.has(around)) {
          found.add(around);
          next.push(...above(around));
        }
      ring = next;
    }
    for (const own of alike(start)) found.delete(own);
    if (found.size > 0) result.set(start, [...found]);
  }
  return result;
}
