import type { Query } from '../client.ts';
import type { ClaimRow, EdgeRow, EntityRow, JudgementRow, Times, UtteranceRow } from './rows.ts';
import { insertWords } from './words.ts';

/**
 * Writes records, a batch at a time, each query for the whole batch, and all of a batch without waiting for one another: the
 * server takes them in their order. Nodes carry a mark until the load that brings them is complete. What only loads
 * bring is created: whoever calls makes sure that a batch whose commit was not acknowledged is not written again.
 */

/** How new nodes are hidden: each by a label of its own, or all by the veil over the store. */
export type Mark = ':Pending' | '';

/** @param first whether nothing was shown before */
export const markOf = (first: boolean): Mark => (first ? '' : ':Pending');

/** A set that holds a thing, under which label. */
export interface Held {
  set: string;
  label: string | null;
  gone: boolean;
}
interface Brought {
  held: readonly Held[];
}

const NAMES = `UNWIND r.names AS name CREATE (n:Name) SET n = name CREATE (n)-[:OF]->(e)`;
const HELD = (x: string) =>
  `CALL (${x}, r) { UNWIND r.held AS h MATCH (s:Set {name: h.set})
     CREATE (${x})-[:HELD {label: h.label, gone: h.gone}]->(s) }`;

function insertSets(query: Query, rows: readonly Brought[]): Promise<unknown> {
  const sets = [...new Set(rows.flatMap(({ held }) => held.map(({ set }) => set)))];
  return query.all('UNWIND $sets AS name MERGE (:Set {name: name})', { sets });
}

export async function insertEntities(
  query: Query,
  rows: readonly (EntityRow & Times & Brought)[],
  mark: Mark,
): Promise<void> {
  const made = rows.map(({ id, own, recorded, withdrawn, names, held }) => ({
    own: { id, ...own, recorded, withdrawn, claims: 0, hapFrom: -1, hapTo: -1 },
    ...{ names, held },
  }));
  await Promise.all([
    insertSets(query, rows),
    insertWords(query, rows),
    query.all(
      `UNWIND $made AS r CREATE (e:Entity${mark}) SET e = r.own
       WITH e, r CALL (e, r) { ${NAMES} } ${HELD('e')}`,
      { made },
    ),
  ]);
}

/** Puts in order what may change of entities: all but their ids. */
export async function updateEntities(query: Query, rows: readonly EntityRow[]): Promise<void> {
  await query.all(
    `UNWIND $rows AS r MATCH (e:Entity {id: r.id}) SET e += r.own
     WITH e, r CALL (e) { MATCH (n:Name)-[:OF]->(e) DETACH DELETE n }
     WITH e, r ${NAMES}`,
    { rows },
  );
  await insertWords(query, rows);
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
  rows: readonly (UtteranceRow & Times & Brought & { label: string; occurrences: number[] })[],
  mark: Mark,
): Promise<void> {
  const made = rows.map(({ id, own, label, occurrences, recorded, withdrawn, refers, held }) => ({
    own: { id, ...own, label, occurrences, recorded, withdrawn },
    ...{ refers, held },
  }));
  await Promise.all([
    insertSets(query, rows),
    query.all(
      `UNWIND $made AS r CREATE (u:Utterance${mark}) SET u = r.own
       WITH u, r CALL (u, r) { UNWIND r.refers AS other MATCH (e:Entity {id: other}) CREATE (u)-[:REFERS]->(e) }
       ${HELD('u')}`,
      { made },
    ),
  ]);
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

/** How a claim names entities, and the field of its row that holds them. */
const mentions = { SUBJECT: 'subjects', OBJECT: 'objects', OTHER: 'others', SPEAKER: 'speakers' } as const;

export async function insertClaims(
  query: Query,
  rows: readonly (ClaimRow & Brought)[],
  mark: Mark,
): Promise<void> {
  const made = rows.map(({ id, own, mentions, dates, held }) => {
    const named = (by: string) => mentions.filter(({ role }) => role === by).map(({ entity }) => entity);
    return {
      own: { id, ...own },
      ...{ subjects: named('SUBJECT'), objects: named('OBJECT'), others: named('OTHER') },
      ...{ speakers: named('SPEAKER'), dates: [...new Set(dates)], held },
    };
  });
  const naming = Object.entries(mentions).map(
    ([type, field]) =>
      `CALL (c, r) { UNWIND r.${field} AS id MATCH (e:Entity {id: id})
         CREATE (c)-[:${type} {e: id, pub: c.pubFrom, claim: c.id}]->(e) }`,
  );
  await Promise.all([
    insertSets(query, rows),
    query.all(
      `UNWIND $made AS r MATCH (d:Entity {id: r.own.document}) MATCH (u:Utterance {id: r.own.utterance})
       CREATE (c:Claim${mark}) SET c = r.own, c.pubFrom = d.pubFrom, c.pubTo = d.pubTo CREATE (c)-[:IN]->(u)
       WITH c, r ${naming.join(' ')}
       CALL (c, r) { UNWIND r.dates AS id MATCH (e:Entity {id: id}) CREATE (c)-[:DATES]->(e) }
       ${HELD('c')}`,
      { made },
    ),
    insertEdges(query, rows),
  ]);
}

/** Edges of earlier claims may be there already, with their ends. */
async function insertEdges(query: Query, rows: readonly ClaimRow[]): Promise<void> {
  const edges = new Map<string, EdgeRow & { backs: Pick<EdgeRow, 'claim' | 'nearShare' | 'farShare'>[] }>();
  for (const edge of rows.flatMap((row) => row.edges)) {
    const { claim, nearShare, farShare } = edge;
    const it = edges.get(edge.id) ?? { ...edge, backs: [] };
    edges.set(edge.id, it);
    it.backs.push({ claim, nearShare, farShare });
  }
  const made = [...edges.values()].map(({ id, own, near, far, backs }) => ({ id, own, near, far, backs }));
  await query.all(
    `UNWIND $made AS r MERGE (g:Edge {id: r.id}) ON CREATE SET g += r.own, g.claims = 0
     WITH g, r, CASE WHEN EXISTS { (g)-[:NEAR]->() } THEN [] ELSE [r] END AS bare
     CALL (g, bare) { UNWIND bare AS b UNWIND b.near AS x MATCH (e:Entity {id: x.id}) CREATE (g)-[:NEAR {leads: x.leads}]->(e) }
     CALL (g, bare) { UNWIND bare AS b UNWIND b.far AS x MATCH (e:Entity {id: x.id}) CREATE (g)-[:FAR {leads: x.leads}]->(e) }
     CALL (g, r) { UNWIND r.backs AS k MATCH (c:Claim {id: k.claim})
       CREATE (c)-[:BACKS {nearShare: k.nearShare, farShare: k.farShare}]->(g) }`,
    { made },
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

/** Judgements, yet without what they are about: that may be a judgement that comes later. Analysts may bring the same. */
export async function insertJudgements(
  query: Query,
  rows: readonly JudgementRow[],
  mark: Mark,
): Promise<void> {
  const set = mark ? `SET j${mark}, ` : 'SET ';
  await query.all(`UNWIND $rows AS r MERGE (j:Judgement {id: r.id}) ON CREATE ${set}j += r.own`, {
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

/** Notes which sets hold things that were there before. */
export async function insertHeld(
  query: Query,
  label: string,
  rows: readonly (Held & { id: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  await query.all(
    `UNWIND $rows AS r MATCH (x:${label} {id: r.id}) MERGE (s:Set {name: r.set})
     MERGE (x)-[h:HELD]->(s) SET h.label = r.label, h.gone = r.gone`,
    { rows },
  );
}
