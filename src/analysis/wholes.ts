import { type EntityId, familyOfId } from '../model/entity.ts';
import type { DaySpan, Kin, StoredClaim, View } from '../store/store.ts';
import { everyClaimOf } from './read.ts';

/**
 * How far a claim speaks of what was asked about. this: of it. part: of a member of it, or a set that it struck
 * (figures alone). wider: of a plural event that it belongs to. general: it was made before the event, or of a set
 * that merely overlaps, and answers nothing said of it.
 */
export const scopes = ['this', 'part', 'wider', 'general'] as const;
export type Scope = (typeof scopes)[number];

/** The plural events that an event belongs to. */
export interface Wholes {
  /** What analysts judged it to stand directly within. */
  judged: EntityId[];
  /** These, what a text says it is part of, and what those are part of or within in turn. */
  all: EntityId[];
}

const isEvent = (id: EntityId) => familyOfId(id) === 'event';

/** The wholes of each of some events. What was judged one with them is theirs. Costs four calls to the store. */
export async function wholesOf(view: View, events: readonly EntityId[]): Promise<Map<EntityId, Wholes>> {
  const [kin, parts] = await Promise.all([view.kin(events), partOfs(view, events)]);
  const around = (
    id: EntityId,
    from: ReadonlyMap<EntityId, Kin>,
    told: ReadonlyMap<EntityId, EntityId[]>,
  ) => [...(from.get(id)?.within ?? []).filter(isEvent), ...(told.get(id) ?? [])];
  const first = [...new Set(events.flatMap((id) => around(id, kin, parts)))];
  const [kinOfWholes, partsOfWholes] = await Promise.all([view.kin(first), partOfs(view, first)]);
  return new Map(
    events.map((id) => {
      const same = kin.get(id)?.same ?? [id];
      const within = (kin.get(id)?.within ?? []).filter(isEvent);
      const judged = within.filter(
        (whole) => !within.some((it) => it !== whole && kinOfWholes.get(it)?.within.includes(whole)),
      );
      const near = around(id, kin, parts);
      const far = near.flatMap((whole) => around(whole, kinOfWholes, partsOfWholes));
      const all = [...new Set([...near, ...far])].filter((whole) => !same.includes(whole));
      return [id, { judged, all }];
    }),
  );
}

/** What texts assert each event to be part of. */
async function partOfs(view: View, events: readonly EntityId[]): Promise<Map<EntityId, EntityId[]>> {
  const { of: parts } = await everyClaimOf(view, 'subject', events, {
    predicate: ['part_of'],
    stance: ['asserts'],
    negated: false,
  });
  return new Map(
    events.map((id) => {
      const told = (parts.get(id) ?? []).filter((claim) => claim.if === undefined);
      return [id, [...new Set(told.flatMap(({ about }) => about.object?.of ?? []))].filter(isEvent)];
    }),
  );
}

/** Whether a claim was made before an event can have happened; what was not dated was not earlier. */
export function isEarlier(claim: Pick<StoredClaim, 'said' | 'published'>, happened: DaySpan | null): boolean {
  const made = (claim.said ?? claim.published)?.latest;
  return made != null && happened?.earliest != null && made < happened.earliest;
}

/** Whether two spans of days may have a day in common; what is not dated may. */
export function mayMeet(a: DaySpan | null, b: DaySpan | null): boolean {
  const before = (x: DaySpan, y: DaySpan) =>
    x.latest !== null && y.earliest !== null && x.latest < y.earliest;
  return !a || !b || !(before(a, b) || before(b, a));
}
