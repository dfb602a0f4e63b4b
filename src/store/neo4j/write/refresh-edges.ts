import type { Query } from '../client.ts';
import { ALL_HOPS } from '../hops.ts';

/** Counts visible claims behind the edges of claims that came or went, and draws or takes away what hangs on these counts. */
export async function refreshEdges(query: Query): Promise<void> {
  for (const [mark, sign] of [
    ['Shown', '+'],
    ['Lost', '-'],
  ])
    await query.all(
      `MATCH (:Claim:${mark})-[k:BACKS]->(g:Edge) WITH g, count(k) AS n
       SET g:Changed, g.before = coalesce(g.before, g.claims), g.claims = g.claims ${sign} n`,
    );
  // The words of a share are outside the key: the first in order of text are kept, whatever came first.
  for (const share of ['nearShare', 'farShare'])
    await query.all(
      `MATCH (:Claim:Fresh)-[k:BACKS]->(g:Edge) WHERE k.${share} IS NOT NULL WITH g, min(k.${share}) AS first
       WHERE g.${share} IS NULL OR first < g.${share} SET g.${share} = first`,
    );
  // DISTINCT holds the planner to this order: relationships are looked for between two known ends, not all around a hub.
  const pairs =
    'WITH DISTINCT g MATCH (a:Entity)<-[:NEAR]-(g)-[:FAR]->(b:Entity) WHERE a <> b WITH DISTINCT g, a, b';
  await query.all(
    `MATCH (g:Edge:Changed) WHERE g.before > 0 AND g.claims = 0 ${pairs}
     MATCH (a)-[r:${ALL_HOPS}]->(b) WHERE r.edge = g.id DELETE r`,
  );
  await query.all(
    `MATCH (g:Edge:Changed) WHERE g.before > 0 AND g.claims > 0 AND g.claims <> g.before
     ${pairs} MATCH (a)-[r:${ALL_HOPS}]->(b) WHERE r.edge = g.id
     SET r.claims = g.claims`,
  );
  await query.all(
    `MATCH (g:Edge:Changed) WHERE g.before = 0 AND g.claims > 0 ${pairs}
     CREATE (a)-[r:$(g.hop)]->(b)
     SET r.edge = g.id, r.family = g.family, r.kind = g.type, r.part = g.part, r.claims = g.claims`,
  );
  await query.all('MATCH (g:Edge:Changed) REMOVE g.before');
}
