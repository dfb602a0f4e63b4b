import { z } from 'zod';
import {
  type Choice,
  dayOf,
  daysIn,
  type Interval,
  parseTree,
  refuse,
  type Simple,
  type Span,
  spanOf,
} from './edtf.ts';
import { InvalidDate } from './errors.ts';
import { families } from './kinds.ts';
import { Words } from './text.ts';

export type { Precision, Span } from './edtf.ts';

const isMonth = (digits: string | undefined) => Number(digits) >= 1 && Number(digits) <= 12;

/**
 * The days that a date in EDTF (ISO 8601-2:2019) covers, from its first possible to its last possible one.
 * Years 0001 to 9999; seasons are northern and meteorological, winter running into the next year; the time of day,
 * if there is one, is left aside.
 * @throws InvalidDate where the text is no EDTF, no calendar holds it, or it ends before it begins
 */
export function parseEdtf(text: string): Span {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  // Most dates are whole days. What is no day of the calendar is left to the parser, which says why.
  if (
    day &&
    Number(year) > 0 &&
    Number(day) > 0 &&
    isMonth(month) &&
    Number(day) <= daysIn(Number(year), Number(month))
  )
    return {
      earliest: text,
      latest: text,
      approximate: false,
      uncertain: false,
      open: null,
      precision: 'day',
    };
  let span = known.get(text);
  if (!span) {
    span = spanOf(parseTree(text));
    if (known.size >= KNOWN) known.clear();
    known.set(text, span);
  }
  return { ...span };
}

/** A grammar takes long to read, and texts share most of their dates: the spans of those met of late. */
const known = new Map<string, Span>();
const KNOWN = 20_000;

/**
 * The day after a day, both `YYYY-MM-DD`: turns an inclusive last day into an exclusive bound.
 * @throws InvalidDate for anything but one whole day before 9999-12-31
 */
export function dayAfter(day: string): string {
  const { latest, precision } = parseEdtf(day);
  if (latest !== day || precision !== 'day') refuse(day, 'it is not one whole day');
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  if (date < daysIn(year, month)) return dayOf(year, month, date + 1);
  if (month < 12) return dayOf(year, month + 1, 1);
  return year < 9999 ? dayOf(year + 1, 1, 1) : refuse(day, 'no day follows it');
}

/** Orders spans by first day, an open start first, then by last day, an open end last; for `toSorted`. */
export function compareSpans(
  a: Pick<Span, 'earliest' | 'latest'>,
  b: Pick<Span, 'earliest' | 'latest'>,
): number {
  const order = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
  // A tilde sorts after every digit, the empty text before.
  return order(a.earliest ?? '', b.earliest ?? '') || order(a.latest ?? '~', b.latest ?? '~');
}

/** Whether two spans may share a day; an open end reaches as far as can be. */
export function overlaps(
  a: Pick<Span, 'earliest' | 'latest'>,
  b: Pick<Span, 'earliest' | 'latest'>,
): boolean {
  const reaches = (from: string | null, to: string | null) => from === null || to === null || from <= to;
  return reaches(a.earliest, b.latest) && reaches(b.earliest, a.latest);
}

/** A date as text in EDTF, refused with the reason and the way to write it. */
export const Edtf = z.string().superRefine((text, context) => {
  try {
    parseEdtf(text);
  } catch (fault) {
    if (!(fault instanceof InvalidDate)) throw fault;
    context.addIssue({ code: 'custom', message: `${fault.message} ${fault.wayOut}` });
  }
});

const anchor = new RegExp(`^(published|said|(${families.join('|')})/[a-z0-9]+(-[a-z0-9]+)*)$`);

/** When something was: the date, the words as written, and what resolved words such as "on Wednesday". */
export const When = z.strictObject({
  edtf: Edtf,
  /** An exact piece of the document. */
  words: Words.min(1).optional(),
  /** What the words were reckoned from: the publication, the speech, or the entity with this id. */
  anchor: z.string().max(120).regex(anchor, 'an anchor is published, said or the id of an entity').optional(),
  /** Ours: the text does not give it. */
  inferred: z.literal(true).optional(),
});
export type When = z.infer<typeof When>;

type Language = 'en' | 'ar';

// Our own tables rather than Intl, so that the text is the same on every machine. In Arabic the Levantine and the
// common name of a month stand side by side, since neither alone is read everywhere.
const months = {
  en: 'January February March April May June July August September October November December'.split(' '),
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
const seasonNames = { en: ['spring', 'summer', 'autumn', 'winter'], ar: ['ربيع', 'صيف', 'خريف', 'شتاء'] };
const phrases = {
  about: { en: 'about *', ar: 'نحو *' },
  uncertain: { en: '* (uncertain)', ar: '* (غير مؤكد)' },
  decade: { en: 'the *s', ar: 'عقد *' },
  between: { en: 'between * and *', ar: 'بين * و*' },
  range: { en: '* to *', ar: 'من * إلى *' },
  from: { en: 'from *', ar: 'منذ *' },
  fromUnknown: { en: 'from * (end unknown)', ar: 'منذ * (النهاية غير معروفة)' },
  until: { en: 'until *', ar: 'حتى *' },
  untilUnknown: { en: 'until * (start unknown)', ar: 'حتى * (البداية غير معروفة)' },
  before: { en: 'before *', ar: 'قبل *' },
  orEarlier: { en: '* or earlier', ar: '* أو قبل ذلك' },
  orLater: { en: '* or later', ar: '* أو بعد ذلك' },
  unknown: { en: 'at an unknown time', ar: 'في وقت غير معروف' },
};

/** A phrase with its stars filled in, one after the other. */
function say(phrase: keyof typeof phrases, language: Language, ...fill: string[]): string {
  return phrases[phrase][language].replace(/\*/g, () => fill.shift() ?? '');
}

/** A year, month or day, the finest part first, so that what two dates share can be said once. */
function calendarParts(pattern: string, language: Language): string[] {
  const [year, month, day] = pattern.split('-').map(Number);
  const name = month === undefined ? undefined : months[language][month - 1];
  return [day, name, year].filter((part) => part !== undefined).map(String);
}

function partsOf(it: Simple, language: Language): string[] {
  const { earliest, latest } = it;
  if (earliest === null || latest === null) return [say('unknown', language)];
  const pattern = it.pattern.replace(/(-XX)+$/, '');
  if (it.precision === 'season') {
    const [year, code] = pattern.split('-').map(Number) as [number, number];
    const name = code < 29 ? seasonNames[language][(code - 21) % 4] : undefined;
    if (name) return [name, name === seasonNames[language][3] ? `${year}–${year + 1}` : `${year}`];
    // Southern seasons, quarters and halves are plainer as their months.
    return [formatSpan(`${earliest.slice(0, 7)}/${latest.slice(0, 7)}`, language)];
  }
  if (!pattern.includes('X')) return calendarParts(pattern, language);
  if (/^\d{3}X$/.test(pattern)) return [say('decade', language, String(Number(earliest.slice(0, 4))))];
  const [from = '', to = ''] = [earliest, latest].map((day) => day.slice(0, pattern.length > 4 ? 10 : 4));
  return [say('between', language, ...[from, to].map((day) => calendarParts(day, language).join(' ')))];
}

/** Dates in words, with what each shares with the next left out: "5", "6 May 2019". */
function listed(dates: Simple[], language: Language): string[] {
  return dates.map((it, at) => {
    const parts = partsOf(it, language);
    const next = dates[at + 1];
    const marked = [it, next].some((date) => date?.approximate || date?.uncertain);
    const following = next && !marked ? partsOf(next, language) : [];
    while (parts.length > 1 && following.length > 1 && parts.at(-1) === following.at(-1)) {
      parts.pop();
      following.pop();
    }
    const text = it.approximate ? say('about', language, parts.join(' ')) : parts.join(' ');
    return it.uncertain ? say('uncertain', language, text) : text;
  });
}

function formatInterval({ from, to }: Interval, language: Language): string {
  const [start, end] = [from, to].map((it) => (typeof it === 'string' ? '' : listed([it], language).join()));
  if (start && from === to) return start;
  if (typeof from !== 'string' && typeof to !== 'string')
    return say('range', language, ...listed([from, to], language));
  if (start) return say(to === 'unknown' ? 'fromUnknown' : 'from', language, start);
  if (end) return say(from === 'unknown' ? 'untilUnknown' : 'until', language, end);
  return say('unknown', language);
}

/** One of the dates in a range lies between its ends; all of them run from one end to the other. */
function formatMember(it: Interval, all: boolean, language: Language): string {
  const { from, to } = it;
  if (all || from === to || typeof from === 'string' || typeof to === 'string')
    return formatInterval(it, language);
  return say('between', language, ...listed([from, to], language));
}

function formatChoice(it: Choice, language: Language): string {
  const { latest, approximate, uncertain } = spanOf(it);
  const [only] = it.members.length === 1 ? it.members : [];
  const day = typeof only?.to === 'object' && only.to.precision === 'day' && !approximate && !uncertain;
  if (it.earlier && day && latest !== null && latest < '9999-12-31')
    return say('before', language, calendarParts(dayAfter(latest), language).join(' '));
  const dates = it.members.flatMap(({ from, to }) => (from === to && typeof from === 'object' ? [from] : []));
  const plain = dates.length === it.members.length && !it.earlier && !it.later;
  const texts = plain
    ? listed(dates, language)
    : it.members.map((member) => formatMember(member, it.all, language));
  if (it.earlier) texts[0] = say('orEarlier', language, texts[0] ?? '');
  if (it.later) texts.push(say('orLater', language, texts.pop() ?? ''));
  const joiner = { en: it.all ? ' and ' : ' or ', ar: it.all ? ' و' : ' أو ' }[language];
  const last = texts.pop() ?? '';
  return texts.length ? texts.join(language === 'en' ? ', ' : joiner) + joiner + last : last;
}

/** The forms of one date that may cover exactly a span of that precision. */
function singles(earliest: string, precision: Span['precision']): string[] {
  if (precision === 'season')
    return ['21', '22', '23', '24'].map((code) => `${earliest.slice(0, 4)}-${code}`);
  const length = { day: 10, month: 7, year: 4, decade: 3, century: 2 }[precision as string];
  return length ? [earliest.slice(0, length).padEnd(4, 'X')] : [];
}

/**
 * The plainest EDTF that covers the same days as a span: `parseEdtf(edtfOf(span))` has its first and last day and its
 * marks. A set comes back as the interval around it.
 */
export function edtfOf(span: Span): string {
  const { earliest, latest } = span;
  const mark = span.approximate ? (span.uncertain ? '%' : '~') : span.uncertain ? '?' : '';
  const same = (it: Span) => it.earliest === earliest && it.latest === latest;
  const single = singles(earliest ?? '', earliest && latest ? span.precision : 'set').find((it) =>
    same(parseEdtf(it)),
  );
  if (single) return single + mark;
  // Whole years and months are written as such: the day after their last is the first of another.
  const starts = (day: string) => (day.endsWith('-01-01') ? 4 : day.endsWith('-01') ? 7 : 10);
  const next = latest === null || latest === '9999-12-31' ? '-01-01' : dayAfter(latest);
  const length = Math.max(starts(earliest ?? '-01-01'), starts(next));
  return [earliest, latest].map((day) => (day === null ? '..' : day.slice(0, length) + mark)).join('/');
}

/**
 * A date in words of our own, numerals Latin in both languages: "15 February 2016", "April to May 2019", "about 2011",
 * "from September 2015". `[..2024-12-07]` is "before 8 December 2024", `../2024-12-07` "until 7 December 2024".
 * @throws InvalidDate where a text is not EDTF
 */
export function formatSpan(date: Span | string, language: Language): string {
  const tree = parseTree(typeof date === 'string' ? date : edtfOf(date));
  return 'members' in tree ? formatChoice(tree, language) : formatInterval(tree, language);
}

/** As `formatSpan`, for a date in EDTF. */
export function formatEdtf(edtf: string, language: Language): string {
  return formatSpan(edtf, language);
}
