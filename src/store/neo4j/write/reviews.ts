import type { Query } from '../client.ts';
import { chainReviews, retractedBy } from '../judged.ts';
import { latestFirst, standsNow } from '../read/frame.ts';

/**
 * Works out anew which judgements are taken back: there are few retractions. Those whose standing changed are marked
 * `Rejudged`.
 */
export async function refreshRetractions(query: Query): Promise<void> {
  const retractions = await query.all<{ id: string; target: string }>(
    `MATCH (j:Judgement {says: 'retracts'})-[:ON]->(t:Judgement) WHERE NOT j:Pending AND j.withdrawn IS NULL
     RETURN j.id AS id, t.id AS target ORDER BY ${latestFirst('j')}`,
  );
  const now = retractedBy(retractions);
  const before = await query.all<{ id: string; by: string }>(
    'MATCH (j:Judgement) WHERE j.retractedBy IS NOT NULL RETURN j.id AS id, j.retractedBy AS by',
  );
  const known = new Map(before.map(({ id, by }) => [id, by]));
  const changed = [...new Set([...now.keys(), ...known.keys()])]
    .filter((id) => now.get(id) !== known.get(id))
    .map((id) => ({ id, by: now.get(id) ?? null }));
  if (changed.length > 0)
    await query.all(
      'UNWIND $changed AS r MATCH (j:Judgement {id: r.id}) SET j.retractedBy = r.by, j:Rejudged',
      { changed },
    );
}

/** Touches the claims that the `Rejudged` judgements are on. Returns whether any of these is one of identity. */
export async function touchJudged(query: Query): Promise<boolean> {
  const [, some] = await Promise.all([
    query.all('MATCH (:Judgement:Rejudged)-[:ON]->(c:Claim) SET c:Touched'),
    query.all(
      "MATCH (j:Judgement:Rejudged) WHERE j.says IN ['same', 'different', 'within'] RETURN 1 AS some LIMIT 1",
    ),
  ]);
  return some.length > 0;
}

/**
 * Sets review and successor of the touched claims. Claims in a chain of `supersedes` are touched with the rest of
 * their chain, since what is judged of one holds for the next.
 */
export async function refreshReviews(query: Query): Promise<void> {
  const reviewed = query.all(
    `MATCH (c:Claim:Touched) WHERE EXISTS { (c)<-[:ON]-(:Judgement) }
     WITH c, coalesce(COLLECT { MATCH (c)<-[:ON]-(j:Judgement)
       WHERE j.says IN ['accepted', 'rejected'] AND ${standsNow('j')}
       RETURN j.says ORDER BY ${latestFirst('j')} LIMIT 1 }[0], 'proposed') AS review
     SET c.review = review`,
  );
  const [, begun] = await Promise.all([
    reviewed,
    query.all<{ id: string }>(
      `MATCH (c:Claim:Touched) WHERE EXISTS { (c)<-[:ON]-(:Judgement {says: 'supersedes'}) } RETURN c.id AS id`,
    ),
  ]);
  const chain = await chainsOf(
    query,
    begun.map(({ id }) => id),
  );
  if (chain.length === 0) return;
  const reviews = await chainReviews(query, chain, standsNow('j'), {});
  const rows = chain.map((id) => ({ id, ...(reviews.get(id) ?? { review: 'proposed', successor: null }) }));
  await query.all(
    `UNWIND $rows AS r MATCH (c:Claim {id: r.id}) SET c:Touched, c.review = r.review, c.successor = r.successor
     WITH c, r CALL (c) { MATCH (c)-[f:FOLLOWED_BY]->() DELETE f }
     WITH c, r WHERE r.successor IS NOT NULL MATCH (s:Claim {id: r.successor}) MERGE (c)-[:FOLLOWED_BY]->(s)`,
    { rows },
  );
}

/** All claims that hang together with some claims by `supersedes`, standing or not; none where nothing does. */
async function chainsOf(query: Query, claims: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (let ring = [...claims]; ring.length > 0; ) {
    const rows = await query.all<{ id: string }>(
      `UNWIND $ring AS id MATCH (:Claim {id: id})<-[:ON]-(:Judgement {says: 'supersedes'})-[:ON]->(c:Claim)
       RETURN DISTINCT c.id AS id`,
      { ring },
    );
    // A path takes a relationship once: the claims that were asked for belong to the chain too.
    const all = [...ring, ...rows.map(({ id }) => id)];
    ring = rows.map(({ id }) => id).filter((id) => !found.has(id) && !ring.includes(id));
    for (const id of all) found.add(id);
  }
  return [...found];
}
