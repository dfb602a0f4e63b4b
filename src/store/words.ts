import { fold } from '../model/names.ts';

/** The words of a text as every engine indexes and asks for them: folded, apart at hyphens, without apostrophes. */
export function wordsOf(text: string): string[] {
  return (
    fold(text)
      .replace(/[.']/g, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** The words that a name is found by from their beginnings: an Arabic word also without its article. */
export function beginningsOf(text: string): string[] {
  return wordsOf(text).flatMap((word) => (/^ال../.test(word) ? [word, word.slice(2)] : [word]));
}

/** A word of a text with where it stands, in code points. */
export interface Spot {
  word: string;
  start: number;
  end: number;
}

/** The words of a text and where they stand in it as written. */
export function spotsOf(text: string): Spot[] {
  const spots: Spot[] = [];
  let at = 0;
  for (const piece of text.split(/([\s\p{Pd}−]+)/u)) {
    const length = [...piece].length;
    for (const word of wordsOf(piece).slice(0, 1)) {
      // Marks around a word, as quotation marks and commas, are no part of it.
      const [before = ''] = /^[^\p{L}\p{M}\p{N}]*/u.exec(piece) ?? [];
      const [after = ''] = /[^\p{L}\p{M}\p{N}]*$/u.exec(piece) ?? [];
      const whole = wordsOf(piece).length > 1 ? wordsOf(piece).join('') : word;
      spots.push({ word: whole, start: at + [...before].length, end: at + length - [...after].length });
    }
    at += length;
  }
  return spots;
}
