import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { QuotationNotFound } from '../../src/model/errors.ts';
import { Text } from '../../src/model/quotations.ts';

import { passages } from './texts.ts';

/** What stands inside quotation marks: runs of code points that are direct together. */
function direct(content: string): string[] {
  const text = new Text(content);
  const found: string[] = [];
  for (let start = 0; start < text.length; start++) {
    let end = start;
    while (end < text.length && text.isDirect(start, end + 1)) end++;
    if (end > start) found.push(text.slice(start, end));
    if (end > start) start = end - 1;
  }
  return found;
}

describe('isDirect', () => {
  test.each<[string, string[]]>([
    ['A “good” year and a "bad" one', ['“good”', '"bad"']],
    ['Elle dit « oui », il dit «non»', ['« oui »', '«non»']],
    ['قالت «نعم» ثم قال “لا”', ['«نعم»', '“لا”']],
    ['Sie sagt „ja“, er „nein”', ['„ja“', '„nein”']],
    ['the miller’s wife and the millers’ guild', []],
    ["the miller's 'good' year", []],
  ])('knows the marks: %s', (content, expected) => {
    expect(direct(content)).toEqual(expected);
  });

  test.each<[string, string[]]>([
    ['“It fell," he said. “We left.”', ['“It fell,"', '“We left.”']],
    ['“It fell,” he said. “We left."', ['“It fell,”', '“We left."']],
    ['"It fell,” he said. "We left."', ['"It fell,”', '"We left."']],
    ['“He said "no" to us,” she said', ['“He said "no" to us,”']],
    ['"He said “no” to us," she said', ['"He said “no” to us,"']],
    ['“We ‘never’ left,” she said', ['“We ‘never’ left,”']],
    ['« Il a dit “non” hier », dit-elle', ['« Il a dit “non” hier »']],
    ['a 5" pipe and a "good" year', ['"good"']],
    ['("good")—"bad"', ['"good"', '"bad"']],
    ['“It fell, he said. “We left,” and left', ['“It fell, he said. “We left,”']],
  ])('copes with marks that are mixed, nested or lost: %s', (content, expected) => {
    expect(direct(content)).toEqual(expected);
  });

  test.each<[string, string[]]>([
    ['She said: “It fell.\n\n“We left.”\nNobody stayed', ['“It fell.\n\n“We left.”']],
    ['She said: “It fell.\nNobody stayed. “No.”', ['“It fell.', '“No.”']],
    ['"It fell.\n"We left.\n"Then rain," she said', ['"It fell.\n"We left.\n"Then rain,"']],
    ['A "good year\nwas a bad one" here', ['"good year']],
    ['“One\n“Two\n\n“Three”\n“Four”', ['“One\n“Two\n\n“Three”', '“Four”']],
    ['He said: “One\n"Two”\nThree', ['“One', '"Two”']],
  ])('ends a quotation with its paragraph unless the next one takes it up: %j', (content, expected) => {
    expect(direct(content)).toEqual(expected);
  });

  test('asks for the whole passage, in code points', () => {
    const text = new Text('🌾 “good 🌾” year');
    expect([
      text.isDirect(3, 9),
      text.isDirect(2, 10),
      text.isDirect(1, 9),
      text.isDirect(8, 11),
      text.isDirect(4, 4),
    ]).toEqual([true, true, false, false, false]);
    expect(() => text.isDirect(8, 99)).toThrow(QuotationNotFound);
  });

  test('holds for every part of a direct passage', () => {
    fc.assert(
      fc.property(passages, fc.nat(), fc.nat(), ({ content, start, end }, a, b) => {
        const text = new Text(content);
        if (!text.isDirect(start, end)) return;
        const from = start + (a % (end - start));
        expect(text.isDirect(from, from + 1 + (b % (end - from)))).toBe(true);
      }),
    );
  });
});
