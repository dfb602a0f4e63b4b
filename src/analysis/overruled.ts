import type { ClaimId } from '../model/utterance.ts';
import type { StoredClaim, StoredJudgement } from '../store/store.ts';
import { byTelling } from './events.ts';
import { Groups, type OriginId } from './origins.ts';
import type { OriginTie } from './trace.ts';

/** What is left of computed roots after the analysts' judgements. */
export interface Overruled {
  of(claim: StoredClaim): OriginId;
  ties: ReadonlyMap<ClaimId, OriginTie[]>;
}

/**
 * A judgement that stands, with those of the claims at hand that it is on, in the order in which it names them, then
 * those that took the place of such.
 */
interface Decision {
  id: string;
  says: 'same-origin' | 'different-origin';
  at: string;
  on: readonly string[];
  members: ClaimId[];
}

/**
 * Ties and unties origins as analysts judged. A judgement holds for what its claims are about and no further; of two
 * on the same claims that contradict each other the later one holds. Of claims judged apart that share a root, the
 * first that is named keeps it, together with whatever else rests there.
 * @param judgements by claim
 * @param root the computed root of each claim
 * @param topic how far a judgement on a claim reaches
 */
export function overrule(
  claims: readonly StoredClaim[],
  judgements: ReadonlyMap<string, readonly StoredJudgement[]>,
  root: (claim: StoredClaim) => OriginId,
  topic: (claim: StoredClaim) => string,
): Overruled {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const decisions = decisionsOn(claims, judgements);
  const ties = new Map<ClaimId, OriginTie[]>();
  const tie = (claim: ClaimId, by: OriginTie['by'], evidence: string) =>
    ties.set(claim, [...(ties.get(claim) ?? []), { claim, by, through: null, evidence }]);

  const apart = new Map<ClaimId, OriginId>();
  for (const it of decisions)
    if (it.says === 'different-origin' && !overtaken(it, decisions)) {
      const taken = new Set<OriginId>();
      for (const id of it.members) {
        const at = root(byId.get(id) as StoredClaim);
        if (taken.has(at)) {
          apart.set(id, `${at} ${id}`);
          tie(id, 'different-origin', it.id);
        }
        taken.add(at);
      }
    }

  const groups = new Groups();
  const nodeOf = (claim: StoredClaim) => JSON.stringify([topic(claim), apart.get(claim.id) ?? root(claim)]);
  for (const it of decisions)
    if (it.says === 'same-origin') {
      const kept: ClaimId[] = [];
      for (const id of it.members) {
        if (kept.some((other) => partedLater(it, id, other, decisions))) continue;
        kept.push(id);
        if (kept.length === 1) continue;
        groups.join(nodeOf(byId.get(kept[0] as ClaimId) as StoredClaim), nodeOf(byId.get(id) as StoredClaim));
        tie(id, 'same-origin', it.id);
      }
    }
  const names = namesOf(claims, nodeOf, (node) => groups.rootOf(node));
  return { of: (claim) => names.get(groups.rootOf(nodeOf(claim))) as OriginId, ties };
}

/** Each group is named by the root that most texts lead to, then most claims, then the first by id. */
function namesOf(
  claims: readonly StoredClaim[],
  nodeOf: (claim: StoredClaim) => string,
  groupOf: (node: string) => string,
): Map<string, OriginId> {
  const names = new Map<string, OriginId>();
  for (const node of byTelling(claims, (claim) => [nodeOf(claim)])) {
    const group = groupOf(node);
    if (!names.has(group)) names.set(group, (JSON.parse(node) as [string, OriginId])[1]);
  }
  return names;
}

/** Judgements on origins that stand, oldest first. */
function decisionsOn(
  claims: readonly StoredClaim[],
  judgements: ReadonlyMap<string, readonly StoredJudgement[]>,
): Decision[] {
  const found = new Map<string, Decision>();
  for (const { id } of claims)
    for (const it of judgements.get(id) ?? []) {
      if (it.retractedBy || (it.says !== 'same-origin' && it.says !== 'different-origin')) continue;
      const decision = found.get(it.id) ?? { id: it.id, says: it.says, at: it.at, on: it.on, members: [] };
      decision.members.push(id);
      found.set(it.id, decision);
    }
  const key = ({ at, id }: Decision) => `${at} ${id}`;
  return [...found.values()]
    .map((it) => ({
      ...it,
      members: it.members.sort((a, b) => (placed(it.on, a) < placed(it.on, b) ? -1 : 1)),
    }))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function placed(on: readonly string[], id: ClaimId): string {
  const at = on.indexOf(id);
  return `${String(at < 0 ? on.length : at).padStart(3, '0')} ${id}`;
}

const later = (it: Decision, decisions: readonly Decision[]) => decisions.slice(decisions.indexOf(it) + 1);

/** Whether a later judgement found two of its claims to rest on one origin. */
function overtaken(it: Decision, decisions: readonly Decision[]): boolean {
  return later(it, decisions).some(
    ({ says, members }) =>
      says === 'same-origin' && members.filter((id) => it.members.includes(id)).length > 1,
  );
}

/** Whether a later judgement parted two claims. */
function partedLater(it: Decision, one: ClaimId, other: ClaimId, decisions: readonly Decision[]): boolean {
  return later(it, decisions).some(
    ({ says, members }) => says === 'different-origin' && members.includes(one) && members.includes(other),
  );
}
