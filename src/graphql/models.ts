import type { ContestedEvent, ContestedRecord, ContestedRow, Limits } from '../analysis/contested.ts';
import type { When } from '../model/dates.ts';
import type { DocumentSource, Link, Name, Quote } from '../model/entity.ts';
import type { Kind } from '../model/kinds.ts';
import type { Predicate } from '../model/predicates/index.ts';
import type { Ends, Proposition, Quantity } from '../model/proposition.ts';
import type { Mark, Utterance } from '../model/utterance.ts';
import type {
  Bucket,
  Counts,
  DaySpan,
  Expansion,
  Hit,
  PathStep,
  Stats,
  StoredClaim,
  StoredEdge,
  StoredEntity,
  StoredJudgement,
  StoredUtterance,
} from '../store/store.ts';
import type { Sight } from './sight.ts';

/**
 * What a resolver hands on to the fields below it: a thing, and the sight in which it was seen, so that `asOf`
 * is inherited by everything under the field that named it.
 */
export interface Seen<T> {
  at: Sight;
  it: T;
}

export type EntityModel = Seen<StoredEntity>;
export type ClaimModel = Seen<StoredClaim>;
export type UtteranceModel = Seen<StoredUtterance>;
export type JudgementModel = Seen<StoredJudgement>;
export type NodeModel = EntityModel | ClaimModel | UtteranceModel | JudgementModel | PropositionModel;

/** Its counts are read only where they are asked for. */
export type PropositionModel = Seen<{ id: string; stem: string; about: Proposition; counts?: Counts }>;

export type EndsModel = Seen<Ends>;
export type LinkModel = Seen<Link>;
export type NameModel = Seen<Name>;
export type NameQuoteModel = Seen<Name['quotes'][number]>;
export type QuotationModel = Seen<Quote & { document: string }>;
export type BasisModel = Seen<Utterance['basis'][number]>;
export type DocumentSourceModel = Seen<StoredEntity & { source: DocumentSource }>;
export type CodeModel = { predicate: Predicate; code: string };
export type QuantityModel = Seen<{ predicate: Predicate; quantity: Quantity }>;
export type EdgeModel = Seen<StoredEdge>;
export type PathModel = Seen<PathStep[]>;
export type PathStepModel = Seen<PathStep>;
export type SearchHitModel = Seen<Hit>;
export type ContestedRecordModel = Seen<ContestedRecord & { limits: Limits }>;
export type ContestedEventModel = Seen<ContestedEvent>;
export type ContestedRowModel = Seen<ContestedRow>;
export type RailModel = Seen<ContestedRecord['rails'][number]>;
export type RailMarkModel = Seen<ContestedRow['on'][number]>;
export type WhenModel = When;
export type SpanModel = DaySpan;
export type CountsModel = Counts;
export type ExpansionModel = Expansion;
export type TimelineBucketModel = Bucket;
export type StatsModel = Stats;
export type PredicateInfoModel = Predicate;
export type KindInfoModel = Kind;
export type MarkInfoModel = Mark;
