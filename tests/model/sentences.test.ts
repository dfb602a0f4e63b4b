import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SPLITTER, splitSentences } from '../../src/model/sentences.ts';

/** The sentences themselves. */
function split(text: string): string[] {
  const points = Array.from(text);
  return splitSentences(text).map(({ start, end }) => points.slice(start, end).join(''));
}

const space = /[\s\u0085]/;
const pieces = fc.constantFrom(
  ...[
    'Dr.',
    'St.',
    'U.S.',
    'No.',
    '5',
    'The mill',
    'she said',
    '.',
    '!',
    '؟',
    '…',
    '”',
    '“',
    '"',
    ')',
    '[3]',
    ' ',
  ],
  ...['\n', '\r\n', '\u00A0', '\u2028', 'e\u0301', '🌾', 'مطحنة', 'ДОМ', '\uD83C', 'a.', '  '],
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('splitSentences', () => {
  test('is pinned at version 1', () => {
    expect(SPLITTER).toBe('1');
  });

  test.each<[string, string[]]>([
    ['The mill burned. Nobody came.', ['The mill burned.', 'Nobody came.']],
    ['Who came? Nobody! Ten did… Then rain.', ['Who came?', 'Nobody!', 'Ten did…', 'Then rain.']],
    ['It fell?! Yes... It did.', ['It fell?!', 'Yes...', 'It did.']],
    ['He left. 12 stayed.', ['He left.', '12 stayed.']],
    ['It cost 3.50 a loaf. see the list.', ['It cost 3.50 a loaf. see the list.']],
    ['He left. Écluses opened. Ωmega too.', ['He left.', 'Écluses opened.', 'Ωmega too.']],
  ])('splits after the marks that end a sentence: %s', (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  test.each<[string, string[]]>([
    ['“It fell.” She left.', ['“It fell.”', 'She left.']],
    ['“It fell." She left.', ['“It fell."', 'She left.']],
    ['“Did it fall?” she asked.', ['“Did it fall?” she asked.']],
    ['It fell. “Nobody came.”', ['It fell.', '“Nobody came.”']],
    ['It fell. “nobody came.”', ['It fell.', '“nobody came.”']],
    ['It fell (at noon.) She left.', ['It fell (at noon.)', 'She left.']],
    ['It fell. (She left.)', ['It fell.', '(She left.)']],
    ['It fell.[12][3] She left.', ['It fell.[12][3]', 'She left.']],
    ['« Elle tombe. » Il part.', ['« Elle tombe. »', 'Il part.']],
  ])('keeps what closes a sentence with it: %s', (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  test.each([
    'Dr. Oke met Gen. Ash and Lt. Pine Jr. Friday.',
    'The mill of St. Ann vs. The mill of Mt. Lark.',
    'J. Oke and J.R. Ash of the U.S. Navy told the U.N. Council.',
    'Ann Oke, Ph.D. Ash and (Dr. Pine) spoke.',
    'It was No. 7, on Jan. 12, see fig. 3.',
    'Bread, e.g. Rye, i.e. Dark bread.',
    '2. Bread and salt',
    'قال د. سالم إن المطحنة احترقت',
  ])('does not split after abbreviations and initials: %s', (text) => {
    expect(split(text)).toEqual([text]);
  });

  test.each<[string, string[]]>([
    ['She said no. He left.', ['She said no.', 'He left.']],
    [
      'It rained in Jan. It snowed in Feb. Then spring.',
      ['It rained in Jan.', 'It snowed in Feb.', 'Then spring.'],
    ],
    ['It rained in 2015. The mill stood.', ['It rained in 2015.', 'The mill stood.']],
  ])('takes a word that only looks like an abbreviation for what it is: %s', (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  test.each<[string, string[]]>([
    ['احترقت المطحنة. لم يأت أحد.', ['احترقت المطحنة.', 'لم يأت أحد.']],
    ['من جاء؟ لا أحد.', ['من جاء؟', 'لا أحد.']],
    ['چکی جل گئی۔ کوئی نہیں آیا۔', ['چکی جل گئی۔', 'کوئی نہیں آیا۔']],
    ['הטחנה נשרפה. איש לא בא.', ['הטחנה נשרפה.', 'איש לא בא.']],
  ])('splits scripts without capitals: %s', (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  test('splits at every line end, and trims', () => {
    expect(split(' Head line\n\n\tA caption\r\nOne\u2028Two\u0085\u00A0Three \r')).toEqual([
      'Head line',
      'A caption',
      'One',
      'Two',
      'Three',
    ]);
    expect([split(''), split(' \n\t\r\n')]).toEqual([[], []]);
  });

  test('counts in code points', () => {
    expect(splitSentences('🌾🌾 grew. Cafe\u0301 shut.\n𝒜ll left.')).toEqual([
      { start: 0, end: 8 },
      { start: 9, end: 20 },
      { start: 21, end: 30 },
    ]);
  });

  test('sentences are trimmed, in order, apart, and hold all that is not white space', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const points = Array.from(text);
        const held = new Set<number>();
        let last = 0;
        for (const { start, end } of splitSentences(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect([points[start], points[end - 1]].some((point) => space.test(point ?? ''))).toBe(false);
          for (let at = start; at < end; at++) held.add(at);
          last = end;
        }
        const missed = points.filter((point, at) => !held.has(at) && !space.test(point));
        expect(missed).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('a sentence holds no line end, and joining texts by one joins their sentences', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(split(`${a}\n${b}`)).toEqual([...split(a), ...split(b)]);
      }),
    );
  });
});
