import type { EntityId } from '../model/entity.ts';
import { familyOf, type Kind } from '../model/kinds.ts';
import { codesOf } from '../model/proposition.ts';
import { countsAsAsserted } from '../model/utterance.ts';
import type { DaySpan, StoredClaim, StoredEntity, View } from '../store/store.ts';
import { eventsOf } from './events.ts';
import { everyClaimOf } from './read.ts';
import { placesAround } from './where.ts';

/** What a denial limits itself to, or what an event is: its days, where, what was hit and by which means. */
interface Limits {
  /** Null: open. 'unknown': limited to days that no text gives ("during the campaign"). */
  period: DaySpan | 'unknown' | null;
  places: EntityId[];
  struck: StoredClaim[];
  means: Set<string>;
}

/** Kinds of facility that a class of targets names. Where a class has none here, only its own code meets it. */
const kindsOfClass: Readonly<Record<string, readonly Kind[]>> = {
  medical_facilities: ['medical'],
  schools: ['school'],
  civil_defence: ['civil_defence'],
  residential: ['dwelling'],
  military: ['military_base'],
  civilian_facilities: ['medical', 'school', 'civil_defence', 'dwelling', 'camp'],
  civilians: ['group'],
  medical_personnel: ['group'],
};

/** Kinds of a set that its words alone describe ("civilian facilities"): it may hold any of its family. */
const anyOfFamily: readonly Kind[] = ['other_facility', 'group'];

/** Whether a denial of a plural event covers, by its own words, an event (given as all that were judged one). */
export type Covers = (denial: StoredClaim, events: readonly EntityId[]) => boolean;

/**
 * Reads how far denials of plural events reach. A general denial covers an event only by its own words: no limit that it
 * sets may leave the event out. The days that it gives must hold the event's, the place that it gives must hold the
 * event's or that of what was hit, and what it says was not hit, or not used, must be what the event hit or used. Where
 * one of them is not known, the event is not covered. Costs ten calls to the store, and one for every thousand claims.
 */
export async function readReach(
  view: View,
  denials: readonly StoredClaim[],
  events: readonly EntityId[],
): Promise<Covers> {
  if (denials.length === 0) return () => false;
  const denied = [...new Set(denials.flatMap(({ about }) => eventsOf(about)))];
  const { of: claims } = await everyClaimOf(view, 'subject', [...denied, ...events], {
    predicate: ['happened', 'located', 'struck', 'used'],
    stance: ['asserts', 'denies'],
    negated: false,
  });
  const own = (ids: readonly EntityId[]) => ids.flatMap((id) => claims.get(id) ?? []);
  const targets = [...denials, ...own(events)].flatMap(({ about }) =>
    about.predicate === 'struck' ? (about.object?.of ?? []) : [],
  );
  const [entities, around] = await Promise.all([
    view.entities([...new Set([...denied, ...events, ...targets])]),
    placesAround(view, [...new Set([...denied, ...events, ...targets])]),
  ]);

  const limitsOf = (ids: readonly EntityId[]): Limits => {
    const its = own(ids);
    const spans = ids.flatMap((id) => entities.get(id)?.happened ?? []);
    const dated = its.some(({ about, stance }) => about.predicate === 'happened' && stance === 'asserts');
    const bounded = spans.find(({ earliest, latest }) => earliest !== null || latest !== null);
    return {
      period: bounded ?? (dated ? 'unknown' : null),
      places: ids.flatMap((id) => around.directly(id)),
      struck: its.filter(({ about }) => about.predicate === 'struck'),
      means: new Set(its.flatMap(({ about }) => (about.predicate === 'used' ? codesOf(about.value) : []))),
    };
  };

  return (denial, ids) => {
    const about = eventsOf(denial.about).filter((id) => entities.get(id)?.plural);
    if (about.length === 0) return false;
    const limits = limitsOf(about);
    const event = limitsOf(ids);
    const hit = event.struck.filter(countsAsAsserted).flatMap(({ about: { object } }) => object?.of ?? []);
    const holds = (place: EntityId) => [...ids, ...hit].some((id) => around.all(id).includes(place));
    return (
      holdsDays(limits.period, event.period) &&
      (limits.places.length === 0 || limits.places.some(holds)) &&
      hitsIt(denial, limits, event, { hit, entities, around, holds }) &&
      (denial.about.predicate !== 'used' || codesOf(denial.about.value).some((code) => event.means.has(code)))
    );
  };
}

function holdsDays(period: Limits['period'], happened: Limits['period']): boolean {
  if (period === null) return true;
  if (period === 'unknown' || happened === 'unknown' || happened === null) return false;
  const after =
    period.earliest === null || (happened.earliest !== null && happened.earliest >= period.earliest);
  const before = period.latest === null || (happened.latest !== null && happened.latest <= period.latest);
  return after && before;
}

interface Hit {
  hit: readonly EntityId[];
  entities: ReadonlyMap<EntityId, StoredEntity>;
  around: { directly(id: EntityId): EntityId[] };
  holds: (place: EntityId) => boolean;
}

/** Whether what the denial, or else the denied event, is said to hit leaves room for what the event hit. */
function hitsIt(denial: StoredClaim, limits: Limits, event: Limits, of: Hit): boolean {
  const struck = denial.about.predicate === 'struck' ? [denial] : limits.struck;
  const classes = struck.flatMap(({ about }) => codesOf(about.value));
  const hitClasses = event.struck.filter(countsAsAsserted).flatMap(({ about }) => codesOf(about.value));
  const hitKinds = [
    ...of.hit.flatMap((id) => of.entities.get(id)?.kind ?? []),
    ...hitClasses.flatMap((code) => kindsOfClass[code] ?? []),
  ];
  const inClass = classes.some(
    (code) => hitClasses.includes(code) || kindsOfClass[code]?.some((kind) => hitKinds.includes(kind)),
  );
  if (denial.about.predicate !== 'struck') return classes.length === 0 || inClass;
  const named = (denial.about.object?.of ?? []).some((id) => {
    const it = of.entities.get(id);
    if (!it?.plural) return of.hit.includes(id);
    const places = of.around.directly(id);
    const alike = anyOfFamily.includes(it.kind)
      ? hitKinds.some((kind) => familyOf(kind) === familyOf(it.kind))
      : hitKinds.includes(it.kind);
    return alike && (places.length === 0 || places.some(of.holds));
  });
  return inClass || named;
}
