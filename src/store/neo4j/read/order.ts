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

/**
 * How a page of all claims that are in view is read along the index of its key, from where it begins and no further than it
 * needs, instead of sorting them all. The index gives its order only where all its columns are named, and none of an OR. Null
 * where what has no date would come first in it and last in the list.
 */
export function alongIndex(
  b: Binder,
  c: string,
  { by, order: { key, id, descending, dated } }: { by: ClaimSort['by']; order: Order },
  wanted: Wanted,
): { where: string; by: string } | null {
  if (dated && !descending) return null;
  const beyond = ([k, i]: Position, sign: '<' | '>') => {
    const [value, tie] = [b.bind(k), b.bind(i)];
    return [
      `${key} ${sign}= ${value}`,
      `CASE WHEN ${key} = ${value} THEN ${id} ${sign} ${tie} ELSE true END`,
    ];
  };
  const direction = descending !== wanted.backward ? 'DESC' : 'ASC';
  return {
    where: all([
      ...[`${c}.hidden = false`, `${key} >= ${by === 'text' ? "''" : '-1'}`, `${id} >= ''`],
      ...(wanted.after ? beyond(wanted.after, descending ? '<' : '>') : []),
      ...(wanted.before ? beyond(wanted.before, descending ? '>' : '<') : []),
    ]),
    by: `ORDER BY ${[`${c}.hidden`, key, id].map((it) => `${it} ${direction}`).join(', ')}`,
  };
}

/** The words that put a list in order, from its end where a page is counted from there. */
export function orderBy({ key, id, descending, dated }: Order, backward: boolean): string {
  const direction = descending !== backward ? 'DESC' : 'ASC';
  const last = dated ? `${key} < 0 ${backward ? 'DESC' : 'ASC'}, ` : '';
  return `ORDER BY ${last}${key} ${direction}, ${id} ${direction}`;
}
