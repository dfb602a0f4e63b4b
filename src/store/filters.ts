import type { Direction, EdgeFamily } from '../model/edges.ts';
import type { EntityId } from '../model/entity.ts';
import type { Review } from '../model/judgement.ts';
import type { Family, Kind } from '../model/kinds.ts';
import type { Predicate } from '../model/predicates/index.ts';
import type { Mode } from '../model/proposition.ts';
import type { ClaimId, HedgeLevel, Mark, Stance, Where } from '../model/utterance.ts';

/** The four clocks (DESIGN section 3). */
export const clocks = ['happened', 'said', 'published', 'recorded'] as const;
export type Clock = (typeof clocks)[number];

/** Nothing later than this day (YYYY-MM-DD), or, on the recorded clock, this instant, is seen. */
export interface AsOf {
  clock: Clock;
  date: string;
}

/** A window on a clock, days inclusive. A claim or event lies in it when its span may overlap it. */
export interface Window {
  clock: Clock;
  from?: string | undefined;
  to?: string | undefined;
}

/** Which entities: all given fields must hold; values within one are alternatives. */
export interface EntityFilter {
  ids?: EntityId[];
  family?: Family[];
  kind?: Kind[];
  /** Codes of `type` claims: maternity, underground, town … */
  type?: string[];
  plural?: boolean;
  /** Documents whose text was coded, or those only mentioned. */
  coded?: boolean;
  /** Located in it, or in a place within it, by any asserted claim or `within` judgement; never merely near. */
  place?: EntityId[];
  /** Events said to be carried out by these or those within them; an "either" that holds them included. */
  accused?: EntityId[];
  /** Events said to have struck these. */
  struck?: EntityId[];
  window?: Window;
  /** Named in, or speaking in, these documents. */
  document?: EntityId[];
  /** Some name matches, in any spelling. */
  name?: string;
  and?: EntityFilter[];
  or?: EntityFilter[];
  not?: EntityFilter;
}

/** Which claims: all given fields must hold; values within one are alternatives. */
export interface ClaimFilter {
  ids?: ClaimId[];
  stance?: Stance[];
  mark?: Mark[];
  predicate?: Predicate[];
  negated?: boolean;
  /** Whether it is an attribution: names who carried an event out. */
  attribution?: boolean;
  hedge?: HedgeLevel[];
  where?: Where[];
  mode?: Mode[];
  /** Speakers; those `within` them count too. */
  speaker?: EntityId[];
  /** Attributions that name these or those within them; an "either" that holds them is included. */
  accused?: EntityId[];
  /** Names any of these in any part. */
  about?: EntityId[];
  document?: EntityId[];
  /** About these places, or something located in them. */
  place?: EntityId[];
  proposition?: string[];
  stem?: string[];
  edge?: string[];
  utterance?: string[];
  review?: Review[];
  window?: Window;
  /** Withdrawn, superseded and rejected ones too; otherwise they are out of view. */
  history?: boolean;
  and?: ClaimFilter[];
  or?: ClaimFilter[];
  not?: ClaimFilter;
}

/** Which derived edges, seen from a node. */
export interface EdgeFilter {
  family?: EdgeFamily[];
  type?: (Predicate | Mark)[];
  direction?: Direction[];
  other?: EntityId[];
  otherFamily?: Family[];
  document?: EntityId[];
}
