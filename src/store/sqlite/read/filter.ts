import type { EntityId } from '../../../model/entity.ts';
import { dayNumber, OPEN_END } from '../../days.ts';
import type { ClaimFilter, Window } from '../../store.ts';
import { edgeKey, MODE, ROLE } from '../keys.ts';
import { all, type Binder } from './binder.ts';
import { clockColumn, type Frame } from './frame.ts';

const hexOf = (id: string) => id.slice(id.indexOf('/') + 1).toLowerCase();

/** The keys of entities and of everything judged the same as them. */
export function sameAs(frame: Frame, ids: readonly EntityId[]): number[] {
  return frame.db
    .all(
      `SELECT DISTINCT coalesce(o.entity, e.id) FROM json_each(?) j JOIN entity e ON e.ref = j.value
       LEFT JOIN ${frame.same} s ON s.entity = e.id LEFT JOIN ${frame.same} o ON o.class = s.class`,
      JSON.stringify(ids),
    )
    .map(([id]) => id as number);
}

/** SQL for each entity of a list with the key of everything judged the same as it, itself too. */
export function membersSql(frame: Frame, list: string): string {
  return `SELECT e.ref, coalesce(o.entity, e.id) FROM json_each(${list}) j CROSS JOIN entity e ON e.ref = j.value
    LEFT JOIN ${frame.same} s ON s.entity = e.id LEFT JOIN ${frame.same} o ON o.class = s.class`;
}

/** Each entity with the keys of everything judged the same as it, itself too. */
export function membersOf(frame: Frame, ids: readonly EntityId[]): [id: EntityId, member: number][] {
  return frame.db.all(membersSql(frame, '?'), JSON.stringify([...new Set(ids)])) as [EntityId, number][];
}

/** As `sameAs`, and with everything that stands within them. */
export function heldBy(frame: Frame, ids: readonly EntityId[]): number[] {
  const keys = sameAs(frame, ids);
  const inside = frame.db.all(
    `SELECT DISTINCT inside FROM ${frame.within} WHERE around IN (SELECT value FROM json_each(?))`,
    JSON.stringify(keys),
  );
  return [...new Set([...keys, ...inside.map(([id]) => id as number)])];
}

/** The keys that an edge's public key may have, whatever part its far end fills. */
export function edgeKeys(keys: readonly string[]): number[] {
  return keys.flatMap((key) => {
    const [family, , role] = key.split('/');
    const parts = family === 'voice' ? ['subject', 'object'] : [role ?? 'object'];
    // Two edges may share their first 48 bits; the later one is the next number up.
    return parts.flatMap((part) => [edgeKey(key, part), edgeKey(key, part) + 1]);
  });
}

/** The condition that a span of days, or an instant, may lie in a window. */
export function inWindow(
  b: Binder,
  alias: string,
  { clock, from, to }: Window,
  happened: readonly [from: string, to: string],
): string {
  if (clock === 'recorded')
    return all([
      ...(from ? [`${alias}.recorded >= ${b.bind(Date.parse(from))}`] : []),
      ...(to ? [`${alias}.recorded < ${b.bind(Date.parse(to) + 86_400_000)}`] : []),
    ]);
  const column = clockColumn[clock];
  const [first, last] =
    clock === 'happened' ? happened : [`${alias}.${column}_from`, `${alias}.${column}_to`];
  return all([
    `${first} BETWEEN 0 AND ${b.bind(to ? dayNumber(to) : OPEN_END)}`,
    ...(from ? [`${last} >= ${b.bind(dayNumber(from))}`] : []),
  ]);
}

const mentioned = (c: string, roles: string, condition: string) =>
  `EXISTS (SELECT 1 FROM mention m INDEXED BY mention_claim WHERE m.claim = ${c}.id AND m.role ${roles} AND ${condition})`;

/** Each field of a filter as a condition on a claim; the fields of one filter must all hold. */
const fields: {
  [K in keyof ClaimFilter]-?: (
    b: Binder,
    c: string,
    value: NonNullable<ClaimFilter[K]>,
    frame: Frame,
  ) => string;
} = {
  ids: (b, c, ids) =>
    `${c}.ref IN (SELECT unhex(value) FROM json_each(${b.bind(JSON.stringify(ids.map(hexOf)))}))`,
  stance: (b, c, words) => b.among(`${c}.stance`, words),
  mark: (b, c, words) => b.among(`${c}.mark`, words),
  predicate: (b, c, words) => b.among(`${c}.predicate`, words),
  negated: (b, c, value) => `${c}.negated = ${b.bind(Number(value))}`,
  hedge: (b, c, words) => b.among(`${c}.hedge`, words),
  where: (b, c, words) => b.among(`${c}.spot`, words),
  mode: (b, c, modes) => `${c}.modes & ${b.bind(modes.reduce((bits, mode) => bits | MODE[mode], 0))}`,
  speaker: (b, c, ids, frame) => `${c}.speaker IN ${b.each(heldBy(frame, ids))}`,
  accused: (b, c, ids, frame) =>
    `${c}.attribution AND ${mentioned(c, `= ${ROLE.subject}`, `m.entity IN ${b.each(heldBy(frame, ids))}`)}`,
  attribution: (b, c, value) => `${c}.attribution = ${b.bind(Number(value))}`,
  about: (b, c, ids, frame) =>
    mentioned(c, `<> ${ROLE.speaker}`, `m.entity IN ${b.each(sameAs(frame, ids))}`),
  document: (b, c, ids, frame) => `${c}.document IN ${b.each(sameAs(frame, ids))}`,
  place: (b, c, ids, frame) => {
    const places = b.each(sameAs(frame, ids));
    return mentioned(
      c,
      `<> ${ROLE.speaker}`,
      `(m.entity IN ${places} OR EXISTS (
        SELECT 1 FROM ${frame.placed} l WHERE l.entity = m.entity AND l.place IN ${places}))`,
    );
  },
  proposition: (b, c, ids) => `${c}.proposition IN (SELECT id FROM proposition WHERE ref IN (
    SELECT unhex(value) FROM json_each(${b.bind(JSON.stringify(ids.map(hexOf)))})))`,
  stem: (b, c, ids) => `${c}.proposition IN (SELECT id FROM proposition WHERE stem IN (
    SELECT unhex(value) FROM json_each(${b.bind(JSON.stringify(ids.map(hexOf)))})))`,
  edge: (b, c, keys) => {
    const plain = keys.filter((key) => /^edge\/[0-9a-f]{64}$/.test(key)).map(hexOf);
    const rest = keys.filter((key) => !/^edge\/[0-9a-f]{64}$/.test(key));
    const conditions = [
      `${c}.proposition IN (SELECT id FROM proposition WHERE edge IN (
        SELECT unhex(value) FROM json_each(${b.bind(JSON.stringify(plain))})))`,
    ];
    if (rest.length > 0)
      conditions.push(`${c}.id IN (SELECT k.claim FROM backing k JOIN edge e ON e.id = k.edge
        WHERE e.id IN ${b.each(edgeKeys(rest))} AND e.key IN ${b.each(rest)})`);
    return conditions.join(' OR ');
  },
  utterance: (b, c, ids) => `${c}.utterance IN (SELECT id FROM utterance WHERE ref IN (
    SELECT unhex(value) FROM json_each(${b.bind(JSON.stringify(ids.map(hexOf)))})))`,
  review: (b, c, words, frame) => b.among(frame.review(c), words),
  window: (b, c, window, frame) => inWindow(b, c, window, frame.happened(c)),
  history: () => '1',
  and: (b, c, filters, frame) => all(filters.map((filter) => claimCondition(b, c, filter, frame))),
  or: (b, c, filters, frame) =>
    filters.length === 0
      ? '0'
      : filters.map((filter) => `(${claimCondition(b, c, filter, frame)})`).join(' OR '),
  // What cannot be told (a speaker who is hidden) is not the case, so that its contrary is.
  not: (b, c, filter, frame) => `NOT coalesce(${claimCondition(b, c, filter, frame)}, 0)`,
};

/**
 * A filter as SQL on a claim, without its visibility. An empty list lets nothing through.
 * @param skip fields that are seen to elsewhere
 */
export function claimCondition(
  b: Binder,
  c: string,
  filter: ClaimFilter,
  frame: Frame,
  skip: readonly (keyof ClaimFilter)[] = [],
): string {
  const conditions: string[] = [];
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined || skip.includes(name as keyof ClaimFilter)) continue;
    const make = fields[name as keyof ClaimFilter] as (
      b: Binder,
      c: string,
      value: unknown,
      frame: Frame,
    ) => string;
    conditions.push(make(b, c, value, frame));
  }
  return all(conditions);
}

/** Visibility and filter together. */
export function claimsPassing(b: Binder, c: string, filter: ClaimFilter, frame: Frame): string {
  const seen = filter.history ? frame.known(b, c) : frame.seen(b, c);
  return `${seen} AND ${claimCondition(b, c, filter, frame)}`;
}
