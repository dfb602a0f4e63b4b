import type { Ends } from '../../../model/proposition.ts';
import { cursorOf, cut, type Position, wantedOf } from '../../paging.ts';
import type { EdgeFilter, Expansion, PageRequest, StoredEdge } from '../../store.ts';
import { asJson, type Json } from '../wire.ts';
import { FEW } from './anchors.ts';
import { all, Binder } from './binder.ts';
import type { WirePage } from './claim-lists.ts';
import { edgeCounts, noCounts } from './counts.ts';
import { membersOf, sameAs } from './filter.ts';
import type { Frame } from './frame.ts';

/** An edge from a node: which node, which edge, seen from which side, with how many claims. */
type Spoke = [node: string, edge: number, side: number, claims: number];

/** Conditions on an edge as seen from one of its ends, `l`. */
function edgeCondition(b: Binder, filter: EdgeFilter, frame: Frame): string {
  const conditions = ['l.side < 2'];
  const way: string[] = [];
  if (filter.family) way.push(b.among('w.family', filter.family));
  if (filter.type) way.push(b.among('w.type', filter.type));
  if (way.length > 0)
    conditions.push(
      `(SELECT e.way FROM edge e WHERE e.id = l.edge) IN (SELECT w.id FROM way w WHERE ${all(way)})`,
    );
  if (filter.direction)
    conditions.push(
      `l.side IN (${filter.direction.map((it) => b.bind(it === 'out' ? 0 : 1)).join(', ') || 'NULL'})`,
    );
  const far = (condition: string, from = '') =>
    `EXISTS (SELECT 1 FROM link f INDEXED BY link_edge ${from} WHERE f.edge = l.edge AND f.side = 1 - l.side
      AND f.node <> l.node AND ${condition})`;
  if (filter.other) conditions.push(far(`f.node IN ${b.each(sameAs(frame, filter.other))}`));
  if (filter.otherFamily)
    conditions.push(far(b.among('o.family', filter.otherFamily), 'JOIN entity o ON o.id = f.node'));
  return all(conditions);
}

/** A node with one of those that it is one with, by whose links it is read. */
type Arm = ReturnType<typeof membersOf>[number];

/** The arms as `n (ref, id)`. */
const arms = (b: Binder, list: readonly Arm[]) =>
  `(SELECT value ->> 0 ref, value ->> 1 id FROM json_each(${b.bind(JSON.stringify(list))})) n`;

/** Whether some node is one with others: what joins two of them to the same thing is then read twice. */
const several = (list: readonly Arm[]) => list.length > new Set(list.map(([ref]) => ref)).size;

/**
 * For each node a page of its edges, and of those of everything judged the same, as they were written: most claims first;
 * ties in an order of their own, always the same.
 */
export function edgesOf(
  frame: Frame,
  ids: readonly string[],
  filter: EdgeFilter,
  request: PageRequest,
): Json<[string, WirePage, StoredEdge[]][]> {
  const list = 'edges';
  const wanted = wantedOf(request, list, [0, 0, 0]);
  const compare = (a: Position, b: Position) =>
    Number(b[0]) - Number(a[0]) || Number(a[1]) - Number(b[1]) || Number(a[2]) - Number(b[2]);
  const place = ([, edge, side, claims]: Spoke): Position => [claims, edge, side];
  const documents = filter.document ? sameAs(frame, filter.document) : null;
  const stored = frame.now && !documents;
  const nodes = membersOf(frame, ids);
  const spokes = stored
    ? storedSpokes(frame, nodes, filter, wanted)
    : countedSpokes(frame, nodes, filter, documents);
  const totals = wanted.total && stored ? spokeTotals(frame, nodes, filter) : null;
  const pages = [...new Set(ids)].map((node) => {
    const own = spokes
      .filter((spoke) => spoke[0] === node)
      .sort((a, b) => compare(place(a), place(b)))
      .filter((it, at, all) => compare(place(it), place(all[at - 1] ?? ['', -1, -1, -1])) !== 0);
    const { after, before } = wanted;
    const between = own.filter(
      (it) => (!after || compare(place(it), after) > 0) && (!before || compare(place(it), before) < 0),
    );
    if (wanted.backward) between.reverse();
    const total = wanted.total ? (totals?.get(node) ?? (stored ? 0 : own.length)) : null;
    return { node, total, ...cut(between.slice(0, wanted.size + 1), wanted) };
  });
  const edges = edgeRows(
    frame,
    pages.flatMap(({ items }) => items.map((spoke) => spoke[1])),
    documents,
  );
  return asJson(
    pages.map(({ node, items, ...rest }) => [
      node,
      { ...rest, items: items.map((spoke, at) => [at, cursorOf(list, place(spoke))]) },
      items.map(([, edge, side]) => ({
        ...(edges.get(edge) as StoredEdge),
        direction: side === 0 ? 'out' : 'in',
      })),
    ]),
  );
}

/** The counts as kept: the first edges of each node lie side by side. */
function storedSpokes(
  frame: Frame,
  nodes: readonly Arm[],
  filter: EdgeFilter,
  wanted: ReturnType<typeof wantedOf>,
): Spoke[] {
  const b = new Binder();
  const order = wanted.backward ? 'l.claims, l.edge DESC, l.side DESC' : 'l.claims DESC, l.edge, l.side';
  const most = b.bind(wanted.size + 1);
  const conditions = ['l.claims > 0', edgeCondition(b, filter, frame)];
  for (const [position, later] of [
    [wanted.after, true],
    [wanted.before, false],
  ] as const) {
    if (!position) continue;
    const [claims, edge, side] = position.map((value) => b.bind(value));
    const [less, more] = later ? ['<', '>'] : ['>', '<'];
    conditions.push(
      `(l.claims ${less} ${claims} OR (l.claims = ${claims} AND (l.edge, l.side) ${more} (${edge}, ${side})))`,
    );
  }
  const first = (columns: string, node: string) =>
    `SELECT ${columns} FROM link l WHERE l.node = ${node} AND ${all(conditions)} ORDER BY ${order} LIMIT ${most}`;
  // Few nodes are read one by one, in one statement; of many, each edge is looked up again for its side.
  const sql =
    nodes.length <= FEW
      ? nodes
          .map(
            ([ref, id]) => `SELECT * FROM (${first(`${b.bind(ref)}, l.edge, l.side, l.claims`, b.bind(id))})`,
          )
          .join(' UNION ALL ')
      : `SELECT n.ref, l.edge, l.side, l.claims FROM ${arms(b, nodes)}
         CROSS JOIN link l INDEXED BY link_edge ON l.edge IN (${first('l.edge', 'n.id')}) AND l.node = n.id
         WHERE ${edgeCondition(b, filter, frame)}`;
  return nodes.length === 0 ? [] : (frame.db.all(sql, ...b.values) as Spoke[]);
}

/** Counted anew, of the claims in view. */
function countedSpokes(
  frame: Frame,
  nodes: readonly Arm[],
  filter: EdgeFilter,
  documents: readonly number[] | null,
): Spoke[] {
  const b = new Binder();
  const from = arms(b, nodes);
  const conditions = [frame.seen(b, 'c'), edgeCondition(b, filter, frame)];
  if (documents) conditions.push(`c.document IN ${b.each(documents)}`);
  return frame.db.all(
    `SELECT n.ref, l.edge, l.side, count(${several(nodes) ? 'DISTINCT c.id' : '*'}) FROM ${from}
     CROSS JOIN link l ON l.node = n.id CROSS JOIN backing k ON k.edge = l.edge CROSS JOIN claim c ON c.id = k.claim
     WHERE ${all(conditions)} GROUP BY n.ref, l.edge, l.side`,
    ...b.values,
  ) as Spoke[];
}

function spokeTotals(frame: Frame, nodes: readonly Arm[], filter: EdgeFilter): Map<string, number> {
  const b = new Binder();
  const sql = `SELECT n.ref, count(${several(nodes) ? 'DISTINCT l.edge * 4 + l.side' : '*'}) FROM ${arms(b, nodes)}
    CROSS JOIN link l ON l.node = n.id WHERE l.claims > 0 AND ${edgeCondition(b, filter, frame)} GROUP BY n.ref`;
  return new Map(frame.db.all(sql, ...b.values) as [string, number][]);
}

type EdgeRow = [
  ...[
    id: number,
    key: string,
    family: StoredEdge['family'],
    type: StoredEdge['type'],
    part: StoredEdge['part'],
  ],
  ...[codes: string[], nearMode: Ends['mode'], nearShare: Ends['share'] | null],
  ...[farMode: Ends['mode'], farShare: Ends['share'] | null, near: string[], far: string[]],
];

/** Edges by key, seen from their near end. */
export function edgeRows(
  frame: Frame,
  edges: readonly number[],
  documents: readonly number[] | null = null,
): Map<number, StoredEdge> {
  if (edges.length === 0) return new Map();
  const ends = (side: number) => `(SELECT json_group_array(n.ref) FROM link l INDEXED BY link_edge
    JOIN entity n ON n.id = l.node WHERE l.edge = e.id AND l.side IN (${side}, ${side + 2}))`;
  const keys = [...new Set(edges)];
  // One text, which costs less to hand over and to read than rows of columns.
  const text = frame.db.text(
    `SELECT json_group_array(json_array(e.id, e.key, w.family, w.type, w.part, json(e.codes),
       e.near_mode, json(e.near_share), e.far_mode, json(e.far_share), ${ends(0)}, ${ends(1)}))
     FROM json_each(?) j CROSS JOIN edge e ON e.id = j.value JOIN way w ON w.id = e.way`,
    JSON.stringify(keys),
  );
  const counts = edgeCounts(frame, keys, documents);
  const end = (of: string[], mode: Ends['mode'], share: Ends['share'] | null): Ends => ({
    ...{ of: of.sort(), mode },
    ...(share && { share }),
  });
  return new Map(
    (JSON.parse(text) as EdgeRow[]).map((row) => {
      const [id, key, family, type, part, codes, nearMode, nearShare, farMode, farShare, near, far] = row;
      const edge: StoredEdge = {
        ...{ key, family, type, part, direction: 'out' },
        subject: end(near, nearMode, nearShare),
        object: end(far, farMode, farShare),
        ...{ codes, counts: counts.get(id) ?? noCounts() },
      };
      return [id, edge];
    }),
  );
}

/** For each node what expanding it, and everything judged the same, would bring, most claims first. */
export function expansionsOf(
  frame: Frame,
  ids: readonly string[],
  shown: readonly string[],
): [string, Expansion[]][] {
  const b = new Binder();
  const known = b.bind(JSON.stringify([...new Set(shown)]));
  const nodes = membersOf(frame, ids);
  const sizes = new Map<string, number>();
  for (const [ref] of nodes) sizes.set(ref, (sizes.get(ref) ?? 0) + 1);
  // What is kept is kept for each by itself.
  const kept = nodes.filter(([ref]) => frame.now && sizes.get(ref) === 1);
  const counted = nodes.filter(([ref]) => !frame.now || sizes.get(ref) !== 1);
  const lines = [
    storedExpansions(arms(b, kept), known),
    ...(counted.length > 0 ? [countedExpansions(frame, b, arms(b, counted), known)] : []),
  ].join(' UNION ALL ');
  const result = new Map<string, Expansion[]>(ids.map((id) => [id, []]));
  for (const row of frame.db.all(
    `SELECT x.ref, w.family, w.type, x.lane & 1, w.part, x.neighbours, x.hidden, x.claims
     FROM (${lines}) x JOIN way w ON w.id = x.lane >> 1 ORDER BY x.claims DESC, w.family, w.type, x.lane & 1, w.part`,
    ...b.values,
  )) {
    const [ref, family, type, side, part, neighbours, hidden, claims] = row;
    const line = { family, type, direction: side === 0 ? 'out' : 'in', part, neighbours, hidden, claims };
    result.get(String(ref))?.push(line as Expansion);
  }
  return [...result];
}

const shownSql = (list: string) =>
  `(SELECT s.id FROM json_each(${list}) i CROSS JOIN entity s ON s.ref = i.value)`;

function storedExpansions(from: string, known: string): string {
  return `SELECT n.ref, x.lane, x.neighbours, x.claims, x.neighbours - (
      SELECT count(*) FROM ${shownSql(known)} s WHERE EXISTS (
        SELECT 1 FROM adjacency a WHERE a.node = x.node AND a.lane = x.lane AND a.other = s.id)) hidden
    FROM ${from} CROSS JOIN expansion x ON x.node = n.id`;
}

function countedExpansions(frame: Frame, b: Binder, from: string, known: string): string {
  return `SELECT n.ref, e.way * 2 + l.side lane, count(DISTINCT f.node) neighbours, count(DISTINCT c.id) claims,
      count(DISTINCT f.node) FILTER (WHERE f.node NOT IN ${shownSql(known)}) hidden
    FROM ${from} CROSS JOIN link l ON l.node = n.id AND l.side < 2
    CROSS JOIN edge e ON e.id = l.edge CROSS JOIN link f INDEXED BY link_edge ON f.edge = e.id AND f.side = 1 - l.side AND f.node <> n.id
    CROSS JOIN backing k ON k.edge = e.id CROSS JOIN claim c ON c.id = k.claim WHERE ${frame.seen(b, 'c')} GROUP BY n.ref, lane`;
}

/** Content edges between the nodes, most claims first. */
export function edgesAmong(frame: Frame, ids: readonly string[], most: number): Json<StoredEdge[]> {
  const { db } = frame;
  const nodes = db.all(
    `SELECT n.id, (SELECT sum(x.neighbours) FROM expansion x WHERE x.node = n.id)
     FROM json_each(?) j CROSS JOIN entity n ON n.ref = j.value`,
    JSON.stringify([...new Set(ids)]),
  ) as [number, number | null][];
  const keys = nodes.map(([id]) => id);
  // An edge is found from either end: by reading around the smaller node, or, between large ones, by asking for the pair.
  const small = nodes.filter(([, degree]) => (degree ?? 0) <= 50 * keys.length).map(([id]) => id);
  const large = keys.filter((id) => !small.includes(id));
  const content = "(SELECT w.id FROM way w WHERE w.family = 'content')";
  const edges = db.all(
    `SELECT a.edge FROM json_each(?1) j CROSS JOIN adjacency a ON a.node = j.value
       WHERE a.lane >> 1 IN ${content} AND a.other IN (SELECT value FROM json_each(?2))
     UNION SELECT a.edge FROM json_each(?3) j CROSS JOIN json_each(?3) o CROSS JOIN expansion x ON x.node = j.value
       CROSS JOIN adjacency a ON a.node = j.value AND a.lane = x.lane AND a.other = o.value
       WHERE x.lane >> 1 IN ${content}`,
    ...[JSON.stringify(small), JSON.stringify(keys), JSON.stringify(large)],
  ) as [number][];
  const found = edgeRows(
    frame,
    edges.map(([id]) => id),
  );
  return asJson(
    [...found]
      .filter(([, edge]) => edge.counts.claims > 0)
      .sort(([a, one], [b, other]) => other.counts.claims - one.counts.claims || a - b)
      .slice(0, Math.min(Math.max(0, most), 5000))
      .map(([, edge]) => edge),
  );
}
