import type {
  Clock,
  ContestedRecordPartsFragment,
  HedgeLevel,
  Mark,
  Predicate,
  Review,
} from '../api/types.gen.ts';

export type ContestedRecord = ContestedRecordPartsFragment;
export type ContestedEvent = ContestedRecord['events'][number];
export type ContestedRow = ContestedEvent['rows'][number];

export const allMarks = ['ASSERTS', 'DENIES', 'CONDEMNS', 'DEMANDS', 'WARNS', 'EXPECTS', 'SILENCE'] as const;
export const allHedges = ['FLAT', 'PROBABLE', 'BELIEVED', 'POSSIBLE'] as const;
/** Stands for every voice without a name in the list of speakers. */
export const UNNAMED = 'unnamed';
/** Stands for claims that name nobody who did it, have no grade, or lie nowhere. */
export const NONE = 'none';
/** How a row names its actors: one, all of several, either of them, or some of them. */
export const allSets = ['one', 'and', 'either', 'some'] as const;
export type ActorSet = (typeof allSets)[number];
export const allFamilies = ['ACTOR', 'EVENT', 'FACILITY', 'PLACE', 'DOCUMENT', 'MECHANISM'] as const;
export type ShownFamily = (typeof allFamilies)[number];
/** Filters that let in only what is on their list; each list holds ids or codes. */
export const listKeys = [
  'predicates',
  'speakers',
  'accused',
  'origins',
  'places',
  'documents',
  'grades',
  'reviews',
] as const;
export type ListKey = (typeof listKeys)[number];

/**
 * What passes: the full sets let everything through. `headings` false hides what stands only in a heading, caption,
 * standfirst or link. A null list lets all pass.
 */
export interface Filter {
  marks: ReadonlySet<Mark>;
  hedges: ReadonlySet<HedgeLevel>;
  sets: ReadonlySet<ActorSet>;
  families: ReadonlySet<ShownFamily>;
  headings: boolean;
  documents: ReadonlySet<string> | null;
  speakers: ReadonlySet<string> | null;
  places: ReadonlySet<string> | null;
  reviews: ReadonlySet<Review> | null;
  accused: ReadonlySet<string> | null;
  origins: ReadonlySet<string> | null;
  predicates: ReadonlySet<Predicate> | null;
  grades: ReadonlySet<string> | null;
  /** Hides a thing with fewer edges in view, or an event with fewer accounts. */
  links: number;
}

/** The filter that lets everything through. */
export const openFilter: Filter = {
  marks: new Set(allMarks),
  hedges: new Set(allHedges),
  sets: new Set(allSets),
  families: new Set(allFamilies),
  headings: true,
  documents: null,
  speakers: null,
  places: null,
  reviews: null,
  accused: null,
  origins: null,
  predicates: null,
  grades: null,
  links: 0,
};

/** A window of days on a clock; null is open. */
export interface DayWindow {
  clock: Clock;
  from: string | null;
  to: string | null;
}

/** Whether a window leaves anything out. */
export function isBounded({ from, to }: Pick<DayWindow, 'from' | 'to'>): boolean {
  return from !== null || to !== null;
}

/** Whether some filter asks of single claims what an edge's counts do not tell. */
export function asksOfClaims(filter: Filter, window: DayWindow): boolean {
  return isBounded(window) || listKeys.some((key) => filter[key] !== null);
}

/** How those at the near end of a row or an edge are named. */
export function actorSetOf({ mode, of }: { mode: string; of: readonly unknown[] }): ActorSet {
  if (mode === 'EITHER') return 'either';
  if (mode === 'SOME') return 'some';
  return of.length > 1 ? 'and' : 'one';
}

/** Whether the filter lets everything through. */
export function isOpen(filter: Filter): boolean {
  return (
    filter.marks.size === allMarks.length &&
    filter.hedges.size === allHedges.length &&
    filter.sets.size === allSets.length &&
    filter.families.size === allFamilies.length &&
    filter.headings &&
    filter.links === 0 &&
    listKeys.every((key) => filter[key] === null)
  );
}
