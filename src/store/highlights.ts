import { fold, nameKeys, trigrams } from '../model/names.ts';
import { type Spot, spotsOf, wordsOf } from './words.ts';

export interface Stretch {
  start: number;
  end: number;
}

/** How many code points of a word as written fold to at least a beginning of so many. */
function beginning(points: readonly string[], spot: Spot, length: number): number {
  let taken = spot.start;
  while (
    taken < spot.end &&
    wordsOf(points.slice(spot.start, taken + 1).join('')).join('').length <= length
  ) {
    taken++;
    if (wordsOf(points.slice(spot.start, taken).join('')).join('').length >= length) break;
  }
  return taken;
}

const shares = (a: readonly string[], b: readonly string[]) => a.some((it) => b.includes(it));

/** Whether a word of a name may be what a word of the query meant: by sound, or by its letters. */
function alike(query: string, word: string): boolean {
  if (shares(nameKeys(query), nameKeys(word))) return true;
  const [a, b] = [trigrams(query), trigrams(word)];
  return 2 * a.filter((it) => b.includes(it)).length >= (a.length + b.length) / 2;
}

/** Where a name meets a query, in code points of the name as written. */
export function nameHighlights(query: string, text: string): Stretch[] {
  const points = [...text];
  const spots = spotsOf(text);
  if (fold(query) === fold(text)) return [{ start: 0, end: points.length }];
  const words = wordsOf(query);
  const found = new Map<Spot, Stretch>();
  for (const word of words) {
    const spot = spots.find((it) => !found.has(it) && it.word.startsWith(word));
    if (spot) found.set(spot, { start: spot.start, end: beginning(points, spot, word.length) });
    else
      for (const near of spots)
        if (!found.has(near) && alike(word, near.word)) found.set(near, { start: near.start, end: near.end });
  }
  if (found.size === 0) return [{ start: 0, end: points.length }];
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** Where the words of a query stand in a quotation. */
export function quotationHighlights(words: readonly string[], text: string): Stretch[] {
  const wanted = new Set(words);
  return spotsOf(text).flatMap(({ word, start, end }) => (wanted.has(word) ? [{ start, end }] : []));
}
