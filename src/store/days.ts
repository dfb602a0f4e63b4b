import { parseEdtf } from '../model/dates.ts';
import { InvalidRecord } from '../model/errors.ts';
import type { AsOf, DaySpan } from './store.ts';

/** An open start and an open end, beyond every day there is. */
export const OPEN_START = 0;
export const OPEN_END = 99_999_999;

/** A span of days as two numbers YYYYMMDD, which sort and compare as the days do. */
export type NumberSpan = readonly [from: number, to: number];

/** A day YYYY-MM-DD as the number YYYYMMDD. */
export function dayNumber(day: string): number {
  return Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10));
}

/** The day that a number stands for. */
export function dayText(day: number): string {
  const digits = String(day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** The days that a date in EDTF covers; null where there is no date. */
export function spanOf(edtf: string | undefined): NumberSpan | null {
  if (edtf === undefined) return null;
  const { earliest, latest } = parseEdtf(edtf);
  return [
    earliest === null ? OPEN_START : dayNumber(earliest),
    latest === null ? OPEN_END : dayNumber(latest),
  ];
}

/** A stored span as the interface gives it. */
export function daySpan(from: number | null, to: number | null): DaySpan | null {
  if (from === null || to === null) return null;
  return {
    earliest: from === OPEN_START ? null : dayText(from),
    latest: to === OPEN_END ? null : dayText(to),
  };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The last moment in view: on the recorded clock in milliseconds since 1970, on the others a day as a number.
 * @throws InvalidRecord for what is no day, or, on the recorded clock, no instant
 */
export function boundOf({ clock, date }: AsOf): number {
  const isDay = DAY.test(date) && !Number.isNaN(Date.parse(date));
  if (clock !== 'recorded' && isDay) return dayNumber(date);
  const instant = Date.parse(isDay ? `${date}T23:59:59.999Z` : date);
  if (clock === 'recorded' && !Number.isNaN(instant)) return instant;
  throw new InvalidRecord(`"${date}" is no ${clock === 'recorded' ? 'instant' : 'day'}`, {
    wayOut: 'Write a day as 2031-03-06 and an instant as 2031-03-06T10:00:00Z.',
    place: { field: 'asOf' },
  });
}

/** A stretch of days that a timeline counts together. */
export type Unit = 'day' | 'month' | 'year';

/** A day as a number, divided by this and cut, is the number of its bucket. */
export const bucketDivisor: Record<Unit, number> = { day: 1, month: 100, year: 10_000 };

/** The first and last day of a bucket. */
export function bucketDays(bucket: number, unit: Unit): { from: string; to: string } {
  if (unit === 'day') return { from: dayText(bucket), to: dayText(bucket) };
  if (unit === 'year') return { from: dayText(bucket * 10_000 + 101), to: dayText(bucket * 10_000 + 1231) };
  const from = dayText(bucket * 100 + 1);
  const last = new Date(`${from}T00:00:00Z`);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return { from, to: dayText(dayNumber(from) + last.getUTCDate() - 1) };
}
