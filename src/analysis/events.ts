import { type EntityId, familyOfId } from '../model/entity.ts';
import type { Kind } from '../model/kinds.ts';
import { declarationOf, type Predicate } from '../model/predicates/index.ts';
import { codesOf, type Proposition } from '../model/proposition.ts';
import { type Claim, denialOf, isAttribution, isCounterAccusation, markOf } from '../model/utterance.ts';
import type { Kin, StoredClaim } from '../store/store.ts';

/** Predicates by which a claim says something of an event: who did it, that it was, what it hit, how, of what nature. */
export const eventPredicates = [
  'carried_out',
  'happened',
  'struck',
  'used',
  'character',
] as const satisfies Predicate[];

/** Kinds of event for which to name who carried it out is to accuse. Who took part in a vote is no accusation. */
export const harmful: readonly Kind[] = ['attack', 'offensive', 'war', 'other_event'];

const ofEvents: readonly Predicate[] = eventPredicates;
const isEvent = (id: EntityId) => familyOfId(id) === 'event';

/**
 * The events that a proposition says something of: the object of `carried_out`, the subject of what describes an
 * event, and what someone spoke, or kept silent, on.
 */
export function eventsOf(about: Proposition): EntityId[] {
  if (about.predicate === 'spoke')
    return [...(about.object?.of ?? []), ...(about.with?.about?.of ?? [])].filter(isEvent);
  const ends = about.predicate === 'carried_out' ? about.object : about.subject;
  return ofEvents.includes(about.predicate) ? (ends?.of ?? []).filter(isEvent) : [];
}

/** What some claims tell of, by what most texts tell of, then by most claims, then by id. */
export function byTelling<K extends string>(
  claims: readonly StoredClaim[],
  toldBy: (claim: StoredClaim) => Iterable<K>,
): K[] {
  const told = new Map<K, { texts: Set<EntityId>; claims: number }>();
  for (const claim of claims)
    for (const key of new Set(toldBy(claim))) {
      const one = told.get(key) ?? { texts: new Set(), claims: 0 };
      one.texts.add(claim.document);
      one.claims += 1;
      told.set(key, one);
    }
  return [...told]
    .sort(
      ([a, one], [b, other]) =>
        other.texts.size - one.texts.size || other.claims - one.claims || (a < b ? -1 : 1),
    )
    .map(([key]) => key);
}

/** Of events that were judged one, the one by which to name them all: the most told, else the first by id. */
export function mostTold(events: readonly EntityId[], claims: readonly StoredClaim[]): EntityId | undefined {
  return (
    byTelling(claims, ({ about }) => eventsOf(about).filter((id) => events.includes(id)))[0] ?? events[0]
  );
}

/** The classes of events judged one that a claim is about, each by its first. */
export function classesIn(
  about: Proposition,
  kin: ReadonlyMap<EntityId, Pick<Kin, 'same'>>,
): ReadonlyMap<EntityId, EntityId[]> {
  return new Map(
    eventsOf(about).map((event) => {
      const events = kin.get(event)?.same ?? [event];
      return [events[0] ?? event, events];
    }),
  );
}

/**
 * What part a claim has in the account of an event. A counter-accusation shifts the blame ("staged by"); a rebuttal
 * denies such a one, and so denies nothing of the event.
 */
export type Part = 'attribution' | 'denial' | 'counter' | 'rebuttal' | 'silence';

/** The part of a claim in the account of its events; null where it has none. Conditions and hopes have none. */
export function partOf(claim: Pick<Claim, 'stance' | 'about' | 'if'>): Part | null {
  if (claim.if !== undefined) return null;
  if (isAttribution(claim)) return 'attribution';
  if (isCounterAccusation(claim)) return 'counter';
  if (markOf(claim) === 'silence') return 'silence';
  if (!ofEvents.includes(claim.about.predicate) || !denialOf(claim)) return null;
  return saysCounter(claim.about) ? 'rebuttal' : 'denial';
}

/** Whether a proposition carries a code by which blame is shifted. */
function saysCounter({ predicate, value }: Proposition): boolean {
  const { codes } = declarationOf(predicate);
  return codesOf(value).some((code) => codes[code]?.counter);
}

/** The actors that a claim holds to account: who carried the event out, or who staged it. */
export function accusedIn(claim: Pick<Claim, 'about'>): EntityId[] {
  const { predicate, subject } = claim.about;
  return predicate === 'carried_out' ? subject.of : (claim.about.with?.by?.of ?? []);
}

/** Whether a claim names whom it accuses for certain: without a hedge, all of them, for all that it speaks of. */
export function namesForCertain({ hedge, about }: Pick<Claim, 'hedge' | 'about'>): boolean {
  return hedge.level === 'flat' && about.subject.mode === 'all' && about.object?.mode !== 'some';
}

/** The same claims, each once, in the order they came. */
export function unique(claims: readonly StoredClaim[]): StoredClaim[] {
  return [...new Map(claims.map((claim) => [claim.id, claim])).values()];
}
