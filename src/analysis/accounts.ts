import type { EntityId } from '../model/entity.ts';
import type { DenialKind } from '../model/predicates/index.ts';
import { denialOf } from '../model/utterance.ts';
import type { ClaimFilter, StoredClaim, View } from '../store/store.ts';
import { accusedIn, eventPredicates, eventsOf, partOf, unique } from './events.ts';
import { everyClaimOf } from './read.ts';
import { wholesOf } from './wholes.ts';
import { type Widest, widestOf } from './widest.ts';

/** Who blames whom for an event, in numbers. */
export interface EventAccount {
  /** Of the event itself, and of the plural events that it was judged to stand directly within. */
  attributions: number;
  /** Of these, those made of such a plural event. */
  ofWhole: number;
  /** Distinct sets of accused. Those within one another are one; "A or B" and "A and B" are two. */
  actorSets: number;
  denials: Partial<Record<DenialKind, number>>;
  counters: number;
  /** Claims that someone kept silent on it; those that no one claimed responsibility. */
  silences: number;
  unclaimed: number;
  documents: number;
}

/** The claims that have a part in the account of an event. */
export const accountFilter: ClaimFilter = {
  or: [
    { predicate: ['carried_out'], stance: ['asserts', 'denies'] },
    { predicate: [...eventPredicates], stance: ['denies'] },
    { predicate: [...eventPredicates], stance: ['asserts'], negated: true },
    { predicate: ['character'], stance: ['asserts'] },
    { mark: ['silence'] },
  ],
};

/** The set that a claim accuses, as a key under which equal sets meet. */
export function setKey(claim: Pick<StoredClaim, 'about'>, widest: Widest): string {
  const members = [...new Set(accusedIn(claim).map(widest))].sort();
  const mode = claim.about.subject.mode === 'either' && members.length > 1 ? 'either' : 'all';
  return `${mode} ${members.join(' ')}`;
}

/** The attributions of wholes that no voice of the same text makes of the event itself, to the same actors. */
export function notSaidOf(
  own: readonly StoredClaim[],
  ofWholes: readonly StoredClaim[],
  widest: Widest,
): StoredClaim[] {
  const key = (claim: StoredClaim) =>
    `${claim.document} ${claim.speaker ?? claim.utterance} ${setKey(claim, widest)}`;
  const said = new Set(own.map(key));
  return ofWholes.filter((claim) => !said.has(key(claim)));
}

/** Sums up the claims on one event; `ofWholes`: attributions of plural events that it stands within. */
export function accountOf(
  claims: readonly StoredClaim[],
  widest: Widest,
  ofWholes: readonly StoredClaim[] = [],
): EventAccount {
  const account: EventAccount = {
    attributions: 0,
    ofWhole: ofWholes.length,
    actorSets: 0,
    denials: {},
    counters: 0,
    silences: 0,
    unclaimed: 0,
    documents: 0,
  };
  const sets = new Set<string>();
  const documents = new Set<EntityId>();
  for (const claim of [...claims, ...ofWholes]) {
    const part = partOf(claim);
    if (!part || part === 'rebuttal') continue;
    documents.add(claim.document);
    if (part === 'attribution') {
      account.attributions += 1;
      sets.add(setKey(claim, widest));
    } else if (part === 'counter') account.counters += 1;
    else if (part === 'denial') {
      const kind = denialOf(claim) as DenialKind;
      account.denials[kind] = (account.denials[kind] ?? 0) + 1;
    } else {
      account.silences += 1;
      if (saysUnclaimed(claim)) account.unclaimed += 1;
    }
  }
  return { ...account, actorSets: sets.size, documents: documents.size };
}

/** Whether a claim tells that nobody claimed responsibility. */
export function saysUnclaimed({ about }: Pick<StoredClaim, 'about'>): boolean {
  return (
    about.predicate === 'spoke' &&
    about.not === true &&
    about.value !== undefined &&
    'codes' in about.value &&
    about.value.codes.includes('claims_responsibility')
  );
}

/**
 * The account of each event, with the attributions of the plural events that it stands directly within. Costs nine
 * calls to the store, and one for every further thousand claims on an event.
 */
export async function eventAccounts(
  view: View,
  events: readonly EntityId[],
): Promise<Map<EntityId, EventAccount>> {
  const [kin, wholes] = await Promise.all([view.kin(events), wholesOf(view, events)]);
  const sameAs = (event: EntityId) => kin.get(event)?.same ?? [event];
  const all = [...new Set(events.flatMap(sameAs))];
  const around = [...new Set([...wholes.values()].flatMap(({ judged }) => judged))];
  const [{ of: told }, { of: wide }] = await Promise.all([
    everyClaimOf(view, 'entity', all, accountFilter),
    everyClaimOf(view, 'object', around, { attribution: true }),
  ]);
  const claimsOn = (event: EntityId) => {
    const same = sameAs(event);
    const found = same.flatMap((it) => told.get(it) ?? []);
    return unique(found).filter((claim) => eventsOf(claim.about).some((it) => same.includes(it)));
  };
  const claimsAround = (event: EntityId) =>
    unique((wholes.get(event)?.judged ?? []).flatMap((it) => wide.get(it) ?? [])).filter(
      (claim) => partOf(claim) === 'attribution',
    );
  const actors = new Set(
    events.flatMap((event) => [...claimsOn(event), ...claimsAround(event)].flatMap(accusedIn)),
  );
  const widest = await widestOf(view, [...actors]);
  return new Map(
    events.map((event) => {
      const own = claimsOn(event);
      return [event, accountOf(own, widest, notSaidOf(own, claimsAround(event), widest))];
    }),
  );
}
