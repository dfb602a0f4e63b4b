import { parseEdtf } from '../model/dates.ts';
import type { DaySpan } from './store.ts';

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
