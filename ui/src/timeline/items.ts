import type { Clock } from '../api/types.gen.ts';
import type { ContestedRecord } from '../state/filter.ts';
import { type ClaimFacts, type Days, rowId } from '../state/filter-facts.ts';
import type { Selection } from '../state/view.ts';

/** Something that the timeline draws: an event on the clock of what happened, else claims that share a date. */
export interface Dated {
  id: string;
  label: string;
  when: Days | null;
  /** What a click selects. */
  sel: Selection;
  /** Ids whose selection marks it. */
  members: ReadonlySet<string>;
  /** Left out by a filter, and so only hinted at. */
  out: boolean;
}

interface Ends {
  entities: readonly { id: string }[];
}

/** An event as the views know it. */
export interface DatedEvent {
  id: string;
  label: string;
  when: Days | null;
}

/** Events on the clock of what happened. An event is marked too where one of its rows is selected. */
export function eventItems(
  events: readonly DatedEvent[],
  rowsOf: ReadonlyMap<string, readonly string[]>,
  isOut: (id: string) => boolean,
): Dated[] {
  return events.map((event) => ({
    ...event,
    sel: { type: 'event', id: event.id },
    members: new Set([event.id, ...(rowsOf.get(event.id) ?? [])]),
    out: isOut(event.id),
  }));
}

/** Which rows tell of which event. */
export function rowsByEvent(record: ContestedRecord): ReadonlyMap<string, readonly string[]> {
  return new Map(record.events.map(({ event, rows }) => [event.id, rows.map(rowId)]));
}

/** Which edges end in which event. */
export function edgesByEvent(
  edges: readonly { id: string; subject: Ends; object: Ends }[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const edge of edges)
    for (const { id } of [...edge.subject.entities, ...edge.object.entities])
      found.set(id, [...(found.get(id) ?? []), edge.id]);
  return found;
}

/** Claims with the same days: what they stand behind, those that pass first. */
interface Group {
  when: Days;
  units: string[];
  claims: Map<string, boolean>;
}

/** Claims on one of the other clocks, those with the same days as one; `by` says by row or edge what they stand behind. */
export function claimItems(
  by: ReadonlyMap<string, readonly ClaimFacts[]>,
  how: {
    clock: Clock;
    type: 'row' | 'edge';
    label: (claims: number) => string;
    passes: (claim: ClaimFacts) => boolean;
  },
): Dated[] {
  const groups = new Map<string, Group>();
  const undated = new Set<string>();
  for (const [unit, claims] of by)
    for (const claim of claims) {
      const when = claim.when[how.clock];
      if (!when || (when.earliest === null && when.latest === null)) {
        undated.add(claim.id);
        continue;
      }
      const key = `${when.earliest ?? ''}/${when.latest ?? ''}`;
      const group: Group = groups.get(key) ?? { when, units: [], claims: new Map() };
      groups.set(key, group);
      const passes = how.passes(claim);
      if (passes) group.units.unshift(unit);
      else group.units.push(unit);
      group.claims.set(claim.id, passes);
    }
  const items = [...groups].map(
    ([key, { when, units, claims }]): Dated => ({
      id: key,
      label: how.label(claims.size),
      when,
      sel: { type: how.type, id: units[0] ?? '' },
      members: new Set([...units, ...claims.keys()]),
      out: ![...claims.values()].includes(true),
    }),
  );
  const none = [...undated].map(
    (id): Dated => ({
      id,
      label: '',
      when: null,
      sel: { type: 'claim', id },
      members: new Set([id]),
      out: false,
    }),
  );
  return [...items, ...none];
}
