import type { Direction, EdgeFamily } from '../model/edges.ts';
import type { Entity, EntityId } from '../model/entity.ts';
import type { Judgement, JudgementId, Review } from '../model/judgement.ts';
import type { Family, Kind } from '../model/kinds.ts';
import type { Predicate, Role } from '../model/predicates/index.ts';
import type { Ends, Proposition } from '../model/proposition.ts';
import type { Claim, ClaimId, HedgeLevel, Mark, Utterance, Where } from '../model/utterance.ts';
import type { AsOf, ClaimFilter, Clock, EdgeFilter, EntityFilter } from './filters.ts';
import type { ArchiveRecord, LoadRecord, SavedView } from './records.ts';

export type * from './filters.ts';
export { clocks } from './filters.ts';
export type { SavedView } from './records.ts';

/**
 * The seam between Ascribe and its engines. A store has four small roles: `view` reads, `write` decides,
 * `load` brings sets of data in, `archive` moves the whole graph. Every read takes sets of ids and costs a
 * fixed number of calls to the engine, however many ids there are. Nothing here knows which engine it is.
 */
export interface Store {
  /** A reading view; with `asOf`, of what was there by that day on that clock. Cheap to make. */
  view(asOf?: AsOf): View;
  readonly write: Writer;
  readonly load: Loader;
  readonly archive: Archive;
  /** One short line for people: engine, where, schema version. Never a secret. */
  readonly about: string;
  close(): Promise<void>;
}

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

/** A step of a path: the edge, with its claims to be asked for by `edge`. */
export interface PathStep {
  from: EntityId;
  to: EntityId;
  edge: StoredEdge;
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

export interface SearchRequest {
  query: string;
  family?: Family[];
  kind?: Kind[];
  in?: ('names' | 'quotations')[];
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

export interface View {
  entities(ids: readonly EntityId[]): Promise<Map<EntityId, StoredEntity>>;
  utterances(ids: readonly string[]): Promise<Map<string, StoredUtterance>>;
  claims(ids: readonly ClaimId[]): Promise<Map<ClaimId, StoredClaim>>;
  propositions(ids: readonly string[]): Promise<Map<string, StoredProposition>>;
  judgements(ids: readonly JudgementId[]): Promise<Map<JudgementId, StoredJudgement>>;
  /** Judgements on each id, and on the claims that it superseded; newest first. */
  judgementsOn(ids: readonly string[]): Promise<Map<string, StoredJudgement[]>>;
  kin(ids: readonly EntityId[]): Promise<Map<EntityId, Kin>>;

  findEntities(filter: EntityFilter, sort: EntitySort, page: PageRequest): Promise<Page<StoredEntity>>;
  findClaims(filter: ClaimFilter, sort: ClaimSort, page: PageRequest): Promise<Page<StoredClaim>>;
  /** The utterances, or propositions, of the claims that pass; utterances in the order of document and text. */
  findUtterances(filter: ClaimFilter, page: PageRequest): Promise<Page<StoredUtterance>>;
  findPropositions(filter: ClaimFilter, page: PageRequest): Promise<Page<StoredProposition>>;

  /** For each anchor a page of its claims, in one call. */
  claimsOf(
    anchor: ClaimAnchor,
    ids: readonly string[],
    filter: ClaimFilter,
    sort: ClaimSort,
    page: PageRequest,
  ): Promise<Map<string, Page<StoredClaim>>>;
  /** For each document a page of its utterances, in the order of the text. */
  utterancesOf(
    documents: readonly EntityId[],
    page: PageRequest,
  ): Promise<Map<EntityId, Page<StoredUtterance>>>;
  /** For each node a page of its edges: most claims first; ties in an order that is the same on every engine. */
  edgesOf(
    ids: readonly EntityId[],
    filter: EdgeFilter,
    page: PageRequest,
  ): Promise<Map<EntityId, Page<StoredEdge>>>;
  /** For each node what expanding it would bring, beyond the ids already shown. */
  expansionsOf(ids: readonly EntityId[], shown: readonly EntityId[]): Promise<Map<EntityId, Expansion[]>>;
  /** Every content edge between the given nodes; at most `most` (up to 5000), most claims first. */
  edgesAmong(ids: readonly EntityId[], most: number): Promise<StoredEdge[]>;
  paths(request: PathRequest): Promise<PathStep[][]>;
  timeline(filter: ClaimFilter, clock: Clock, unit: 'day' | 'month' | 'year'): Promise<Bucket[]>;
  search(request: SearchRequest, page: PageRequest): Promise<Page<Hit>>;
  stats(): Promise<Stats>;
  /** For each entity how many visible claims name it or are said by it, by predicate; absent is none. */
  predicatesOf(ids: readonly EntityId[]): Promise<Map<EntityId, Partial<Record<Predicate, number>>>>;
  /** The text of each stretch, in the same order; null where the document is not attached. */
  texts(stretches: readonly Stretch[]): Promise<(string | null)[]>;
  attached(documents: readonly EntityId[]): Promise<Set<EntityId>>;
  /** Saved views, the newest first, at most 500; the same whatever day the view looks at. */
  savedViews(): Promise<SavedView[]>;
  savedView(id: string): Promise<SavedView | null>;
}

export interface Writer {
  /** Records a judgement, durably; the same one twice changes nothing. @throws UnknownId, InvalidRecord */
  judge(judgement: Omit<Judgement, 'id'>): Promise<StoredJudgement>;
  /** Keeps a document's full text, after checking it against its hash. Never exported. @throws HashMismatch */
  attach(document: EntityId, content: Uint8Array): Promise<void>;
  /** Keeps a view of the explorer, durably; the same one twice changes nothing. @throws InvalidRecord */
  saveView(view: Omit<SavedView, 'id'>): Promise<SavedView>;
  /** Takes a saved view away; whether there was one. */
  removeView(id: string): Promise<boolean>;
}

export interface Progress {
  phase: 'reading' | 'checking' | 'writing' | 'indexing' | 'done';
  done: number;
  /** Null where it is not known yet. */
  of: number | null;
}

export interface LoadReport {
  load: string;
  set: string;
  /** New to the store, or back in view. */
  added: { entities: number; utterances: number; claims: number; judgements: number };
  /** Changed in what stands outside their ids: names, offsets, what is answered. */
  changed: { entities: number; utterances: number; claims: number; judgements: number };
  withdrawn: { entities: number; utterances: number; claims: number; judgements: number };
  superseded: number;
  unchanged: number;
}

export interface Loader {
  /**
   * Makes a set of data be exactly these records. Everything is validated first; the load is visible only
   * when complete, and a failure leaves the store as it was. What an earlier load of the same set brought and
   * this one does not is withdrawn; where a claim of the same utterance label takes its place, `supersedes`
   * is recorded. The same records again change nothing. `at` is the recorded time of what is new.
   * @throws InputRefused with every reason.
   */
  set(
    name: string,
    records: AsyncIterable<LoadRecord> | Iterable<LoadRecord>,
    options: { at: string; progress?: (progress: Progress) => void },
  ): Promise<LoadReport>;
}

export interface Archive {
  /** Everything, in the order ArchiveRecord names. */
  read(): AsyncIterable<ArchiveRecord>;
  /** Writes an archive into an empty store; history and recorded times are kept. @throws StoreNotEmpty */
  restore(
    records: AsyncIterable<ArchiveRecord>,
    options: { progress?: (progress: Progress) => void },
  ): Promise<void>;
}
