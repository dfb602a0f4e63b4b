import { describe, expect, test } from '@jest/globals';
import { cutText, passagesOf } from '../../ui/src/reader/pieces.ts';
import { isLong, placeLabels, scaleOf } from '../../ui/src/timeline/scale.ts';
import { ar } from '../../ui/src/words/ar/index.ts';
import { en } from '../../ui/src/words/en/index.ts';
import { dayInWords, spokenAs } from '../../ui/src/words/index.ts';

/** Every string of ours, by the path to it. */
function strings(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => strings(one, `${path}.${key}`));
}

describe('the words of the interface', () => {
  test('are the same in number in both languages, and none is empty in one alone', () => {
    const english = strings(en);
    const arabic = strings(ar);
    expect(arabic.map(([path]) => path)).toEqual(english.map(([path]) => path));
    // Where nothing is to be said, that is so in both.
    const silent = (all: [string, string][]) =>
      all.filter(([, text]) => text.trim() === '').map(([path]) => path);
    expect(silent(arabic)).toEqual(silent(english));
  });

  test('count as their language does', () => {
    expect([0, 1, 2, 11].map(en.counts.claims)).toEqual(['0 claims', '1 claim', '2 claims', '11 claims']);
    expect([1, 2, 3, 11, 100].map(ar.counts.documents)).toEqual([
      'وثيقة واحدة',
      'وثيقتان',
      '3 وثائق',
      '11 وثيقة',
      '100 وثيقة',
    ]);
  });

  test('give a day without a time zone', () => {
    expect(dayInWords('2041-03-05', 'en')).toBe('5 Mar 2041');
  });
});

describe('verbatim words', () => {
  test('keep their language, unless their script is another', () => {
    expect(spokenAs('قصف المستشفى', 'ar')).toEqual({ lang: 'ar', dir: 'rtl' });
    expect(spokenAs('“the ward was hit”', 'en')).toEqual({ lang: 'en', dir: 'ltr' });
    expect(spokenAs('the ward was hit', 'ar')).toEqual({ lang: 'und', dir: 'ltr' });
    expect(spokenAs('«المستشفى»', 'en')).toEqual({ lang: 'und', dir: 'rtl' });
    expect(spokenAs('90 %', 'ar').lang).toBe('ar');
  });
});

describe('the timeline', () => {
  const days = [
    { earliest: '2041-03-04', latest: '2041-03-04' },
    { earliest: '2041-03-05', latest: '2041-03-09' },
  ];

  test('runs from the near edge, in either direction', () => {
    const ltr = scaleOf(days, 800, 'en');
    const rtl = scaleOf(days, 800, 'ar');
    const x = ltr?.x('2041-03-04') ?? 0;
    expect(x).toBeLessThan(ltr?.x('2041-03-09') ?? 0);
    expect(rtl?.x('2041-03-04')).toBe(800 - x);
    expect(ltr?.ticks.length).toBeGreaterThan(2);
  });

  test('leaves long and open spans out of the scale', () => {
    expect(isLong({ earliest: '2030-01-01', latest: null })).toBe(true);
    const scale = scaleOf([...days, { earliest: '2011-01-01', latest: '2041-12-31' }], 800, 'en');
    expect(scale?.x('2041-03-04')).toBeGreaterThan(10);
    expect(scaleOf([], 800, 'en')).toBeNull();
  });

  test('never lays a label over a label, a mark or the edge', () => {
    const labels = [0, 30, 60, 300, 330, 780].map((from, at) => ({
      key: String(at),
      from,
      to: from + 6,
      width: 90,
    }));
    const placed = placeLabels(labels, 800);
    expect(placed.size).toBeGreaterThan(2);
    const boxes = [...placed.values()].map(({ left, row }) => ({ left, right: left + 90, row }));
    for (const [at, box] of boxes.entries()) {
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(800);
      for (const other of boxes.slice(at + 1))
        expect(other.row !== box.row || other.left >= box.right || box.left >= other.right).toBe(true);
    }
  });
});

describe('the reader', () => {
  const quote = (start: number, text: string) => ({ start, end: start + [...text].length, exact: text });
  const claimOn = (...quotes: ReturnType<typeof quote>[]) =>
    // A passage reads only these of a card.
    ({ quotes, where: 'BODY' }) as unknown as Parameters<typeof passagesOf>[0][number];

  test('cuts a text where quotations begin and end, and loses no letter', () => {
    const text = 'The 𝔹ell rang twice, and the mill burnt.';
    const letters = [...text];
    const passages = passagesOf([
      claimOn(quote(4, '𝔹ell rang')),
      claimOn(quote(9, 'rang twice')),
      claimOn(quote(9, 'rang twice')),
    ]);
    expect(passages.map(({ claims }) => claims.length)).toEqual([1, 2]);
    const pieces = cutText(letters, 0, passages);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.map((piece) => [piece.text, piece.passages.length])).toEqual([
      ['The ', 0],
      ['𝔹ell ', 1],
      ['rang', 2],
      [' twice', 1],
      [', and the mill burnt.', 0],
    ]);
  });
});
