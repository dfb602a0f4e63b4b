import type { Direction, EdgeFamily } from '../model/edges.ts';
import type { Entity, EntityId } from '../model/entity.ts';
import type { Judgement, JudgementId, Review } from '../model/judgement.ts';
import type { Kind } from '../model/kinds.ts';
import type { Predicate, Role } from '../model/predicates/index.ts';
import type { Ends, Proposition } from '../model/proposition.ts';
import type { Claim, ClaimId, HedgeLevel, Mark, Utterance, Where } from '../model/utterance.ts';

/** A claim as stored, with what the store computed for it. */
export interface StoredClaim extends Claim {
  id: ClaimId;
  utterance: string;
  proposition: string;
  stem: string;
  edge: string;
  document: EntityId;
  /** The last voice of the chain; null where the text hides who. */
  speaker: EntityId | null;
  mark: Mark;
  where: Where;
  /** `set#u12.3`: how people and seeds name it. */
  label: string;
  review: Review;
  /** The claim that took this one's place. */
  supersededBy: ClaimId | null;
  /** ISO 8601 instants. */
  recorded: string;
  withdrawn: string | null;
  /** The span of days on each clock; null where nothing gives one. `happened` follows the event's own dates. */
  happened: DaySpan | null;
  said: DaySpan | null;
  published: DaySpan | null;
}

/** Days YYYY-MM-DD, inclusive; null is open. */
export interface DaySpan {
  earliest: string | null;
  latest: string | null;
}

export interface StoredUtterance extends Omit<Utterance, 'claims'> {
  id: string;
  label: string;
  claims: ClaimId[];
  recorded: string;
  withdrawn: string | null;
}

export interface StoredProposition {
  id: string;
  stem: string;
  edge: string;
  proposition: Proposition;
  counts: Counts;
}

export interface StoredEntity extends Entity {
  recorded: string;
  withdrawn: string | null;
  /** Claims that name it in any part, or that it speaks; visible ones. */
  claims: number;
  /** For events: the hull of what its `happened` claims say. */
  happened: DaySpan | null;
}

export interface StoredJudgement extends Judgement {
  recorded: string;
  /** The judgement that took it back. */
  retractedBy: JudgementId | null;
}

/** What stands behind an edge or proposition. Voices without a name count one each. */
export interface Counts {
  claims: number;
  /** By mark; absent is none. Plain negatives ("did not") are counted in `negated` too. */
  marks: Partial<Record<Mark, number>>;
  negated: number;
  speakers: number;
  documents: number;
  hedges: Partial<Record<HedgeLevel, number>>;
  /** Claims that stand in body or infobox, rather than only in a heading, caption, section or link. */
  inBody: number;
}

/** An edge as seen from one node. Derived from claims, never stored as a truth of its own. */
export interface StoredEdge {
  key: string;
  family: EdgeFamily;
  type: Predicate | Mark;
  direction: Direction;
  part: 'object' | 'subject' | Role;
  /** The near and the far end, whole: an "A or B" stays a set. For a voice edge `near` or `far` is the speaker. */
  subject: Ends;
  object: Ends;
  codes: string[];
  counts: Counts;
}

/** What expanding a node would bring: one line for each type of edge and direction. */
export interface Expansion {
  family: EdgeFamily;
  type: Predicate | Mark;
  direction: Direction;
  part: 'object' | 'subject' | Role;
  /** Distinct neighbours, and those not among the ids said to be shown already. */
  neighbours: number;
  hidden: number;
  claims: number;
}

/** A step of a path: the edge, with its claims to be asked for by `edge`. */
export interface PathStep {
  from: EntityId;
  to: EntityId;
  edge: StoredEdge;
}

export interface Bucket {
  /** First and last day of the bucket. */
  from: string;
  to: string;
  claims: number;
  events: number;
  marks: Partial<Record<Mark, number>>;
}

export type SearchTier = 'exact' | 'prefix' | 'variant' | 'fuzzy' | 'quotation';

/** One answer to a search: an entity by a name, or an utterance by its quotation. */
export interface Hit {
  tier: SearchTier;
  entity: EntityId | null;
  utterance: string | null;
  /** The name or quotation that matched, as written. */
  text: string;
  lang: string | null;
  /** Matched stretches of `text`, in code points. */
  highlights: { start: number; end: number }[];
}

export interface Stats {
  entities: Partial<Record<Kind, number>>;
  documents: number;
  utterances: number;
  claims: number;
  propositions: number;
  judgements: number;
  withdrawn: number;
  predicates: Partial<Record<Predicate, number>>;
  marks: Partial<Record<Mark, number>>;
  hedges: Partial<Record<HedgeLevel, number>>;
  reviews: Partial<Record<Review, number>>;
}

/** What analysts decided an entity is and belongs to, computed from judgements that stand. */
export interface Kin {
  /** Judged one thing with it, itself included, sorted. */
  same: EntityId[];
  /** Everything it stands within, nearest first. */
  within: EntityId[];
  /** Everything that stands within it. */
  holds: EntityId[];
}
