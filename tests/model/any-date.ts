import fc from 'fast-check';
import { compareSpans, type Precision, parseEdtf, type Span } from '../../src/model/dates.ts';

/** A span of days; `marks`: ~, ? or both, as in EDTF. */
export function span(earliest: string | null, latest: string | null, precision: Precision, marks = ''): Span {
  const open = earliest === null ? (latest === null ? 'both' : 'start') : latest === null ? 'end' : null;
  const [approximate, uncertain] = [marks.includes('~'), marks.includes('?')];
  return { earliest, latest, approximate, uncertain, open, precision };
}

const year = fc.integer({ min: 1, max: 9999 }).map((n) => String(n).padStart(4, '0'));
const month = fc
  .tuple(year, fc.integer({ min: 1, max: 12 }))
  .map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`);
/** A day of the calendar. */
export const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const season = fc
  .tuple(year, fc.integer({ min: 21, max: 41 }))
  .filter(([y]) => y !== '9999')
  .map(([y, code]) => `${y}-${code}`);
const single = fc
  .tuple(fc.oneof(year, month, day, season), fc.constantFrom('', '~', '?', '%'))
  .map((parts) => parts.join(''));
const ordered = fc
  .tuple(single, single)
  .map((pair) => pair.toSorted((a, b) => compareSpans(parseEdtf(a), parseEdtf(b))) as [string, string])
  .filter(([a, b]) => (parseEdtf(a).earliest ?? '') <= (parseEdtf(b).latest ?? ''));
/** A date of any form that EDTF has here: a day, month, year or season, an interval, a set. */
export const anyDate = fc.oneof(
  single,
  ordered.map((pair) => pair.join('/')),
  single.map((it) => `../${it}`),
  single.map((it) => `${it}/`),
  fc.array(single, { minLength: 1, maxLength: 4 }).map((members) => `[..${members.join(',')}]`),
  fc.array(single, { minLength: 1, maxLength: 4 }).map((members) => `{${members.join(',')}}`),
);
