import { parse } from 'edtf';
import { z } from 'zod';
import { InvalidDate } from './errors.ts';
import { families } from './kinds.ts';

/** How fine a date is. A masked date takes the finest unit it names in full: `2016-02-1X` is a month. */
export type Precision = 'day' | 'month' | 'season' | 'year' | 'decade' | 'century' | 'interval' | 'set';

/** What a date covers. Days are `YYYY-MM-DD`, years 0001 to 9999, both inclusive; null: open or unknown. */
export interface Span {
  earliest: string | null;
  latest: string | null;
  approximate: boolean;
  uncertain: boolean;
  open: 'start' | 'end' | 'both' | null;
  precision: Precision;
}

/** One date, season or masked date; `pattern` is `YYYY[-MM[-DD]]`, without marks, X where a digit is unknown. */
interface Simple extends Span {
  pattern: string;
  season: Season | null;
}
interface Interval {
  from: Simple | 'open' | 'unknown';
  to: Simple | 'open' | 'unknown';
}
interface Choice {
  /** `{…}`, all of them; false: `[…]`, one of them. */
  all: boolean;
  earlier: boolean;
  later: boolean;
  members: Interval[];
}
interface Season {
  /** First month, 1 to 12, and how many months follow on each other, over the new year too. */
  first: number;
  months: number;
  en: string;
  ar: string;
}

const monthNames = {
  en: 'January February March April May June July August September October November December'.split(' '),
  // Levantine and common form side by side: neither alone is read everywhere.
  ar: [
    ...['كانون الثاني/يناير', 'شباط/فبراير', 'آذار/مارس', 'نيسان/أبريل', 'أيار/مايو', 'حزيران/يونيو'],
    ...[
      'تموز/يوليو',
      'آب/أغسطس',
      'أيلول/سبتمبر',
      'تشرين الأول/أكتوبر',
      'تشرين الثاني/نوفمبر',
      'كانون الأول/ديسمبر',
    ],
  ],
};

// ISO 8601-2:2019, 4.8: 21 to 24 seasons (read as northern, meteorological), 25 to 28 northern, 29 to 32 southern,
// 33 to 36 quarters, 37 to 39 thirds, 40 and 41 halves. The library puts spring in January to March.
const seasons = new Map<string, Season>();
const quarters = [3, 6, 9, 12];
const spoken = { en: ['spring', 'summer', 'autumn', 'winter'], ar: ['ربيع', 'صيف', 'خريف', 'شتاء'] };
const nth = { en: ['first', 'second', 'third', 'fourth'], ar: ['الأول', 'الثاني', 'الثالث', 'الرابع'] };
quarters.forEach((first, at) => {
  const name = { en: spoken.en[at] as string, ar: spoken.ar[at] as string };
  for (const code of [21, 25]) seasons.set(String(code + at), { first, months: 3, ...name });
  const southern = {
    first: ((first + 5) % 12) + 1,
    months: 3,
    en: `southern ${name.en}`,
    ar: `${name.ar} الجنوب`,
  };
  seasons.set(String(29 + at), southern);
});
for (const [code, count, en, ar] of [
  [33, 4, 'quarter', 'الربع'],
  [37, 3, 'third', 'الثلث'],
  [40, 2, 'half', 'النصف'],
] as const)
  for (let at = 0; at < count; at++) {
    const name = { en: `${nth.en[at]} ${en} of`, ar: `${ar} ${nth.ar[at]} من` };
    seasons.set(String(code + at), { first: (12 / count) * at + 1, months: 12 / count, ...name });
  }

function refuse(text: string, why: string): never {
  throw new InvalidDate(`"${text}" is not a date in EDTF: ${why}.`, {
    wayOut:
      'Write 2016-02-15, 2016-02, 2016 or 201X, with ~ for about and ? for uncertain; an interval as 2019-04/2019-05, ' +
      'with .. for an open end; one of several as [2019-05-05,2019-05-06]; or leave the date out and keep its words.',
    place: { field: 'edtf' },
  });
}

const iso = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Days in a month of the proleptic Gregorian calendar. */
function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The numbers from 1 to `most` that a mask such as `201X` allows, in order. */
function allowed(mask: string, most: number): number[] {
  const fixed = mask.replace(/^X*/, '');
  const step = fixed.includes('X') || fixed === '' ? 1 : 10 ** fixed.length;
  const fits = new RegExp(`^${mask.replaceAll('X', '\\d')}$`);
  const numbers: number[] = [];
  for (let n = step === 1 ? 1 : Number(fixed); n <= most; n += step)
    if (n > 0 && fits.test(String(n).padStart(mask.length, '0'))) numbers.push(n);
  return numbers;
}

/** The first day that the lists allow, in their order, and that the calendar holds. */
function firstOf(years: number[], months: number[], days: number[]): string | null {
  for (const year of years)
    for (const month of months)
      for (const day of days) if (day <= daysIn(year, month)) return iso(year, month, day);
  return null;
}

// The place of the first unknown digit in YYYY-MM-DD tells what is still known in full.
const whenMasked = [
  'interval',
  'interval',
  'century',
  'decade',
  '',
  'year',
  'year',
  '',
  'month',
  'month',
] as Precision[];
const whenWhole: Record<number, Precision> = { 4: 'year', 7: 'month', 10: 'day' };

function parseSimple(text: string, whole: string): Simple {
  // The library takes no mark after a masked date ("201X~"), which ISO 8601-2 allows.
  const [, bare = text, mark = ''] = (text.includes('X') && /^(.*?)([?~%])$/.exec(text)) || [];
  let node: ReturnType<typeof parse>;
  try {
    node = parse(bare, { level: 3 });
  } catch (cause) {
    const [, column] = /col (\d+)/.exec(String(cause)) ?? [];
    if (/^\d{4}-\d\d(-\d\d)?$/.test(text)) refuse(whole, `no calendar holds ${text}`);
    refuse(whole, column ? `"${text}" goes wrong at character ${column}` : `"${text}" is not a whole date`);
  }
  const padding = { Decade: 'X', Century: 'XX' }[node.type as string] ?? '';
  // A time of day says nothing to a span of days: the calendar day stands as written, in its own zone.
  const pattern = bare.replace(/T.*$/, '').replace(/[?~%]/g, '') + padding;
  if (!/^[\dX]{4}(-[\dX]{2}){0,2}$/.test(pattern))
    refuse(whole, 'years are written in four digits, 0001 to 9999');
  const marked = { approximate: /[~%]/.test(mark), uncertain: /[?%]/.test(mark) };
  const flags = {
    approximate: marked.approximate || Boolean(node.approximate),
    uncertain: marked.uncertain || Boolean(node.uncertain),
  };
  const [year = '', month = 'XX', day = 'XX'] = pattern.split('-');
  if (node.type === 'Season') {
    const season = seasons.get(month);
    const last = Number(year) * 12 + (season?.first ?? 0) + (season?.months ?? 0) - 2;
    if (!season || year.includes('X')) refuse(whole, 'a season needs its year in full');
    const [endYear, endMonth] = [Math.floor(last / 12), (last % 12) + 1];
    if (Number(year) < 1 || endYear > 9999) refuse(whole, 'years run from 0001 to 9999');
    const earliest = iso(Number(year), season.first, 1);
    const latest = iso(endYear, endMonth, daysIn(endYear, endMonth));
    return { pattern, season, earliest, latest, ...flags, open: null, precision: 'season' };
  }
  const mask = pattern.indexOf('X');
  const precision = (mask < 0 ? whenWhole[pattern.length] : whenMasked[mask]) as Precision;
  const rest = { pattern, season: null, ...flags, precision };
  if (year === 'XXXX') return { ...rest, earliest: null, latest: null, open: 'both' };
  const lists = [allowed(year, 9999), allowed(month, 12), allowed(day, 31)] as const;
  const earliest = firstOf(...lists);
  if (earliest === null)
    refuse(whole, year === '0000' ? 'years run from 0001 to 9999' : `no calendar holds ${text}`);
  const [years, months, days] = lists;
  const latest = firstOf(years.reverse(), months.reverse(), days.reverse());
  return { ...rest, earliest, latest, open: null };
}

function parseInterval(from: string, to: string, whole: string): Interval {
  const end = (text: string) => (text === '..' ? 'open' : text === '' ? 'unknown' : parseSimple(text, whole));
  const it = { from: end(from), to: end(to) } as Interval;
  const { earliest, latest } = spanOf(it);
  if (earliest !== null && latest !== null && earliest > latest) refuse(whole, 'it ends before it begins');
  return it;
}

// Intervals and sets are taken apart here, because the library reads a null bound as 1970, takes the last member
// of a set for its latest, and joins no season with a date.
function parseTree(text: string): Interval | Choice {
  if (text.length > 500) refuse(`${text.slice(0, 40)}…`, 'it has more than 500 characters');
  const [from = '', to, ...more] = text.split('/');
  if (more.length > 0) refuse(text, 'an interval has two ends');
  if (to !== undefined) return parseInterval(from, to, text);
  const [, square, earlier, inner, later] =
    /^(?:(\[)|\{)(\.\.)?(.+?)(\.\.)?(?:(?<=^\[.*)\]|(?<=^\{.*)\})$/.exec(text) ?? [];
  if (inner === undefined) {
    const single = parseSimple(text, text);
    return { from: single, to: single };
  }
  const members = inner.split(',').map((member) => {
    const [first = '', last = first] = member.split('..');
    if (first === '' || last === '') refuse(text, 'only the ends of a set are open');
    if (last === first) {
      const single = parseSimple(first, text);
      return { from: single, to: single };
    }
    return parseInterval(first, last, text);
  });
  return { all: !square, earlier: earlier !== undefined, later: later !== undefined, members };
}

const least = (days: (string | null)[]) =>
  days.includes(null) ? null : ((days as string[]).sort()[0] as string);
const most = (days: (string | null)[]) =>
  days.includes(null) ? null : ((days as string[]).sort().at(-1) as string);

function spanOf(it: Interval | Choice): Span {
  const members = 'members' in it ? it.members : [it];
  const ends = members.flatMap(({ from, to }) => [from, to]).filter((end) => typeof end !== 'string');
  const start = (end: Interval['from']) => (typeof end === 'string' ? null : end.earliest);
  const finish = (end: Interval['to']) => (typeof end === 'string' ? null : end.latest);
  const earliest = 'members' in it && it.earlier ? null : least(members.map(({ from }) => start(from)));
  const latest = 'members' in it && it.later ? null : most(members.map(({ to }) => finish(to)));
  const single = 'from' in it && it.from === it.to && typeof it.from !== 'string' ? it.from : null;
  return {
    earliest,
    latest,
    approximate: ends.some((end) => end.approximate),
    uncertain: ends.some((end) => end.uncertain),
    open: earliest === null ? (latest === null ? 'both' : 'start') : latest === null ? 'end' : null,
    precision: single?.precision ?? ('members' in it ? 'set' : 'interval'),
  };
}
