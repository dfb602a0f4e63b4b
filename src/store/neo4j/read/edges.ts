import type { Ends } from '../../../model/proposition.ts';
import { cursorOf, cut, type Position, wantedOf } from '../../paging.ts';
import type { EdgeFilter, Page, PageRequest, StoredEdge } from '../../store.ts';
import type { Query } from '../client.ts';
import { pageOf } from '../decode.ts';
import { hopTypes } from '../hops.ts';
import { all, Binder } from './binder.ts';
import { type CountRow, countedBehind, noCounts, tally } from './counts.ts';
import type { Frame } from './frame.ts';
import { Lookup } from './lookup.ts';

/** An edge `g` from a node, seen from a side: 0 where the node is at its near end. */
interface Spoke {
  node: string;
  edge: string;
  side: number;
  claims: number;
}

/** Conditions on an edge `g` as seen from one of its ends `n` over `l`. */
function edgeCondition(b: Binder, filter: EdgeFilter, known: Lookup): string {
  const conditions = ['l.leads'];
  if (filter.family) conditions.push(b.among('g.family', filter.family));
  if (filter.type) conditions.push(b.among('g.type', filter.type));
  if (filter.direction)
    conditions.push(
      b.among(
        'type(l)',
        filter.direction.map((it) => (it === 'out' ? 'NEAR' : 'FAR')),
      ),
    );
  const far = (condition: (o: string) => string) => {
    const [o, f] = [b.fresh('o'), b.fresh('f')];
    return `EXISTS { MATCH (g)-[${f}:NEAR|FAR]->(${o}:Entity)
      WHERE type(${f}) <> type(l) AND ${o} <> n AND ${condition(o)} }`;
  };
  const { other, otherFamily } = filter;
  if (other) conditions.push(far((o) => b.among(`${o}.id`, known.same(other))));
  if (otherFamily) conditions.push(far((o) => b.among(`${o}.family`, otherFamily)));
  return all(conditions);
}

const SIDE = "CASE type(l) WHEN 'NEAR' THEN 0 ELSE 1 END";

/**
 * For each node a page of its edges, and of those of everything judged the same, as they were written: most claims first;
 * ties in an order of their own, always the same.
 */
export async function edgesOf(
  frame: Frame,
  query: Query,
  ids: readonly string[],
  filter: EdgeFilter,
  request: PageRequest,
): Promise<Map<string, Page<StoredEdge>>> {
  const list = 'edges';
  const wanted = wantedOf(request, list, [0, '', 0]);
  const known = await Lookup.of(frame, query, {}, [...(filter.other ?? []), ...(filter.document ?? [])]);
  const documents = filter.document ? known.same(filter.document) : null;
  const stored = frame.now && !documents;
  const nodes = [...new Set(ids)];
  const from = (b: Binder, nodes: readonly string[]) => {
    const edge = edgeCondition(b, filter, known);
    const start = `${membersFrom(frame, b, nodes)} CALL (n) { MATCH (n)<-[l:NEAR|FAR]-(g:Edge)`;
    if (stored) return `${start} WHERE g.claims > 0 AND ${edge} WITH g, ${SIDE} AS side, g.claims AS claims`;
    const inside = documents ? `AND ${b.among('c.document', documents)}` : '';
    return `${start} WHERE ${edge} MATCH (g)<-[:BACKS]-(c:Claim) WHERE ${frame.seen(b, 'c')} ${inside}
      WITH g, ${SIDE} AS side, count(c) AS claims`;
  };
  const b = new Binder();
  const later = ([claims, edge, side]: Position, sign: '>' | '<') => {
    const [x, y, z] = [b.bind(claims), b.bind(edge), b.bind(side)];
    const less = sign === '>' ? '<' : '>';
    return `(claims ${less} ${x} OR (claims = ${x} AND (g.id ${sign} ${y} OR (g.id = ${y} AND side ${sign} ${z}))))`;
  };
  const positions = all([
    ...(wanted.after ? [later(wanted.after, '>')] : []),
    ...(wanted.before ? [later(wanted.before, '<')] : []),
  ]);
  const [up, down] = wanted.backward ? ['DESC', 'ASC'] : ['ASC', 'DESC'];
  const order = `ORDER BY claims ${down}, edge ${up}, side ${up}`;
  const [found] = await query.all<{ spokes: Spoke[]; edges: CountedEdge[] }>(
    `${from(b, nodes)} WHERE ${positions}
       RETURN g, g.id AS edge, side, claims ${order} LIMIT ${b.bind(wanted.size + 1)} }
     WITH id AS node, g, edge, side, claims ${order}
     WITH collect({node: node, edge: edge, side: side, claims: claims}) AS spokes, collect(DISTINCT g) AS all
     CALL (all) { UNWIND all AS g ${counted(b, frame, documents)} RETURN collect({g: row, counts: counts}) AS edges }
     RETURN spokes, edges`,
    b.params,
  );
  const { spokes, edges } = { spokes: found?.spokes ?? [], edges: edgesFrom(found?.edges ?? []) };
  const totals = new Map<string, number>();
  if (wanted.total) {
    const t = new Binder();
    const classed: string[] = [];
    for (const { node, total, members } of await query.all<{ node: string; total: number; members: number }>(
      `${from(t, nodes)} RETURN count(*) AS total } RETURN id AS node, sum(total) AS total, count(*) AS members`,
      t.params,
    )) {
      totals.set(node, total);
      if (members > 1) classed.push(node);
    }
    // What joins two of a class to the same thing was counted twice.
    const c = new Binder();
    if (classed.length > 0)
      for (const { node, total } of await query.all<{ node: string; total: number }>(
        `${from(c, classed)} RETURN g.id AS edge, side } RETURN id AS node, count(DISTINCT [edge, side]) AS total`,
        c.params,
      ))
        totals.set(node, total);
  }
  return new Map(
    nodes.map((node) => {
      const seen = new Set<string>();
      const own = cut(
        spokes
          .filter((it) => it.node === node)
          .filter(({ edge, side }) => !seen.has(`${edge} ${side}`) && seen.add(`${edge} ${side}`))
          .slice(0, wanted.size + 1),
        wanted,
      );
      const page = { ...own, total: wanted.total ? (totals.get(node) ?? 0) : null };
      const make = ({ edge, side }: Spoke): StoredEdge => ({
        ...(edges.get(edge) as StoredEdge),
        direction: side === 0 ? 'out' : 'in',
      });
      return [node, pageOf(page, make, ({ claims, edge, side }) => cursorOf(list, [claims, edge, side]))];
    }),
  );
}

/** Cypher for each node `id` with each `n` that it is one with. */
export function membersFrom(frame: Frame, b: Binder, nodes: readonly string[]): string {
  return `UNWIND ${b.bind(nodes)} AS id MATCH (asked:Entity {id: id}) WHERE NOT asked:Pending
    UNWIND ${frame.members(b, 'asked')} AS member MATCH (n:Entity {id: member})`;
}

interface EdgeRow extends Pick<StoredEdge, 'key' | 'family' | 'type' | 'part' | 'codes'> {
  id: string;
  nearMode: Ends['mode'];
  nearShare: string | null;
  near: string[];
  farMode: Ends['mode'];
  farShare: string | null;
  far: string[];
}

/** An edge with what stands behind it. */
interface CountedEdge {
  g: EdgeRow;
  counts: Omit<CountRow, 'k'>[];
}

/** Cypher that makes of each edge `g` its `row`, and finds its `counts`. */
function counted(b: Binder, frame: Frame, documents: readonly string[] | null): string {
  return `${countedBehind(b, frame, documents)} WITH counts, g { .id, .key, .family, .type, .part, .codes,
    .nearMode, .nearShare, .near, .farMode, .farShare, .far } AS row`;
}

function edgesFrom(rows: readonly CountedEdge[]): Map<string, StoredEdge> {
  const counts = tally(rows.flatMap(({ g, counts }) => counts.map((it) => ({ k: g.id, ...it }))));
  const end = (of: string[], mode: Ends['mode'], share: string | null): Ends => ({
    ...{ of, mode },
    ...(share ? { share: JSON.parse(share) } : {}),
  });
  return new Map(
    rows.map(({ g: { id, key, family, type, part, codes, ...g } }) => [
      id,
      {
        ...{ key, family, type, part, direction: 'out' },
        subject: end(g.near, g.nearMode, g.nearShare),
        object: end(g.far, g.farMode, g.farShare),
        codes,
        counts: counts.get(id) ?? noCounts(),
      },
    ]),
  );
}

/** Edges by id, seen from their near end. */
export async function edgeRows(
  frame: Frame,
  query: Query,
  edges: readonly string[],
): Promise<Map<string, StoredEdge>> {
  const ids = [...new Set(edges)];
  if (ids.length === 0) return new Map();
  const b = new Binder();
  const rows = await query.all<CountedEdge>(
    `UNWIND ${b.bind(ids)} AS id MATCH (g:Edge {id: id}) ${counted(b, frame, null)} RETURN row AS g, counts`,
    b.params,
  );
  return edgesFrom(rows);
}

/** Content edges between the nodes, most claims first. */
export async function edgesAmong(
  frame: Frame,
  query: Query,
  ids: readonly string[],
  most: number,
): Promise<StoredEdge[]> {
  const rows = await query.all<{ edge: string }>(
    `UNWIND $ids AS id MATCH (n:Entity {id: id})-[r:${hopTypes(['content']).join('|')}]->(o:Entity)
     WHERE o.id IN $ids RETURN DISTINCT r.edge AS edge`,
    { ids: [...new Set(ids)] },
  );
  const found = await edgeRows(
    frame,
    query,
    rows.map(({ edge }) => edge),
  );
  return [...found]
    .filter(([, edge]) => edge.counts.claims > 0)
    .sort(([a, one], [b, other]) => other.counts.claims - one.counts.claims || (a < b ? -1 : 1))
    .slice(0, Math.min(Math.max(0, most), 5000))
    .map(([, edge]) => edge);
}
