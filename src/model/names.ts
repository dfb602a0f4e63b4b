import { fold, withoutArticles, wordsOf } from './fold.ts';
import { meetsKey, type Reading, readings, readingsOf, sounded, soundsOf } from './sounds.ts';

export { fold } from './fold.ts';
export { nameKey, nameKeys } from './sounds.ts';

/** How a name meets a query, best first. */
export const tiers = ['exact', 'prefix', 'variant', 'fuzzy'] as const;
export type Tier = (typeof tiers)[number];

/**
 * The least Dice similarity of two words' trigrams that counts as `fuzzy`. With the padding of `trigrams`, one wrong
 * letter leaves a word of n letters (n − 2) / (n + 1): at 0.5 a word of five letters or more bears one slip anywhere
 * and two neighbours changed about from seven on, a shorter one a slip at its end only. Lower lets unlike words of
 * four letters meet; higher loses the single slip in words of five and six, which most town names are.
 */
export const FUZZY = 0.5;

/** The trigrams of each word of a name, folded, two signs `_` before and one after it, without repeats. */
export function trigrams(name: string): string[] {
  return [...new Set(wordsOf(fold(name)).flatMap(trigramsOfWord))];
}

function trigramsOfWord(word: string): string[] {
  const points = ['_', '_', ...word, '_'];
  return points.slice(2).map((point, at) => `${points[at]}${points[at + 1]}${point}`);
}

/** How many of a word's trigrams another must share to resemble it, however few it has itself. */
export const leastShared = (grams: readonly string[]): number =>
  Math.ceil((grams.length * FUZZY) / (2 - FUZZY));

/** Whether one word may be a slip of the other. Words that differ by more than two letters in length are two words. */
export function resembles(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false;
  const [left, right] = [new Set(trigramsOfWord(a)), new Set(trigramsOfWord(b))];
  return (2 * [...left].filter((it) => right.has(it)).length) / (left.size + right.size) >= FUZZY;
}

/** Whether each word of a query begins a word of its own in the name, in any order. */
function begins(query: string[], name: string[]): boolean {
  const free = [...name];
  // The longest first: a shorter one that it begins with may take any word that it leaves.
  return query
    .toSorted((a, b) => b.length - a.length)
    .every((word) => {
      const at = free.findIndex((it) => it.startsWith(word) || it.replace(/^ال(?=..)/, '').startsWith(word));
      return at >= 0 && free.splice(at, 1).length > 0;
    });
}

/**
 * Whether the words of a query, one by one or two together, are all met. `parts[at]` reads the word there, then it and
 * the next; `meets` is told whether the last word is in the part.
 */
function covered(parts: readonly Reading[][][], meets: (part: Reading[], last: boolean) => boolean): boolean {
  const from = parts.map(() => false).concat(true); // whether the words from here on are met
  for (let at = parts.length - 1; at >= 0; at--)
    from[at] = (parts[at] ?? []).some((part, more) => {
      const end = at + more + 1;
      return from[end] && meets(part, end === parts.length);
    });
  return parts.length > 0 && from[0] === true;
}

/** `matchTier` for one query against many names. */
export function matcher(query: string): (name: string) => Tier | null {
  const folded = fold(query);
  const words = wordsOf(folded);
  const similar = resembler(folded);
  const sounds = soundsOf(folded);
  const whole = readings(sounds.flat());
  const parts = sounds.map((word, at) => {
    const next = sounds[at + 1];
    return next ? [readings(word), readings([...word, ...next])] : [readings(word)];
  });
  const consonants = whole[0]?.key.length ?? 0;
  const keys = [...new Set([...parts.flat(2), ...whole].map(({ key }) => key))];

  return (name) => {
    if (words.length === 0) return null;
    const other = fold(name);
    if (other === folded) return 'exact';
    const otherWords = wordsOf(other);
    if (begins(words, otherWords)) return 'prefix';
    const otherSounds = soundsOf(other);
    const entire = consonants < 3 ? readingsOf([otherSounds.flat()], keys) : [];
    const all = consonants < 2 ? [] : readingsOf(otherSounds, keys);
    // One consonant is shared by too many words to stand for a part of a name; without vowels, two are.
    const [strict, loose] = [consonants < 2 ? entire : all, consonants < 3 ? entire : all];
    const meets = (part: Reading[]) => part.some((a) => strict.some((b) => sounded(a, b)));
    if (meets(whole) || covered(parts, meets)) return 'variant';
    const resounds = (part: Reading[], last: boolean) =>
      part.some((a) => loose.some((b) => a.key === b.key || (last && meetsKey(b.key, a.key))));
    if (resounds(whole, true) || covered(parts, resounds)) return 'fuzzy';
    return similar(other) ? 'fuzzy' : null;
  };
}

/** The words of a query that must each be met: all but its articles. */
export const contentWords = (query: string): string[] => withoutArticles(wordsOf(fold(query)));

/**
 * Whether each word of one query resembles a word of a folded name: all that can still make a name `fuzzy` where no key
 * of it meets the query. Much cheaper than `matcher`, for the many names that share some trigrams.
 */
export function resembler(query: string): (foldedName: string) => boolean {
  // Names share most of their words ("clinic"): each is compared once.
  const content = contentWords(query).map((word) => ({ word, known: new Map<string, boolean>() }));
  return (foldedName) => {
    const words = wordsOf(foldedName);
    return content.every(({ word, known }) =>
      words.some((it) => {
        const before = known.get(it);
        if (before !== undefined) return before;
        const now = resembles(word, it);
        known.set(it, now);
        return now;
      }),
    );
  };
}

/**
 * How a name meets a query, the best tier that holds, or null:
 * - `exact`: the same when folded;
 * - `prefix`: each word of the query begins a word of its own in the name, in any order;
 * - `variant`: the whole query, or all its words, each alone or two together, have a key among the name's `nameKeys`,
 *   and no vowel that both write speaks against it; a query of one consonant needs the key of the whole name;
 * - `fuzzy`: as `variant`, but vowels differ (a query of two consonants needs the whole name) or the last word is
 *   unfinished, from three consonants on; or each word of the query resembles a word of the name (see `FUZZY`).
 *
 * A store finds candidates by equal `fold`, words that begin alike, a shared member of `nameKeys` (or one that begins
 * with the key of the last word) and a shared trigram; this decides.
 */
export function matchTier(query: string, name: string): Tier | null {
  return matcher(query)(name);
}
