import type { Position, Wanted } from '../../paging.ts';
import type { ClaimSort } from '../../store.ts';
import type { Arm } from './anchors.ts';
import { clockColumn, type Frame } from './frame.ts';

/** What claims are sorted by: a day, an instant, or a place in a text. -1 is no day, and comes last. */
export type Key = number | string;

/** Bounds of one stretch of an order: everything strictly between two (key, id). */
type Bounds = [k1: Key, i1: number, k2: Key, i2: number];

/** An arm between bounds. */
export type Bound = [...Arm, ...Bounds];

/** Beyond every day, instant and key. */
export const PAST = Number.MAX_SAFE_INTEGER;

export interface Order {
  descending: boolean;
  /** SQL for the key, but of texts, from a row of `mention` where there is one and it knows it, else from the claim. */
  key(mention: string | null, claim: string): string;
  /** Whether the key is known to the claim only. */
  ofClaim: boolean;
  /** The order of document and text. */
  text: boolean;
  /** Whether what has no day is read apart, since its key would put it first. */
  parted: boolean;
  like: Position;
  /** The stretches to read for a page: what has a day and what has none lie apart. */
  arms(wanted: Wanted): Bounds[];
  compare(backward: boolean): (a: { key: Key; id: number }, b: { key: Key; id: number }) => number;
}

/** The order of claims. Ties are broken by id, which runs the same way as the key. */
export function orderOf(frame: Frame, sort: ClaimSort): Order {
  const descending = sort.order === 'desc';
  const day = sort.by !== 'text' && sort.by !== 'recorded' ? clockColumn[sort.by] : null;
  const direction = descending ? -1 : 1;
  const inMention = day !== null && frame.now;
  const ofClaim = (c: string) => {
    if (day === 'hap') return frame.happened(c)[0];
    if (day) return `${c}.${day}_from`;
    return `${c}.recorded`;
  };
  const compareKeys = (a: Key, b: Key) => {
    if (day && (a === -1) !== (b === -1)) return a === -1 ? direction : -direction;
    return a < b ? -1 : a > b ? 1 : 0;
  };
  return {
    descending,
    ofClaim: !inMention,
    text: sort.by === 'text',
    key: (mention, claim) => (mention && inMention ? `${mention}.${day}` : ofClaim(claim)),
    parted: day !== null && !descending,
    like: sort.by === 'text' ? ['', 0] : [0, 0],
    compare: (backward) => (a, b) =>
      (compareKeys(a.key, b.key) || a.id - b.id) * direction * (backward ? -1 : 1),
    arms(wanted) {
      const [low, high] = descending ? [wanted.before, wanted.after] : [wanted.after, wanted.before];
      if (!day) {
        const ends: Bounds = sort.by === 'text' ? ['', -1, '~', 0] : [-1, -1, PAST, 0];
        return [
          [...((low ?? ends.slice(0, 2)) as [Key, number]), ...((high ?? ends.slice(2)) as [Key, number])],
        ];
      }
      // What has no day comes after all that has one, whichever way the order runs: downwards, -1 does by itself.
      if (descending)
        return [[...((low ?? [-1, -1]) as [Key, number]), ...((high ?? [PAST, 0]) as [Key, number])]];
      const undated = (position: Position | null) => position?.[0] === -1;
      const dated: Bounds = [-1, PAST, PAST, 0];
      const rest: Bounds = [-1, -1, -1, PAST];
      if (low) (undated(low) ? rest : dated).splice(0, 2, ...(low as [Key, number]));
      if (high) (undated(high) ? rest : dated).splice(2, 2, ...(high as [Key, number]));
      const arms: Bounds[] = [];
      if (!undated(wanted.after)) arms.push(dated);
      if (!wanted.before || undated(wanted.before)) arms.push(rest);
      return arms;
    },
  };
}
