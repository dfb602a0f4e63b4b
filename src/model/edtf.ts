import { type Parsed, parse } from 'edtf';
import { InvalidDate } from './errors.ts';

/** How fine a date is. A masked date takes the finest unit it names in full: `2016-02-1X` is a month. */
export type Precision = 'day' | 'month' | 'season' | 'year' | 'decade' | 'century' | 'interval' | 'set';

/** What a date covers. Days are `YYYY-MM-DD`, years 0001 to 9999, both inclusive; null: open or unknown. */
export interface Span {
  earliest: string | null;
  latest: string | null;
  approximate: boolean;
  uncertain: boolean;
  /** The ends that are null. */
  open: 'start' | 'end' | 'both' | null;
  precision: Precision;
}

/** One date, season or masked date; `pattern` is `YYYY[-MM[-DD]]`, X where a digit is unknown, marks left out. */
export interface Simple extends Span {
  pattern: string;
}

/** From one date to another. A single date is an interval whose two ends are one and the same object. */
export interface Interval {
  from: Simple | 'open' | 'unknown';
  to: Simple | 'open' | 'unknown';
}

/** Several dates, or, with `all` false, one of several that is not known. */
export interface Choice {
  all: boolean;
  /** All dates before the first member too. */
  earlier: boolean;
  /** All dates after the last member too. */
  later: boolean;
  members: Interval[];
}

/** First month, 1 to 12, and length in months, of the parts of a year. They may run into the next year. */
export type Season = readonly [first: number, months: number];

/**
 * ISO 8601-2:2019, 4.8: 21 to 24 are spring to winter, read as northern as are 25 to 28; 29 to 32 southern;
 * then quarters, thirds and halves. Months are the meteorological ones (the library has spring in January to March).
 */
export const seasons: Readonly<Record<string, Season>> = {
  ...{ 21: [3, 3], 22: [6, 3], 23: [9, 3], 24: [12, 3] },
  ...{ 25: [3, 3], 26: [6, 3], 27: [9, 3], 28: [12, 3] },
  ...{ 29: [9, 3], 30: [12, 3], 31: [3, 3], 32: [6, 3] },
  ...{ 33: [1, 3], 34: [4, 3], 35: [7, 3], 36: [10, 3] },
  ...{ 37: [1, 4], 38: [5, 4], 39: [9, 4], 40: [1, 6], 41: [7, 6] },
};

/** Throws the one error of this floor for dates: which text, why, and how dates are written. */
export function refuse(text: string, why: string): never {
  throw new InvalidDate(`"${text}" is not a date in EDTF: ${why}.`, {
    wayOut:
      'Write 2016-02-15, 2016-02, 2016 or 201X, with ~ for about and ? for uncertain; an interval as 2019-04/2019-05, ' +
      'with .. for an open end; one of several as [2019-05-05,2019-05-06]; or leave the date out and keep its words.',
    place: { field: 'edtf' },
  });
}

/** Days in a month of the proleptic Gregorian calendar; `month` from 1 to 12. */
export function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return leap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A day as `YYYY-MM-DD`. */
export function dayOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The numbers from 1 to `most` that digits such as `2016` or `201X` allow, in order. */
function allowed(digits: string, most: number): number[] {
  const numbers = digits.includes('X') ? Array.from({ length: most }, (_, at) => at + 1) : [Number(digits)];
  const fits = new RegExp(`^${digits.replaceAll('X', '\\d')}$`);
  return numbers.filter((n) => n > 0 && n <= most && fits.test(String(n).padStart(digits.length, '0')));
}

/** The first day that the lists allow, in their order, and that the calendar holds. */
function firstDay(years: number[], months: number[], days: number[]): string | null {
  for (const year of years)
    for (const month of months)
      for (const day of days) if (day <= daysIn(year, month)) return dayOf(year, month, day);
  return null;
}

/** Precision by the place of the first unknown digit in `YYYY-MM-DD`, and by the length where all are known. */
const wide = ['interval', 'interval', 'century', 'decade'] as const;
const masked: readonly Precision[] = [...wide, 'year', 'year', 'year', 'month', 'month', 'month'];
const known: Record<number, Precision> = { 4: 'year', 7: 'month', 10: 'day' };

/** The library's grammar applied to one date; `all` is the text that errors name. */
function parsed(text: string, all: string): Parsed {
  // Nearly all dates are plain, and the library takes 0.2 ms for each.
  if (/^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?$/.test(text)) return { type: 'Date' };
  try {
    return parse(text, { level: 3 });
  } catch (cause) {
    if (/^\d{4}-\d\d(-\d\d)?$/.test(text)) refuse(all, `no calendar holds ${text}`);
    const [, column] = /col (\d+)/.exec(String(cause)) ?? [];
    const part = text === all ? 'it' : `"${text}"`;
    return refuse(
      all,
      column && text ? `${part} goes wrong at character ${column}` : `${part} is incomplete`,
    );
  }
}

function parseSimple(text: string, all: string): Simple {
  // The grammar takes no mark after a masked date ("201X~"), which ISO 8601-2 allows.
  const [, bare = text, mark = ''] = (text.includes('X') && /^(.*?)([?~%])$/.exec(text)) || [];
  const node = parsed(bare, all);
  const padding = { Decade: 'X', Century: 'XX' }[node.type as string] ?? '';
  // The time of day says nothing to a span of days; the day stands as written, in its own time zone.
  const pattern = bare.replace(/T.*$/, '').replace(/[?~%]/g, '') + padding;
  if (!/^[\dX]{4}(-[\dX]{2}){0,2}$/.test(pattern)) refuse(all, 'a year has four digits, 0001 to 9999');
  const approximate = Boolean(node.approximate) || mark === '~' || mark === '%';
  const uncertain = Boolean(node.uncertain) || mark === '?' || mark === '%';
  const [year = '', month = 'XX', day = 'XX'] = pattern.split('-');
  if (node.type === 'Season') {
    const [first, months] = seasons[month] as Season;
    if (year.includes('X')) refuse(all, 'a season needs its year in full');
    const end = Number(year) * 12 + first + months - 2; // months from January of the year 0
    if (year === '0000' || end >= 120_000) refuse(all, 'years run from 0001 to 9999');
    const earliest = dayOf(Number(year), first, 1);
    const [endYear, endMonth] = [Math.floor(end / 12), (end % 12) + 1];
    const latest = dayOf(endYear, endMonth, daysIn(endYear, endMonth));
    return { earliest, latest, approximate, uncertain, open: null, precision: 'season', pattern };
  }
  const unknown = pattern.indexOf('X');
  const precision = (unknown < 0 ? known[pattern.length] : masked[unknown]) ?? 'interval';
  const rest = { approximate, uncertain, precision, pattern };
  if (year === 'XXXX') return { earliest: null, latest: null, open: 'both', ...rest };
  const [years, months, days] = [allowed(year, 9999), allowed(month, 12), allowed(day, 31)];
  const earliest = firstDay(years, months, days);
  if (earliest === null)
    refuse(all, years.length ? `no calendar holds ${bare}` : 'years run from 0001 to 9999');
  const latest = firstDay(years.toReversed(), months.toReversed(), days.toReversed());
  return { earliest, latest, open: null, ...rest };
}

function parseInterval(from: string, to: string, all: string): Interval {
  const end = (text: string) => (text === '..' ? 'open' : text === '' ? 'unknown' : parseSimple(text, all));
  const it = { from: end(from), to: end(to) } as const;
  const { earliest, latest } = spanOf(it);
  if (earliest !== null && latest !== null && earliest > latest) refuse(all, 'it ends before it begins');
  return it;
}

function parseSingle(text: string, all: string): Interval {
  const it = parseSimple(text, all);
  return { from: it, to: it };
}

/**
 * Reads EDTF (ISO 8601-2:2019, levels 0 to 2, and seasons in intervals and sets) into its parts. Intervals and sets
 * are taken apart here, because the library reads a null bound as 1970, takes the last member of a set for its latest,
 * and joins no season with a date.
 * @throws InvalidDate
 */
export function parseTree(text: string): Interval | Choice {
  if (text.length > 500) refuse(`${text.slice(0, 40)}…`, 'it has more than 500 characters');
  const [from = '', to, more] = text.split('/');
  if (more !== undefined) refuse(text, 'an interval has two ends');
  const set = /^(?:\[(.+)\]|\{(.+)\})$/.exec(text);
  if (set && to !== undefined) refuse(text, 'inside a set, from one date to another is 2003..2005');
  if (!set) return to === undefined ? parseSingle(text, text) : parseInterval(from, to, text);
  const [, one, several = ''] = set;
  const inner = one ?? several;
  const members = inner
    .replace(/^\.\.|\.\.$/g, '')
    .split(',')
    .map((member) => {
      const [first = '', last, third] = member.split('..');
      if (third !== undefined || (last !== undefined && !(first && last)))
        refuse(text, 'only the ends of a set are open');
      return last === undefined ? parseSingle(first, text) : parseInterval(first, last, text);
    });
  return { all: one === undefined, earlier: inner.startsWith('..'), later: inner.endsWith('..'), members };
}

/** The first, or with `at` −1 the last, of some days; null if any of them is. */
function extreme(days: (string | null)[], at: 0 | -1): string | null {
  return days.includes(null) ? null : (days.toSorted().at(at) ?? null);
}

/** The days that a date covers, from its first possible to its last possible one. */
export function spanOf(it: Interval | Choice): Span {
  const [members, earlier, later] =
    'members' in it ? [it.members, it.earlier, it.later] : [[it], false, false];
  const ends = members.flatMap(({ from, to }) => [from, to]).filter((end) => typeof end !== 'string');
  const earliest = members.map(({ from }) => (typeof from === 'string' ? null : from.earliest));
  const latest = members.map(({ to }) => (typeof to === 'string' ? null : to.latest));
  const start = earlier ? null : extreme(earliest, 0);
  const end = later ? null : extreme(latest, -1);
  const single = 'from' in it && it.from === it.to && typeof it.from === 'object' ? it.from : null;
  return {
    earliest: start,
    latest: end,
    approximate: ends.some((part) => part.approximate),
    uncertain: ends.some((part) => part.uncertain),
    open: start === null ? (end === null ? 'both' : 'start') : end === null ? 'end' : null,
    precision: single?.precision ?? ('members' in it ? 'set' : 'interval'),
  };
}
