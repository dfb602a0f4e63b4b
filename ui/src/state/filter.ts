import type { ContestedRecordPartsFragment, HedgeLevel, Mark, Review } from '../api/types.gen.ts';

export type ContestedRecord = ContestedRecordPartsFragment;
export type ContestedEvent = ContestedRecord['events'][number];
export type ContestedRow = ContestedEvent['rows'][number];

export const allMarks = ['ASSERTS', 'DENIES', 'CONDEMNS', 'DEMANDS', 'WARNS', 'EXPECTS', 'SILENCE'] as const;
export const allHedges = ['FLAT', 'PROBABLE', 'BELIEVED', 'POSSIBLE'] as const;
/** Stands for every voice without a name in the list of speakers. */
export const UNNAMED = 'unnamed';
/** How a row names its actors: one, all of several, either of them, or some of them. */
export const allSets = ['one', 'and', 'either', 'some'] as const;
export type ActorSet = (typeof allSets)[number];
export const allFamilies = ['ACTOR', 'EVENT', 'FACILITY', 'PLACE', 'DOCUMENT', 'MECHANISM'] as const;
export type ShownFamily = (typeof allFamilies)[number];

/**
 * What passes: the full sets let everything through. `headings` false hides what stands only in a heading, caption,
 * standfirst or link. A null list of ids lets all pass.
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
};

/** How a row names those it speaks of. */
export function actorSetOf(row: ContestedRow): ActorSet {
  if (row.mode === 'EITHER') return 'either';
  if (row.mode === 'SOME') return 'some';
  return row.on.length > 1 ? 'and' : 'one';
}

/** The ids of the places an event is said to lie in. */
export function placesOf(event: ContestedEvent): string[] {
  return event.event.places.nodes.flatMap(
    (claim) => claim.proposition.object?.entities.map(({ id }) => id) ?? [],
  );
}

const some = (wanted: ReadonlySet<string> | null, have: readonly string[]): boolean =>
  wanted === null || have.some((one) => wanted.has(one));

/** Whether a row stays in view. Filtering hides; it never lays anything out anew. */
export function rowPasses(row: ContestedRow, event: ContestedEvent, filter: Filter): boolean {
  return (
    filter.marks.has(row.mark) &&
    filter.hedges.has(row.hedge) &&
    filter.sets.has(actorSetOf(row)) &&
    (filter.headings || !row.headingOnly) &&
    some(filter.places, placesOf(event)) &&
    row.claims.some(
      (claim) =>
        some(filter.documents, [claim.document.id]) &&
        some(filter.speakers, [claim.speaker?.id ?? UNNAMED]) &&
        some(filter.reviews, [claim.review]),
    )
  );
}

/** Whether the filter lets everything through. */
export function isOpen(filter: Filter): boolean {
  return (
    filter.marks.size === allMarks.length &&
    filter.hedges.size === allHedges.length &&
    filter.sets.size === allSets.length &&
    filter.families.size === allFamilies.length &&
    filter.headings &&
    !filter.documents &&
    !filter.speakers &&
    !filter.places &&
    !filter.reviews
  );
}
