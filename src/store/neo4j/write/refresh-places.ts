import type { Query } from '../client.ts';
import { closureOf, type PlaceStep } from '../places.ts';

// DISTINCT holds the planner to this order: a plan from when there were few places would begin at all of them.
const steps = (mark: string) => `MATCH (c:Claim:${mark}) WHERE c.placing WITH DISTINCT c
  MATCH (i:Entity)<-[:SUBJECT]-(c)-[:OBJECT]->(o:Entity) WHERE i <> o AND o.family IN ['place', 'facility']`;

/** Follows the claims that came or went, and whatever is `Shifted` already. */
export async function refreshPlaces(query: Query): Promise<void> {
  await query.all(
    `${steps('Lost')} WITH DISTINCT c, i, o MATCH (i)-[l:LIES {claim: c.id}]->(o) SET i:Shifted DELETE l`,
  );
  await query.all(
    `${steps('Shown')} WITH i, o, collect(c.id) AS claims
     FOREACH (_ IN CASE WHEN EXISTS { (i)-[:LIES]->(o) } THEN [] ELSE [1] END | SET i:Shifted)
     WITH i, o, claims UNWIND claims AS claim MERGE (i)-[:LIES {claim: claim}]->(o)`,
  );
  const [any] = await query.all('MATCH (e:Entity:Shifted) RETURN 1 AS any LIMIT 1');
  if (!any) return;
  const alike = `MATCH (e:Entity:Shifted) WHERE e.class IS NOT NULL
    MATCH (x:Entity {class: e.class}) SET x:Shifted`;
  await query.all(alike);
  // What lies in something that moved moves with it, and all that is judged the same.
  await query.all('MATCH (:Entity:Shifted)<-[:PLACED]-(x:Entity) SET x:Shifted');
  await query.all('MATCH (e:Entity:Shifted)-[p:PLACED]->() DELETE p');
  const moved = await query.all<{ id: string }>('MATCH (e:Entity:Shifted) RETURN e.id AS id');
  const ids = moved.map(({ id }) => id);
  const { found, classes } = await around(query, ids);
  const rows = [...closureOf(found, classes, ids)].map(([inside, places]) => ({ inside, places }));
  await query.all(
    `UNWIND $rows AS r MATCH (e:Entity {id: r.inside}) UNWIND r.places AS place MATCH (p:Entity {id: place})
     MERGE (e)-[:PLACED]->(p)`,
    { rows },
  );
}

/** All steps that lead up from some entities, ring by ring, with the classes on the way. */
async function around(
  query: Query,
  ids: readonly string[],
): Promise<{ found: PlaceStep[]; classes: Map<string, string[]> }> {
  const found: PlaceStep[] = [];
  const classes = new Map<string, string[]>();
  const asked = new Set<string>();
  for (let ring = [...ids]; ring.length > 0; ) {
    for (const id of ring) asked.add(id);
    const rows = await query.all<{ id: string; members: string[]; steps: PlaceStep[] }>(
      `UNWIND $ring AS id MATCH (e:Entity {id: id})
       WITH id, CASE WHEN e.class IS NULL THEN [e] ELSE COLLECT { MATCH (x:Entity {class: e.class}) RETURN x } END AS alike
       RETURN id, [x IN alike | x.id] AS members,
         COLLECT { UNWIND alike AS x MATCH (x)-[:LIES]->(o:Entity) RETURN DISTINCT {inside: x.id, around: o.id} } AS steps`,
      { ring },
    );
    const next = new Set<string>();
    for (const { id, members, steps } of rows) {
      if (members.length > 1) classes.set(id, members);
      found.push(...steps);
      for (const { around } of steps) if (!asked.has(around)) next.add(around);
    }
    ring = [...next];
  }
  return { found, classes };
}
