import type { EntityFilter } from '../../store.ts';
import { all, type Binder } from './binder.ts';
import { inWindow } from './filter.ts';
import { MENTIONS } from './frame.ts';
import type { Lookup } from './lookup.ts';

/** The condition that some claim in view names an entity, and does what is said. */
const named = (b: Binder, e: string, known: Lookup, condition: (c: string) => string) => {
  const c = b.fresh('c');
  return `EXISTS { MATCH (${e})<-[:${MENTIONS}]-(${c}:Claim) WHERE ${known.frame.seen(b, c)} AND ${condition(c)} }`;
};

/** The condition that an affirmed claim in view joins an entity to one of some others. */
const joined = (
  b: Binder,
  e: string,
  [near, far]: readonly [string, string],
  others: readonly string[],
  known: Lookup,
  condition: (c: string) => string,
) => {
  const [c, o] = [b.fresh('c'), b.fresh('o')];
  return `EXISTS { MATCH (${e})<-[:${near}]-(${c}:Claim)-[:${far}]->(${o}:Entity)
    WHERE ${b.among(`${o}.id`, others)} AND ${condition(c)} AND ${c}.affirmed AND ${known.frame.seen(b, c)} }`;
};

const fields: {
  [K in keyof EntityFilter]-?: (
    b: Binder,
    e: string,
    value: NonNullable<EntityFilter[K]>,
    known: Lookup,
  ) => string;
} = {
  ids: (b, e, ids, known) => b.among(`${e}.id`, known.same(ids)),
  family: (b, e, words) => b.among(`${e}.family`, words),
  kind: (b, e, words) => b.among(`${e}.kind`, words),
  plural: (b, e, value) => `${e}.plural = ${b.bind(value)}`,
  coded: (b, e, value) => `${e}.coded = ${b.bind(value)}`,
  type: (b, e, codes, known) => {
    const c = b.fresh('c');
    return `EXISTS { MATCH (${e})<-[:SUBJECT]-(${c}:Claim) WHERE ${c}.predicate = 'type' AND ${c}.affirmed
      AND any(it IN ${c}.codes WHERE ${b.among('it', codes)}) AND ${known.frame.seen(b, c)} }`;
  },
  place: (b, e, ids, known) => known.placed(b, e, ids),
  accused: (b, e, ids, known) =>
    joined(b, e, ['OBJECT', 'SUBJECT'], known.held(ids), known, (c) => `${c}.attribution`),
  struck: (b, e, ids, known) =>
    joined(b, e, ['SUBJECT', 'OBJECT'], known.same(ids), known, (c) => `${c}.predicate = 'struck'`),
  window: (b, e, window, known) => {
    const inClaim = (c: string) => inWindow(b, c, window, () => known.frame.happened(b, c));
    if (window.clock !== 'happened') return named(b, e, known, inClaim);
    // An event has a span of its own; of other things it is said when what they were in happened.
    const own = all([`${e}.family = 'event'`, inWindow(b, e, window, () => known.frame.eventSpan(b, e))]);
    return `(${own}) OR (${e}.family <> 'event' AND ${named(b, e, known, inClaim)})`;
  },
  document: (b, e, ids, known) => named(b, e, known, (c) => b.among(`${c}.document`, known.same(ids))),
  name: (b, e, query, known) => b.among(`${e}.id`, known.named(query)),
  and: (b, e, filters, known) => all(filters.map((filter) => entityCondition(b, e, filter, known))),
  or: (b, e, filters, known) =>
    filters.length === 0
      ? 'false'
      : filters.map((filter) => `(${entityCondition(b, e, filter, known)})`).join(' OR '),
  not: (b, e, filter, known) => `NOT coalesce(${entityCondition(b, e, filter, known)}, false)`,
};

/** A filter as a condition on an entity. An empty list lets nothing through. */
export function entityCondition(b: Binder, e: string, filter: EntityFilter, known: Lookup): string {
  const conditions: string[] = [];
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined) continue;
    const make = fields[name as keyof EntityFilter] as (
      b: Binder,
      e: string,
      value: unknown,
      known: Lookup,
    ) => string;
    conditions.push(make(b, e, value, known));
  }
  return all(conditions);
}
