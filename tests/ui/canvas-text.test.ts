// Text on a canvas is wrapped, never lost; only where told so does it end in an ellipsis.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Font,
  flow,
  fonts,
  isCut,
  type Measure,
  quoted,
  type Run,
  shorten,
  wrap,
} from '../../ui/src/canvas/text.ts';

const measure: Measure = (text: string, font: Font) => text.length * font.size * 0.5;
const run = (text: string): Run => ({ text, font: fonts.note, tone: 'ink' });
const words = fc.array(
  fc.constantFrom('a', 'striking', 'north-eastern', 'كروان', 'Wörter', 'extraordinarily-long-compound'),
  { minLength: 1, maxLength: 12 },
);
const squeeze = (text: string) => text.replaceAll(/\s+/gu, '');

describe('text on a canvas', () => {
  test('wrapping loses nothing and stays within the width', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 300 }), (parts, width) => {
        const lines = wrap(parts.join(' '), fonts.note, width, 99, measure);
        expect(squeeze(lines.join(''))).toBe(squeeze(parts.join('')));
        for (const line of lines) expect(measure(line, fonts.note)).toBeLessThanOrEqual(width);
      }),
      { seed: 1 },
    );
  });

  test('runs keep their order and their gaps', () => {
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 60, max: 300 }),
        (all, width) => {
          const lines = flow(
            all.map((parts) => run(parts.join(' '))),
            width,
            99,
            measure,
          );
          expect(
            squeeze(
              lines
                .flat()
                .map(({ text }) => text)
                .join(''),
            ),
          ).toBe(squeeze(all.flat().join('')));
          for (const line of lines)
            line.forEach((part, at) => {
              const last = line[at - 1];
              expect(part.x).toBeGreaterThanOrEqual(last ? last.x + last.w + 4 : 0);
              expect(part.x + part.w).toBeLessThanOrEqual(width + 1e-9);
            });
        },
      ),
      { seed: 2 },
    );
  });

  test('a hedge moves whole to the next line where it fits there', () => {
    const lines = flow([run('The Harbour Times'), run('“may have been”')], 140, 9, measure);
    expect(lines.map((line) => line.map(({ text }) => text))).toEqual([
      ['The Harbour Times'],
      ['“may have been”'],
    ]);
  });

  test('what passes the last line ends in an ellipsis and fits', () => {
    const lines = flow([run('one two three four five six seven')], 60, 2, measure);
    expect(lines).toHaveLength(2);
    expect(isCut(lines)).toBe(true);
    for (const line of lines) for (const { x, w } of line) expect(x + w).toBeLessThanOrEqual(60);
    expect(isCut(flow([run('one')], 60, 2, measure))).toBe(false);
  });

  test('shortening keeps whole letters', () => {
    expect(shorten('abc', fonts.note, 100, measure)).toBe('abc');
    expect(shorten('abcdefghij', fonts.note, 30, measure)).toBe('abcd…');
  });

  test('verbatim words stand in the quotation marks of their script', () => {
    expect(quoted('may')).toBe('“may”');
    expect(quoted('كروان')).toBe('”كروان“');
  });
});
