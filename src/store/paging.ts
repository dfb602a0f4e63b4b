import { InvalidRecord } from '../model/errors.ts';
import { InvalidCursor } from './errors.ts';
import type { PageRequest } from './store.ts';

/** The largest page that may be asked for. */
export const MOST = 1000;

/** Where an item stands in its list: the values it is sorted by, the last of which is unlike any other's. */
export type Position = readonly (string | number)[];

/** A page request, checked and with its cursors opened. */
export interface Wanted {
  size: number;
  /** Counted from the end. */
  backward: boolean;
  after: Position | null;
  before: Position | null;
  total: boolean;
}

/**
 * An opaque cursor.
 * @param list what kind of list, in what order: a cursor of another kind is refused
 */
export function cursorOf(list: string, position: Position): string {
  return Buffer.from(JSON.stringify([list, ...position])).toString('base64url');
}

/** @throws InvalidCursor */
function open(list: string, like: Position, cursor: string | undefined): Position | null {
  if (cursor === undefined) return null;
  let found: unknown;
  try {
    found = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    found = null;
  }
  const fits = (it: unknown): it is [string, ...Position] =>
    Array.isArray(it) &&
    it.length === like.length + 1 &&
    it[0] === list &&
    like.every((value, at) => {
      const given: unknown = it[at + 1];
      return typeof given === typeof value && (typeof given !== 'number' || Number.isSafeInteger(given));
    });
  if (!fits(found) || cursorOf(list, found.slice(1)) !== cursor)
    throw new InvalidCursor('this list gave no such cursor', {
      wayOut: 'Ask for the first page again and follow its cursors, with the same order.',
    });
  return found.slice(1);
}

/**
 * Checks a page request.
 * @param like a position of the list, whose values have the types that cursors must have
 * @throws InvalidRecord, InvalidCursor
 */
export function wantedOf(page: PageRequest, list: string, like: Position): Wanted {
  const { first, last, after, before, total } = page;
  const size = first ?? last;
  if (size === undefined || (first !== undefined && last !== undefined))
    throw new InvalidRecord('a page is asked for by first or by last', { wayOut: 'Give one of the two.' });
  if (!Number.isInteger(size) || size < 1 || size > MOST)
    throw new InvalidRecord(`a page has 1 to ${MOST} items, not ${size}`, {
      wayOut: 'Ask for fewer, page by page.',
    });
  return {
    size,
    backward: first === undefined,
    after: open(list, like, after),
    before: open(list, like, before),
    total: total === true,
  };
}

/**
 * Cuts a page out of items that were read from its end on: one more than the page holds tells whether more follow.
 * @param read in the order of reading, at most `size + 1`
 */
export function cut<T>(
  read: readonly T[],
  wanted: Wanted,
): { items: T[]; hasNext: boolean; hasPrevious: boolean } {
  const more = read.length > wanted.size;
  const items = read.slice(0, wanted.size);
  if (wanted.backward) items.reverse();
  return {
    items,
    hasNext: wanted.backward ? wanted.before !== null : more,
    hasPrevious: wanted.backward ? more : wanted.after !== null,
  };
}
