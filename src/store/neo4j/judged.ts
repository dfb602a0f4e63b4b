import { type Identity, type IdentityVerdict, identityOf, reviewsOf, type Verdict } from '../derive.ts';
import type { Params, Query } from './client.ts';

/** Gathers rows of one judgement, one target each, in their order. */
function verdictsOf<S>(
  rows: readonly { id: string; says: S; target: string }[],
): { says: S; on: string[] }[] {
  const verdicts = new Map<string, { says: S; on: string[] }>();
  for (const { id, says, target } of rows) {
    const verdict = verdicts.get(id) ?? { says, on: [] };
    verdict.on.push(target);
    verdicts.set(id, verdict);
  }
  return [...verdicts.values()];
}

/**
 * Where the claims of whole chains of `supersedes` stand. Claims that are not in the answer are proposed.
 * @param stands the condition that a judgement `j` stands
 */
export async function chainReviews(
  query: Query,
  chain: readonly string[],
  stands: string,
  params: Params,
): Promise<ReturnType<typeof reviewsOf<string>>> {
  const rows = await query.all<{ id: string; says: Verdict<string>['says']; target: string }>(
    `UNWIND $chain AS id MATCH (:Claim {id: id})<-[:ON]-(j:Judgement)
     WHERE j.says IN ['accepted', 'rejected', 'supersedes'] AND ${stands}
     WITH DISTINCT j MATCH (j)-[o:ON]->(c:Claim)
     RETURN j.id AS id, j.says AS says, c.id AS target
     ORDER BY j.at DESC, j.recorded DESC, j.id DESC, o.place`,
    { ...params, chain },
  );
  return reviewsOf(verdictsOf(rows));
}

/** Who is the same as whom and stands within whom. */
export async function identities(query: Query, stands: string, params: Params): Promise<Identity<string>> {
  const rows = await query.all<{ id: string; says: IdentityVerdict<string>['says']; target: string }>(
    `MATCH (j:Judgement) WHERE j.says IN ['same', 'different', 'within'] AND ${stands}
     MATCH (j)-[o:ON]->(e:Entity) RETURN j.id AS id, j.says AS says, e.id AS target ORDER BY j.id, o.place`,
    params,
  );
  return identityOf(verdictsOf(rows));
}

/** A retraction and what it takes back. */
export interface Retraction {
  id: string;
  target: string;
}

/** Which judgements are taken back, and by which. Retractions come the latest first. */
export function retractedBy(retractions: readonly Retraction[]): Map<string, string> {
  const onto = new Map<string, string[]>();
  for (const { id, target } of retractions) onto.set(target, [...(onto.get(target) ?? []), id]);
  // The hash of a judgement covers what it retracts, so that retractions cannot run in a circle.
  const by = (target: string): string | undefined => onto.get(target)?.find((id) => by(id) === undefined);
  const result = new Map<string, string>();
  for (const target of onto.keys()) {
    const found = by(target);
    if (found !== undefined) result.set(target, found);
  }
  return result;
}
