import { z } from 'zod';

/** NUL, or half of a character that takes two units in UTF-16: no text holds them, and nothing could write them out. */
const BROKEN = /[\0\p{Surrogate}]/u;

/** Whether text can be kept and written out again as it is. */
export const isWhole = (text: string): boolean => !BROKEN.test(text);

/** Text of any kind: words of a document, names, our own words. */
export const Words = z
  .string()
  .refine(isWhole, 'the text holds a character that no text can hold (NUL, or half of a surrogate pair)');
