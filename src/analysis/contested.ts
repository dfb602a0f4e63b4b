import { type EntityId, familyOfId } from '../model/entity.ts';
import type { Kind } from '../model/kinds.ts';
import type { EntityFilter, StoredClaim, StoredEntity, View } from '../store/store.ts';
import { accountOf, type EventAccount, setKey } from './accounts.ts';
import { accusedIn, partOf } from './events.ts';
import { type Gathered, gather } from './gather.ts';
import { type OriginId, origins } from './origins.ts';
import { type Row, type RowTie, rowsOf, tiesOf, touchedBy } from './rows.ts';
import { type Standing, standings } from './standing.ts';

export type { RowTie } from './rows.ts';

/** A row with its marks on the rails. */
export interface ContestedRow extends Row {
  on: { rail: number | null; actor: EntityId }[];
  touches: number | null;
}

export interface ContestedEvent {
  event: EntityId;
  events: EntityId[];
  account: EventAccount;
  rows: ContestedRow[];
  moreRows: number;
  ties: RowTie[];
}

/** The record's contested events in rails. */
export interface ContestedRecord {
  rails: { actor: EntityId; claims: number }[];
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

interface Contested extends Gathered {
  account: EventAccount;
  origins: number;
  entity: StoredEntity | undefined;
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
  const standing = await standings(view, accusedBy(gathered), answeringIn(gathered));
  const disputed = [...files.values()].flatMap((file) => {
    const account = accountOf(file.claims, standing);
    return isDisputed(account) || documentsOf(attributions(file)) > 1 ? [{ ...file, account }] : [];
  });
  const [rootOf, entities] = await Promise.all([
    origins(view, unique(disputed.flatMap(({ claims }) => claims))),
    view.entities(disputed.map(({ event }) => event)),
  ]);
  const contested: Contested[] = disputed
    .map((file) => ({
      ...file,
      origins: new Set(attributions(file).map(({ id }) => rootOf.get(id))).size,
      entity: entities.get(file.event),
    }))
    .filter(({ entity }) => entity && harmful.includes(entity.kind))
    .filter((file) => isDisputed(file.account) || isRetold(file, rootOf));
  contested.sort(byContest);
  const shown = contested.slice(0, limits.events);
  const wholes = await wholesOf(view, shown);
  const all = shown.map((file) => {
    const own = rowsOf(file.claims, rootOf, standing, false);
    return [...own, ...generalRows(file, own, wholes, files, shown, rootOf, standing)];
  });
  const shared = share(all, limits.rows);
  const { rails, moreRails } = railsOf(shared.flat(), limits.rails);
  const rows = shared.map((some) => arrange(some, rails));
  const events = shown.map((file, at) => {
    const kept = rows[at] ?? [];
    return {
      event: file.event,
      events: file.events,
      account: file.account,
      rows: kept.map((row) => ({ ...row, on: marksOf(row, rails, standing), touches: touchedBy(row, kept) })),
      moreRows: (all[at]?.length ?? 0) - kept.length,
      ties: tiesOf(kept, file.entity?.plural ?? false),
    };
  });
  const claims = unique(rows.flat().flatMap((row) => row.claims));
  return {
    rails,
    moreRails,
    events: inTimeOrder(events, entities),
    moreEvents: contested.length - shown.length,
    claims: claims.length,
    documents: documentsOf(claims),
    examined,
  };
}

/** Kinds of event for which to name who carried it out is to accuse. Who took part in a vote is no accusation. */
const harmful: readonly Kind[] = ['attack', 'offensive', 'war', 'other_event'];

const attributions = (file: Gathered) => file.claims.filter((claim) => partOf(claim) === 'attribution');
const documentsOf = (claims: readonly StoredClaim[]) => new Set(claims.map(({ document }) => document)).size;
const unique = (claims: readonly StoredClaim[]) => [...new Map(claims.map((it) => [it.id, it])).values()];

function accusedBy(claims: readonly StoredClaim[]): EntityId[] {
  const blaming = claims.filter((claim) => ['attribution', 'counter'].includes(partOf(claim) ?? ''));
  return [...new Set(blaming.flatMap(accusedIn))];
}

/** Who denies, whose part is denied, and who kept silent. */
function answeringIn(claims: readonly StoredClaim[]): EntityId[] {
  const answers = claims.filter((claim) => ['denial', 'silence'].includes(partOf(claim) ?? ''));
  const actors = answers.flatMap(({ about, speaker }) => [
    ...about.subject.of,
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

/** The most positions first: sets of accused, kinds of denial, a counter-accusation. Then origins, then date. */
function byContest(one: Contested, other: Contested): number {
  const positions = ({ account }: Contested) =>
    account.actorSets + Object.keys(account.denials).length + (account.counters > 0 ? 1 : 0);
  const day = ({ entity }: Contested) => entity?.happened?.earliest ?? '9999';
  return (
    positions(other) - positions(one) ||
    other.origins - one.origins ||
    day(one).localeCompare(day(other)) ||
    one.event.localeCompare(other.event)
  );
}

/** By the last day on which each may have happened: a campaign comes after what it consists of. */
function inTimeOrder<T extends { event: EntityId }>(
  events: readonly T[],
  entities: ReadonlyMap<EntityId, StoredEntity>,
): T[] {
  const key = ({ event }: T) => {
    const span = entities.get(event)?.happened;
    return `${span?.latest ?? (span ? '9998' : '9999')} ${span?.earliest ?? ''} ${event}`;
  };
  return [...events].sort((one, other) => key(one).localeCompare(key(other)));
}

/** For each event the wholes that it is asserted to be part of. One call to the store. */
async function wholesOf(view: View, files: readonly Gathered[]): Promise<Map<EntityId, EntityId[]>> {
  const ids = files.flatMap(({ events }) => events);
  const pages = await view.claimsOf(
    'subject',
    ids,
    { predicate: ['part_of'], stance: ['asserts'], negated: false },
    { by: 'text', order: 'asc' },
    { first: 100 },
  );
  return new Map(
    ids.map((id) => [
      id,
      [...new Set((pages.get(id)?.items ?? []).flatMap(({ node }) => node.about.object?.of ?? []))],
    ]),
  );
}

/** Denials of a whole that an event is part of, by or for one of its accused, unless the whole itself is shown. */
function generalRows(
  file: Gathered,
  own: readonly Row[],
  wholes: ReadonlyMap<EntityId, readonly EntityId[]>,
  files: ReadonlyMap<EntityId, Gathered>,
  shown: readonly Gathered[],
  rootOf: ReadonlyMap<string, OriginId>,
  standing: Standing,
): Row[] {
  const accused = new Set(own.filter(({ part }) => part === 'attribution').flatMap((row) => row.standing));
  const within = new Set(file.events.flatMap((event) => wholes.get(event) ?? []));
  return [...files.values()]
    .filter((whole) => whole.events.some((event) => within.has(event)))
    .filter((whole) => !shown.some(({ event }) => event === whole.event))
    .flatMap((whole) => rowsOf(whole.claims, rootOf, standing, true))
    .filter((row) => row.part === 'denial' && row.standing.some((actor) => accused.has(actor)));
}

/** Attributions from the first rail to the last, each with the denials that touch it; then the other rows. */
function arrange(rows: readonly Row[], rails: readonly { actor: EntityId }[]): Row[] {
  const railOf = (row: Row) =>
    Math.min(
      ...row.standing.map((actor) => {
        const at = rails.findIndex((rail) => rail.actor === actor);
        return at < 0 ? rails.length : at;
      }),
      rails.length,
    );
  // Stable, so that what comes from one rail stays in the order of the claims.
  const sorted = [...rows].sort(
    (one, other) => railOf(one) - railOf(other) || one.standing.length - other.standing.length,
  );
  const rest = new Set(rows);
  const withDenials = (part: Row['part']) =>
    sorted
      .filter((row) => row.part === part)
      .flatMap((row) => {
        const at = sorted.indexOf(row);
        const denials = rows.filter((it) => touchedBy(it, sorted) === at);
        for (const it of [row, ...denials]) rest.delete(it);
        return [row, ...denials];
      });
  const blaming = withDenials('attribution');
  const counter = withDenials('counter');
  const of = (test: (row: Row) => boolean) => [...rest].filter(test);
  return [
    ...blaming,
    ...of(({ denies, general }) => denies !== null && !general),
    ...counter,
    ...of(({ general }) => general),
    ...of(({ part }) => part === 'silence'),
  ];
}

/** Shares the rows out: in turn each event gets its next most telling one, until none is left. */
function share(all: readonly (readonly Row[])[], most: number): Row[][] {
  const queues = all.map((rows) => {
    const seen = new Set<string>();
    const rank = new Map(
      rows.map((row) => {
        const set = setKey(row.claims[0] as StoredClaim, (actor) => actor);
        const key = `${row.part} ${row.denies} ${row.part === 'attribution' ? set : ''}`;
        const repeated = seen.has(key);
        seen.add(key);
        return [row, (row.general ? 4 : row.part === 'silence' ? 1 : 0) + (repeated ? 2 : 0)];
      }),
    );
    return [...rows].sort((one, other) => (rank.get(one) ?? 0) - (rank.get(other) ?? 0));
  });
  const kept = new Set<Row>();
  for (let turn = 0; kept.size < most && queues.some((queue) => queue.length > turn); turn++)
    for (const queue of queues) {
      const row = queue[turn];
      if (row && kept.size < most) kept.add(row);
    }
  return all.map((rows) => rows.filter((row) => kept.has(row)));
}

/** The accused and those blamed in turn, by how many of the rows' claims name them. */
function railsOf(
  rows: readonly Row[],
  most: number,
): { rails: { actor: EntityId; claims: number }[]; moreRails: number } {
  const claims = new Map<EntityId, Set<string>>();
  for (const row of rows)
    if (row.part === 'attribution' || row.part === 'counter')
      for (const actor of row.standing)
        for (const { id } of row.claims) claims.set(actor, (claims.get(actor) ?? new Set()).add(id));
  const rails = [...claims]
    .map(([actor, ids]) => ({ actor, claims: ids.size }))
    .sort((one, other) => other.claims - one.claims || one.actor.localeCompare(other.actor));
  return { rails: rails.slice(0, most), moreRails: Math.max(0, rails.length - most) };
}

/** Where a row's actors stand on the rails. Who is not accused anywhere has no rail to be denied or silent on. */
function marksOf(row: Row, rails: readonly { actor: EntityId }[], standing: Standing): ContestedRow['on'] {
  const blames = row.part === 'attribution' || row.part === 'counter';
  return row.actors.flatMap((actor) => {
    const at = rails.findIndex((rail) => rail.actor === standing(actor));
    return at >= 0 || blames ? [{ rail: at < 0 ? null : at, actor }] : [];
  });
}
