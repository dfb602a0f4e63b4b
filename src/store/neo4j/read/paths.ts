import { InvalidRecord } from '../../../model/errors.ts';
import type { PathRequest, PathStep, StoredEdge } from '../../store.ts';
import type { Query } from '../client.ts';
import { ALL_HOPS, hopTypes } from '../hops.ts';
import { Binder } from './binder.ts';
import { edgeRows } from './edges.ts';
import type { Frame } from './frame.ts';

/** Around a node with more links than this nobody looks further; paths through it are still found from both sides. */
const HUB = 2_000;
/** So many links are read for one question at most. */
const READ = 200_000;
/** So many steps are tried at most when paths are put together. */
const TRIED = 300_000;

/** The best edge between two nodes; `out` where the near end is the node that it is seen from. */
interface Hop {
  edge: string;
  claims: number;
  out: boolean;
}

/** What has been seen of the graph: the neighbours of each node, with the edge to take. */
class Seen {
  readonly hops = new Map<string, Map<string, Hop>>();

  add(node: string, other: string, hop: Hop): void {
    this.#put(node, other, hop);
    this.#put(other, node, { ...hop, out: !hop.out });
  }

  #put(node: string, other: string, hop: Hop): void {
    const own = this.hops.get(node) ?? new Map<string, Hop>();
    this.hops.set(node, own);
    const known = own.get(other);
    const better =
      !known || hop.claims > known.claims || (hop.claims === known.claims && hop.edge < known.edge);
    if (better) own.set(other, hop);
  }
}

/** One end of the search: the nodes reached, and those to look around next. */
interface Side {
  reached: Set<string>;
  front: string[];
}

/** Paths between two nodes, the shortest first, those of one length by the ids on the way. */
export async function paths(frame: Frame, query: Query, request: PathRequest): Promise<PathStep[][]> {
  const { from, to, longest, most } = request;
  const within = (it: number, limit: number) => Number.isInteger(it) && it >= 1 && it <= limit;
  if (!within(longest, 6) || !within(most, 50))
    throw new InvalidRecord('a path has 1 to 6 steps, and 1 to 50 are found at once', {
      wayOut: 'Ask for fewer.',
    });
  if (from === to) return [];
  const seen = new Seen();
  const start = (node: string): Side => ({ reached: new Set([node]), front: [node] });
  const [left, right] = [start(from), start(to)];
  const hubs = new Set<string>();
  let budget = READ;
  let found: string[][] = [];
  for (let steps = 1; steps <= longest; steps++) {
    const nearer =
      left.front.length > 0 && (left.front.length <= right.front.length || right.front.length === 0);
    budget -= await grow(frame, query, request, nearer ? left : right, seen, hubs, budget);
    const meet = [...left.reached].some((node) => right.reached.has(node)) || hubs.size > 1;
    const over = steps === longest || budget <= 0 || left.front.length + right.front.length === 0;
    if (meet) found = await together(frame, query, request, seen, hubs, steps);
    if (found.length >= most || over) break;
  }
  return written(frame, query, seen, found);
}

/** Looks one step further around one end. Returns how many links it read. */
async function grow(
  frame: Frame,
  query: Query,
  request: PathRequest,
  side: Side,
  seen: Seen,
  hubs: Set<string>,
  budget: number,
): Promise<number> {
  const { rows, large } = await links(frame, query, request, side.front, null, budget);
  for (const hub of large) hubs.add(hub);
  side.front = [];
  for (const { node, other, ...hop } of rows) {
    seen.add(node, other, hop);
    if (side.reached.has(other)) continue;
    side.reached.add(other);
    side.front.push(other);
  }
  return rows.length;
}

type Link = Hop & { node: string; other: string };

/**
 * Links of the asked types from some nodes, to anything that may be passed or only to some. Around hubs nobody looks,
 * unless the others are given; they are told in `large`.
 */
async function links(
  frame: Frame,
  query: Query,
  request: PathRequest,
  nodes: readonly string[],
  others: readonly string[] | null,
  limit: number,
): Promise<{ rows: Link[]; large: string[] }> {
  const types = hopTypes(
    request.family ?? (request.types ? ['content', 'voice'] : ['content']),
    request.types,
  );
  if (nodes.length === 0 || types.length === 0) return { rows: [], large: [] };
  const b = new Binder();
  const ends = b.bind([request.from, request.to]);
  const large = others
    ? []
    : await query.all<{ id: string }>(
        `UNWIND $nodes AS id MATCH (n:Entity {id: id})
         WHERE NOT id IN $ends AND COUNT { (n)-[:${ALL_HOPS}]-() } > $hub RETURN id`,
        { nodes, ends: [request.from, request.to], hub: HUB },
      );
  const hubs = new Set(large.map(({ id }) => id));
  const passable = `(o.id IN ${ends} OR NOT ${b.among('o.family', request.avoid ?? ['document'])})`;
  const only = others ? `AND ${b.among('o.id', others)}` : '';
  const start = `UNWIND ${b.bind(nodes.filter((id) => !hubs.has(id)))} AS id MATCH (n:Entity {id: id})`;
  const end = `LIMIT ${b.bind(limit)}`;
  const cypher = frame.now
    ? `${start}-[r:${types.join('|')}]-(o:Entity) WHERE ${passable} ${only}
       RETURN id AS node, o.id AS other, r.edge AS edge, r.claims AS claims, startNode(r) = n AS out ${end}`
    : `${start}<-[l:NEAR|FAR]-(g:Edge)-[f:NEAR|FAR]->(o:Entity)
       WHERE l.leads AND type(l) <> type(f) AND o <> n AND ${b.among('g.hop', types)} AND ${passable} ${only}
         AND EXISTS { MATCH (g)<-[:BACKS]-(c:Claim) WHERE ${frame.seen(b, 'c')} }
       RETURN id AS node, o.id AS other, g.id AS edge, g.claims AS claims, type(l) = 'NEAR' AS out ${end}`;
  return { rows: await query.all<Link>(cypher, b.params), large: [...hubs] };
}

/** Puts paths of at most so many steps together from what was seen, the shortest first. */
async function together(
  frame: Frame,
  query: Query,
  request: PathRequest,
  seen: Seen,
  hubs: ReadonlySet<string>,
  longest: number,
): Promise<string[][]> {
  const { from, to, most } = request;
  // Nobody looked around hubs: whether one leads to another is asked here.
  if (hubs.size > 1) {
    const { rows } = await links(frame, query, request, [...hubs], [...hubs], READ);
    for (const { node, other, ...hop } of rows) seen.add(node, other, hop);
  }
  const left = distances(seen, to);
  const sorted = new Map<string, string[]>();
  const nextOf = (node: string) => {
    const list = sorted.get(node) ?? [...(seen.hops.get(node)?.keys() ?? [])].sort();
    sorted.set(node, list);
    return list;
  };
  const found: string[][] = [];
  let tried = 0;
  const walk = (path: string[], steps: number) => {
    const node = path.at(-1) as string;
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
function distances(seen: Seen, to: string): Map<string, number> {
  const result = new Map([[to, 0]]);
  for (let ring = [to], steps = 1; ring.length > 0; steps++) {
    const next: string[] = [];
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

async function written(
  frame: Frame,
  query: Query,
  seen: Seen,
  found: readonly string[][],
): Promise<PathStep[][]> {
  const hops = found.map((path) =>
    path.slice(1).map((to, at) => {
      const from = path[at] as string;
      return { from, to, hop: seen.hops.get(from)?.get(to) as Hop };
    }),
  );
  const edges = await edgeRows(
    frame,
    query,
    hops.flat().map(({ hop }) => hop.edge),
  );
  return hops.map((path) =>
    path.map(({ from, to, hop }) => ({
      ...{ from, to },
      edge: { ...(edges.get(hop.edge) as StoredEdge), direction: hop.out ? 'out' : 'in' },
    })),
  );
}
