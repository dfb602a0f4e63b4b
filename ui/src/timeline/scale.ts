import type { Days } from '../state/filter-facts.ts';
import type { Language } from '../state/view.ts';
import { dayInWords, monthInWords } from '../words/index.ts';

export type { Days } from '../state/filter-facts.ts';

const DAY = 86_400_000;
const YEAR = 365.25 * DAY;
/** A span no wider than this is drawn as a tick. */
export const TICK = 3;
/** What covers more than this is drawn as a background, and does not stretch the axis. */
const LONG = 2 * YEAR;

const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** A day so many days later. */
export function plusDays(day: string, days: number): string {
  return isoDay(time(day) + days * DAY);
}

/** The days of an axis, as numbers from its first day. */
export function daysOf({ first, last }: Scale): {
  first: string;
  count: number;
  at: (day: string) => number;
} {
  const start = isoDay(first);
  return {
    first: start,
    count: Math.round((last - first) / DAY),
    at: (day) => Math.round((time(day) - time(start)) / DAY),
  };
}

/** Whether a stretch is too long, or too open, to be a point in the picture. */
export function isLong({ earliest, latest }: Days): boolean {
  return earliest === null || latest === null || time(latest) - time(earliest) > LONG;
}

export interface Scale {
  first: number;
  last: number;
  /** Pixels from the near edge for a day; right-to-left mirrors it. */
  x: (day: string) => number;
  /** The day at so many pixels; null at or beyond the ends of the axis. */
  dayAt: (x: number) => string | null;
  /** Days on which a new unit begins, with its name. */
  ticks: { day: string; label: string }[];
}

/** An axis over the given stretches; null where none has a date. */
export function scaleOf(spans: readonly Days[], width: number, lang: Language): Scale | null {
  const short = spans.filter((span) => !isLong(span));
  const days = (short.length > 0 ? short : spans).flatMap(({ earliest, latest }) =>
    [earliest, latest].filter((day) => day !== null).map(time),
  );
  if (days.length === 0) return null;
  const pad = Math.max((Math.max(...days) - Math.min(...days)) * 0.06, 15 * DAY);
  const first = Math.min(...days) - pad;
  const last = Math.max(...days) + pad;
  const margin = 10;
  const x = (day: string) => {
    const share = Math.min(1, Math.max(0, (time(day) - first) / (last - first)));
    const at = margin + share * (width - 2 * margin);
    return lang === 'ar' ? width - at : at;
  };
  const dayAt = (at: number) => {
    const near = lang === 'ar' ? width - at : at;
    const share = (near - margin) / (width - 2 * margin);
    return share <= 0 || share >= 1 ? null : isoDay(first + share * (last - first));
  };
  return { first, last, x, dayAt, ticks: ticksOf(first, last, width, lang) };
}

function ticksOf(first: number, last: number, width: number, lang: Language): Scale['ticks'] {
  const years = (last - first) / YEAR;
  const room = Math.max(2, Math.floor(width / 90));
  const ticks: Scale['ticks'] = [];
  const from = new Date(first).getUTCFullYear();
  const to = new Date(last).getUTCFullYear();
  if (years > 2) {
    const every = Math.max(1, Math.ceil(years / room));
    for (let year = from + 1; year <= to; year++)
      if (year % every === 0) ticks.push({ day: `${year}-01-01`, label: String(year) });
    return ticks;
  }
  if (years < 0.3) return dayTicks(first, last, room, lang);
  const every = [1, 2, 3, 6, 12].find((months) => (years * 12) / months <= room) ?? 12;
  for (let year = from; year <= to; year++)
    for (let month = 0; month < 12; month += every) {
      const at = Date.UTC(year, month, 1);
      if (at <= first || at >= last) continue;
      const number = String(month + 1).padStart(2, '0');
      const day = `${year}-${number}-01`;
      ticks.push({ day, label: month === 0 ? String(year) : monthInWords(day, lang) });
    }
  return ticks;
}

function dayTicks(first: number, last: number, room: number, lang: Language): Scale['ticks'] {
  const days = (last - first) / DAY;
  const every = [1, 2, 5, 7, 14, 28].find((step) => days / step <= room) ?? 28;
  const ticks: Scale['ticks'] = [];
  for (let at = Math.ceil(first / DAY) * DAY; at < last; at += every * DAY) {
    const day = new Date(at).toISOString().slice(0, 10);
    ticks.push({ day, label: dayInWords(day, lang).replace(/[\s,،]*\d{4}$/, '') });
  }
  return ticks;
}

export interface Label {
  key: string;
  /** The left and right edge of its mark. */
  from: number;
  to: number;
  width: number;
}

export interface PlacedLabel {
  /** Its left edge, and its row from the top. */
  left: number;
  row: number;
}

/** A tick stands in both rows; the box of a span only in the lower one. */
function isInTheWay({ from, to }: Label, box: { left: number; right: number; row: number }): boolean {
  const tick = to - from <= TICK;
  return (tick || box.row > 0) && to > box.left - 2 && from < box.right + 2;
}

/** Finds room for labels beside their marks in two rows; one that finds none is left out rather than cut or overlaid. */
export function placeLabels(labels: readonly Label[], width: number): Map<string, PlacedLabel> {
  const taken: { left: number; right: number; row: number }[] = [];
  const placed = new Map<string, PlacedLabel>();
  const gap = 6;
  for (const { key, from, to, width: w } of labels) {
    const options = [0, 1].flatMap((row) =>
      [to + 5, from - 5 - w].map((left) => ({ left, right: left + w, row })),
    );
    const free = options.find(
      (one) =>
        one.left >= 0 &&
        one.right <= width &&
        !taken.some(
          (other) => other.row === one.row && one.left < other.right + gap && other.left < one.right + gap,
        ) &&
        !labels.some((mark) => mark.key !== key && isInTheWay(mark, one)),
    );
    if (!free) continue;
    taken.push(free);
    placed.set(key, { left: free.left, row: free.row });
  }
  return placed;
}
