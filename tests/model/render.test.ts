import { describe, expect, test } from '@jest/globals';
import { edgeLabel, stepsOf } from '../../src/model/edges.ts';
import { type Predicate, predicateNames, predicates } from '../../src/model/predicates/index.ts';
import { Proposition } from '../../src/model/proposition.ts';
import {
  heading,
  type Labelled,
  renderClaim,
  renderFigure,
  renderProposition,
} from '../../src/model/render.ts';
import { Claim } from '../../src/model/utterance.ts';

const labels: Record<string, Labelled> = {
  'actor/heron': { label: { en: 'the Heron Guard', ar: 'حرس البلشون' }, plural: false },
  'actor/otter': { label: { en: 'the Otters' }, plural: true },
  'event/raid': { label: { en: 'the raid on the mill', ar: 'الغارة على الطاحونة' }, plural: false },
  'event/campaign': { label: { en: 'the campaign of raids', ar: 'حملة الغارات' }, plural: true },
  'facility/mill': { label: { en: 'the mill', ar: 'الطاحونة' }, plural: false },
  'place/ford': { label: { en: 'Ford', ar: 'فورد' }, plural: false },
  'document/note': { label: { en: 'the note', ar: 'المذكرة' }, plural: false },
};
const labelOf = (id: string) => labels[id];
const ends = (of: string[], mode = 'all') => ({ of, mode });
const say = (value: object, language: 'en' | 'ar' = 'en') =>
  renderProposition(Proposition.parse(value), labelOf, language);
const blame = { predicate: 'carried_out', subject: ends(['actor/heron']), object: ends(['event/raid']) };

describe('a proposition in words', () => {
  test.each([
    ['the Heron Guard carried out the raid on the mill', blame],
    ['the Heron Guard did not carry out the raid on the mill', { ...blame, not: true }],
    [
      'either the Heron Guard or the Otters carried out the raid on the mill',
      { ...blame, subject: ends(['actor/heron', 'actor/otter'], 'either') },
    ],
    [
      'the Heron Guard and the Otters carried out the raid on the mill',
      { ...blame, subject: ends(['actor/heron', 'actor/otter']) },
    ],
    [
      'the Heron Guard carried out some of the campaign of raids',
      { ...blame, object: ends(['event/campaign'], 'some') },
    ],
    ['someone carried out the raid on the mill', { ...blame, subject: ends([]) }],
    ['no one carried out the raid on the mill', { ...blame, not: true, subject: ends([]) }],
    [
      'the raid on the mill hit the mill',
      { predicate: 'struck', subject: ends(['event/raid']), object: ends(['facility/mill']) },
    ],
    [
      'the raid on the mill hit schools',
      { predicate: 'struck', subject: ends(['event/raid']), value: { codes: ['schools'], words: 'schools' } },
    ],
    [
      'the campaign of raids was deliberate',
      {
        predicate: 'character',
        subject: ends(['event/campaign']),
        value: { codes: ['deliberate'], words: 'meant' },
      },
    ],
    [
      'the Otters are near Ford',
      {
        predicate: 'located',
        subject: ends(['actor/otter']),
        object: ends(['place/ford']),
        value: { codes: ['near'] },
      },
    ],
    [
      'the raid on the mill happened, 5 March 2041',
      { predicate: 'happened', subject: ends(['event/raid']), when: { edtf: '2041-03-05' } },
    ],
    [
      'the mill was destroyed by the raid on the mill',
      {
        predicate: 'condition',
        subject: ends(['facility/mill']),
        value: { codes: ['destroyed'], words: 'wrecked' },
        with: { by: ends(['event/raid']) },
      },
    ],
    [
      'the raid on the mill: at least 41 people (killed)',
      {
        predicate: 'count',
        subject: ends(['event/raid']),
        value: {
          measure: 'killed',
          unit: 'people',
          low: 41,
          best: null,
          high: null,
          words: 'x',
          state: 'given',
        },
      },
    ],
    [
      'no one claimed responsibility for the raid on the mill',
      {
        predicate: 'spoke',
        not: true,
        subject: ends([]),
        object: ends(['event/raid']),
        value: { codes: ['claims_responsibility'], words: 'claimed' },
      },
    ],
  ])('%s', (sentence, value) => expect(say(value)).toBe(sentence));

  test('keeps a name of the other script apart in an Arabic sentence', () => {
    expect(say({ ...blame, subject: ends(['actor/heron', 'actor/otter'], 'either') }, 'ar')).toBe(
      'إما حرس البلشون أو \u2068the Otters\u2069 نفّذ الغارة على الطاحونة',
    );
  });
});

describe('a claim in words', () => {
  const claim = (more: object) =>
    Claim.parse({ stance: 'asserts', about: blame, hedge: { level: 'flat', words: [] }, ...more });
  test.each([
    ['the Otters say the Heron Guard carried out the raid on the mill', {}],
    ['the Otters deny that the Heron Guard carried out the raid on the mill', { stance: 'denies' }],
    [
      'the Otters say possibly the Heron Guard carried out the raid on the mill',
      { hedge: { level: 'possible', words: ['may'] } },
    ],
    [
      'the Otters say if “if it rains”, the Heron Guard carried out the raid on the mill',
      { if: 'if it rains' },
    ],
  ])('%s', (sentence, more) => expect(renderClaim(claim(more), 'actor/otter', labelOf, 'en')).toBe(sentence));

  test('names an unnamed voice as that', () => {
    expect(renderClaim(claim({}), null, labelOf, 'en')).toBe(
      'an unnamed voice says the Heron Guard carried out the raid on the mill',
    );
  });
});

test.each([
  [{ low: 7, best: 7, high: 7 }, '7'],
  [{ low: null, best: null, high: 50 }, 'up to 50'],
  [{ low: null, best: 300, high: null }, 'about 300'],
  [{ low: 3, best: null, high: 10 }, '3 to 10'],
  [{ low: 20_000, best: null, high: null }, 'at least 20,000'],
])('a figure %j reads %s', (range, words) =>
  expect(renderFigure({ state: 'given', ...range }, 'en')).toBe(words),
);

test('a heading drops the article and takes a capital', () =>
  expect(heading('the raid on the mill')).toBe('Raid on the mill'));

describe('every predicate', () => {
  const family: Record<string, string> = {
    actor: 'actor/heron',
    facility: 'facility/mill',
    event: 'event/raid',
    place: 'place/ford',
    mechanism: 'mechanism/list',
    document: 'document/note',
  };
  const example = (name: Predicate): object => {
    const rule = predicates[name];
    const code = Object.keys(rule.codes)[0] ?? '';
    return {
      predicate: name,
      subject: ends([family[rule.subject[0]] as string]),
      ...(rule.object[0] && { object: ends([family[rule.object[0]] as string]) }),
      ...(rule.value === 'coded' && { value: { codes: [code], words: 'w' } }),
      ...(rule.value === 'quantity' && {
        value: { measure: code, unit: 'u', low: 1, best: 1, high: 1, words: 'w', state: 'given' },
      }),
    };
  };
  const forms = predicateNames.flatMap((name) =>
    (['en', 'ar'] as const).flatMap((language) => [false, true].map((not) => [name, language, not] as const)),
  );
  test.each(forms)('%s reads in %s, negated %s, with no slot left open', (name, language, not) => {
    const sentence = say({ ...example(name), ...(not && { not: true }) }, language);
    expect(sentence).not.toMatch(/[{}[\]|]|undefined|\s{2}/);
    expect(sentence.length).toBeGreaterThan(8);
  });
  test.each(predicateNames)('%s is named from both ends in both languages', (name) => {
    for (const language of ['en', 'ar'] as const)
      for (const direction of ['out', 'in'] as const)
        expect(edgeLabel(name, 'content', direction, language)).not.toBe('');
  });
});

describe('the steps that a claim gives', () => {
  test('an “either” steps from each member under one edge', () => {
    const about = Proposition.parse({ ...blame, subject: ends(['actor/heron', 'actor/otter'], 'either') });
    const steps = stepsOf({ stance: 'asserts', about }, [{ voice: 'actor/lark' }]);
    const content = steps.filter((step) => step.family === 'content' && step.direction === 'out');
    expect(content.map(({ node, other }) => [node, other])).toEqual([
      ['actor/heron', 'event/raid'],
      ['actor/otter', 'event/raid'],
    ]);
    expect(new Set(content.map(({ edge }) => edge)).size).toBe(1);
    expect(
      steps
        .filter((step) => step.family === 'voice' && step.direction === 'out')
        .map(({ node, other, type }) => [node, other, type]),
    ).toEqual([
      ['actor/lark', 'actor/heron', 'asserts'],
      ['actor/lark', 'actor/otter', 'asserts'],
      ['actor/lark', 'event/raid', 'asserts'],
    ]);
  });
  test('a hidden voice gives no voice edge', () => {
    const about = Proposition.parse(blame);
    expect(
      stepsOf({ stance: 'asserts', about }, [{ voice: 'actor/lark' }, { voice: null }]).every(
        ({ family }) => family === 'content',
      ),
    ).toBe(true);
  });
});
