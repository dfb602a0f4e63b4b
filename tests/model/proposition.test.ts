import { describe, expect, test } from '@jest/globals';
import { Judgement } from '../../src/model/judgement.ts';
import { Proposition } from '../../src/model/proposition.ts';
import { Claim, denialOf, isAttribution, isCounterAccusation, markOf } from '../../src/model/utterance.ts';
import { colourOf } from '../../src/model/verbs.ts';

const all = (...of: string[]) => ({ of: [...of].sort(), mode: 'all' });
const faults = (value: unknown): string[] => {
  const parsed = Proposition.safeParse(value);
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
};
const blame = { predicate: 'carried_out', subject: all('actor/heron'), object: all('event/raid') };

describe('a proposition is refused', () => {
  test.each([
    [
      'an end of the wrong family',
      { ...blame, subject: all('place/ford') },
      'carried_out joins actor; place/ford is none of these',
    ],
    [
      'a missing object',
      { predicate: 'carried_out', subject: all('actor/heron') },
      'carried_out needs an object',
    ],
    [
      'an object where none is taken',
      { ...blame, predicate: 'happened', subject: all('event/raid') },
      'happened takes no object',
    ],
    [
      'ends out of order',
      { ...blame, subject: { of: ['actor/z', 'actor/a'], mode: 'all' } },
      'ends are sorted and unique',
    ],
    [
      'one that is "either"',
      { ...blame, subject: { of: ['actor/a'], mode: 'either' } },
      '"or" joins at least two',
    ],
    [
      'a share without "some"',
      { ...blame, subject: { of: ['actor/a'], mode: 'all', share: { low: 0.5, high: null, words: 'half' } } },
      'a share stands only with "some"',
    ],
    [
      'a code of no list',
      { predicate: 'used', subject: all('event/raid'), value: { codes: ['sling'], words: 'sling' } },
      '"sling" is not among the codes of used',
    ],
    [
      'a code that is a property of every object',
      { predicate: 'used', subject: all('event/raid'), value: { codes: ['constructor'], words: 'x' } },
      '"constructor" is not among the codes of used',
    ],
    [
      'a code without its words',
      { predicate: 'used', subject: all('event/raid'), value: { codes: ['bomb'] } },
      'used quotes the words that carry its code',
    ],
    [
      'a gist where there is a code for it',
      {
        predicate: 'used',
        subject: all('event/raid'),
        value: { codes: ['bomb'], words: 'bomb', gist: 'bombs' },
      },
      'used takes no gist',
    ],
    [
      'numbers for an unknown figure',
      {
        predicate: 'count',
        subject: all('event/raid'),
        value: {
          measure: 'killed',
          unit: 'people',
          low: 3,
          best: null,
          high: null,
          words: 'x',
          state: 'unknown',
        },
      },
      'numbers stand exactly where the state is "given"',
    ],
    [
      'a low above the high',
      {
        predicate: 'count',
        subject: all('event/raid'),
        value: { measure: 'killed', unit: 'people', low: 9, best: null, high: 3, words: 'x', state: 'given' },
      },
      'low, best and high are out of order',
    ],
  ])('for %s', (_, value, fault) => {
    expect(faults(value)).toEqual(expect.arrayContaining([expect.stringContaining(fault)]));
  });

  test('and accepted as coded', () => expect(Proposition.parse(blame)).toEqual(blame));
});

describe('what follows by rule', () => {
  const claim = (about: object, stance = 'asserts') =>
    Claim.parse({ stance, about, hedge: { level: 'flat', words: [] } });
  const staged = {
    predicate: 'character',
    subject: all('event/raid'),
    value: { codes: ['staged'], words: 'staged' },
    with: { by: all('actor/heron') },
  };
  const silence = {
    predicate: 'spoke',
    not: true,
    subject: all('actor/heron'),
    value: { codes: ['responds'], words: 'answered' },
  };

  test.each([
    ['authorship', blame],
    ['means', { predicate: 'used', subject: all('event/raid'), value: { codes: ['bomb'], words: 'bomb' } }],
    [
      'intent',
      {
        predicate: 'character',
        subject: all('event/raid'),
        value: { codes: ['deliberate'], words: 'meant' },
      },
    ],
    ['occurrence', { predicate: 'happened', subject: all('event/raid') }],
    ['target', { predicate: 'struck', subject: all('event/raid'), object: all('facility/mill') }],
    [
      'content',
      {
        predicate: 'located',
        subject: all('event/raid'),
        object: all('place/ford'),
        value: { codes: ['in'] },
      },
    ],
  ])('a denial of it denies %s', (kind, about) => {
    expect(denialOf(claim(about, 'denies'))).toBe(kind);
    expect(denialOf(claim({ ...about, not: true }))).toBe(kind);
    // To deny that it is not so denies nothing of it.
    expect(denialOf(claim({ ...about, not: true }, 'denies'))).toBeNull();
    expect(denialOf(claim(about))).toBeNull();
  });

  test('silence is a mark of its own, and no denial', () => {
    expect([markOf(claim(silence)), denialOf(claim(silence))]).toEqual(['silence', null]);
  });

  test('only an affirmed naming of someone is an attribution', () => {
    expect(isAttribution(claim(blame))).toBe(true);
    expect(isAttribution(claim({ ...blame, not: true }))).toBe(false);
    expect(isAttribution(claim(blame, 'expects'))).toBe(false);
    expect(isAttribution(claim({ ...blame, subject: { of: [], mode: 'all' } }))).toBe(false);
  });

  test('“staged by” shifts the blame and attributes nothing', () => {
    expect([isCounterAccusation(claim(staged)), isAttribution(claim(staged))]).toEqual([true, false]);
  });

  test('a hedge quotes its words', () => {
    expect(
      Claim.safeParse({ stance: 'asserts', about: blame, hedge: { level: 'possible', words: [] } }).success,
    ).toBe(false);
  });

  test('reporting verbs colour', () => {
    expect(['claims', 'revealed', 'told', 'said in a disclaimer', undefined].map(colourOf)).toEqual([
      'distancing',
      'endorsing',
      'neutral',
      'neutral',
      'neutral',
    ]);
  });
});

describe('a judgement is refused', () => {
  const base = { id: `judgement/${'0'.repeat(64)}`, why: 'so', by: 'A', at: '2041-01-01' };
  test.each([
    [
      'on the wrong things',
      { says: 'same', on: [`claim/${'1'.repeat(64)}`, 'event/raid'] },
      '"same" judges entities',
    ],
    ['on too few', { says: 'different', on: ['event/raid'] }, '"different" takes 2 entities'],
    ['naming one twice', { says: 'same', on: ['event/raid', 'event/raid'] }, 'names one thing twice'],
    [
      'with a grade that is none',
      { says: 'grade', on: [`claim/${'1'.repeat(64)}`], value: 'Z9' },
      'a grade is A to F and 1 to 6',
    ],
    [
      'with a value that is no grade',
      { says: 'same', on: ['event/a', 'event/b'], value: 'B2' },
      '"same" takes no value',
    ],
  ])('%s', (_, value, fault) => {
    const parsed = Judgement.safeParse({ ...base, ...value });
    expect(parsed.success ? [] : parsed.error.issues.map((issue) => issue.message)).toEqual(
      expect.arrayContaining([expect.stringContaining(fault)]),
    );
  });
});
