import type { EntityId } from '../model/entity.ts';
import type { ClaimId } from '../model/utterance.ts';
import type { StoredClaim, StoredJudgement, StoredUtterance, View } from '../store/store.ts';
import type { Rule, Words } from './answer.ts';
import { type Bonds, readBonds } from './bonds.ts';
import { eventsOf } from './events.ts';
import { Groups, type OriginId } from './origins.ts';

/** By what a claim comes to rest on the next root. */
export type TieBy =
  | 'publisher'
  | 'speaker'
  | 'unnamed'
  | 'basis'
  | 'issued'
  | 'role'
  | 'part_of'
  | 'same'
  | 'same-origin'
  | 'different-origin';

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

export interface Trace {
  originOf: ReadonlyMap<ClaimId, OriginId>;
  origins: ReadonlyMap<OriginId, Origin>;
}

export const originsRule: Rule = {
  name: 'origins',
  text: {
    en: 'A claim rests on the actor whom its speaker cites, or who issued the document cited; else on the speaker; a person who speaks for a body rests on that body, and a part of a body on the whole. Evidence that nobody is said to have issued stays with the speaker. An unnamed voice counts by itself. Analysts may tie or untie claims. Whoever cites each other in a circle counts once, and the circle is named.',
    ar: 'يستند القول إلى من يستشهد به المتكلم أو من أصدر الوثيقة المستشهد بها، وإلا فإلى المتكلم؛ ومن يتحدث باسم جهة يُنسب إلى تلك الجهة، والجزء إلى الكل. والدليل الذي لا يُذكر من أصدره يبقى للمتكلم. والصوت غير المسمى يُحسب وحده. وللمحللين أن يربطوا الأقوال أو يفصلوها. ومن يستشهد بعضهم ببعض في دائرة يُحسبون مرة واحدة وتُذكر الدائرة.',
  },
};

interface Step {
  root: OriginId;
  ties: OriginTie[];
  circular: boolean;
}

/**
 * Walks each claim to its origin over `basis`, `issued`, `role`, `part_of` and the analysts' judgements.
 * Who is cited may cite on: the walk follows what the cited say of the same thing. Costs at most nine calls
 * to the store, whatever the number of claims.
 */
export async function trace(view: View, claims: readonly StoredClaim[]): Promise<Trace> {
  const utterances = await view.utterances([...new Set(claims.map((claim) => claim.utterance))]);
  const [bonds, judgements] = await Promise.all([
    readBonds(view, voicesOf(claims, utterances)),
    view.judgementsOn(claims.map((claim) => claim.id)),
  ]);
  const first = new Map(
    claims.map((claim) => [claim.id, nearest(claim, utterances.get(claim.utterance), bonds)]),
  );
  const bySpeaker = speakers(claims, bonds);
  const steps = new Map(claims.map((claim) => [claim.id, walk(claim, first, bySpeaker, bonds)]));
  return collect(claims, steps, judged(claims, steps, judgements));
}

/** Actors that speak or are cited, and documents that are cited. */
function voicesOf(
  claims: readonly StoredClaim[],
  utterances: ReadonlyMap<string, StoredUtterance>,
): Set<EntityId> {
  const ids = new Set<EntityId>();
  for (const claim of claims) {
    if (claim.speaker) ids.add(claim.speaker);
    for (const { entity } of utterances.get(claim.utterance)?.basis ?? []) if (entity) ids.add(entity);
  }
  return ids;
}

/** What a claim rests on at first sight: whom it cites, else its speaker, else itself. */
function nearest(claim: StoredClaim, utterance: StoredUtterance | undefined, bonds: Bonds): Step {
  const ties: OriginTie[] = [];
  const tie = (by: TieBy, through: EntityId | null, evidence: string | null = null) =>
    ties.push({ claim: claim.id, by, through, evidence });
  for (const { entity } of utterance?.basis ?? []) {
    if (!entity) continue;
    if (entity.startsWith('actor/')) {
      tie('basis', entity);
      return { root: bonds.one(entity), ties, circular: false };
    }
    const issuer = bonds.issuerOf(entity);
    if (issuer) {
      tie('basis', entity);
      tie('issued', issuer.actor, issuer.evidence);
      return { root: bonds.one(issuer.actor), ties, circular: false };
    }
  }
  if (!claim.speaker) {
    tie('unnamed', null);
    return { root: claim.utterance, ties, circular: false };
  }
  tie(utterance?.chain.length === 1 ? 'publisher' : 'speaker', claim.speaker);
  return { root: bonds.one(claim.speaker), ties, circular: false };
}

/** The claims that each body makes about each thing, so that a citation can be followed. */
function speakers(claims: readonly StoredClaim[], bonds: Bonds): Map<string, StoredClaim[]> {
  const map = new Map<string, StoredClaim[]>();
  for (const claim of claims) {
    if (!claim.speaker) continue;
    const key = `${bonds.bodyOf(claim.speaker, claim.document).root} ${topic(claim)}`;
    map.set(key, [...(map.get(key) ?? []), claim]);
  }
  return map;
}

/** What a claim is about, where a citation of one speaker by another stays on the same thing. */
function topic(claim: StoredClaim): string {
  return eventsOf(claim.about)[0] ?? claim.stem;
}

function walk(
  claim: StoredClaim,
  first: ReadonlyMap<ClaimId, Step>,
  bySpeaker: ReadonlyMap<string, StoredClaim[]>,
  bonds: Bonds,
): Step {
  const start = first.get(claim.id) as Step;
  const ties = [...start.ties];
  const seen: OriginId[] = [];
  let root = start.root;
  const up = (id: OriginId): OriginId => {
    if (id.startsWith('utterance/')) return id;
    const body = bonds.bodyOf(id, claim.document);
    for (const step of body.steps) ties.push({ claim: claim.id, ...step });
    return body.root;
  };
  root = up(root);
  // Its own speaker is the first that a circle may come back to.
  if (claim.speaker && ties[0]?.by === 'basis') seen.push(bonds.bodyOf(claim.speaker, claim.document).root);
  for (;;) {
    if (seen.includes(root))
      return { root: [...seen.slice(seen.indexOf(root))].sort()[0] as OriginId, ties, circular: true };
    seen.push(root);
    const cited = (bySpeaker.get(`${root} ${topic(claim)}`) ?? []).filter((it) => it.id !== claim.id);
    const onward = cited.map((it) => first.get(it.id) as Step).filter((step) => step.ties[0]?.by === 'basis');
    // Only where all that is cited rests on others does the claim rest on them too.
    if (onward.length === 0 || onward.length < cited.length) return { root, ties, circular: false };
    const roots = new Set(onward.map((step) => step.root));
    if (roots.size !== 1) return { root, ties, circular: false };
    for (const tie of onward[0]?.ties ?? [])
      ties.push({ ...tie, claim: claim.id, evidence: tie.evidence ?? tie.claim });
    root = up([...roots][0] as OriginId);
  }
}

/** Ties and unties origins as analysts judged, within what their claims are about. */
function judged(
  claims: readonly StoredClaim[],
  steps: ReadonlyMap<ClaimId, Step>,
  judgements: ReadonlyMap<string, StoredJudgement[]>,
): { of: (claim: StoredClaim) => OriginId; ties: OriginTie[] } {
  const standing = new Map<string, StoredJudgement>();
  for (const list of judgements.values())
    for (const it of list) if (!it.retractedBy && it.says.endsWith('-origin')) standing.set(it.id, it);
  const ties: OriginTie[] = [];
  const apart = new Map<ClaimId, OriginId>();
  const here = new Set(claims.map((claim) => claim.id));
  for (const it of standing.values()) {
    if (it.says !== 'different-origin') continue;
    const roots = it.on.filter((id) => here.has(id)).map((id) => [id, steps.get(id)?.root] as const);
    roots.forEach(([id, root], at) => {
      if (roots.findIndex(([, other]) => other === root) === at) return;
      apart.set(id, `${root} apart ${id}`);
      ties.push({ claim: id, by: 'different-origin', through: null, evidence: it.id });
    });
  }
  const groups = new Groups();
  const rootOf = (claim: StoredClaim) =>
    `${topic(claim)} ${apart.get(claim.id) ?? steps.get(claim.id)?.root}`;
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  for (const it of standing.values()) {
    if (it.says !== 'same-origin') continue;
    const members = it.on.flatMap((id) => byId.get(id) ?? []);
    for (const member of members.slice(1)) {
      groups.join(rootOf(members[0] as StoredClaim), rootOf(member));
      ties.push({ claim: member.id, by: 'same-origin', through: null, evidence: it.id });
    }
  }
  return {
    of: (claim) => {
      const root = groups.rootOf(rootOf(claim));
      return root.slice(root.indexOf(' ') + 1);
    },
    ties,
  };
}

function collect(
  claims: readonly StoredClaim[],
  steps: ReadonlyMap<ClaimId, Step>,
  decided: ReturnType<typeof judged>,
): Trace {
  const originOf = new Map<ClaimId, OriginId>();
  const origins = new Map<OriginId, Origin>();
  for (const claim of claims) {
    const id = decided.of(claim);
    const root = id.split(' ')[0] as string;
    const step = steps.get(claim.id) as Step;
    const origin = origins.get(id) ?? {
      id,
      root: root.startsWith('utterance/') ? null : root,
      claims: [],
      ties: [],
      circular: false,
    };
    origin.claims.push(claim);
    origin.ties.push(...step.ties, ...decided.ties.filter((tie) => tie.claim === claim.id));
    origin.circular ||= step.circular;
    origins.set(id, origin);
    originOf.set(claim.id, id);
  }
  return { originOf, origins };
}

/** A step of a trace in our words. */
export function tieWords(tie: OriginTie, name: (id: EntityId, language: 'en' | 'ar') => string): Words {
  const say = (en: (through: string) => string, ar: (through: string) => string): Words => ({
    en: en(tie.through ? name(tie.through, 'en') : ''),
    ar: ar(tie.through ? name(tie.through, 'ar') : ''),
  });
  switch (tie.by) {
    case 'publisher':
      return say(
        (it) => `in the own voice of ${it}`,
        (it) => `بصوت ${it}`,
      );
    case 'speaker':
      return say(
        (it) => `said by ${it}`,
        (it) => `قاله ${it}`,
      );
    case 'unnamed':
      return say(
        () => 'the text hides who speaks',
        () => 'يخفي النص المتكلم',
      );
    case 'basis':
      return say(
        (it) => `rests on ${it}`,
        (it) => `يستند إلى ${it}`,
      );
    case 'issued':
      return say(
        (it) => `issued by ${it}`,
        (it) => `أصدره ${it}`,
      );
    case 'role':
      return say(
        (it) => `speaks for ${it}`,
        (it) => `يتحدث باسم ${it}`,
      );
    case 'part_of':
      return say(
        (it) => `part of ${it}`,
        (it) => `جزء من ${it}`,
      );
    case 'same':
      return say(
        (it) => `judged one with ${it}`,
        (it) => `حُكم بأنه ${it} نفسه`,
      );
    case 'same-origin':
      return say(
        () => 'judged to rest on one origin',
        () => 'حُكم بأن المصدر واحد',
      );
    case 'different-origin':
      return say(
        () => 'judged to rest on an origin of its own',
        () => 'حُكم بأن له مصدرًا مستقلًا',
      );
  }
}
