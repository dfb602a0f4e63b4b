import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Granted, type Link, pathsBetween } from '../../src/store/paths.ts';

/** A graph as pairs of nodes, which are told by letters. */
type Pairs = readonly (readonly [string, string])[];

const node = fc.constantFrom(...'abcdefghij');
const graphs = fc.array(fc.tuple(node, node), { maxLength: 30 });

function around(pairs: Pairs): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (from: string, to: string) => found.set(from, (found.get(from) ?? new Set()).add(to));
  for (const [one, other] of pairs)
    if (one !== other) {
      add(one, other);
      add(other, one);
    }
  return found;
}

/** Runs the search over a graph; what has more neighbours than `hub` is one. */
function search(pairs: Pairs, longest: number, most: number, hub = Number.POSITIVE_INFINITY) {
  const near = around(pairs);
  const isHub = (it: string) => !'az'.includes(it) && (near.get(it)?.size ?? 0) > hub;
  const running = pathsBetween<string, string>('a', 'z', { longest, most }, () => (it) => it);
  let read = 0;
  let step = running.next();
  while (!step.done) {
    const { of, to, hubs } = step.value;
    const told = hubs ? [] : of.filter(isHub);
    const links = of
      .filter((it) => !told.includes(it))
      .flatMap((it) =>
        [...(near.get(it) ?? [])]
          .filter((other) => !to || to.includes(other))
          .map(
            (other): Link<string, string> => ({
              ...{ node: it, other, claims: 1, out: it < other },
              edge: [it, other].sort().join(''),
            }),
          ),
      );
    read += links.length;
    step = running.next({ links, hubs: told } satisfies Granted<string, string>);
  }
  return { paths: step.value.map((path) => `a${path.map(({ to }) => to).join('')}`), read };
}

/** Every path, by going all ways. */
function everyPath(pairs: Pairs, longest: number): string[] {
  const near = around(pairs);
  const onward = (path: string): string[] =>
    path.endsWith('z')
      ? [path]
      : path.length > longest
        ? []
        : [...(near.get(path.slice(-1)) ?? [])]
            .filter((it) => !path.includes(it))
            .flatMap((it) => onward(path + it));
  return onward('a').sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
}

/** Letters at random, in which the last stands for the goal. */
const toGoal = (pairs: Pairs): Pairs =>
  pairs.map(([one, other]) => [one.replace('j', 'z'), other.replace('j', 'z')]);

test('the paths are those of going all ways, the shortest first', () => {
  fc.assert(
    fc.property(
      graphs,
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 50 }),
      (some, longest, most) => {
        const pairs = toGoal(some);
        expect(search(pairs, longest, most).paths).toEqual(everyPath(pairs, longest).slice(0, most));
      },
    ),
    { numRuns: 500 },
  );
});

test('around hubs nobody looks, but what passes none, or passes from one to the next, is found', () => {
  fc.assert(
    fc.property(graphs, fc.integer({ min: 1, max: 6 }), (some, longest) => {
      const pairs = toGoal(some);
      const [near, every] = [around(pairs), everyPath(pairs, longest)];
      const found = search(pairs, longest, 50, 3).paths;
      expect(every).toEqual(expect.arrayContaining(found));
      expect(found).toEqual(every.filter((path) => found.includes(path)));
      const plain = every.filter((path) =>
        [...path.slice(1, -1)].every((it) => (near.get(it)?.size ?? 0) <= 3),
      );
      if (every.length <= 50) expect(found).toEqual(expect.arrayContaining(plain));
    }),
    { numRuns: 500 },
  );
});

test('a hub that was reached from the other end is passed in the last step too', () => {
  const pairs: Pairs = [
    ['a', 'b'],
    ['a', 'c'],
    ['b', 'h'],
    ['h', 'z'],
    ['h', 'd'],
    ['h', 'e'],
  ];
  expect(search(pairs, 4, 9, 3).paths).toEqual(['abhz']);
});

test('what leads nowhere is not read in the last step', () => {
  // Both ends have a neighbour, which has fifty; one of these is the same.
  const fan = (from: string, by: string) =>
    Array.from({ length: 50 }, (_, at): [string, string] => [from, `${by}${at}`]);
  const pairs: Pairs = [
    ['a', 'b'],
    ['a', 'B'],
    ['z', 'c'],
    ['z', 'C'],
    ...fan('b', 'x'),
    ...fan('c', 'y'),
    ['b', 'c'],
  ];
  const { paths, read } = search(pairs, 3, 1);
  expect(paths).toEqual(['abcz']);
  expect(read).toBe(5);
});
