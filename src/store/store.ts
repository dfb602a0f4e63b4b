import type { EntityId } from '../model/entity.ts';
import type { Judgement, JudgementId } from '../model/judgement.ts';
import type { Predicate } from '../model/predicates/index.ts';
import type { ClaimId } from '../model/utterance.ts';
import type {
  Bucket,
  Expansion,
  Hit,
  Kin,
  PathStep,
  Stats,
  StoredClaim,
  StoredEdge,
  StoredEntity,
  StoredJudgement,
  StoredProposition,
  StoredUtterance,
} from './answers.ts';
import type { Unit } from './days.ts';
import type { EngineFigure } from './figures.ts';
import type { AsOf, ClaimFilter, Clock, EdgeFilter, EntityFilter } from './filters.ts';
import type { ArchiveRecord, LoadRecord, SavedView } from './records.ts';
import type {
  ClaimAnchor,
  ClaimSort,
  EntitySort,
  Page,
  PageRequest,
  PathRequest,
  SearchRequest,
  Stretch,
} from './requests.ts';

export type * from './answers.ts';
export type { EngineFigure } from './figures.ts';
export type * from './filters.ts';
export { clocks } from './filters.ts';
export type { SavedView } from './records.ts';
export type * from './requests.ts';

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
  /** What another server on the same database must wait for to see all that was seen here; null where none can be behind. */
  bookmark(): Promise<string | null>;
  /** The same store, whose reads wait until the database has come to a bookmark. @throws InvalidBookmark, also when read */
  after(bookmark: string): Store;
  /** What is to be watched of the engine, soon, also where it does not answer. */
  figures(): Promise<EngineFigure[]>;
  /** One short line for people: engine, where, schema version. Never a secret. */
  readonly about: string;
  close(): Promise<void>;
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
  /**
   * For each node a page of its edges, and of those of everything judged the same, each with its ends as they were
   * written: most claims first; ties in an order that is the same on every engine.
   */
  edgesOf(
    ids: readonly EntityId[],
    filter: EdgeFilter,
    page: PageRequest,
  ): Promise<Map<EntityId, Page<StoredEdge>>>;
  /** For each node what expanding it, and everything judged the same, would bring, beyond the ids already shown. */
  expansionsOf(ids: readonly EntityId[], shown: readonly EntityId[]): Promise<Map<EntityId, Expansion[]>>;
  /** Every content edge between the given nodes; at most `most` (up to 5000), most claims first. */
  edgesAmong(ids: readonly EntityId[], most: number): Promise<StoredEdge[]>;
  paths(request: PathRequest): Promise<PathStep[][]>;
  timeline(filter: ClaimFilter, clock: Clock, unit: Unit): Promise<Bucket[]>;
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
  /** How much of what is done an earlier try had done that was broken off; absent where there was none. */
  kept?: number;
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
   * when complete, and a failure leaves the store as it was; on a server, the same load again may go on where one
   * was broken off. What an earlier load of the same set brought and
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
