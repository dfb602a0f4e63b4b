import type { EntityId } from '../model/entity.ts';
import { entitiesIn } from '../model/proposition.ts';
import type { ClaimId } from '../model/utterance.ts';
import type { StoredClaim, StoredUtterance, View } from '../store/store.ts';
import type { Rule } from './answer.ts';
import { readBonds } from './bonds.ts';
import { type OriginId, rootOf } from './origins.ts';
import { type Overruled, overrule } from './overruled.ts';
import { type Step, topicOf, walkAll } from './walk.ts';

/** By what a claim comes to rest on the next root. */
export const tieKinds = [
  'publisher',
  'speaker',
  'unnamed',
  'basis',
  'in',
  'issued',
  'role',
  'part_of',
  'within',
  'same',
  'same-origin',
  'different-origin',
] as const;
export type TieBy = (typeof tieKinds)[number];

/** One step on the way from a claim to its origin. */
export interface OriginTie {
  claim: ClaimId;
  by: TieBy;
  through: EntityId | null;
  /** The claim or judgement that gives the tie, where one does. */
  evidence: string | null;
}

/** The root on whose word or evidence claims finally rest. */
export interface Origin {
  id: OriginId;
  /** Null for a voice that nobody names. */
  root: EntityId | null;
  claims: StoredClaim[];
  ties: OriginTie[];
  circular: boolean;
}

/** Where each of some claims rests. */
export interface Trace {
  originOf: ReadonlyMap<ClaimId, OriginId>;
  origins: ReadonlyMap<OriginId, Origin>;
}

export const originsRule: Rule = {
  name: 'origins',
  text: {
    en: 'A claim rests on what its speaker cites: an actor, whoever issued the document cited, or who speaks in it; what the cited rest on in turn is followed on the same point. Where it cites nothing, it rests on the speaker; and where that speaker cites one source for the same point elsewhere, or several that rest on one, on that source. A person who speaks for a body rests on that body, and a part of a body on the whole, as texts say, else as analysts judged; to be one of a set (“doctors”) is not to speak for it. Evidence that nobody is said to have issued stays with the speaker, unless several cite it. An unnamed voice counts by itself. Analysts may tie or untie claims, with a reason. Whoever cites each other in a circle counts once, and the circle is named.',
    ar: 'يستند القول إلى ما يستشهد به المتكلم: جهة، أو من أصدر الوثيقة المستشهد بها، أو من يتكلم فيها؛ ويُتبع ما يستند إليه هؤلاء في النقطة نفسها. وإن لم يستشهد بشيء فإلى المتكلم؛ وإن استشهد في موضع آخر بمصدر واحد للنقطة نفسها، أو بعدة مصادر تستند إلى واحد، فإلى ذلك المصدر. ومن يتحدث باسم جهة يُنسب إلى تلك الجهة، والجزء إلى الكل، كما تقول النصوص وإلا كما حكم المحللون؛ ومن هو واحد من مجموعة («أطباء») لا يتكلم باسمها. والدليل الذي لا يُذكر من أصدره يبقى للمتكلم ما لم يستشهد به غيره. والصوت غير المسمى يُحسب وحده. وللمحللين أن يربطوا الأقوال أو يفصلوها بسبب. ومن يستشهد بعضهم ببعض في دائرة يُحسبون مرة واحدة وتُذكر الدائرة.',
  },
};

/**
 * Walks each claim to its origin over `basis`, `in`, `issued`, `role`, `part_of` and the analysts' judgements.
 * Costs fifteen calls to the store at most, whatever the number of claims.
 */
export async function trace(view: View, claims: readonly StoredClaim[]): Promise<Trace> {
  const utterances = await view.utterances([...new Set(claims.map((claim) => claim.utterance))]);
  const [bonds, judgements] = await Promise.all([
    readBonds(
      view,
      voicesOf(claims, utterances),
      claims.flatMap(({ about }) => entitiesIn(about)),
    ),
    view.judgementsOn(claims.map((claim) => claim.id)),
  ]);
  const steps = walkAll(claims, utterances, bonds);
  const overruled = overrule(
    claims,
    judgements,
    (claim) => (steps.get(claim.id) as Step).root,
    (claim) => topicOf(claim, bonds),
  );
  return collect(claims, steps, overruled);
}

/** Actors that speak or are cited, and documents that are cited or in which someone speaks. */
function voicesOf(
  claims: readonly StoredClaim[],
  utterances: ReadonlyMap<string, StoredUtterance>,
): Set<EntityId> {
  const ids = new Set<EntityId>();
  for (const claim of claims) {
    if (claim.speaker) ids.add(claim.speaker);
    const utterance = utterances.get(claim.utterance);
    const recording = utterance?.chain.at(-1)?.in;
    for (const id of [claim.document, recording, ...(utterance?.basis ?? []).map(({ entity }) => entity)])
      if (id) ids.add(id);
  }
  return ids;
}

function collect(
  claims: readonly StoredClaim[],
  steps: ReadonlyMap<ClaimId, Step>,
  overruled: Overruled,
): Trace {
  const originOf = new Map<ClaimId, OriginId>();
  const origins = new Map<OriginId, Origin>();
  for (const claim of claims) {
    const id = overruled.of(claim);
    const step = steps.get(claim.id) as Step;
    const origin = origins.get(id) ?? { id, root: rootOf(id), claims: [], ties: [], circular: false };
    origin.claims.push(claim);
    origin.ties.push(...step.ties, ...(overruled.ties.get(claim.id) ?? []));
    origin.circular ||= step.circular;
    origins.set(id, origin);
    originOf.set(claim.id, id);
  }
  return { originOf, origins };
}
