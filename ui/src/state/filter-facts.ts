import type { Clock, HedgeLevel, Mark, Predicate, Review } from '../api/types.gen.ts';
import {
  type ActorSet,
  actorSetOf,
  type ContestedEvent,
  type ContestedRecord,
  type ContestedRow,
  type DayWindow,
  type Filter,
  isBounded,
  NONE,
  UNNAMED,
} from './filter.ts';

/** A stretch of days; null is open. */
export interface Days {
  earliest: string | null;
  latest: string | null;
}

/** Something that a list of a filter holds. */
export interface Named {
  id: string;
  label: string;
}

/** What the filters ask of one claim, whichever view shows it. */
export interface ClaimFacts {
  id: string;
  mark: Mark;
  hedge: HedgeLevel;
  set: ActorSet;
  headingOnly: boolean;
  predicate: Predicate;
  review: Review;
  grade: string | null;
  document: Named;
  speaker: Named;
  /** Whom it names as having done it, or denies to have; `NONE` where nobody. */
  accused: readonly Named[];
  places: readonly Named[];
  when: Readonly<Record<Clock, Days | null>>;
}

/** All that decides what passes. `originOf` is null while it is not known: then every origin passes. */
export interface Sieve {
  filter: Filter;
  window: DayWindow;
  originOf: ReadonlyMap<string, Named> | null;
}

/** What a claim's place in each list is. */
export function listsOf(
  facts: ClaimFacts,
  originOf: Sieve['originOf'],
): Record<
  'predicates' | 'speakers' | 'accused' | 'origins' | 'places' | 'documents' | 'grades' | 'reviews',
  readonly Named[]
> {
  const origin = originOf?.get(facts.id);
  return {
    predicates: [{ id: facts.predicate, label: facts.predicate }],
    speakers: [facts.speaker],
    accused: facts.accused,
    origins: origin ? [origin] : [],
    places: facts.places,
    documents: [facts.document],
    grades: [{ id: facts.grade ?? NONE, label: facts.grade ?? '' }],
    reviews: [{ id: facts.review, label: facts.review }],
  };
}

const meets = (wanted: ReadonlySet<string> | null, have: readonly Named[]): boolean =>
  wanted === null || have.some(({ id }) => wanted.has(id));

/** Whether something may lie in a window, by its uncertain date. What has no date on the clock does not. */
export function mayLieIn(days: Days | null, { from, to }: Pick<DayWindow, 'from' | 'to'>): boolean {
  if (!isBounded({ from, to })) return true;
  if (!days || (days.earliest === null && days.latest === null)) return false;
  return (
    (to === null || days.earliest === null || days.earliest <= to) &&
    (from === null || days.latest === null || days.latest >= from)
  );
}

/** Whether a claim passes. */
export function claimPasses(facts: ClaimFacts, { filter, window, originOf }: Sieve): boolean {
  if (
    !filter.marks.has(facts.mark) ||
    !filter.hedges.has(facts.hedge) ||
    !filter.sets.has(facts.set) ||
    (facts.headingOnly && !filter.headings) ||
    !mayLieIn(facts.when[window.clock], window)
  )
    return false;
  const lists = listsOf(facts, originOf);
  return (
    meets(filter.predicates, lists.predicates) &&
    meets(filter.speakers, lists.speakers) &&
    meets(filter.accused, lists.accused) &&
    (originOf === null || meets(filter.origins, lists.origins)) &&
    meets(filter.places, lists.places) &&
    meets(filter.documents, lists.documents) &&
    meets(filter.grades, lists.grades) &&
    meets(filter.reviews, lists.reviews)
  );
}

/** The row's own name: its first claim. */
export function rowId(row: { claims: readonly { id: string }[] }): string {
  return row.claims[0]?.id ?? '';
}

/** Facts of the claims of every row, by the row. */
export function factsOfRecord(record: ContestedRecord): ReadonlyMap<string, readonly ClaimFacts[]> {
  return new Map(
    record.events.flatMap((event) =>
      event.rows.map((row) => [rowId(row), factsOfRow(row, event, record.rails)] as const),
    ),
  );
}

function factsOfRow(row: ContestedRow, event: ContestedEvent, rails: ContestedRecord['rails']): ClaimFacts[] {
  // The rail stands for all within its actor: a row that names a force is found under its government too.
  const accused = row.on.flatMap(({ actor, rail }) =>
    [actor, rails[rail ?? -1]?.actor].flatMap((one) => (one ? [{ id: one.id, label: one.heading }] : [])),
  );
  const places = event.event.places.nodes.flatMap((claim) => claim.proposition.object?.entities ?? []);
  return row.claims.map((claim) =>
    factsOf(claim, {
      mark: row.mark,
      hedge: row.hedge,
      set: actorSetOf({ mode: row.mode, of: row.on }),
      headingOnly: row.headingOnly,
      accused,
      places,
      // A row stands with its event: it is in view when the event may lie in the window.
      happened: event.event.happened ?? claim.happened,
    }),
  );
}

/** What a claim of any view says by itself. */
interface FactualClaim {
  id: string;
  review: Review;
  grade: string | null;
  recorded: string;
  proposition: { predicate: Predicate };
  document: Named;
  speaker: Named | null;
  said: { span: Days | null } | null;
  published: { span: Days | null } | null;
}

/** The facts of a claim, with what the view in which it stands says of it. */
export function factsOf(
  claim: FactualClaim,
  {
    accused,
    places,
    happened,
    ...own
  }: Pick<ClaimFacts, 'mark' | 'hedge' | 'set' | 'headingOnly' | 'accused' | 'places'> & {
    happened: Days | null;
  },
): ClaimFacts {
  return {
    ...own,
    id: claim.id,
    predicate: claim.proposition.predicate,
    review: claim.review,
    grade: claim.grade,
    document: claim.document,
    speaker: claim.speaker ?? { id: UNNAMED, label: '' },
    accused: orNone(accused),
    places: orNone(places),
    when: {
      HAPPENED: happened,
      SAID: claim.said?.span ?? null,
      PUBLISHED: claim.published?.span ?? null,
      RECORDED: dayOf(claim.recorded),
    },
  };
}

/** Each once, by its id; what names nobody or nothing stands in the list as that. */
function orNone(named: readonly Named[]): readonly Named[] {
  const each = [...new Map(named.map((one) => [one.id, one])).values()];
  return each.length > 0 ? each : [{ id: NONE, label: '' }];
}

/** The day of an instant, as days. */
export function dayOf(instant: string): Days {
  const day = instant.slice(0, 10);
  return { earliest: day, latest: day };
}

/** The rows that pass, by their names: some claim of each does, and its event has accounts enough. */
export function passingRows(
  record: ContestedRecord,
  facts: ReadonlyMap<string, readonly ClaimFacts[]>,
  sieve: Sieve,
): ReadonlySet<string> {
  return new Set(
    record.events.flatMap((event) => {
      const ids = event.rows
        .map(rowId)
        .filter((id) => facts.get(id)?.some((claim) => claimPasses(claim, sieve)));
      return ids.length >= sieve.filter.links ? ids : [];
    }),
  );
}
