import type { EdgeFamily } from '../model/edges.ts';
import type { EntityId } from '../model/entity.ts';
import type { Family, Kind } from '../model/kinds.ts';
import type { Predicate } from '../model/predicates/index.ts';
import type { Mark } from '../model/utterance.ts';
import type { Clock } from './filters.ts';

/** Keyset paging; `after` and `before` are cursors that an earlier page gave. Give `first` or `last`, 1 to 1000. */
export interface PageRequest {
  first?: number;
  after?: string;
  last?: number;
  before?: string;
  /** Count all matches too: it costs a query of its own. */
  total?: boolean;
}

export interface Page<T> {
  items: { node: T; cursor: string }[];
  total: number | null;
  hasNext: boolean;
  hasPrevious: boolean;
}

export type SortOrder = 'asc' | 'desc';
/**
 * Claims without a date on the clock come last, either way. Ties are broken by id, which runs the same way as the
 * order. `text` is the order of document and text.
 */
export interface ClaimSort {
  by: Clock | 'text';
  order: SortOrder;
}
export interface EntitySort {
  by: 'label' | 'claims' | 'happened' | 'id';
  order: SortOrder;
}

/**
 * What a list of claims hangs on. `entity`: names it in any part, or it speaks. `subject`, `object`: it is among
 * those ends of the proposition. `speaker` and `accused` mean what they mean in ClaimFilter, those within it
 * included. `answers`: claims that answer this claim.
 */
export type ClaimAnchor =
  | 'entity'
  | 'subject'
  | 'object'
  | 'speaker'
  | 'accused'
  | 'answers'
  | 'document'
  | 'utterance'
  | 'proposition'
  | 'stem'
  | 'edge';

/** A stretch of a document's text, in code points; `end` is exclusive. */
export interface Stretch {
  document: EntityId;
  start: number;
  end: number;
}

export interface PathRequest {
  from: EntityId;
  to: EntityId;
  /** At most this many steps, 1 to 6. */
  longest: number;
  /** Only by these; all content predicates where absent. */
  types?: (Predicate | Mark)[];
  family?: EdgeFamily[];
  /** Never through these families; documents by default. */
  avoid?: Family[];
  /** At most this many paths, 1 to 50; the shortest, then by id. */
  most: number;
}

export interface SearchRequest {
  query: string;
  family?: Family[];
  kind?: Kind[];
  in?: ('names' | 'quotations')[];
}
