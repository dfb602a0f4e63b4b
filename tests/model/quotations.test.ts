import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type AscribeError, InvalidRecord, QuotationNotFound } from '../../src/model/errors.ts';
import { assertUnicode, countWords, selector, Text } from '../../src/model/quotations.ts';
import { contents, passages } from './texts.ts';

function fault(action: () => unknown): { code: string; message: string; wayOut: string; place: object } {
  try {
    action();
  } catch (error) {
    const { code, message, wayOut, place } = error as AscribeError;
    return { code, message, wayOut, place };
  }
  throw new Error('nothing was refused');
}

/** Half of a pair, which no file in UTF-8 holds. */
const lone = /\p{Surrogate}/u;

describe('Text', () => {
  test('counts and cuts in code points, without normalising', () => {
    const text = new Text('🌾 cafe\u0301 🌾.');
    expect([
      text.length,
      text.slice(0, 1),
      text.slice(2, 7),
      text.slice(6, 7),
      text.slice(8, 9),
      text.slice(10, 10),
    ]).toEqual([10, '🌾', 'cafe\u0301', '\u0301', '🌾', '']);
  });

  test('slices as an array of code points does', () => {
    fc.assert(
      fc.property(passages, ({ content, start, end }) => {
        const text = new Text(content);
        expect(text.length).toBe(Array.from(content).length);
        expect(text.slice(start, end)).toBe(Array.from(content).slice(start, end).join(''));
      }),
    );
  });

  test.each([
    [-1, 2],
    [2, 1],
    [0, 5],
    [0.5, 2],
    [0, Number.NaN],
  ])('has no passage %d to %d', (start, end) => {
    expect(fault(() => new Text('🌾abc').slice(start, end))).toEqual({
      code: 'QUOTATION_NOT_FOUND',
      message: `There is no passage ${start} to ${end}: the text has 4 code points.`,
      wayOut: 'Give whole numbers from 0 to the length of the text, the end not before the start.',
      place: {},
    });
  });

  test('finds every occurrence, overlapping ones too, and no half of a pair', () => {
    expect(new Text('🌾aaa🌾a').occurrences('aa')).toEqual([
      { start: 1, end: 3 },
      { start: 2, end: 4 },
    ]);
    expect(new Text('🌾🌾').occurrences('🌾')).toEqual([
      { start: 0, end: 1 },
      { start: 1, end: 2 },
    ]);
    expect(new Text('🌾').occurrences('\uDF3E')).toEqual([]);
    expect(new Text('🌾').occurrences('\uD83C')).toEqual([]);
    expect(new Text('abc').occurrences('')).toEqual([]);
  });

  test('locates each passage by its words and its number', () => {
    fc.assert(
      fc.property(passages, ({ content, start, end }) => {
        const text = new Text(content);
        const exact = text.slice(start, end);
        const found = text.occurrences(exact);
        const number = found.findIndex((passage) => passage.start === start) + 1;
        // Two halves that meet in a cut make one character: such a cut is no passage of its own.
        if (lone.test(content)) return;
        expect(text.locate(exact, number)).toEqual({ start, end });
        expect(found.map((passage) => text.slice(passage.start, passage.end))).toEqual(
          found.map(() => exact),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('says how often words stand there', () => {
    const text = new Text('rye, rye and oats');
    expect(text.locate('rye', 2)).toEqual({ start: 5, end: 8 });
    expect([fault(() => text.locate('rye', 3)), fault(() => text.locate('oats', 0))]).toEqual([
      {
        code: 'QUOTATION_NOT_FOUND',
        message: '"rye" stands in the text 2 times, so there is no occurrence 3.',
        wayOut: 'Give an occurrence from 1 to 2, or a longer quotation that stands there once.',
        place: {},
      },
      {
        code: 'QUOTATION_NOT_FOUND',
        message: '"oats" stands in the text once, so there is no occurrence 0.',
        wayOut: 'Give an occurrence from 1 to 1, or a longer quotation that stands there once.',
        place: {},
      },
    ]);
    expect(() => text.locate('barley')).toThrow(QuotationNotFound);
  });

  test.each([
    [
      'the miller’s oats',
      "miller's oats",
      'at 4 to 17 as "miller’s oats", with a curly apostrophe (U+2019) where the quotation has a straight apostrophe (U+0027)',
    ],
    [
      '🌾 ten\u00A0sacks',
      'ten sacks',
      'at 2 to 11 as "ten\u00A0sacks", with a no-break space (U+00A0) where the quotation has a space (U+0020)',
    ],
    [
      'a “good” year',
      '"good"',
      'at 2 to 8 as "“good”", with a curly quotation mark (U+201C) where the quotation has a straight quotation mark (U+0022)',
    ],
    [
      'mill – and',
      'mill - and',
      'at 0 to 10 as "mill – and", with an en dash (U+2013) where the quotation has a hyphen (U+002D)',
    ],
    [
      'ten\nsacks',
      'ten  sacks',
      'at 0 to 9 as "ten\\nsacks", with "\\n" (U+000A) where the quotation has a space (U+0020)',
    ],
    [
      'ten sacks',
      'ten  sacks',
      'at 0 to 9 as "ten sacks", with "s" (U+0073) where the quotation has a space (U+0020)',
    ],
    [
      'mil\u00ADler',
      'miller',
      'at 0 to 7 as "mil\u00ADler", with a soft hyphen (U+00AD) where the quotation has "l" (U+006C)',
    ],
    [
      'The Mill',
      'the mill',
      'at 0 to 8 as "The Mill", with "T" (U+0054) where the quotation has "t" (U+0074)',
    ],
    ['a cafe\u0301 shut', 'café', 'at 2 to 7 as "cafe\u0301", in another Unicode normal form'],
    ['ten sacks', 'sacks ', 'at 4 to 9 as "sacks", without white space around it'],
  ])('in %j, %j is near: %s', (content, exact, hint) => {
    expect(fault(() => new Text(content).locate(exact)).message).toBe(
      `${JSON.stringify(exact)} does not stand in the text; it does ${hint}.`,
    );
  });

  test('says after which words a quotation leaves the text, or nothing', () => {
    const text = new Text('Last year the mill was closed by frost.');
    expect([
      fault(() => text.locate('the mill was burned')).message,
      fault(() => text.locate('barley')).message,
    ]).toEqual([
      '"the mill was burned" does not stand in the text; its first 3 words do at 10, and the text goes on differently after them.',
      '"barley" does not stand in the text.',
    ]);
    expect(fault(() => text.locate('')).message).toBe('"" does not stand in the text.');
  });

  test('a refused quotation never fails in another way', () => {
    fc.assert(
      fc.property(contents, contents, (content, exact) => {
        const text = new Text(content);
        if (text.occurrences(exact).length === 0) expect(() => text.locate(exact)).toThrow(QuotationNotFound);
      }),
    );
  });
});

describe('words, selectors, bytes', () => {
  test.each([
    ['', 0],
    [' \n\t', 0],
    ['the mill’s well-known\u00A0oats — all', 6],
    ['المطحنة القديمة', 2],
  ])('%j has %d words', (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  test('writes W3C selectors, exact words only', () => {
    expect(selector({ exact: 'oats', start: 4, end: 8 })).toEqual([
      { type: 'TextPositionSelector', start: 4, end: 8 },
      { type: 'TextQuoteSelector', exact: 'oats' },
    ]);
  });

  test('decodes what was encoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (content) => {
        if (lone.test(content) || content.startsWith('\uFEFF')) return;
        expect(assertUnicode(Buffer.from(content))).toBe(content);
        expect(assertUnicode(Buffer.from(`\uFEFF${content}`))).toBe(content);
      }),
    );
  });

  test.each<[number[], number, string]>([
    [[0x61, 0xff, 0x61], 1, 'FF'],
    [[0xe9, 0x61], 0, 'E9'],
    [[0x61, 0xe2, 0x82], 1, 'E2'],
    [[0xef, 0xbb, 0xbf, 0xef, 0xbf, 0xbd, 0xc3, 0xa9, 0xef, 0xbf], 8, 'EF'],
    [[0xed, 0xa0, 0x80], 0, 'ED'],
  ])('refuses the bytes %j', (bytes, at, value) => {
    expect(fault(() => assertUnicode(Uint8Array.from(bytes), 'mill.txt'))).toEqual({
      code: 'INVALID_RECORD',
      message: `The text is not UTF-8: byte ${at} (0x${value}) does not fit.`,
      wayOut: 'Save the file as UTF-8, for example by `iconv -f WINDOWS-1252 -t UTF-8`.',
      place: { file: 'mill.txt' },
    });
    expect(() => assertUnicode(Uint8Array.from(bytes))).toThrow(InvalidRecord);
  });
});
