import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseClaimLine } from '../../src/ingest/claim-line.ts';
import { formatClaimLine, type ParsedClaim } from '../../src/ingest/claim-parts.ts';
import { AscribeError } from '../../src/model/errors.ts';
import type { Family } from '../../src/model/kinds.ts';
import { declarationOf, predicateNames, roles } from '../../src/model/predicates/index.ts';
import { hedgeLevels, stances } from '../../src/model/utterance.ts';

const slug = fc.stringMatching(/^[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}$/);
const entity = (families: readonly string[]) =>
  fc.tuple(fc.constantFrom(...families), slug).map(([family, name]) => `${family}/${name}`);
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const share = fc
  .record({ low: fc.integer({ min: 0, max: 100 }), more: fc.option(fc.integer({ min: 0, max: 100 })), words })
  .map(({ low, more, words: text }) => ({
    low: low / 100,
    high: more === null ? null : Math.max(low, more) / 100,
    words: text,
  }));
const ends = (families: readonly Family[]) =>
  fc
    .record({
      of: fc.uniqueArray(entity(families), { maxLength: 3 }),
      mode: fc.constantFrom('all', 'either', 'some'),
      share: fc.option(share, { nil: undefined }),
    })
    .map(({ of, mode, share: part }) => {
      const sorted = [...of].sort();
      if (mode === 'some' && of.length > 0) return { of: sorted, mode, ...(part && { share: part }) };
      return { of: sorted, mode: mode === 'either' && of.length > 1 ? mode : 'all' };
    });
const when = fc.record(
  {
    edtf: fc.constantFrom(
      '2031',
      '2031-03-05',
      '2031-03~',
      '../2031',
      '2031-03-05/2031-03-07',
      '[2031-03-05,2031-03-06]',
    ),
    words,
    anchor: fc.oneof(fc.constantFrom('published', 'said'), entity(['event'])),
    inferred: fc.constant(true as const),
  },
  { requiredKeys: ['edtf'] },
);
const figures = fc.oneof(
  fc.constantFrom(
    { low: null, best: null, high: null, state: 'unknown' },
    { low: null, best: null, high: null, state: 'none-reported' },
  ),
  fc
    .tuple(fc.array(fc.nat(9999), { minLength: 3, maxLength: 3 }), fc.integer({ min: 1, max: 7 }))
    .map(([list, mask]) => {
      const [low = 0, best = 0, high = 0] = [...list].sort((x, y) => x - y).map((n) => n / 10);
      const keep = (bit: number, n: number) => (mask & bit ? n : null);
      return { low: keep(1, low), best: keep(2, best), high: keep(4, high), state: 'given' };
    }),
);

const claims: fc.Arbitrary<ParsedClaim> = fc.constantFrom(...predicateNames).chain((predicate) => {
  const rule = declarationOf(predicate);
  const codes = Object.keys(rule.codes);
  const everything: Family[] = ['actor', 'facility', 'event', 'place', 'mechanism', 'document'];
  const coded = fc
    .record(
      {
        codes: fc.uniqueArray(fc.constantFrom(...codes, 'none'), { minLength: 1, maxLength: 3 }),
        words,
        gist: words,
      },
      { requiredKeys: rule.wordless ? ['codes'] : ['codes', 'words'] },
    )
    .map(({ gist, ...rest }) => ({
      ...rest,
      codes: [...new Set(rest.codes.map((code) => (code === 'none' ? (codes[0] as string) : code)))].sort(),
      ...(rule.gist && gist !== undefined && { gist }),
    }));
  const quantity = fc
    .record(
      {
        measure: fc.constantFrom(...codes, 'killed'),
        unit: words,
        figures,
        words,
        per: words,
        of: entity(['actor']),
      },
      { requiredKeys: ['measure', 'unit', 'figures', 'words'] },
    )
    .map(({ figures: numbers, ...rest }) => ({
      ...rest,
      measure: codes.includes(rest.measure) ? rest.measure : (codes[0] as string),
      ...numbers,
    }));
  const value: fc.Arbitrary<object | undefined> =
    rule.value === 'none' ? fc.constant(undefined) : rule.value === 'coded' ? coded : quantity;
  const needsValue = ['value', 'both', 'either'].includes(rule.needs);
  return fc
    .record({
      stance: fc.constantFrom(...stances),
      not: fc.boolean(),
      subject: ends(rule.subject),
      object:
        rule.object.length === 0
          ? fc.constant(undefined)
          : ['object', 'both'].includes(rule.needs)
            ? ends(rule.object)
            : fc.option(ends(rule.object), { nil: undefined }),
      value: needsValue ? value : fc.option(value, { nil: undefined }),
      when: fc.option(when, { nil: undefined }),
      with: fc.dictionary(fc.constantFrom(...roles), ends(everything), { maxKeys: 3 }),
      hedge: fc.oneof(
        fc.constant({ level: 'flat', words: [] as string[] }),
        fc.record({
          level: fc.constantFrom(...hedgeLevels),
          words: fc.array(words, { minLength: 1, maxLength: 2 }),
        }),
      ),
      if: fc.option(words, { nil: undefined }),
      answers: fc.uniqueArray(fc.stringMatching(/^u[1-9]{1,2}(\.[1-9])?$/), { maxLength: 2 }),
    })
    .map((it) => ({
      claim: {
        stance: it.stance,
        about: {
          predicate,
          ...(it.not && { not: true }),
          subject: it.subject,
          ...(it.object && { object: it.object }),
          ...(it.value && { value: it.value }),
          ...(it.when && { when: it.when }),
          ...(Object.keys(it.with).length > 0 && { with: it.with }),
        },
        hedge: it.hedge,
        ...(it.if !== undefined && { if: it.if }),
      },
      answers: [...it.answers].sort(),
    })) as unknown as fc.Arbitrary<ParsedClaim>;
});

test('what is written reads back as it was, and has one form', () => {
  fc.assert(
    fc.property(claims, (claim) => {
      const line = formatClaimLine(claim);
      expect(parseClaimLine(line)).toEqual(claim);
      expect(formatClaimLine(parseClaimLine(line))).toBe(line);
    }),
    { numRuns: 300 },
  );
});

test('no line crashes the reader', () => {
  const pieces = fc.constantFrom(
    'actor/a',
    'event/b',
    'some',
    '[0.9',
    ']',
    'and',
    'or',
    'not',
    'count',
    'killed',
    '7..',
    '"x"',
    '~flat',
    'when',
    '2031',
    'if',
    'struck',
    'used',
    'bomb',
    'per',
    'of',
    'gist',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.array(pieces, { maxLength: 12 }).map((list) => list.join(' ')),
      ),
      (line) => {
        try {
          parseClaimLine(line);
        } catch (error) {
          expect(error).toBeInstanceOf(AscribeError);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
