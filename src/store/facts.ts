import { hash } from 'node:crypto';
import type { EdgeFamily } from '../model/edges.ts';
import { keysOf } from '../model/edges.ts';
import type { Entity, EntityId } from '../model/entity.ts';
import { familyOf } from '../model/kinds.ts';
import type { Predicate, Role } from '../model/predicates/index.ts';
import {
  codesOf,
  type Ends,
  entitiesIn,
  isQuantity,
  type Mode,
  type Proposition,
} from '../model/proposition.ts';
import {
  type Claim,
  countsAsAsserted,
  type Mark,
  markOf,
  speakerOf,
  type Utterance,
} from '../model/utterance.ts';
import { type NumberSpan, spanOf } from './days.ts';
import { stable } from './json.ts';

/** How a claim names an entity: its subject, its object, any other part, or as its speaker. */
export const mentionRoles = ['subject', 'object', 'other', 'speaker'] as const;
export type MentionRole = (typeof mentionRoles)[number];

/** One edge that a claim stands behind, whole. */
export interface EdgeFact {
  key: string;
  family: EdgeFamily;
  type: Predicate | Mark;
  part: 'object' | 'subject' | Role;
  near: Ends;
  far: Ends;
  codes: string[];
}

/** What a store needs to know of a claim beside its JSON; computed once, from the claim and its chain alone. */
export interface ClaimFacts {
  proposition: string;
  stem: string;
  edge: string;
  predicate: Predicate;
  negated: boolean;
  mark: Mark;
  /** The modes of all its ends, without repeats. */
  modes: Mode[];
  /** Counted as asserted, and not negated: what dates, places and kinds are taken from. */
  affirmed: boolean;
  /** Names who carried an event out; a condition does not matter. */
  attribution: boolean;
  speaker: EntityId | null;
  when: NumberSpan | null;
  mentions: [entity: EntityId, role: MentionRole][];
  edges: EdgeFact[];
  /** Codes of its value. */
  codes: string[];
}

/** The facts of one claim of an utterance. */
export function factsOf(claim: Claim, chain: Utterance['chain']): ClaimFacts {
  const { about } = claim;
  const keys = keysOf(about);
  const speaker = speakerOf(chain);
  const negated = about.not === true;
  return {
    // Each by its name: a spread at the head makes all that follows slow.
    proposition: keys.proposition,
    stem: keys.stem,
    edge: keys.edge,
    predicate: about.predicate,
    negated,
    mark: markOf(claim),
    modes: modesOf(about),
    affirmed: countsAsAsserted(claim) && !negated,
    attribution:
      claim.stance === 'asserts' &&
      about.predicate === 'carried_out' &&
      !negated &&
      about.subject.of.length > 0,
    speaker,
    when: spanOf(about.when?.edtf),
    mentions: mentionsOf(claim, speaker),
    edges: edgesOf(claim, keys, speaker),
    codes: about.value && !isQuantity(about.value) ? codesOf(about.value) : [],
  };
}

function modesOf({ subject, object, with: others }: Proposition): Mode[] {
  const modes = [subject.mode];
  for (const it of [object, ...(others ? Object.values(others) : [])])
    if (it && !modes.includes(it.mode)) modes.push(it.mode);
  return modes.length > 1 ? modes.sort() : modes;
}

function mentionsOf(claim: Claim, speaker: EntityId | null): [EntityId, MentionRole][] {
  const { subject, object } = claim.about;
  const named = new Set<EntityId>([...subject.of, ...(object?.of ?? [])]);
  const others = entitiesIn(claim.about).filter((id) => !named.has(id));
  return [
    ...subject.of.map((id): [EntityId, MentionRole] => [id, 'subject']),
    ...(object?.of ?? []).map((id): [EntityId, MentionRole] => [id, 'object']),
    ...others.map((id): [EntityId, MentionRole] => [id, 'other']),
    ...(speaker ? ([[speaker, 'speaker']] as [EntityId, MentionRole][]) : []),
  ];
}

/** Tells ends of one key apart: a role edge by who fills the role, a voice edge by "A or B" against "A and B". */
function endsTag(ends: Ends): string {
  const share = ends.share && [ends.share.low, ends.share.high];
  return hash('sha256', stable([ends.of, ends.mode, share])).slice(0, 16);
}

/**
 * The edges that a claim stands behind. Keys are those of the model, made longer where one key of the model
 * would hold several ends: an edge of a store always has one near and one far end.
 */
function edgesOf(claim: Claim, keys: { stem: string; edge: string }, speaker: EntityId | null): EdgeFact[] {
  const { about } = claim;
  const codes = codesOf(about.value);
  const joins = (near: Ends, far: Ends) => near.of.some((from) => far.of.some((to) => to !== from));
  const edges: EdgeFact[] = [];
  const content = { family: 'content', type: about.predicate, near: about.subject, codes } as const;
  if (about.object && joins(about.subject, about.object))
    edges.push({ ...content, key: keys.edge, part: 'object', far: about.object });
  for (const [role, far] of Object.entries(about.with ?? {}))
    if (far && joins(about.subject, far))
      edges.push({ ...content, key: `${keys.edge}/${role}/${endsTag(far)}`, part: role as Role, far });
  if (!speaker) return edges;
  const near: Ends = { of: [speaker], mode: 'all' };
  const mark = markOf(claim);
  for (const part of ['subject', 'object'] as const) {
    const far = about[part];
    if (!far || !joins(near, far)) continue;
    const mode = far.mode === 'all' ? '' : `/${far.mode}`;
    const key = `voice/${speaker}/${mark}/${keys.stem.slice(5)}${mode}`;
    edges.push({ family: 'voice', type: mark, part, key, near, far, codes });
  }
  return edges;
}

/** The entities that an entity's own record names: publisher, document of a name, what it replaces. */
export function entitiesOf(entity: Entity): EntityId[] {
  const { source } = entity;
  const ids = [
    source?.publisher.voice,
    source?.publisher.in,
    source?.replaces,
    source?.published.anchor,
    ...entity.names.flatMap((name) => name.quotes.map((quote) => quote.document)),
  ];
  return [...new Set(ids.filter((id): id is EntityId => typeof id === 'string' && id.includes('/')))];
}

/** The entities that an utterance names outside its claims. */
export function entitiesAround(it: Omit<Utterance, 'claims'>): EntityId[] {
  const ids = [
    it.document,
    it.said?.anchor,
    ...it.chain.flatMap((link) => [link.voice, link.in]),
    ...(it.to ?? []),
    ...it.basis.map((basis) => basis.entity),
  ];
  return [...new Set(ids.filter((id): id is EntityId => typeof id === 'string' && id.includes('/')))];
}

/** The key by which entities sort under `label`: as a heading, regardless of case. */
export function sortLabel(entity: Pick<Entity, 'label'>): string {
  return entity.label.en.replace(/^the /i, '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether an entity is an event: only events carry a span of their own. */
export function isEvent(entity: Pick<Entity, 'kind'>): boolean {
  return familyOf(entity.kind) === 'event';
}
