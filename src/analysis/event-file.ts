import { type EntityId, familyOfId } from '../model/entity.ts';
import { entitiesIn } from '../model/proposition.ts';
import type { Labelled } from '../model/render.ts';
import type { DaySpan, StoredClaim, StoredEntity, StoredUtterance, View } from '../store/store.ts';
import { accountFilter } from './accounts.ts';
import { labels } from './answer.ts';
import { accusedIn, eventPredicates, eventsOf, type Part, partOf, unique } from './events.ts';
import { rootOf } from './origins.ts';
import { type Trace, trace } from './trace.ts';
import { isEarlier, mayMeet, type Scope, wholesOf } from './wholes.ts';

/** A claim with a part in the account of an event, at its own scope. */
export interface Said {
  claim: StoredClaim;
  utterance: StoredUtterance;
  part: Part;
  about: EntityId;
  scope: Scope;
}

/** Everything that is said on one event, gathered once for all analyses of it. */
export interface EventFile {
  event: StoredEntity;
  /** Judged one with it, itself included. */
  same: EntityId[];
  /** Plural events that it belongs to, and those that overlap it or them. */
  wider: EntityId[];
  overlapping: EntityId[];
  said: Said[];
  /** Every visible claim that names the event in any part. */
  claims: StoredClaim[];
  trace: Trace;
  /** Whether two actors are one, or one stands within the other. */
  related: (x: EntityId, y: EntityId) => boolean;
  labelOf: (id: EntityId) => Labelled | undefined;
}

/** The most claims that are read on the event, on what is around it, and of denials beside it. */
const MOST = { own: 1000, around: 500, beside: 200 };
const order = { by: 'text', order: 'asc' } as const;

/**
 * Gathers an event's file: of the event, what was judged one with it, what it is within (by judgement or by an
 * asserted `part_of`), what overlaps these, and what its accused deny in general in the same texts. Costs 27 calls to
 * the store at most, however much is said.
 */
export async function eventFile(view: View, id: EntityId): Promise<EventFile | null> {
  const event = (await view.entities([id])).get(id);
  if (!event) return null;
  const [kin, wholes] = await Promise.all([view.kin([id]), wholesOf(view, [id])]);
  const same = kin.get(id)?.same ?? [id];
  const wider = wholes.get(id)?.all ?? [];
  const [pages, overlapping] = await Promise.all([
    view.claimsOf('entity', same, {}, order, { first: MOST.own }),
    overlaps(view, [...same, ...wider]),
  ]);
  const nodes = (from: typeof pages, ids: readonly EntityId[]) =>
    ids.flatMap((it) => (from.get(it)?.items ?? []).map(({ node }) => node));
  const claims = unique(nodes(pages, same));
  const around = [...wider, ...overlapping];
  const [wide, beside] = await Promise.all([
    view.claimsOf('entity', around, accountFilter, order, { first: MOST.around }),
    besides(view, claims, [...same, ...around], event.happened),
  ]);
  const candidates = unique([...claims, ...nodes(wide, around), ...beside]);
  const utterances = await view.utterances([...new Set(candidates.map((claim) => claim.utterance))]);
  const said = candidates.flatMap((claim): Said[] => {
    const [part, utterance, events] = [partOf(claim), utterances.get(claim.utterance), eventsOf(claim.about)];
    const about =
      events.find((it) => same.includes(it)) ??
      events.find((it) => around.includes(it)) ??
      (beside.includes(claim) ? events[0] : undefined);
    if (!part || !utterance || !about) return [];
    const general = !wider.includes(about) || isEarlier(claim, event.happened);
    return [
      { claim, utterance, part, about, scope: same.includes(about) ? 'this' : general ? 'general' : 'wider' },
    ];
  });
  const traced = await trace(view, candidates);
  const related = await kinships(view, said, traced);
  const accused = said
    .filter(({ part, scope }) => part === 'attribution' && scope !== 'general')
    .flatMap(({ claim }) => accusedIn(claim));
  const clears = (it: Said) =>
    [...accusedIn(it.claim), it.claim.speaker, rootOf(traced.originOf.get(it.claim.id) ?? '')].some((actor) =>
      accused.some((other) => actor && related(actor, other)),
    );
  const kept = said.filter((it) => !beside.includes(it.claim) || clears(it));
  const labelOf = await labels(view, namedIn(kept, traced, [...same, ...around]));
  return { event, same, wider, overlapping, said: kept, claims, trace: traced, related, labelOf };
}

/** What analysts judged to overlap with any of these. */
async function overlaps(view: View, ids: readonly EntityId[]): Promise<EntityId[]> {
  const judgements = await view.judgementsOn(ids);
  const found = new Set<EntityId>();
  for (const list of judgements.values())
    for (const it of list)
      if (it.says === 'overlaps' && !it.retractedBy) for (const id of it.on) found.add(id);
  return [...found].filter((id) => familyOfId(id) === 'event' && !ids.includes(id));
}

/**
 * Denials, in the texts that say who did it, of plural events that have no stated tie to this one and may have been at
 * its time: what they deny is general.
 */
async function besides(
  view: View,
  claims: readonly StoredClaim[],
  known: readonly EntityId[],
  happened: DaySpan | null,
): Promise<StoredClaim[]> {
  const attributions = claims.filter((claim) => partOf(claim) === 'attribution');
  const document = [...new Set(attributions.map((claim) => claim.document))];
  if (document.length === 0) return [];
  const page = await view.findClaims(
    { document, predicate: [...eventPredicates], stance: ['denies'], negated: false },
    order,
    { first: MOST.beside },
  );
  const denials = page.items
    .map(({ node }) => node)
    .filter((claim) => !eventsOf(claim.about).some((it) => known.includes(it)));
  const events = await view.entities([...new Set(denials.flatMap(({ about }) => eventsOf(about)))]);
  return denials.filter(({ about }) =>
    eventsOf(about).some((id) => {
      const it = events.get(id);
      return it?.plural && mayMeet(it.happened, happened);
    }),
  );
}

/** Whether two actors are one, or one stands within the other. */
async function kinships(view: View, said: readonly Said[], traced: Trace): Promise<EventFile['related']> {
  const roots = [...traced.origins.values()].flatMap(({ root }) => root ?? []);
  const actors = said.flatMap(({ claim }) => [
    ...accusedIn(claim),
    ...(claim.speaker ? [claim.speaker] : []),
  ]);
  const kin = await view.kin([...new Set([...actors, ...roots])]);
  return (x, y) => {
    const [a, b] = [kin.get(x), kin.get(y)];
    return (
      x === y ||
      (a?.same.includes(y) ?? false) ||
      (a?.within.includes(y) ?? false) ||
      (b?.within.includes(x) ?? false)
    );
  };
}

/** Everything that the answers on an event have to name. */
function namedIn(said: readonly Said[], traced: Trace, events: readonly EntityId[]): EntityId[] {
  const ends = said.flatMap(({ claim, about }) => [
    about,
    claim.document,
    ...entitiesIn(claim.about),
    ...(claim.speaker ? [claim.speaker] : []),
  ]);
  const ways = [...traced.origins.values()].flatMap(({ root, ties }) =>
    [root, ...ties.map(({ through }) => through)].flatMap((it) => it ?? []),
  );
  return [...events, ...ends, ...ways];
}
