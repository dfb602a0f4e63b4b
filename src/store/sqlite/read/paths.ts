import { InvalidRecord } from '../../../model/errors.ts';
import type { PathRequest, PathStep, StoredEdge } from '../../store.ts';
import { all, Binder } from './binder.ts';
import { edgeRows } from './edges.ts';
import type { Frame } from './frame.ts';

/** Around a node with more neighbours than this nobody looks further; paths through it are still found from both sides. */
const HUB = 2_000;
/** So many links are read for one question at most. */
const READ = 200_000;
/** So many steps are tried at most when paths are put together. */
const TRIED = 300_000;

/** The best edge between two nodes. */
interface Hop {
  edge: number;
  claims: number;
  side: number;
}

/** What has been seen of the graph: the neighbours of each node, with the edge to take. */
class Seen {
  readonly hops = new Map<number, Map<number, Hop>>();

  add(node: number, other: number, hop: Hop): void {
    this.#put(node, other, hop);
    this.#put(other, node, { ...hop, side: 1 - hop.side });
  }

  #put(node: number, other: number, hop: Hop): void {
    const own = this.hops.get(node) ?? new Map<number, Hop>();
    this.hops.set(node, own);
    const known = own.get(other);
    const better =
      !known || hop.claims > known.claims || (hop.claims === known.claims && hop.edge < known.edge);
    if (better) own.set(other, hop);
  }
}

/** One end of the search: the nodes reached, and those to look around next. */
interface Side {
  reached: Set<number>;
  front: number[];
  steps: number;
}

/** Paths between two nodes, the shortest first, those of one length by the ids on the way. */
export function paths(frame: Frame, request: PathRequest): PathStep[][] {
  const { longest, most } = request;
  if (
    !(
      Number.isInteger(longest) &&
      longest >= 1 &&
      longest <= 6 &&
      Number.isInteger(most) &&
      most >= 1 &&
      most <= 50
    )
  )
    throw new InvalidRecord('a path has 1 to 6 steps, and 1 to 50 are found at once', {
      wayOut: 'Ask for fewer.',
    });
  const ends = new Map(
    frame.db.all(
      'SELECT e.ref, e.id FROM json_each(?) j JOIN entity e ON e.ref = j.value',
      JSON.stringify([request.from, request.to]),
    ) as [string, number][],
  );
  const [from, to] = [ends.get(request.from), ends.get(request.to)];
  if (from === undefined || to === undefined || from === to) return [];
  const seen = new Seen();
  const start = (node: number): Side => ({ reached: new Set([node]), front: [node], steps: 0 });
  const [left, right] = [start(from), start(to)];
  const hubs = new Set<number>();
  let budget = READ;
  let found: number[][] = [];
  for (let steps = 1; steps <= longest; steps++) {
    const nearer =
      left.front.length > 0 && (left.front.length <= right.front.length || right.front.length === 0);
    budget -= grow(frame, request, nearer ? left : right, seen, hubs, [from, to], budget);
    const meet = [...left.reached].some((node) => right.reached.has(node)) || hubs.size > 1;
    const over = steps === longest || budget <= 0 || left.front.length + right.front.length === 0;
    if (meet) found = together(frame, request, seen, hubs, from, to, steps);
    if (found.length >= most || over) break;
  }
  return written(frame, seen, found);
}

/** Looks one step further around one end. Returns how many links it read. */
function grow(
  frame: Frame,
  request: PathRequest,
  side: Side,
  seen: Seen,
  hubs: Set<number>,
  ends: readonly number[],
  budget: number,
): number {
  for (const [node] of frame.db.all(
    `SELECT x.node FROM json_each(?) j CROSS JOIN expansion x ON x.node = j.value
     GROUP BY x.node HAVING sum(x.neighbours) > ?`,
    ...[JSON.stringify(side.front), HUB],
  ))
    if (!ends.includes(node as number)) hubs.add(node as number);
  const front = side.front.filter((node) => !hubs.has(node));
  side.steps++;
  side.front = [];
  const rows = links(frame, request, front, ends, null, budget);
  for (const [node, other, edge, which, claims] of rows) {
    seen.add(node, other, { edge, side: which, claims });
    if (side.reached.has(other)) continue;
    side.reached.add(other);
    side.front.push(other);
  }
  return rows.length;
}

type LinkRow = [node: number, other: number, edge: number, side: number, claims: number];

/** Links of the asked types from some nodes, to anything that may be passed or only to some. */
function links(
  frame: Frame,
  request: PathRequest,
  nodes: readonly number[],
  ends: readonly number[],
  others: readonly number[] | null,
  limit: number,
): LinkRow[] {
  if (nodes.length === 0) return [];
  const b = new Binder();
  const list = b.bind(JSON.stringify(nodes));
  const families = request.family ?? (request.types ? ['content', 'voice'] : ['content']);
  const ways = [b.among('w.family', families)];
  if (request.types) ways.push(b.among('w.type', request.types));
  const way = `(SELECT w.id FROM way w WHERE ${all(ways)})`;
  const passable = `(a.other IN ${b.each(ends)} OR NOT EXISTS (
    SELECT 1 FROM entity o WHERE o.id = a.other AND ${b.among('o.family', request.avoid ?? ['document'])}))`;
  const only = others ? `AND a.other IN ${b.each(others)}` : '';
  const from = frame.now
    ? `adjacency a ON a.node = j.value AND a.lane >> 1 IN ${way} CROSS JOIN edge e ON e.id = a.edge`
    : `(SELECT l.node, f.node other, l.edge, x.way * 2 + l.side lane FROM link l
          CROSS JOIN link f INDEXED BY link_edge ON f.edge = l.edge AND f.side = 1 - l.side AND f.node <> l.node
          CROSS JOIN edge x ON x.id = l.edge WHERE l.side < 2) a ON a.node = j.value AND a.lane >> 1 IN ${way}
         CROSS JOIN edge e ON e.id = a.edge AND EXISTS (
          SELECT 1 FROM backing k CROSS JOIN claim c ON c.id = k.claim WHERE k.edge = a.edge AND ${frame.seen(b, 'c')})`;
  return frame.db.all(
    `SELECT a.node, a.other, a.edge, a.lane & 1, e.claims FROM json_each(${list}) j CROSS JOIN ${from}
     WHERE ${passable} ${only} LIMIT ${b.bind(limit)}`,
    ...b.values,
  ) as LinkRow[];
}

/** Puts paths of at most so many steps together from what was seen, the shortest first. */
function together(
  frame: Frame,
  request: PathRequest,
  seen: Seen,
  hubs: ReadonlySet<number>,
  from: number,
  to: number,
  longest: number,
): number[][] {
  // Nobody looked around hubs: whether one leads to another is asked here.
  if (hubs.size > 1)
    for (const [node, other, edge, side, claims] of links(
      frame,
      request,
      [...hubs],
      [from, to],
      [...hubs],
      READ,
    ))
      seen.add(node, other, { edge, side, claims });
  const refs = new Map(
    frame.db.all(
      'SELECT e.id, e.ref FROM json_each(?) j CROSS JOIN entity e ON e.id = j.value',
      JSON.stringify([...seen.hops.keys()]),
    ) as [number, string][],
  );
  const left = distances(seen, to);
  const sorted = new Map<number, number[]>();
  const nextOf = (node: number) => {
    let list = sorted.get(node);
    if (!list) {
      const ref = (id: number) => refs.get(id) ?? '';
      list = [...(seen.hops.get(node)?.keys() ?? [])].sort((a, b) => (ref(a) < ref(b) ? -1 : 1));
      sorted.set(node, list);
    }
    return list;
  };
  const found: number[][] = [];
  let tried = 0;
  const walk = (path: number[], steps: number) => {
    const node = path.at(-1) as number;
    if (node === to) {
      if (steps === 0) found.push([...path]);
      return;
    }
    for (const next of nextOf(node)) {
      if (found.length >= request.most || ++tried > TRIED) return;
      if ((left.get(next) ?? Number.POSITIVE_INFINITY) > steps - 1 || path.includes(next)) continue;
      path.push(next);
      walk(path, steps - 1);
      path.pop();
    }
  };
  for (let steps = left.get(from) ?? longest + 1; steps <= longest && found.length < request.most; steps++)
    walk([from], steps);
  return found;
}

/** How many steps each seen node is from the goal. */
function distances(seen: Seen, to: number): Map<number, number> {
  const result = new Map([[to, 0]]);
  for (let ring = [to], steps = 1; ring.length > 0; steps++) {
    const next: number[] = [];
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

function written(frame: Frame, seen: Seen, found: readonly number[][]): PathStep[][] {
  const hops = found.map((path) =>
    path.slice(1).map((node, at) => {
      const before = path[at] as number;
      return { from: before, to: node, hop: seen.hops.get(before)?.get(node) as Hop };
    }),
  );
  const edges = edgeRows(
    frame,
    hops.flat().map(({ hop }) => hop.edge),
  );
  const ids = [...new Set(found.flat())];
  const refs = new Map(
    frame.db.all(
      'SELECT e.id, e.ref FROM json_each(?) j CROSS JOIN entity e ON e.id = j.value',
      JSON.stringify(ids),
    ) as [number, string][],
  );
  return hops.map((path) =>
    path.map(({ from, to, hop }) => ({
      from: refs.get(from) as string,
      to: refs.get(to) as string,
      edge: { ...(edges.get(hop.edge) as StoredEdge), direction: hop.side === 0 ? 'out' : 'in' },
    })),
  );
}
