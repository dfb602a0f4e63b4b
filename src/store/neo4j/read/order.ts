import type { Position, Wanted } from '../../paging.ts';
import type { ClaimSort } from '../../store.ts';
import { all, type Binder } from './binder.ts';
import { clockProperty, type Frame } from './frame.ts';

/** How a list runs: by a key, ties broken by id, which runs the same way. */
export interface Order {
  key: string;
  id: string;
  descending: boolean;
  /** Keys are days, and what has none (-1) comes last whichever way the order runs. */
  dated: boolean;
  /** No key is less, as Cypher. */
  least: string;
}

/** The key by which claims are sorted. */
export function claimOrder(b: Binder, frame: Frame, c: string, sort: ClaimSort): Order {
  const keys = {
    happened: () => frame.happened(b, c)[0],
    recorded: () => `${c}.recorded`,
    text: () => `${c}.textKey`,
    said: () => `${c}.${clockProperty.said}From`,
    published: () => `${c}.${clockProperty.published}From`,
  };
  return {
    key: keys[sort.by](),
    id: `${c}.id`,
    descending: sort.order === 'desc',
    dated: sort.by !== 'text' && sort.by !== 'recorded',
    least: sort.by === 'text' ? "''" : '-1',
  };
}

/** A position of the list, whose values have the types that cursors must have. */
export function likeOf(sort: ClaimSort): Position {
  return sort.by === 'text' ? ['', ''] : [0, ''];
}

/** The conditions that an item with this key and id stands after and before the positions that a page begins at. */
export function between(b: Binder, { key, id, descending, dated }: Order, wanted: Wanted): string {
  const later = ([k, i]: Position, after: boolean) => {
    const sign = after !== descending ? '>' : '<';
    const [value, tie] = [b.bind(k), b.bind(i)];
    const beside = `(${key} ${sign} ${value} OR (${key} = ${value} AND ${id} ${sign} ${tie}))`;
    if (!dated) return beside;
    if (Number(k) < 0) return after ? `${key} < 0 AND ${beside}` : `(${key} >= 0 OR ${beside})`;
    return after ? `(${key} < 0 OR ${beside})` : `${key} >= 0 AND ${beside}`;
  };
  return all([
    ...(wanted.after ? [later(wanted.after, true)] : []),
    ...(wanted.before ? [later(wanted.before, false)] : []),
  ]);
}

/** A stretch of an index: what lies in it, and the words by which it is read in its order. */
interface Stretch {
  where: string;
  by: string;
}

/**
 * The stretches of the index of its key from which a page of all things of a kind is read, in the list's order, no further
 * than it needs, instead of sorting them all. The index gives its order only where all its columns are named, and none in
 * an OR. What has no date stands first in it: where the list puts that last, it is a stretch of its own.
 * @param lead a first column of the index that is false for all that are wanted
 */
function alongIndex(
  b: Binder,
  { key, id, descending, dated, least }: Order,
  { after, before, backward }: Wanted,
  lead?: string,
): Stretch[] {
  const split = dated && !descending;
  const parts = split ? [`${key} >= 0`, `${key} = -1`] : [`${key} >= ${least}`];
  const partOf = ([k]: Position) => (split && Number(k) < 0 ? 1 : 0);
  const beyond = ([k, i]: Position, later: boolean) => {
    const sign = later !== descending ? '>' : '<';
    const [value, tie] = [b.bind(k), b.bind(i)];
    return [
      `${key} ${sign}= ${value}`,
      `CASE WHEN ${key} = ${value} THEN ${id} ${sign} ${tie} ELSE true END`,
    ];
  };
  const direction = descending !== backward ? 'DESC' : 'ASC';
  const columns = [...(lead ? [lead] : []), key, id];
  const by = `ORDER BY ${columns.map((it) => `${it} ${direction}`).join(', ')}`;
  const found = parts.flatMap((part, at): Stretch[] => {
    if ((after && partOf(after) > at) || (before && partOf(before) < at)) return [];
    const where = all([
      ...(lead ? [`${lead} = false`] : []),
      ...[part, `${id} >= ''`],
      ...(after && partOf(after) === at ? beyond(after, true) : []),
      ...(before && partOf(before) === at ? beyond(before, false) : []),
    ]);
    return [{ where, by }];
  });
  return found.length > 0 ? found : [{ where: 'false', by }];
}

/**
 * The things `x` of a page of all that pass, with their keys, in order.
 * @param how along the index of the key, where there is one (see `alongIndex` for `lead`), else sorted
 * @param match the words that find those that pass and meet a condition
 */
export function inOrder(
  b: Binder,
  x: string,
  order: Order,
  wanted: Wanted,
  how: { along: boolean; lead?: string },
  match: (where: string) => string,
): string {
  const most = b.bind(wanted.size + 1);
  const sorted = orderBy({ ...order, key: 'key' }, wanted.backward);
  const stretches = how.along
    ? alongIndex(b, order, wanted, how.lead)
    : [{ where: between(b, order, wanted), by: sorted }];
  const each = stretches.map(
    ({ where, by }) => `${match(where)} WITH ${x}, ${order.key} AS key ${by} LIMIT ${most} RETURN ${x}, key`,
  );
  return `CALL () { ${each.join(' UNION ALL ')} } WITH ${x}, key ${sorted} LIMIT ${most}`;
}

/** The words that put a list in order, from its end where a page is counted from there. */
export function orderBy({ key, id, descending, dated }: Order, backward: boolean): string {
  const direction = descending !== backward ? 'DESC' : 'ASC';
  const last = dated ? `${key} < 0 ${backward ? 'DESC' : 'ASC'}, ` : '';
  return `ORDER BY ${last}${key} ${direction}, ${id} ${direction}`;
}
