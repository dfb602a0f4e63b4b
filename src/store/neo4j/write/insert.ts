import type { Client, Query } from '../client.ts';
import type { ClaimRow, EntityRow, JudgementRow, Times, UtteranceRow } from './rows.ts';

/**
 * Writes records, a batch at a time, each query for the whole batch. Everything is merged by id, since a batch whose
 * commit was not acknowledged is sent again. Nodes are `Pending` until the load that brings them is complete.
 */

/** In which sets a thing is, under which label each. */
export interface Held {
  id: string;
  set: string;
  label: string | null;
  gone: boolean;
}

const NAMES = `UNWIND r.names AS name CREATE (n:Name) SET n = name CREATE (n)-[:OF]->(e)`;

export async function insertEntities(query: Query, rows: readonly (EntityRow & Times)[]): Promise<void> {
  await query.all(
    `UNWIND $rows AS r MERGE (e:Entity {id: r.id})
     ON CREATE SET e:Pending, e += r.own, e.recorded = r.recorded, e.withdrawn = r.withdrawn, e.claims = 0,
       e.hapFrom = -1, e.hapTo = -1
     WITH e, r WHERE NOT EXISTS { (:Name)-[:OF]->(e) } ${NAMES}`,
    { rows },
  );
}

/** Puts in order what may change of entities: all but their ids. */
export async function updateEntities(query: Query, rows: readonly EntityRow[]): Promise<void> {
  await query.all(
    `UNWIND $rows AS r MATCH (e:Entity {id: r.id}) SET e += r.own
     WITH e, r CALL (e) { MATCH (n:Name)-[:OF]->(e) DETACH DELETE n }
     WITH e, r ${NAMES}`,
    { rows },
  );
  // Claims carry the day of their document.
  await query.all(
    `UNWIND $rows AS r MATCH (c:Claim {document: r.id}) WHERE c.pubFrom <> r.own.pubFrom OR c.pubTo <> r.own.pubTo
     SET c.pubFrom = r.own.pubFrom, c.pubTo = r.own.pubTo
     WITH c MATCH (c)-[m:SUBJECT|OBJECT|OTHER|SPEAKER]->() SET m.pub = c.pubFrom`,
    { rows },
  );
}

type References = readonly { id: string; refers: readonly string[] }[];

/** Notes anew which entities things name outside claims. */
export async function updateReferences(
  query: Query,
  label: 'Entity' | 'Utterance',
  rows: References,
): Promise<void> {
  await query.all(
    `UNWIND $ids AS id MATCH (x:${label} {id: id})-[r:REFERS]->() USING INDEX x:${label}(id) DELETE r`,
    { ids: rows.map(({ id }) => id) },
  );
  await insertReferences(query, label, rows);
}

/** Notes which entities new things name outside claims; they must exist by now. */
export async function insertReferences(
  query: Query,
  label: 'Entity' | 'Utterance',
  rows: References,
): Promise<void> {
  const some = rows.filter(({ refers }) => refers.length > 0);
  if (some.length === 0) return;
  await query.all(
    `UNWIND $some AS r MATCH (x:${label} {id: r.id}) UNWIND r.refers AS other MATCH (e:Entity {id: other})
     MERGE (x)-[:REFERS]->(e)`,
    { some },
  );
}

export async function insertUtterances(
  query: Query,
  rows: readonly (UtteranceRow & Times & { label: string; occurrences: number[] })[],
): Promise<void> {
  await query.all(
    `UNWIND $rows AS r MERGE (u:Utterance {id: r.id})
     ON CREATE SET u:Pending, u += r.own, u.label = r.label, u.occurrences = r.occurrences, u.recorded = r.recorded,
       u.withdrawn = r.withdrawn`,
    { rows },
  );
  await insertReferences(query, 'Utterance', rows);
}

export async function updateUtterances(query: Query, rows: readonly UtteranceRow[]): Promise<void> {
  await query.all(
    `UNWIND $rows AS r MATCH (u:Utterance {id: r.id}) SET u += r.own
     WITH r MATCH (c:Claim {utterance: r.id}) SET c += r.said, c.start = r.own.start`,
    { rows },
  );
  await updateReferences(query, 'Utterance', rows);
  await refreshTextKeys(
    query,
    'UNWIND $ids AS id MATCH (c:Claim {utterance: id})',
    rows.map(({ id }) => id),
  );
}

/** Works out anew where claims stand in the order of the text. */
export async function refreshTextKeys(query: Query, match: string, ids: readonly string[]): Promise<void> {
  const padded = (value: string, width: number) =>
    `CASE WHEN ${value} < ${10 ** (width - 1)} THEN right('${'0'.repeat(width)}' + toString(${value}), ${width})
      ELSE toString(${value}) END`;
  await query.all(
    `${match} SET c.textKey = c.document + ' ' + ${padded('c.start', 9)} + ' ' + ${padded('c.ordinal', 5)}`,
    { ids },
  );
}

export async function insertClaims(query: Query, rows: readonly ClaimRow[]): Promise<void> {
  await query.all(
    `UNWIND $rows AS r MATCH (d:Entity {id: r.own.document}) MATCH (u:Utterance {id: r.own.utterance})
     MERGE (c:Claim {id: r.id})
     ON CREATE SET c:Pending, c += r.own, c.pubFrom = d.pubFrom, c.pubTo = d.pubTo
     MERGE (c)-[:IN]->(u)`,
    { rows: rows.map(({ id, own }) => ({ id, own })) },
  );
  const mentions = rows.flatMap((row) => row.mentions);
  for (const type of new Set(mentions.map(({ role }) => role)))
    await query.all(
      `UNWIND $rows AS r MATCH (c:Claim {id: r.claim}) MATCH (e:Entity {id: r.entity})
       MERGE (c)-[m:${type}]->(e) ON CREATE SET m.e = r.entity, m.pub = c.pubFrom, m.claim = r.claim`,
      { rows: mentions.filter(({ role }) => role === type) },
    );
  const dates = rows.flatMap(({ id, dates }) => dates.map((event) => ({ id, event })));
  if (dates.length > 0)
    await query.all(
      `UNWIND $dates AS r MATCH (c:Claim {id: r.id}) MATCH (e:Entity {id: r.event}) MERGE (c)-[:DATES]->(e)`,
      { dates },
    );
  await insertEdges(query, rows);
}

async function insertEdges(query: Query, rows: readonly ClaimRow[]): Promise<void> {
  const edges = rows.flatMap((row) => row.edges);
  const distinct = [...new Map(edges.map((edge) => [edge.id, edge])).values()];
  await query.all(
    `UNWIND $rows AS r MERGE (g:Edge {id: r.id}) ON CREATE SET g += r.own, g.claims = 0
     WITH g, r WHERE NOT EXISTS { (g)-[:NEAR]->() }
     CALL (g, r) { UNWIND r.near AS x MATCH (e:Entity {id: x.id}) CREATE (g)-[:NEAR {leads: x.leads}]->(e) }
     CALL (g, r) { UNWIND r.far AS x MATCH (e:Entity {id: x.id}) CREATE (g)-[:FAR {leads: x.leads}]->(e) }`,
    { rows: distinct.map(({ id, own, near, far }) => ({ id, own, near, far })) },
  );
  await query.all(
    `UNWIND $rows AS r MATCH (c:Claim {id: r.claim}) MATCH (g:Edge {id: r.id})
     MERGE (c)-[k:BACKS]->(g) SET k.nearShare = r.nearShare, k.farShare = r.farShare`,
    { rows: edges.map(({ id, claim, nearShare, farShare }) => ({ id, claim, nearShare, farShare })) },
  );
}

/** Notes which claims claims answer; they must exist by now. */
export async function insertAnswers(
  query: Query,
  rows: readonly { id: string; answers: readonly string[] }[],
): Promise<void> {
  const pairs = rows.flatMap(({ id, answers }) => answers.map((answered) => ({ id, answered })));
  if (pairs.length === 0) return;
  await query.all(
    `UNWIND $pairs AS r MATCH (c:Claim {id: r.id}) MATCH (a:Claim {id: r.answered}) MERGE (c)-[:ANSWERS]->(a)`,
    { pairs },
  );
}

/** Judgements, yet without what they are about: that may be a judgement that comes later. */
export async function insertJudgements(query: Query, rows: readonly JudgementRow[]): Promise<void> {
  await query.all('UNWIND $rows AS r MERGE (j:Judgement {id: r.id}) ON CREATE SET j:Pending, j += r.own', {
    rows: rows.map(({ id, own }) => ({ id, own })),
  });
}

/** What judgements are about. Returns targets that are nowhere. */
export async function insertTargets(query: Query, rows: readonly JudgementRow[]): Promise<string[]> {
  const missing: string[] = [];
  for (const label of ['Entity', 'Claim', 'Judgement']) {
    const targets = rows.filter((row) => row.label === label).flatMap(({ on }) => on);
    if (targets.length === 0) continue;
    const found = await query.all<{ id: string }>(
      `UNWIND $targets AS r MATCH (j:Judgement {id: r.judgement}) OPTIONAL MATCH (x:${label} {id: r.id})
       FOREACH (it IN CASE WHEN x IS NULL THEN [] ELSE [x] END | MERGE (j)-[o:ON {place: r.place}]->(it))
       WITH r, x WHERE x IS NULL RETURN r.id AS id`,
      { targets },
    );
    missing.push(...found.map(({ id }) => id));
  }
  return missing;
}

/** Notes which sets hold things. */
export async function insertHeld(query: Query, label: string, rows: readonly Held[]): Promise<void> {
  if (rows.length === 0) return;
  await query.all(
    `UNWIND $rows AS r MATCH (x:${label} {id: r.id}) MERGE (s:Set {name: r.set})
     MERGE (x)-[h:HELD]->(s) SET h.label = r.label, h.gone = r.gone`,
    { rows },
  );
}

/** Takes away what a load left that did not end. */
export async function clearPending(client: Client): Promise<void> {
  const left = await client.read((query) => query.all('MATCH (x:Pending|Draft) RETURN 1 AS some LIMIT 1'));
  if (left.length === 0) return;
  // First of all: nobody may go on from what is half taken away.
  await client.write((query) => query.all('MATCH (d:Draft) DELETE d'));
  const batches = 'IN TRANSACTIONS OF 1000 ROWS';
  await client.alone(`MATCH (:Entity:Pending)<-[:OF]-(n:Name) CALL (n) { DETACH DELETE n } ${batches}`);
  // Edges are seen by nobody until a claim in view stands behind them; without any claim they are nothing.
  await client.alone(
    `MATCH (c:Claim:Pending)-[:BACKS]->(g:Edge {claims: 0}) WITH DISTINCT g
     WHERE NOT EXISTS { MATCH (g)<-[:BACKS]-(o:Claim) WHERE NOT o:Pending } CALL (g) { DETACH DELETE g } ${batches}`,
  );
  await client.alone(`MATCH (x:Pending) CALL (x) { DETACH DELETE x } ${batches}`);
}
