import type { Query } from '../client.ts';
import { hull } from '../hull.ts';
import { noteChange } from '../lock.ts';
import { refreshEdges } from './refresh-edges.ts';
import { refreshIdentity } from './refresh-identity.ts';
import { refreshPlaces } from './refresh-places.ts';
import { refreshRetractions, refreshReviews, touchJudged } from './reviews.ts';

/**
 * While a transaction works things out, labels say what is still to be done. None of them is there when it ends.
 * `Touched`: claims whose visibility may have changed; `Fresh`: new ones; `Shown` and `Lost`: claims that came into
 * view or left it; `Moved`: events whose dates changed; `Changed`: edges; `Shifted`: entities whose class or place
 * changed; `Rejudged`: judgements that are new, came back or were dropped.
 */
const marks: readonly [label: string, mark: string][] = [
  ...['Touched', 'Fresh', 'Shown', 'Lost'].map((mark): [string, string] => ['Claim', mark]),
  ...['Moved', 'Shifted'].map((mark): [string, string] => ['Entity', mark]),
  ['Edge', 'Changed'],
  ['Judgement', 'Rejudged'],
];

/**
 * Brings everything derived in line with the touched claims and with the judgements, inside the caller's transaction.
 * The order matters: what is visible decides the dates of events, these the dates of claims.
 */
export async function refresh(query: Query, identity: boolean): Promise<void> {
  await refreshReviews(query);
  // A judgement mostly leaves in view what was there.
  const { turned, fresh } = await refreshVisibility(query);
  if (turned || fresh) await refreshDates(query);
  if (turned || fresh) await refreshEdges(query);
  if (identity) await refreshIdentity(query);
  if (turned || identity) {
    await refreshCounts(query);
    await refreshPlaces(query);
  }
  await Promise.all([clearMarks(query), noteChange(query)]);
}

/**
 * Derives what follows from some claims of a first load, or of an archive, before anybody sees them or what they name: as
 * if they were in view, whatever judgements say. The server holds all that a transaction changes in memory until it ends,
 * hence nothing of this is left to the one that shows everything.
 */
export async function refreshUnseen(query: Query, ids: readonly string[]): Promise<void> {
  await Promise.all([
    query.all(
      `UNWIND $ids AS id MATCH (c:Claim {id: id}) SET c:Fresh WITH c WHERE c.withdrawn IS NULL SET c:Shown`,
      { ids },
    ),
    query.all('MATCH (c:Claim:Fresh) WHERE c.withdrawn IS NOT NULL SET c.hidden = true'),
  ]);
  await refreshDates(query, 'd.withdrawn IS NULL');
  await refreshEdges(query);
  await refreshCounts(query);
  await refreshPlaces(query);
  await clearMarks(query);
}

/** Derives what some judgements of a first load, or of an archive, say of claims, after `refreshUnseen` of all of these. */
export async function refreshUnseenJudged(query: Query, ids: readonly string[]): Promise<void> {
  await refreshRetractions(query);
  await query.all('UNWIND $ids AS id MATCH (j:Judgement {id: id}) SET j:Rejudged', { ids });
  await touchJudged(query);
  await refresh(query, false);
}

function clearMarks(query: Query): Promise<unknown> {
  return query.all(
    marks.map(([label, mark]) => `CALL () { MATCH (x:${label}:${mark}) REMOVE x:${mark} }`).join(' '),
  );
}

/** Whether any claim came into view or left it, and whether any is new. */
async function refreshVisibility(query: Query): Promise<{ turned: boolean; fresh: boolean }> {
  const hide = "(c.withdrawn IS NOT NULL OR c.review IN ['rejected', 'superseded'])";
  const seen = 'MATCH (c:Claim:Touched) WHERE NOT c:Fresh';
  const found = await Promise.all([
    // New ones were written as they mostly stay, which spares the indexes a change of each; nobody saw them yet.
    query.all(`MATCH (c:Claim:Fresh) WHERE ${hide} SET c.hidden = true`),
    query.all(`MATCH (c:Claim:Fresh) WHERE NOT ${hide} SET c.hidden = false, c:Shown`),
    query.all(`${seen} AND NOT c.hidden AND ${hide} SET c.hidden = true, c:Lost`),
    query.all(`${seen} AND c.hidden AND NOT ${hide} SET c.hidden = false, c:Shown`),
    query.all<{ turned: boolean; fresh: boolean }>(
      `RETURN EXISTS { MATCH (c:Claim) WHERE c:Shown OR c:Lost } AS turned, EXISTS { MATCH (:Claim:Fresh) } AS fresh`,
    ),
  ]);
  const row = found[4][0];
  return row ?? { turned: true, fresh: true };
}

/** @param dating which claims `d` date events */
async function refreshDates(query: Query, dating = 'NOT d.hidden AND NOT d:Pending'): Promise<void> {
  await query.all(
    `MATCH (c:Claim)-[:DATES]->(e:Entity) WHERE c:Shown OR c:Lost WITH DISTINCT e
     WITH e, COLLECT { MATCH (d:Claim)-[:DATES]->(e) WHERE ${dating} RETURN [${hull.from('d')}, ${hull.to('d')}] }[0] AS days
     WITH e, coalesce(days[0], -1) AS first, coalesce(days[1], -1) AS last
     WHERE e.hapFrom <> first OR e.hapTo <> last SET e.hapFrom = first, e.hapTo = last, e:Moved`,
  );
  // A claim's own date first; else that of the events at its ends.
  const claims = `CALL () { MATCH (c:Claim:Fresh) RETURN c UNION MATCH (:Entity:Moved)<-[:SUBJECT|OBJECT]-(c:Claim) RETURN c }`;
  await query.all(
    `${claims} WITH c WHERE c.whenFrom < 0
     WITH c, COLLECT { MATCH (c)-[:SUBJECT|OBJECT]->(e:Entity) WHERE e.hapFrom >= 0
       RETURN [min(e.hapFrom), max(e.hapTo)] }[0] AS days
     WITH c, coalesce(days[0], -1) AS first, coalesce(days[1], -1) AS last
     WHERE c.hapFrom <> first OR c.hapTo <> last SET c.hapFrom = first, c.hapTo = last`,
  );
}

/** Claims of an entity count for everything judged the same as it. */
async function refreshCounts(query: Query): Promise<void> {
  await query.all(
    `MATCH (c:Claim)-[:SUBJECT|OBJECT|OTHER|SPEAKER]->(m:Entity) WHERE c:Shown OR c:Lost
     WITH DISTINCT c, coalesce(m.class, m.id) AS k, m.class IS NOT NULL AS many
     WITH k, many, sum(CASE WHEN c:Shown THEN 1 ELSE -1 END) AS change WHERE change <> 0
     CALL (k, many) { WITH k, many WHERE many MATCH (e:Entity {class: k}) RETURN e
       UNION WITH k, many WHERE NOT many MATCH (e:Entity {id: k}) RETURN e }
     WITH e, change WHERE NOT e:Shifted SET e.claims = e.claims + change`,
  );
  await query.all(
    `MATCH (e:Entity:Shifted)
     WITH e, CASE WHEN e.class IS NULL THEN [e] ELSE COLLECT { MATCH (x:Entity {class: e.class}) RETURN x } END AS alike
     SET e.claims = COUNT { UNWIND alike AS x MATCH (x)<-[:SUBJECT|OBJECT|OTHER|SPEAKER]-(c:Claim)
       WHERE NOT c.hidden AND NOT c:Pending RETURN DISTINCT c }`,
  );
}
