import { type EntityId, familyOfId } from '../model/entity.ts';
import type { DaySpan, EntityFilter, StoredClaim, StoredEntity, View } from '../store/store.ts';
import { accountOf, type EventAccount } from './accounts.ts';
import { rowsAround } from './contested-rows.ts';
import { accusedIn, harmful, mostTold, partOf, unique } from './events.ts';
import { type Gathered, gather, tracing } from './gather.ts';
import type { OriginId } from './origins.ts';
import { arrange, marksOf, type Rail, type RailMark, railsOf, shareOut } from './rails.ts';
import { type Row, type RowTie, tiesOf, touchedBy } from './rows.ts';
import { hullOf } from './spans.ts';
import { widestOf } from './widest.ts';

export type { RowTie } from './rows.ts';

/** A row with its marks on the rails. */
export interface ContestedRow extends Row {
  on: RailMark[];
  touches: number | null;
}

export interface ContestedEvent {
  /** Of those that were judged one, the most told (`mostTold`). */
  event: EntityId;
  events: EntityId[];
  /** The hull of the days that claims give any of them. */
  happened: DaySpan | null;
  account: EventAccount;
  rows: ContestedRow[];
  moreRows: number;
  ties: RowTie[];
}

/** The record's contested events in rails. */
export interface ContestedRecord {
  rails: Rail[];
  events: ContestedEvent[];
  moreEvents: number;
  moreRails: number;
  claims: number;
  documents: number;
  examined: { claims: number; all: boolean };
}

/** How much the contested record shows. */
export interface Limits {
  events: number;
  rows: number;
  rails: number;
}

interface Harm extends Gathered {
  account: EventAccount;
  entity: StoredEntity | undefined;
  happened: DaySpan | null;
}

interface Contested extends Harm {
  /** How many origins attribute it; 1 where that decides nothing. */
  origins: number;
}

/**
 * The contested record (see `ruleText` for its rule). Costs a fixed number of calls to the store, besides one for
 * every thousand claims that it looks at.
 */
export async function contestedRecord(
  view: View,
  filter: EntityFilter | undefined,
  limits: Limits,
): Promise<ContestedRecord> {
  const { files, examined } = await gather(view, filter);
  const gathered = [...files.values()].flatMap(({ claims }) => claims);
  const widest = await widestOf(view, accusing(gathered), answering(gathered));
  const disputed = [...files.values()].flatMap((file) => {
    const account = accountOf(file.claims, widest);
    const told = isDisputed(account) || documentsOf(attributions(file)) > 1;
    return file.passes && told ? [{ ...file, account }] : [];
  });
  const entities = await view.entities(disputed.flatMap(({ events }) => events));
  const harm = disputed
    .map((file) => {
      const told = file.events.flatMap((id) => entities.get(id) ?? []);
      return {
        ...file,
        entity: entities.get(mostTold(file.events, file.claims) ?? file.event),
        happened: hullOf(told.flatMap(({ happened }) => happened ?? [])),
      };
    })
    .filter(({ entity }) => entity && harmful.includes(entity.kind));
  const originsOf = tracing(view, files);
  const originOf = await originsOf(doubtful(harm, limits.events));
  const contested: Contested[] = harm
    .filter((file) => isDisputed(file.account) || isRetold(file, originOf))
    .map((file) => ({
      ...file,
      origins: new Set(attributions(file).map(({ id }) => originOf.get(id))).size,
    }));
  contested.sort(byContest);
  const shown = contested.slice(0, limits.events);
  const rowsOn = await rowsAround(view, { shown, files, originsOf, widest });
  const all = shown.map((file) => rowsOn(file).rows);
  const shared = shareOut(all, limits.rows);
  const { rails, moreRails } = railsOf(shared.flat(), limits.rails);
  const rows = shared.map((some) => arrange(some, rails));
  const events = shown.map((file, at) => {
    const kept = rows[at] ?? [];
    return {
      event: file.entity?.id ?? file.event,
      events: file.events,
      happened: file.happened,
      account: accountOf(file.claims, widest, rowsOn(file).ofWholes),
      rows: kept.map((row) => ({ ...row, on: marksOf(row, rails, widest), touches: touchedBy(row, kept) })),
      moreRows: (all[at]?.length ?? 0) - kept.length,
      ties: tiesOf(kept, file.entity?.plural ?? false),
    };
  });
  const claims = unique(rows.flat().flatMap((row) => row.claims));
  return {
    rails,
    moreRails,
    events: inTimeOrder(events),
    moreEvents: contested.length - shown.length,
    claims: claims.length,
    documents: documentsOf(claims),
    examined,
  };
}

const attributions = (file: Gathered) => file.claims.filter((claim) => partOf(claim) === 'attribution');
const documentsOf = (claims: readonly StoredClaim[]) => new Set(claims.map(({ document }) => document)).size;

function accusing(claims: readonly StoredClaim[]): EntityId[] {
  const blaming = claims.filter((claim) => ['attribution', 'counter'].includes(partOf(claim) ?? ''));
  return [...new Set(blaming.flatMap(accusedIn))];
}

/** Who denies, whose part is denied, and who kept silent. */
function answering(claims: readonly StoredClaim[]): EntityId[] {
  const answers = claims.filter((claim) => ['denial', 'silence'].includes(partOf(claim) ?? ''));
  const actors = answers.flatMap(({ about, speaker }) => [
    ...about.subject.of,
    ...(about.with?.by?.of ?? []),
    ...(speaker ? [speaker] : []),
  ]);
  return [...new Set(actors.filter((id) => familyOfId(id) === 'actor'))];
}

const denialsOf = (account: EventAccount) => Object.values(account.denials).reduce((sum, n) => sum + n, 0);
const isDisputed = (account: EventAccount) => account.actorSets > 1 || denialsOf(account) > 0;

/** Whether one origin is told in several texts. */
function isRetold(file: Gathered, rootOf: ReadonlyMap<string, OriginId>): boolean {
  const texts = new Map<string, Set<EntityId>>();
  for (const { id, document } of attributions(file)) {
    const root = rootOf.get(id) ?? id;
    texts.set(root, (texts.get(root) ?? new Set()).add(document));
  }
  return [...texts.values()].some((documents) => documents.size > 1);
}

/** Sets of accused, kinds of denial, a counter-accusation. */
const positions = ({ account }: Harm) =>
  account.actorSets + Object.keys(account.denials).length + (account.counters > 0 ? 1 : 0);

/** Where origins decide: whether what nobody disputes is retold, and who comes first of those with most positions. */
function doubtful(harm: readonly Harm[], shown: number): Harm[] {
  const disputed = harm.filter(({ account }) => isDisputed(account)).map(positions);
  const least = disputed.sort((a, b) => b - a)[shown - 1] ?? 0;
  return harm.filter((file) => !isDisputed(file.account) || positions(file) >= least);
}

/** The most positions first, then origins, then date. */
function byContest(one: Contested, other: Contested): number {
  const day = ({ happened }: Contested) => happened?.earliest ?? '9999';
  return (
    positions(other) - positions(one) ||
    other.origins - one.origins ||
    day(one).localeCompare(day(other)) ||
    one.event.localeCompare(other.event)
  );
}

/** By the last day on which each may have happened: a campaign comes after what it consists of. */
function inTimeOrder(events: readonly ContestedEvent[]): ContestedEvent[] {
  const key = ({ event, happened }: ContestedEvent) =>
    `${happened?.latest ?? (happened ? '9998' : '9999')} ${happened?.earliest ?? ''} ${event}`;
  return [...events].sort((one, other) => key(one).localeCompare(key(other)));
}
