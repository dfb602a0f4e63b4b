import type { DaySpan } from '../store/store.ts';

/** The shortest span that holds all the others; null where there is none. */
export function hullOf(spans: readonly DaySpan[]): DaySpan | null {
  if (spans.length === 0) return null;
  const days = (end: keyof DaySpan) => spans.map((span) => span[end]).sort();
  const starts = days('earliest');
  const ends = days('latest');
  return {
    earliest: starts.includes(null) ? null : (starts[0] ?? null),
    latest: ends.includes(null) ? null : (ends.at(-1) ?? null),
  };
}
