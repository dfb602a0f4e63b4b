import { describe, expect, test } from '@jest/globals';
import { parseClaimLine } from '../../src/ingest/claim-line.ts';
import { formatClaimLine } from '../../src/ingest/claim-parts.ts';
import { AscribeError } from '../../src/model/errors.ts';

const all = (...of: string[]) => ({ of, mode: 'all' });

describe('a claim line', () => {
  test('gives a claim whole', () => {
    expect(
      parseClaimLine('actor/militia or actor/coast-guard carried_out event/pine ~possible "may"'),
    ).toEqual({
      claim: {
        stance: 'asserts',
        about: {
          predicate: 'carried_out',
          subject: { of: ['actor/coast-guard', 'actor/militia'], mode: 'either' },
          object: all('event/pine'),
        },
        hedge: { level: 'possible', words: ['may'] },
      },
      answers: [],
    });
  });

  test('gives a figure, a condition and what it answers', () => {
    const line =
      'denies some event/raids [0.9.. "more than 90 per cent"] count killed 40..~45..50 "medical staff" "about \\"45\\"" ' +
      'per "a day" of actor/staff in place/ford when 2031~ "that year" from event/x inferred ~flat "clearly" if "so" answers u9.1 answers document/x#u1';
    expect(parseClaimLine(line)).toEqual({
      claim: {
        stance: 'denies',
        about: {
          predicate: 'count',
          subject: {
            of: ['event/raids'],
            mode: 'some',
            share: { low: 0.9, high: null, words: 'more than 90 per cent' },
          },
          value: {
            measure: 'killed',
            ...{ unit: 'medical staff', low: 40, best: 45, high: 50, state: 'given' },
            ...{ words: 'about "45"', per: 'a day', of: 'actor/staff' },
          },
          with: { in: all('place/ford') },
          when: { edtf: '2031~', words: 'that year', anchor: 'event/x', inferred: true },
        },
        hedge: { level: 'flat', words: ['clearly'] },
        if: 'so',
      },
      answers: ['document/x#u1', 'u9.1'],
    });
  });

  test.each([
    ['event/pine struck facility/a and facility/b', undefined],
    ['event/pine struck facility/b and facility/a', 'event/pine struck facility/a and facility/b'],
    ['event/pine used shelling or missile "fired"', 'event/pine used missile or shelling "fired"'],
    ['anyone carried_out event/pine', 'someone carried_out event/pine'],
    ['someone not carried_out event/pine', 'anyone not carried_out event/pine'],
    ['something struck medical_facilities "clinics"', undefined],
    ['actor/a not carried_out someone', 'actor/a not carried_out anything'],
    ['asserts event/pine happened', 'event/pine happened'],
    ['event/pine happened 2031-03-05 "on Wednesday" from published', undefined],
    ['event/pine happened when 2031', 'event/pine happened 2031'],
    ['facility/a located near place/b', undefined],
    ['facility/a condition destroyed "wrecked" by event/pine', undefined],
    [
      'facility/a condition destroyed by event/pine "wrecked"',
      'facility/a condition destroyed "wrecked" by event/pine',
    ],
    ['event/pine count killed 7 people "seven"', undefined],
    ['event/pine count killed 7..7 people "seven"', undefined],
    ['event/pine count killed ~300 people "300"', undefined],
    ['event/pine count killed ..50 people "50"', undefined],
    ['event/pine count killed 40..50 people "50"', undefined],
    ['event/pine count killed ~45..50 people "50"', undefined],
    ['event/pine count killed 40..~45 people "50"', undefined],
    ['event/pine count share 0.9..1 "of them" "nine in ten"', undefined],
    ['event/pine count killed unknown people "no figure"', undefined],
    ['event/pine count killed none people "no dead"', undefined],
    ['some event/a [0.5 "half"] struck facility/b', undefined],
    ['some event/a [..0.5 "at most half"] struck facility/b', undefined],
    ['some event/a [0.2..0.5 "some"] struck facility/b', undefined],
    ['event/a struck facility/b ~probable "likely" "appears"', undefined],
    [
      'event/a struck facility/b when 2031 if "so" in place/c',
      'event/a struck facility/b in place/c when 2031 if "so"',
    ],
    ['facility/a located in place/b in place/c', undefined],
    ['document/x about event/y about event/z', undefined],
    ['event/a described purpose "to win" gist "in order to win"', undefined],
  ])('%s', (line, form) => {
    const written = formatClaimLine(parseClaimLine(line));
    expect(written).toBe(form ?? line);
    expect(formatClaimLine(parseClaimLine(written))).toBe(written);
  });
});

function refusal(line: string): Pick<AscribeError, 'code' | 'message' | 'wayOut' | 'place'> {
  try {
    parseClaimLine(line, { place: { file: 'x.yaml', line: 7 }, columnOf: (offset) => offset + 9 });
  } catch (error) {
    if (error instanceof AscribeError) return error;
    throw error;
  }
  throw new Error(`${line} was read`);
}

describe('a wrong line says where, what and the way out', () => {
  test.each([
    ['', 0, 'expected a claim', /SUBJECT PREDICATE/],
    ['assert actor/a carried_out event/b', 0, 'expected a stance', /Did you mean "asserts"/],
    ['acter/a carried_out event/b', 0, 'not an entity id', /Did you mean "actor\/…"/],
    ['actor/A carried_out event/b', 0, 'not an entity id', /small letters/],
    ['actor/a carried_ot event/b', 8, 'expected a predicate', /Did you mean "carried_out"/],
    ['actor/a and actor/b or actor/c carried_out event/b', 20, '"and" and "or" in one end', /two claims/],
    ['actor/a and actor/a carried_out event/b', 12, 'same entity twice', /once/],
    ['event/a used shell "shelled"', 13, 'expected a code of used', /Codes of used: air_strike/],
    ['event/a used shellin "shelled"', 13, 'expected a code of used', /Did you mean "shelling"/],
    ['event/a used bomb or bomb "b"', 21, 'same code twice', /once/],
    ['event/a struck facility/b "hit"', 26, 'words without the code', /Name a code/],
    ['actor/a carried_out event/b "did it"', 28, 'takes no words', /Leave the words out/],
    ['actor/a carried_out other event/b', 20, 'takes no code', /What may follow/],
    ['event/a count killed 2,000 people "2,000"', 21, 'not a range', /Write 2000/],
    ['event/a count killed 50..40 people "x"', 21, 'upside down', /range/],
    ['event/a count killed 7 people', 29, 'expected the words', /unit people/],
    ['event/a count killed 7', 22, 'expected the unit', /noun as written/],
    ['event/a happened 2031-02-30', 17, 'no calendar holds 2031-02-30', /EDTF|interval/],
    ['event/a struck facility/b whom', 30, 'expected an entity after "whom"', /family\/slug/],
    ['event/a struck facility/b ~likely "x"', 26, 'expected the level', /~probable/],
    ['event/a struck facility/b ~probable', 35, 'expected the hedging words', /~probable "likely"/],
    ['event/a struck facility/b ~probable "x" ~possible "y"', 40, 'two levels', /one ~level/],
    ['event/a struck facility/b by actor/c by actor/d', 37, '"by" twice', /two claims/],
    ['event/a struck facility/b answrs u1', 26, 'nothing in the grammar fits', /Did you mean "answers"/],
    ['event/a struck facility/b answers u1..2', 34, 'expected the label', /u9\.1/],
    ['event/a struck facility/b if "so', 29, 'never close', /" #" or ": "/],
    ['event/a struck facility/b if ""', 29, 'empty words', /leave them out/],
    ['event/a used bomb "a"b', 21, 'space after the closing', /\\"/],
    ['event/a used bomb "a\\n"', 20, 'backslash', /\\\\/],
    ['event/a used bomb"a"', 17, 'quotation mark inside the word', /space before/],
    ['event/a [0.9 "most"] struck facility/b', 8, 'a share without "some"', /some event/],
    ['some event/a [90 "most"] struck facility/b', 13, 'outside 0 to 1', /0\.9/],
    ['some event/a [x "most"] struck facility/b', 13, 'not a share', /0 to 1/],
  ])('%s', (line, offset, what, wayOut) => {
    const error = refusal(line);
    expect(error.code).toBe(/calendar/.test(what) ? 'INVALID_DATE' : 'CLAIM_SYNTAX');
    expect(error.message).toContain(what);
    expect(error.wayOut).toMatch(wayOut);
    expect(error.place).toEqual({ file: 'x.yaml', line: 7, column: offset + 9 });
  });

  test.each([
    ['event/a carried_out event/b', 'carried_out joins actor; event/a is none of these'],
    ['event/a struck event/b', 'event/b is none of these'],
    ['event/a struck', 'struck needs an object or a code'],
    ['actor/a carried_out', 'carried_out needs an object'],
    ['event/a used bomb', 'quotes the words'],
    ['facility/a located place/b', 'located needs a value'],
  ])('what the model refuses: %s', (line, what) => {
    const error = refusal(line);
    expect(error.code).toBe('INVALID_RECORD');
    expect(error.message).toContain(what);
    expect(error.place).toEqual({ file: 'x.yaml', line: 7 });
  });
});
