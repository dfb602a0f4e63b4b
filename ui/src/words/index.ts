import { useView } from '../state/store.ts';
import type { Language } from '../state/view.ts';
import { ar } from './ar/index.ts';
import { en, type Words } from './en/index.ts';

export type { Words } from './en/index.ts';

/** The words of ours in a language. */
export function wordsIn(lang: Language): Words {
  return lang === 'ar' ? ar : en;
}

/** The words of ours in the language of the view. */
export function useWords(): Words {
  return wordsIn(useView().lang);
}

/** Scripts that are written from the right: Hebrew, Arabic, Syriac, Thaana, N'Ko. */
const fromRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * The language and direction of verbatim words. A page in one language may quote another: then the script decides
 * the direction, and the language is not known.
 */
export function spokenAs(text: string, lang: string): { lang: string; dir: 'ltr' | 'rtl' } {
  const letter = /\p{L}/u.exec(text)?.[0];
  const dir = letter !== undefined && fromRight.test(letter) ? 'rtl' : 'ltr';
  const own = /^(ar|fa|he|ur|ps|sd|ckb|yi|dv|syr)\b/i.test(lang) ? 'rtl' : 'ltr';
  return { lang: letter === undefined || dir === own ? lang : 'und', dir };
}

/** A list in words: “a, b and c”. */
export function listed(
  items: readonly string[],
  lang: Language,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  return new Intl.ListFormat(lang === 'ar' ? 'ar' : 'en-GB', { type }).format(items);
}

/** A day in words. Days are of the calendar, not of a time zone. */
export function dayInWords(day: string, lang: Language): string {
  const format = new Intl.DateTimeFormat(lang === 'ar' ? 'ar-u-nu-latn' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const date = new Date(day.length === 10 ? `${day}T00:00:00Z` : day);
  return Number.isNaN(date.getTime()) ? day : format.format(date);
}

/** An instant in words, in UTC: the record's own clock. */
export function instantInWords(instant: string, lang: Language): string {
  return `${dayInWords(instant, lang)}, ${instant.slice(11, 16)} UTC`;
}

/** A month in words. */
export function monthInWords(day: string, lang: Language): string {
  return new Intl.DateTimeFormat(lang === 'ar' ? 'ar-u-nu-latn' : 'en-GB', {
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}

/** A time of day in words: “14:02”. */
export function timeInWords(at: Date, lang: Language): string {
  return new Intl.DateTimeFormat(lang === 'ar' ? 'ar-u-nu-latn' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

/** A label as it reads at the head of a line: labels are worded for the middle of a sentence. */
export function capital(label: string): string {
  const [first = '', ...rest] = label;
  return first.toLocaleUpperCase() + rest.join('');
}
