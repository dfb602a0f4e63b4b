import type { Judgement, Review } from '../model/judgement.ts';

/** The judgements on which anything derived depends; a grade, for one, stands beside what it grades. */
export const bearing: ReadonlySet<string> = new Set([
  'accepted',
  'rejected',
  'supersedes',
  'same',
  'different',
  'within',
  'retracts',
] satisfies Judgement['says'][]);

/** A standing judgement on claims, as far as their review follows from it. Keys are whatever the engine uses. */
export interface Verdict<K> {
  says: 'accepted' | 'rejected' | 'supersedes';
  on: readonly K[];
}

/**
 * Where claims stand, from the standing verdicts on them and on what they superseded, the latest verdict first.
 * The latest decides. A claim follows what it superseded: an acceptance of the old one is one of its successor. A
 * rejection stays with the coding that it rejects, since what takes its place is how a wrong coding is mended. Of
 * verdicts that would make claims supersede each other in a circle, the older ones are left out.
 */
export function reviewsOf<K>(
  verdicts: readonly Verdict<K>[],
): Map<K, { review: Review; successor: K | null }> {
  const successor = new Map<K, K>();
  const endOf = (claim: K): K => {
    let end = claim;
    for (let next = successor.get(end); next !== undefined; next = successor.get(end)) end = next;
    return end;
  };
  for (const { says, on } of verdicts) {
    const [by, old] = on;
    if (says !== 'supersedes' || by === undefined || old === undefined) continue;
    if (!successor.has(old) && endOf(by) !== old) successor.set(old, by);
  }
  const result = new Map<K, { review: Review; successor: K | null }>();
  for (const { says, on } of verdicts) {
    if (says === 'supersedes') continue;
    for (const claim of on) {
      for (
        let at: K | undefined = claim;
        at !== undefined;
        at = says === 'accepted' ? successor.get(at) : undefined
      ) {
        // A later verdict stands here already, and for what came after it.
        if (result.has(at)) break;
        result.set(at, { review: says, successor: null });
      }
    }
  }
  for (const [old, by] of successor) result.set(old, { review: 'superseded', successor: by });
  return result;
}

/** What standing judgements say of who is who. */
export interface IdentityVerdict<K> {
  says: 'same' | 'different' | 'within';
  on: readonly K[];
}

export interface Identity<K> {
  /** Each member of a class of two or more, with the class, whose name is its first member. */
  classOf: Map<K, K>;
  /** Who stands within whom, and over how many steps; never within its own class. */
  within: { inside: K; around: K; steps: number }[];
}

/**
 * Classes and levels. `same` joins every two of its members, except a pair that another judgement calls
 * `different`; such a pair still ends in one class where both are the same as a third thing. `within` is followed
 * through classes, to any depth.
 */
export function identityOf<K extends string | number>(verdicts: readonly IdentityVerdict<K>[]): Identity<K> {
  const apart = new Set<string>();
  for (const { says, on } of verdicts)
    if (says === 'different') apart.add(`${on[0]} ${on[1]}`).add(`${on[1]} ${on[0]}`);
  const parent = new Map<K, K>();
  const find = (it: K): K => {
    let root = it;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    if (root !== it) parent.set(it, root);
    return root;
  };
  const join = (a: K, b: K) => {
    const [x, y] = [find(a), find(b)];
    if (x === y) return;
    parent.set(x < y ? y : x, x < y ? x : y);
  };
  for (const { says, on } of verdicts) {
    if (says !== 'same') continue;
    on.forEach((a, at) => {
      for (const b of on.slice(at + 1)) if (!apart.has(`${a} ${b}`)) join(a, b);
    });
  }
  const members = new Map<K, K[]>();
  for (const it of parent.keys()) members.set(find(it), [...(members.get(find(it)) ?? []), it]);
  for (const [root, list] of members) if (!list.includes(root)) list.push(root);
  const classOf = new Map<K, K>();
  for (const list of members.values()) {
    if (list.length < 2) continue;
    const first = list.reduce((a, b) => (b < a ? b : a));
    for (const it of list) classOf.set(it, first);
  }
  return {
    classOf,
    within: levels(
      verdicts,
      (it) => classOf.get(it) ?? it,
      (root) => members.get(find(root)) ?? [root],
    ),
  };
}

function levels<K extends string | number>(
  verdicts: readonly IdentityVerdict<K>[],
  rootOf: (it: K) => K,
  membersOf: (root: K) => readonly K[],
): Identity<K>['within'] {
  const up = new Map<K, Set<K>>();
  for (const { says, on } of verdicts) {
    if (says !== 'within') continue;
    const [inside, around] = [rootOf(on[0] as K), rootOf(on[1] as K)];
    if (inside !== around) up.set(inside, (up.get(inside) ?? new Set()).add(around));
  }
  const found: Identity<K>['within'] = [];
  for (const start of up.keys()) {
    const seen = new Set<K>([start]);
    let ring: K[] = [start];
    for (let steps = 1; ring.length > 0; steps++) {
      const next: K[] = [];
      for (const around of ring.flatMap((it) => [...(up.get(it) ?? [])])) {
        if (seen.has(around)) continue;
        seen.add(around);
        next.push(around);
        for (const inside of membersOf(start))
          for (const it of membersOf(around)) found.push({ inside, around: it, steps });
      }
      ring = next;
    }
  }
  return found;
}
