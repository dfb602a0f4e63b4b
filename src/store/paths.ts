import { InvalidRecord } from '../model/errors.ts';
import type { PathRequest } from './store.ts';

/** Around a node with more neighbours than this nobody looks further; paths through it are still found from both sides. */
export const HUB = 2_000;
/** So many links are read for one question at most. */
const READ = 200_000;
/** To so many nodes the ways across are asked for before anybody looks all around. */
const ACROSS = 5_000;
/** So many steps are tried at most when paths are put together. */
const TRIED = 300_000;

/** The edge to take from one node to another; `out` where the near end is the node that it is seen from. */
export interface Hop<E> {
  edge: E;
  claims: number;
  out: boolean;
}

export interface Link<N, E> extends Hop<E> {
  node: N;
  other: N;
}

/** What the search asks of an engine: links of some nodes, to anything that may be passed or only to some. */
export interface Wish<N> {
  of: readonly N[];
  /** Null is to anything. */
  to: readonly N[] | null;
  /** Whether to look around hubs too. */
  hubs: boolean;
  most: number;
}

export interface Granted<N, E> {
  links: readonly Link<N, E>[];
  /** Those of the asked around which nobody looked, since they are hubs. The ends of the question never are. */
  hubs: readonly N[];
}

export interface Step<N, E> {
  from: N;
  to: N;
  hop: Hop<E>;
}

type Key = string | number;

/** What has been seen of the graph: the neighbours of each node, with the edge that most claims stand behind. */
class Seen<N extends Key, E extends Key> {
  readonly hops = new Map<N, Map<N, Hop<E>>>();

  add({ node, other, ...hop }: Link<N, E>): void {
    this.#put(node, other, hop);
    this.#put(other, node, { ...hop, out: !hop.out });
  }

  #put(node: N, other: N, hop: Hop<E>): void {
    const own = this.hops.get(node) ?? new Map<N, Hop<E>>();
    this.hops.set(node, own);
    const known = own.get(other);
    const better =
      !known || hop.claims > known.claims || (hop.claims === known.claims && hop.edge < known.edge);
    if (better) own.set(other, hop);
  }
}

/** One end of the search: the nodes reached, and those to look around next. */
interface Side<N> {
  reached: Set<N>;
  front: N[];
}

/** Asks for links, and gives those that were granted. */
type Asking<N, E> = Generator<Wish<N>, readonly Link<N, E>[], Granted<N, E>>;

/** @throws InvalidRecord */
export function checkPaths({ longest, most }: PathRequest): void {
  const within = (it: number, limit: number) => Number.isInteger(it) && it >= 1 && it <= limit;
  if (!within(longest, 6) || !within(most, 50))
    throw new InvalidRecord('a path has 1 to 6 steps, and 1 to 50 are found at once', {
      wayOut: 'Ask for fewer.',
    });
}

/**
 * Looks for paths between two nodes from both ends, the shortest first, those of one length by the ids on the way. What
 * it needs of the graph it asks whoever runs it for. A path of as many steps as were taken crosses from the one front to
 * the other: whether any does is asked before all that lies around is read, mostly once for each step.
 * @param named gives the ids of nodes, where the engine has keys of its own
 */
export function* pathsBetween<N extends Key, E extends Key>(
  from: N,
  to: N,
  { longest, most }: Pick<PathRequest, 'longest' | 'most'>,
  named: (nodes: Iterable<N>) => (node: N) => string,
): Generator<Wish<N>, Step<N, E>[][], Granted<N, E>> {
  if (from === to) return [];
  const seen = new Seen<N, E>();
  const start = (node: N): Side<N> => ({ reached: new Set([node]), front: [node] });
  const [left, right] = [start(from), start(to)];
  const hubs = new Set<N>();
  let budget = READ;
  const ask = function* (of: readonly N[], others: readonly N[] | null): Asking<N, E> {
    const granted = yield { of, to: others, hubs: false, most: budget };
    budget -= granted.links.length;
    for (const hub of granted.hubs) hubs.add(hub);
    for (const link of granted.links) seen.add(link);
    return granted.links;
  };
  let met = false;
  let found: N[][] = [];
  for (let steps = 1; steps <= longest; steps++) {
    const nearer =
      left.front.length > 0 && (left.front.length <= right.front.length || right.front.length === 0);
    const [side, other] = nearer ? [left, right] : [right, left];
    const last = steps === longest;
    // What was reached before the other front is seen from there; but nobody looked around hubs.
    const beyond = [...other.front, ...[...hubs].filter((hub) => other.reached.has(hub))];
    // Around one node there is mostly little.
    const across = (side.front.length > 1 || last) && beyond.length <= ACROSS;
    let links = yield* ask(side.front, across ? beyond : null);
    met ||= links.some((link) => other.reached.has(link.other));
    if (hubs.size > 1) {
      const between = yield { of: [...hubs], to: [...hubs], hubs: true, most: READ };
      for (const link of between.links) seen.add(link);
    }
    if (met || hubs.size > 1) found = together(seen, from, to, steps, most, named(seen.hops.keys()));
    if (found.length >= most || last || budget <= 0) break;
    if (across) links = yield* ask(side.front, null);
    grow(side, links);
    if (left.front.length + right.front.length === 0) break;
  }
  return found.map((path) =>
    path.slice(1).map((node, at) => {
      const before = path[at] as N;
      return { from: before, to: node, hop: seen.hops.get(before)?.get(node) as Hop<E> };
    }),
  );
}

/** Takes what was read around one end. */
function grow<N extends Key, E extends Key>(side: Side<N>, links: readonly Link<N, E>[]): void {
  side.front = [];
  for (const { other } of links) {
    if (side.reached.has(other)) continue;
    side.reached.add(other);
    side.front.push(other);
  }
}

/** Puts paths of at most so many steps together from what was seen, the shortest first. */
function together<N extends Key, E extends Key>(
  seen: Seen<N, E>,
  from: N,
  to: N,
  longest: number,
  most: number,
  nameOf: (node: N) => string,
): N[][] {
  const left = distances(seen, to);
  const sorted = new Map<N, N[]>();
  const nextOf = (node: N) => {
    let list = sorted.get(node);
    if (!list) {
      list = [...(seen.hops.get(node)?.keys() ?? [])].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
      sorted.set(node, list);
    }
    return list;
  };
  const found: N[][] = [];
  let tried = 0;
  const walk = (path: N[], steps: number) => {
    const node = path.at(-1) as N;
    if (node === to) {
      if (steps === 0) found.push([...path]);
      return;
    }
    for (const next of nextOf(node)) {
      if (found.length >= most || ++tried > TRIED) return;
      if ((left.get(next) ?? Number.POSITIVE_INFINITY) > steps - 1 || path.includes(next)) continue;
      path.push(next);
      walk(path, steps - 1);
      path.pop();
    }
  };
  for (let steps = left.get(from) ?? longest + 1; steps <= longest && found.length < most; steps++)
    walk([from], steps);
  return found;
}

/** How many steps each seen node is from the goal. */
function distances<N extends Key, E extends Key>(seen: Seen<N, E>, to: N): Map<N, number> {
  const result = new Map([[to, 0]]);
  for (let ring = [to], steps = 1; ring.length > 0; steps++) {
    const next: N[] = [];
    for (const node of ring)
      for (const other of seen.hops.get(node)?.keys() ?? [])
        if (!result.has(other)) {
          result.set(other, steps);
          next.push(other);
        }
    ring = next;
  }
  return result;
}
