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
  { of: nodes, to: others, most }: Wish<string>,
): Promise<Granted<string, string>> {
  const types = hopTypes(
    request.family ?? (request.types ? ['content', 'voice'] : ['content']),
    request.types,
  );
  if (nodes.length === 0 || types.length === 0) return { links: [], hubs: [] };
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
  const end = `LIMIT ${b.bind(most)}`;
  const cypher = frame.now
    ? `${start}-[r:${types.join('|')}]-(o:Entity) WHERE ${passable} ${only}
       RETURN id AS node, o.id AS other, r.edge AS edge, r.claims AS claims, startNode(r) = n AS out ${end}`
    : `${start}<-[l:NEAR|FAR]-(g:Edge)-[f:NEAR|FAR]->(o:Entity)
       WHERE l.leads AND type(l) <> type(f) AND o <> n AND ${b.among('g.hop', types)} AND ${passable} ${only}
         AND EXISTS { MATCH (g)<-[:BACKS]-(c:Claim) WHERE ${frame.seen(b, 'c')} }
       RETURN id AS node, o.id AS other, g.id AS edge, g.claims AS claims, type(l) = 'NEAR' AS out ${end}`;
  return { links: await query.all<Link<string, string>>(cypher, b.params), hubs: [...hubs] };
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
