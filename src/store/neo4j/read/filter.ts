import { dayNumber, OPEN_END } from '../../days.ts';
import type { ClaimFilter, Window } from '../../store.ts';
import { all, type Binder } from './binder.ts';
import { clockProperty, NAMED } from './frame.ts';
import type { Lookup } from './lookup.ts';

/** The condition that a span of days, or an instant, may lie in a window. */
export function inWindow(
  b: Binder,
  x: string,
  { clock, from, to }: Window,
  happened: () => readonly [from: string, to: string],
): string {
  if (clock === 'recorded')
    return all([
      ...(from ? [`${x}.recorded >= ${b.bind(Date.parse(from))}`] : []),
      ...(to ? [`${x}.recorded < ${b.bind(Date.parse(to) + 86_400_000)}`] : []),
    ]);
  const name = clockProperty[clock];
  const [first, last] = clock === 'happened' ? happened() : [`${x}.${name}From`, `${x}.${name}To`];
  return all([
    `${first} >= 0`,
    `${first} <= ${b.bind(to ? dayNumber(to) : OPEN_END)}`,
    ...(from ? [`${last} >= ${b.bind(dayNumber(from))}`] : []),
  ]);
}

const mentioned = (b: Binder, c: string, types: string, condition: (m: string) => string) => {
  const m = b.fresh('m');
  return `EXISTS { MATCH (${c})-[:${types}]->(${m}:Entity) WHERE ${condition(m)} }`;
};

const isPlain = (key: string) => /^edge\/[0-9a-f]{64}$/.test(key);

/** Each field of a filter as a condition on a claim; the fields of one filter must all hold. */
const fields: {
  [K in keyof ClaimFilter]-?: (
    b: Binder,
    c: string,
    value: NonNullable<ClaimFilter[K]>,
    known: Lookup,
  ) => string;
} = {
  ids: (b, c, ids) => b.among(`${c}.id`, ids),
  stance: (b, c, words) => b.among(`${c}.stance`, words),
  mark: (b, c, words) => b.among(`${c}.mark`, words),
  predicate: (b, c, words) => b.among(`${c}.predicate`, words),
  negated: (b, c, value) => `${c}.negated = ${b.bind(value)}`,
  hedge: (b, c, words) => b.among(`${c}.hedge`, words),
  where: (b, c, words) => b.among(`${c}.spot`, words),
  mode: (b, c, modes) => `any(it IN ${c}.modes WHERE ${b.among('it', modes)})`,
  speaker: (b, c, ids, known) => b.among(`${c}.speaker`, known.held(ids)),
  accused: (b, c, ids, known) =>
    `${c}.attribution AND ${mentioned(b, c, 'SUBJECT', (m) => b.among(`${m}.id`, known.held(ids)))}`,
  attribution: (b, c, value) => `${c}.attribution = ${b.bind(value)}`,
  about: (b, c, ids, known) => mentioned(b, c, NAMED, (m) => b.among(`${m}.id`, known.same(ids))),
  document: (b, c, ids, known) => b.among(`${c}.document`, known.same(ids)),
  place: (b, c, ids, known) =>
    mentioned(b, c, NAMED, (m) => `${b.among(`${m}.id`, known.same(ids))} OR ${known.placed(b, m, ids)}`),
  proposition: (b, c, ids) => b.among(`${c}.proposition`, ids),
  stem: (b, c, ids) => b.among(`${c}.stem`, ids),
  edge: (b, c, keys) => {
    const rest = keys.filter((key) => !isPlain(key));
    const plain = b.among(`${c}.edge`, keys.filter(isPlain));
    if (rest.length === 0) return plain;
    const g = b.fresh('g');
    return `${plain} OR EXISTS { MATCH (${c})-[:BACKS]->(${g}:Edge) WHERE ${b.among(`${g}.key`, rest)} }`;
  },
  utterance: (b, c, ids) => b.among(`${c}.utterance`, ids),
  review: (b, c, words, known) => b.among(known.frame.review(b, c), words),
  window: (b, c, window, known) => inWindow(b, c, window, () => known.frame.happened(b, c)),
  history: () => 'true',
  and: (b, c, filters, known) => all(filters.map((filter) => claimCondition(b, c, filter, known))),
  or: (b, c, filters, known) =>
    filters.length === 0
      ? 'false'
      : filters.map((filter) => `(${claimCondition(b, c, filter, known)})`).join(' OR '),
  // What cannot be told (a speaker who is hidden) is not the case, so that its contrary is.
  not: (b, c, filter, known) => `NOT coalesce(${claimCondition(b, c, filter, known)}, false)`,
};

/** A filter as a condition on a claim, without its visibility. An empty list lets nothing through. */
export function claimCondition(b: Binder, c: string, filter: ClaimFilter, known: Lookup): string {
  const conditions: string[] = [];
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined) continue;
    const make = fields[name as keyof ClaimFilter] as (
      b: Binder,
      c: string,
      value: unknown,
      known: Lookup,
    ) => string;
    conditions.push(make(b, c, value, known));
  }
  return all(conditions);
}

/** Whether a claim is in view and passes. */
export function claimsPassing(b: Binder, c: string, filter: ClaimFilter, known: Lookup): string {
  const seen = filter.history ? known.frame.known(b, c) : known.frame.seen(b, c);
  return all([seen, claimCondition(b, c, filter, known)]);
}
