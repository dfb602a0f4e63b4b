import { type EntityId, familyOfId } from '../model/entity.ts';
import type { Predicate } from '../model/predicates/index.ts';
import type { Proposition } from '../model/proposition.ts';
import { type Claim, denialOf, isAttribution, isCounterAccusation, markOf } from '../model/utterance.ts';

/** Predicates by which a claim says something of an event: who did it, that it was, what it hit, how, of what nature. */
export const eventPredicates = [
  'carried_out',
  'happened',
  'struck',
  'used',
  'character',
] as const satisfies Predicate[];

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

/** What part a claim has in the account of an event. */
export type Part = 'attribution' | 'denial' | 'counter' | 'silence';

/** The part of a claim in the account of its events; null where it has none. Conditions and hopes have none. */
export function partOf(claim: Pick<Claim, 'stance' | 'about' | 'if'>): Part | null {
  if (claim.if !== undefined) return null;
  if (isAttribution(claim)) return 'attribution';
  if (isCounterAccusation(claim)) return 'counter';
  if (markOf(claim) === 'silence') return 'silence';
  return ofEvents.includes(claim.about.predicate) && denialOf(claim) ? 'denial' : null;
}

/** The actors that a claim holds to account: who carried the event out, or who staged it. */
export function accusedIn(claim: Pick<Claim, 'about'>): EntityId[] {
  const { predicate, subject } = claim.about;
  return predicate === 'carried_out' ? subject.of : (claim.about.with?.by?.of ?? []);
}
