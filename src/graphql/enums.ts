import type { Quantity } from '../model/proposition.ts';
import type { ClaimSort, EntitySort } from '../store/store.ts';

/**
 * The internal type behind each enum of the schema, under the enum's own name: the generated resolver types
 * take them from here, so that a resolver answers `asserts` and the wire says `ASSERTS`.
 */
export type { GapKind } from '../analysis/answer.ts';
export type { ContradictionKind, Meeting as MeetingPlace } from '../analysis/contradictions.ts';
export type { Course } from '../analysis/drift.ts';
export type { StepKind as KnowledgeKind } from '../analysis/knowledge.ts';
export type { BlankType } from '../analysis/questions/question.ts';
export type { StandingName } from '../analysis/standing.ts';
export type { TieBy as OriginTieKind } from '../analysis/trace.ts';
export type { Scope } from '../analysis/wholes.ts';
export type { Direction, EdgeFamily } from '../model/edges.ts';
export type { JudgementKind, Review } from '../model/judgement.ts';
export type { Family, Kind } from '../model/kinds.ts';
export type { DenialKind, Predicate, Role } from '../model/predicates/index.ts';
export type { Mode } from '../model/proposition.ts';
export type { Language } from '../model/render.ts';
export type { HedgeLevel, Mark, Stance, Where } from '../model/utterance.ts';
export type { Colour } from '../model/verbs.ts';
export type { Clock, SearchTier, SortOrder } from '../store/store.ts';

export type NameForm = 'proper' | 'metonym' | 'description';
export type QuantityState = Quantity['state'];
export type SearchField = 'names' | 'quotations';
export type ClaimOrder = ClaimSort['by'];
export type EntityOrder = EntitySort['by'];
export type TimeUnit = 'day' | 'month' | 'year';
export type TieKind = 'contradicts' | 'same-origin';
