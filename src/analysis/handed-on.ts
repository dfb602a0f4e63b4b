import { type EntityId, familyOfId } from '../model/entity.ts';
import { countsAsAsserted } from '../model/utterance.ts';
import type { DaySpan, Kin, StoredClaim, View } from '../store/store.ts';
import { unique } from './events.ts';
import type { Reader } from './read.ts';

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

const isFacility = (id: EntityId) => familyOfId(id) === 'facility';
const isDocument = (id: EntityId) => familyOfId(id) === 'document';
const isMechanism = (id: EntityId) => familyOfId(id) === 'mechanism';

/** How deep lists of a mechanism, and sets within sets, are followed. */
const LEVELS = 3;

/** What a claim of sharing is about; a facility that gave knowledge gave that of itself. */
export function aboutOf({ about }: StoredClaim): EntityId[] {
  return [...(about.with?.about?.of ?? []), ...about.subject.of.filter(isFacility)];
}

/**
 * Everything that is said to have been handed on, under one mechanism or at all, with the sets and facilities that
 * it concerns: those named, those listed with the mechanism, what was judged one with them or within them, and their
 * parts. Seven calls, and one for every thousand claims of sharing.
 */
export async function handedOn(view: View, reader: Reader, mechanism?: EntityId): Promise<HandedOn> {
  const under = (
    await reader.every({ predicate: ['shared'], ...(mechanism && { about: [mechanism] }) })
  ).filter(countsAsAsserted);
  const mechanisms = mechanism
    ? [mechanism]
    : [...new Set(under.flatMap(({ about }) => about.with?.under?.of ?? []))].filter(isMechanism);
  // What went on from hand to hand need not be told of under the mechanism each time.
  const further = mechanism
    ? await reader.of('entity', [...new Set(under.flatMap(aboutOf))], { predicate: ['shared'] })
    : [];
  const shared = unique([...under, ...further.filter(countsAsAsserted)]);

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
  const lists = new Set<EntityId>();
  const read = new Set<EntityId>();
  let ring: EntityId[] = [...mechanisms, ...things.keys()];
  for (let level = 0; level <= LEVELS && ring.length > 0; level++) {
    const [kin, parts] = await Promise.all([
      view.kin(ring),
      reader.of('object', ring, { predicate: ['part_of'], negated: false }),
    ]);
    const before = new Set(things.keys());
    for (const id of ring) read.add(id);
    for (const id of ring) for (const other of kinOf(id, kin)) add(other, things.get(id) ?? null);
    for (const claim of parts.filter(countsAsAsserted)) {
      // A list is part of its mechanism; what stands on it is followed as what stands under the mechanism.
      for (const id of claim.about.subject.of.filter(isDocument)) lists.add(id);
      const members = claim.about.subject.of.filter(isFacility);
      if (members.length === 0) continue;
      listed.push(claim);
      for (const whole of claim.about.object?.of ?? [])
        for (const id of members) if (!before.has(id)) add(id, things.get(whole) ?? null);
    }
    ring = [...things.keys(), ...lists].filter((id) => !before.has(id) && !read.has(id));
  }
  return { shared, listed: unique(listed), mechanisms, things };
}

const kinOf = (id: EntityId, kin: ReadonlyMap<EntityId, Kin>): EntityId[] =>
  isFacility(id)
    ? [...(kin.get(id)?.same ?? []), ...(kin.get(id)?.holds ?? [])].filter((it) => it !== id)
    : [];

const dayOf = (span: DaySpan | null): string | null => span?.earliest ?? null;
