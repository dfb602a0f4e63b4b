import { checkPaths, type Granted, HUB, pathsBetween, type Step, type Wish } from '../../paths.ts';
import type { PathRequest, PathStep, StoredEdge } from '../../store.ts';
import { asJson, type Json } from '../wire.ts';
import { all, Binder } from './binder.ts';
import { edgeRows } from './edges.ts';
import type { Frame } from './frame.ts';

/** Paths between two nodes, the shortest first, those of one length by the ids on the way. */
export function paths(frame: Frame, request: PathRequest): Json<PathStep[][]> {
  checkPaths(request);
  const ends = new Map(
    frame.db.all(
      'SELECT e.ref, e.id FROM json_each(?) j JOIN entity e ON e.ref = j.value',
      JSON.stringify([request.from, request.to]),
    ) as [string, number][],
  );
  const [from, to] = [ends.get(request.from), ends.get(request.to)];
  if (from === undefined || to === undefined) return asJson([]);
  const search = pathsBetween<number, number>(from, to, request, (nodes) => namesOf(frame, nodes));
  let step = search.next();
  while (!step.done) step = search.next(grant(frame, request, step.value, [from, to]));
  return asJson(written(frame, step.value));
}

/** The ids of nodes by their keys. */
function namesOf(frame: Frame, nodes: Iterable<number>): (node: number) => string {
  const refs = new Map(
    frame.db.all(
      'SELECT e.id, e.ref FROM json_each(?) j CROSS JOIN entity e ON e.id = j.value',
      JSON.stringify([...nodes]),
    ) as [number, string][],
  );
  return (node) => refs.get(node) ?? '';
}

function grant(
  frame: Frame,
  request: PathRequest,
  { of, to, hubs: passed, most }: Wish<number>,
  ends: readonly number[],
): Granted<number, number> {
  const hubs = passed
    ? []
    : frame.db
        .all(
          `SELECT x.node FROM json_each(?) j CROSS JOIN expansion x ON x.node = j.value
           GROUP BY x.node HAVING sum(x.neighbours) > ?`,
          ...[JSON.stringify(of), HUB],
        )
        .map(([node]) => node as number)
        .filter((node) => !ends.includes(node));
  const around = of.filter((node) => !hubs.includes(node));
  const links = linksOf(frame, request, around, ends, to, most).map(([node, other, edge, side, claims]) => ({
    ...{ node, other, edge, claims },
    out: side === 0,
  }));
  return { links, hubs };
}

type LinkRow = [node: number, other: number, edge: number, side: number, claims: number];

/** Links of the asked types from some nodes, to anything that may be passed or only to some. */
function linksOf(
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

function written(frame: Frame, found: readonly Step<number, number>[][]): PathStep[][] {
  const steps = found.flat();
  const edges = edgeRows(
    frame,
    steps.map(({ hop }) => hop.edge),
  );
  const nameOf = namesOf(frame, new Set(steps.flatMap(({ from, to }) => [from, to])));
  return found.map((path) =>
    path.map(({ from, to, hop }) => ({
      ...{ from: nameOf(from), to: nameOf(to) },
      edge: { ...(edges.get(hop.edge) as StoredEdge), direction: hop.out ? 'out' : 'in' },
    })),
  );
}
