import { parseEdtf } from '../model/dates.ts';
import type { EntityId } from '../model/entity.ts';
import { familyOf, type Kind } from '../model/kinds.ts';
import { codesOf } from '../model/proposition.ts';
import { countsAsAsserted } from '../model/utterance.ts';
import type { DaySpan, StoredClaim, StoredEntity, View } from '../store/store.ts';
import { eventsOf } from './events.ts';
import { everyClaimOf } from './read.ts';
import { hullOf } from './spans.ts';
import { placesAround } from './where.ts';

/** What a denial limits itself to: days, where, what was not hit. */
interface Limits {
  /** Null: open. 'unknown': limited to days that its text does not give ("during the campaign"). */
  period: DaySpan | 'unknown' | null;
  places: EntityId[];
  classes: string[];
}

/** What is told of an event: each span of days that a text gives it, what it hit and by which means. */
interface Told {
  days: DaySpan[];
  hit: EntityId[];
  classes: string[];
  means: string[];
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
 * Reads how far denials of plural events reach. A general denial covers an event only by its own words: no limit that its
 * own text sets may leave the event out. The days that it gives must hold days that some text gives the event, the place
 * that it gives must hold the event's or that of what was hit, and what it says was not hit, or not used, must be what the
 * event hit or used. Where one of them is not known, the event is not covered; so what is told later can only add.
 * Costs ten calls to the store, and one for every further thousand claims.
 */
export async function readReach(
  view: View,
  denials: readonly StoredClaim[],
  events: readonly EntityId[],
): Promise<Covers> {
  if (denials.length === 0) return () => false;
  const denied = [...new Set(denials.flatMap(({ about }) => eventsOf(about)))];
  const sets = denials.flatMap(({ about }) => about.object?.of ?? []);
  const { of: claims } = await everyClaimOf(view, 'subject', [...new Set([...denied, ...events, ...sets])], {
    predicate: ['happened', 'located', 'struck', 'used'],
    stance: ['asserts'],
    negated: false,
  });
  const told = (ids: readonly EntityId[]): Told => {
    const its = ids.flatMap((id) => claims.get(id) ?? []).filter(countsAsAsserted);
    const struck = its.filter(({ about }) => about.predicate === 'struck');
    return {
      days: its.flatMap(daysOf),
      hit: struck.flatMap(({ about }) => about.object?.of ?? []),
      classes: struck.flatMap(({ about }) => codesOf(about.value)),
      means: its.flatMap(({ about }) => (about.predicate === 'used' ? codesOf(about.value) : [])),
    };
  };
  const happened = [...events, ...told(events).hit];
  const [entities, around] = await Promise.all([
    view.entities([...new Set([...denied, ...sets, ...happened])]),
    placesAround(view, [...new Set(happened)]),
  ]);

  /** What the text of a denial says of some things: only that are its own words. */
  const inItsText = ({ document }: StoredClaim, ids: readonly EntityId[]) =>
    ids.flatMap((id) => claims.get(id) ?? []).filter((claim) => claim.document === document);
  const placesIn = (its: readonly StoredClaim[]) =>
    its.flatMap(({ about }) =>
      about.predicate === 'located' && codesOf(about.value).includes('in') ? (about.object?.of ?? []) : [],
    );
  const limitsOf = (denial: StoredClaim, ids: readonly EntityId[]): Limits => {
    const its = inItsText(denial, ids);
    const spans = its.flatMap(daysOf).filter(({ earliest, latest }) => earliest !== null || latest !== null);
    const dated = its.some(({ about }) => about.predicate === 'happened');
    const struck = denial.about.predicate === 'struck' ? [denial] : its;
    return {
      period: hullOf(spans) ?? (dated ? 'unknown' : null),
      places: placesIn(its),
      classes: struck.flatMap(({ about }) => (about.predicate === 'struck' ? codesOf(about.value) : [])),
    };
  };

  return (denial, ids) => {
    const about = eventsOf(denial.about).filter((id) => entities.get(id)?.plural);
    if (about.length === 0) return false;
    const limits = limitsOf(denial, about);
    const event = told(ids);
    const holds = (place: EntityId) => [...ids, ...event.hit].some((id) => around.all(id).includes(place));
    const isOf = (id: EntityId) => {
      const places = placesIn(inItsText(denial, [id]));
      return places.length === 0 || places.some(holds);
    };
    return (
      holdsDays(limits.period, event.days) &&
      (limits.places.length === 0 || limits.places.some(holds)) &&
      hitsIt(denial, limits, event, { entities, isOf }) &&
      (denial.about.predicate !== 'used' ||
        codesOf(denial.about.value).some((it) => event.means.includes(it)))
    );
  };
}

/** The days that a claim gives an event. */
function daysOf({ about }: StoredClaim): DaySpan[] {
  if (about.predicate !== 'happened' || !about.when) return [];
  const { earliest, latest } = parseEdtf(about.when.edtf);
  return [{ earliest, latest }];
}

function holdsDays(period: Limits['period'], days: readonly DaySpan[]): boolean {
  if (period === null) return true;
  if (period === 'unknown') return false;
  return days.some(
    ({ earliest, latest }) =>
      (period.earliest === null || (earliest !== null && earliest >= period.earliest)) &&
      (period.latest === null || (latest !== null && latest <= period.latest)),
  );
}

interface Sets {
  entities: ReadonlyMap<EntityId, StoredEntity>;
  /** Whether the text of the denial lets a set lie where the event was. */
  isOf: (id: EntityId) => boolean;
}

/** Whether what the denial, or else the denied event, is said to hit leaves room for what the event hit. */
function hitsIt(denial: StoredClaim, { classes }: Limits, event: Told, { entities, isOf }: Sets): boolean {
  const hitKinds = [
    ...event.hit.flatMap((id) => entities.get(id)?.kind ?? []),
    ...event.classes.flatMap((code) => kindsOfClass[code] ?? []),
  ];
  const inClass = classes.some(
    (code) => event.classes.includes(code) || kindsOfClass[code]?.some((kind) => hitKinds.includes(kind)),
  );
  if (denial.about.predicate !== 'struck') return classes.length === 0 || inClass;
  const named = (denial.about.object?.of ?? []).some((id) => {
    const it = entities.get(id);
    if (!it?.plural) return event.hit.includes(id);
    const alike = anyOfFamily.includes(it.kind)
      ? hitKinds.some((kind) => familyOf(kind) === familyOf(it.kind))
      : hitKinds.includes(it.kind);
    return alike && isOf(id);
  });
  return inClass || named;
}
