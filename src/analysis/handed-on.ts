import { type EntityId, familyOfId } from '../model/entity.ts';
import { countsAsAsserted } from '../model/utterance.ts';
import type { DaySpan, Kin, StoredClaim, View } from '../store/store.ts';
import { everyClaim } from './answer.ts';
import { unique } from './events.ts';

/** What was handed on, and everything that belongs to it. */
export interface HandedOn {
  /** Claims that knowledge was handed on, and that it never was. */
  shared: StoredClaim[];
  /** Claims that a facility belongs to a set or mechanism of which knowledge was handed on. */
  listed: StoredClaim[];
  mechanisms: EntityId[];
  /**
   * Facilities and sets that it was about, each with the first day on which that may have been; null where no text
   * says when.
   */
  things: ReadonlyMap<EntityId, string | null>;
}

const order = { by: 'text', order: 'asc' } as const;
const isFacility = (id: EntityId) => familyOfId(id) === 'facility';
const isMechanism = (id: EntityId) => familyOfId(id) === 'mechanism';

/** How deep sets within sets are followed. */
const LEVELS = 2;

/** The claims of some pages. */
export function nodesOf(pages: ReadonlyMap<string, { items: { node: StoredClaim }[] }>): StoredClaim[] {
  return unique([...pages.values()].flatMap(({ items }) => items.map(({ node }) => node)));
}

/** What a claim of sharing is about; a facility that gave knowledge gave that of itself. */
export function aboutOf({ about }: StoredClaim): EntityId[] {
  return [...(about.with?.about?.of ?? []), ...about.subject.of.filter(isFacility)];
}

/**
 * Everything that is said to have been handed on, under one mechanism or at all, with the sets and facilities that
 * it concerns: those named, those listed with the mechanism, what was judged one with them or within them, and their
 * parts. Seven calls, and one for every thousand claims of sharing.
 */
export async function handedOn(view: View, mechanism?: EntityId): Promise<HandedOn> {
  const under = (
    await everyClaim(view, { predicate: ['shared'], ...(mechanism && { about: [mechanism] }) }, 2000)
  ).filter(countsAsAsserted);
  const mechanisms = mechanism
    ? [mechanism]
    : [...new Set(under.flatMap(({ about }) => about.with?.under?.of ?? []))].filter(isMechanism);
  // What went on from hand to hand need not be told of under the mechanism each time.
  const further = mechanism
    ? nodesOf(
        await view.claimsOf(
          'entity',
          [...new Set(under.flatMap(aboutOf))],
          { predicate: ['shared'] },
          order,
          {
            first: 100,
          },
        ),
      ).filter(countsAsAsserted)
    : [];
  const shared = unique([...under, ...further]);

  const things = new Map<EntityId, string | null>();
  const add = (id: EntityId, day: string | null) => {
    const known = things.get(id);
    // Where one text gives no day, no day can be ruled out.
    things.set(
      id,
      known === undefined ? day : known === null || day === null ? null : day < known ? day : known,
    );
  };
  for (const claim of shared)
    if (!claim.about.not) for (const id of aboutOf(claim)) add(id, dayOf(claim.happened));

  const listed: StoredClaim[] = [];
  let ring: EntityId[] = [...mechanisms, ...things.keys()];
  for (let level = 0; level <= LEVELS && ring.length > 0; level++) {
    const [kin, parts] = await Promise.all([
      view.kin(ring),
      view.claimsOf('object', ring, { predicate: ['part_of'], negated: false }, order, { first: 200 }),
    ]);
    const before = new Set(things.keys());
    for (const id of ring) for (const other of kinOf(id, kin)) add(other, things.get(id) ?? null);
    for (const claim of nodesOf(parts).filter(countsAsAsserted)) {
      const members = claim.about.subject.of.filter(isFacility);
      if (members.length === 0) continue;
      listed.push(claim);
      for (const whole of claim.about.object?.of ?? [])
        for (const id of members) if (!before.has(id)) add(id, things.get(whole) ?? null);
    }
    ring = [...things.keys()].filter((id) => !before.has(id));
  }
  return { shared, listed: unique(listed), mechanisms, things };
}

const kinOf = (id: EntityId, kin: ReadonlyMap<EntityId, Kin>): EntityId[] =>
  isFacility(id)
    ? [...(kin.get(id)?.same ?? []), ...(kin.get(id)?.holds ?? [])].filter((it) => it !== id)
    : [];

const dayOf = (span: DaySpan | null): string | null => span?.earliest ?? null;
