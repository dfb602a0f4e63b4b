import { checkPaths, type Granted, HUB, type Link, pathsBetween, type Step, type Wish } from '../../paths.ts';
import type { PathRequest, PathStep, StoredEdge } from '../../store.ts';
import type { Query } from '../client.ts';
import { ALL_HOPS, hopTypes } from '../hops.ts';
import { Binder } from './binder.ts';
import { edgeRows } from './edges.ts';
import type { Frame } from './frame.ts';

/** Paths between two nodes, the shortest first, those of one length by the ids on the way. */
export async function paths(frame: Frame, query: Query, request: PathRequest): Promise<PathStep[][]> {
  checkPaths(request);
  const search = pathsBetween<string, string>(request.from, request.to, request, () => (id) => id);
  let step = search.next();
  while (!step.done) step = search.next(await grant(frame, query, request, step.value));
  return written(frame, query, step.value);
}

async function grant(
  frame: Frame,
  query: Query,
  request: PathRequest,
  { of: nodes, to: others, hubs, most }: Wish<string>,
): Promise<Granted<string, string>> {
  const types = hopTypes(
    request.family ?? (request.types ? ['content', 'voice'] : ['content']),
    request.types,
  );
  if (nodes.length === 0 || types.length === 0) return { links: [], hubs: [] };
  const b = new Binder();
  const ends = b.bind([request.from, request.to]);
  const passable = `(o.id IN ${ends} OR NOT ${b.among('o.family', request.avoid ?? ['document'])})`;
  // By a map, and not by the index on ids: what leads anywhere else is few beside what the others lead to.
  const only = others ? `AND ${b.bind(Object.fromEntries(others.map((id) => [id, true])))}[o.id]` : '';
  const large = hubs ? 'false' : `NOT id IN ${ends} AND COUNT { (n)-[:${ALL_HOPS}]-() } > ${b.bind(HUB)}`;
  const link = frame.now
    ? `(n)-[r:${types.join('|')}]-(o:Entity) WHERE NOT hub AND ${passable} ${only}
       RETURN id AS node, hub, o.id AS other, r.edge AS edge, r.claims AS claims, startNode(r) = n AS out`
    : `(n)<-[l:NEAR|FAR]-(g:Edge)-[f:NEAR|FAR]->(o:Entity)
       WHERE NOT hub AND l.leads AND type(l) <> type(f) AND o <> n AND ${b.among('g.hop', types)} AND ${passable} ${only}
         AND EXISTS { MATCH (g)<-[:BACKS]-(c:Claim) WHERE ${frame.seen(b, 'c')} }
       RETURN id AS node, hub, o.id AS other, g.id AS edge, g.claims AS claims, type(l) = 'NEAR' AS out`;
  // Around hubs nobody looks, but they are told.
  const rows = await query.all<Link<string, string> & { hub: boolean; other: string | null }>(
    `UNWIND ${b.bind(nodes)} AS id MATCH (n:Entity {id: id}) WHERE NOT n:Pending WITH id, n, ${large} AS hub
     OPTIONAL MATCH ${link} LIMIT ${b.bind(most)}`,
    b.params,
  );
  return {
    links: rows.filter(({ other }) => other !== null),
    hubs: rows.filter(({ hub }) => hub).map(({ node }) => node),
  };
}

async function written(
  frame: Frame,
  query: Query,
  found: readonly Step<string, string>[][],
): Promise<PathStep[][]> {
  const edges = await edgeRows(
    frame,
    query,
    found.flat().map(({ hop }) => hop.edge),
  );
  return found.map((path) =>
    path.map(({ from, to, hop }) => ({
      ...{ from, to },
      edge: { ...(edges.get(hop.edge) as StoredEdge), direction: hop.out ? 'out' : 'in' },
    })),
  );
}
