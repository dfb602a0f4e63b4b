import type { EntityId } from '../model/entity.ts';
import type { DenialKind } from '../model/predicates/index.ts';
import { denialOf } from '../model/utterance.ts';
import type { ClaimFilter, StoredClaim, View } from '../store/store.ts';
import { accusedIn, eventPredicates, eventsOf, partOf } from './events.ts';
import { type Widest, widestOf } from './widest.ts';

/** Who blames whom for an event, in numbers. */
export interface EventAccount {
  attributions: number;
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

/** Sums up the claims on one event. */
export function accountOf(claims: readonly StoredClaim[], widest: Widest): EventAccount {
  const account: EventAccount = {
    attributions: 0,
    actorSets: 0,
    denials: {},
    counters: 0,
    silences: 0,
    unclaimed: 0,
    documents: 0,
  };
  const sets = new Set<string>();
  const documents = new Set<EntityId>();
  for (const claim of claims) {
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

/** The account of each event, of up to 1,000 claims each. Costs four calls to the store. */
export async function eventAccounts(
  view: View,
  events: readonly EntityId[],
): Promise<Map<EntityId, EventAccount>> {
  const kin = await view.kin(events);
  const sameAs = (event: EntityId) => kin.get(event)?.same ?? [event];
  const all = [...new Set(events.flatMap(sameAs))];
  const pages = await view.claimsOf(
    'entity',
    all,
    accountFilter,
    { by: 'text', order: 'asc' },
    { first: 1000 },
  );
  const claimsOn = (event: EntityId) =>
    (pages.get(event)?.items ?? [])
      .map(({ node }) => node)
      .filter((it) => eventsOf(it.about).includes(event));
  const actors = new Set(all.flatMap((event) => claimsOn(event).flatMap(accusedIn)));
  const widest = await widestOf(view, [...actors]);
  return new Map(
    events.map((event) => {
      const claims = new Map(sameAs(event).flatMap((it) => claimsOn(it).map((claim) => [claim.id, claim])));
      return [event, accountOf([...claims.values()], widest)];
    }),
  );
}
