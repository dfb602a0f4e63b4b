import { type EntityId, familyOfId } from '../model/entity.ts';
import { entitiesIn } from '../model/proposition.ts';
import type { Labelled } from '../model/render.ts';
import type { StoredClaim, StoredEntity, StoredUtterance, View } from '../store/store.ts';
import { accountFilter } from './accounts.ts';
import { type Gap, labels } from './answer.ts';
import { accusedIn, eventPredicates, eventsOf, type Part, partOf, unique } from './events.ts';
import { rootOf } from './origins.ts';
import { readReach } from './reach.ts';
import { Reader } from './read.ts';
import { type Trace, trace } from './trace.ts';
import { isEarlier, type Scope, wholesOf } from './wholes.ts';

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
  /** Where not all that is said could be read. */
  gaps: Gap[];
}

/**
 * Gathers an event's file: of the event, what was judged one with it, what it is within (by judgement or by an
 * asserted `part_of`), what overlaps these, and what its accused deny in general in the same texts, where that covers
 * the event by its own words. Costs 37 calls to the store, and one for every further thousand claims of a list.
 */
export async function eventFile(view: View, id: EntityId): Promise<EventFile | null> {
  const event = (await view.entities([id])).get(id);
  if (!event) return null;
  const reader = new Reader(view);
  const [kin, wholes] = await Promise.all([view.kin([id]), wholesOf(view, [id])]);
  const same = kin.get(id)?.same ?? [id];
  const wider = wholes.get(id)?.all ?? [];
  const [claims, overlaps] = await Promise.all([
    reader.of('entity', same, {}),
    overlapsOf(view, [...same, ...wider]),
  ]);
  const overlapping = [...new Set([...overlaps.values()].flat())].filter(
    (it) => ![...same, ...wider].includes(it),
  );
  const own = same.flatMap((it) => overlaps.get(it) ?? []);
  const around = [...wider, ...overlapping];
  const [wide, beside] = await Promise.all([
    reader.of('entity', around, accountFilter),
    besides(reader, claims, [...same, ...around]),
  ]);
  const general = wide.filter(
    (claim) =>
      partOf(claim) === 'denial' &&
      !eventsOf(claim.about).some((it) => [...same, ...wider, ...own].includes(it)),
  );
  const covers = await readReach(view, [...beside, ...general], same);
  const covered = beside.filter((claim) => covers(claim, same));
  const off = new Set(general.filter((claim) => !covers(claim, same)));
  const candidates = unique([...claims, ...wide, ...covered]).filter((claim) => !off.has(claim));
  const utterances = await view.utterances([...new Set(candidates.map((claim) => claim.utterance))]);
  const said = candidates.flatMap((claim): Said[] => {
    const [part, utterance, events] = [partOf(claim), utterances.get(claim.utterance), eventsOf(claim.about)];
    const about =
      events.find((it) => same.includes(it)) ??
      events.find((it) => around.includes(it)) ??
      (covered.includes(claim) ? events[0] : undefined);
    if (!part || !utterance || !about) return [];
    const isGeneral = !wider.includes(about) || isEarlier(claim, event.happened);
    return [
      {
        claim,
        utterance,
        part,
        about,
        scope: same.includes(about) ? 'this' : isGeneral ? 'general' : 'wider',
      },
    ];
  });
  const traced = await trace(view, candidates);
  const related = await kinships(view, said, traced);
  const accused = said
    .filter(({ part, scope }) => part === 'attribution' && scope !== 'general')
    .flatMap(({ claim }) => accusedIn(claim));
  const clears = ({ claim }: Said) => {
    const named = accusedIn(claim);
    const cleared = named.length > 0 ? named : [claim.speaker, rootOf(traced.originOf.get(claim.id) ?? '')];
    return cleared.some((actor) => actor && accused.some((other) => related(actor, other)));
  };
  const kept = said.filter((it) => !covered.includes(it.claim) || clears(it));
  const labelOf = await labels(view, namedIn(kept, traced, [...same, ...around]));
  const { gaps } = reader;
  return { event, same, wider, overlapping, said: kept, claims, trace: traced, related, labelOf, gaps };
}

/** What analysts judged each of these to overlap with. */
export async function overlapsOf(view: View, ids: readonly EntityId[]): Promise<Map<EntityId, EntityId[]>> {
  const judgements = await view.judgementsOn([...new Set(ids)]);
  return new Map(
    [...judgements].map(([id, list]) => [
      id as EntityId,
      list
        .filter(({ says, retractedBy }) => says === 'overlaps' && !retractedBy)
        .flatMap(({ on }) => on as EntityId[])
        .filter((other) => other !== id && familyOfId(other) === 'event'),
    ]),
  );
}

/** Denials, in the texts that say who did it, of events that have no stated tie to this one. */
async function besides(
  reader: Reader,
  claims: readonly StoredClaim[],
  known: readonly EntityId[],
): Promise<StoredClaim[]> {
  const attributions = claims.filter((claim) => partOf(claim) === 'attribution');
  const document = [...new Set(attributions.map((claim) => claim.document))];
  if (document.length === 0) return [];
  const denials = await reader.every({
    document,
    predicate: [...eventPredicates],
    stance: ['denies'],
    negated: false,
  });
  return denials.filter(({ about }) => !eventsOf(about).some((it) => known.includes(it)));
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
