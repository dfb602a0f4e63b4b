import { describe, expect, test } from '@jest/globals';
import { checkSeeds, loadSeeds } from '../../src/ingest/check.ts';
import { InputRefused } from '../../src/model/errors.ts';
import { type LoadRecord, LoadRecord as LoadRecordSchema } from '../../src/store/records.ts';
import { hashOf, seedsWith, sound, text } from './fixture.ts';

const at = (exact: string) => {
  const start = text.indexOf(exact);
  return { exact, start, end: start + exact.length };
};
const all = (...of: string[]) => ({ of, mode: 'all' });
const publisher = { voice: 'actor/the-lark', inferred: true };

/** The records of the sound seeds, ids apart. */
function withoutIds(records: readonly LoadRecord[]): unknown[] {
  return records.map((record) => {
    if (record.type === 'utterance') {
      const { id: _, claimIds, ...rest } = record;
      const claims = rest.utterance.claims.map(({ answers, ...claim }) => ({
        ...claim,
        ...(answers && { answers: answers.length }),
      }));
      return { ...rest, utterance: { ...rest.utterance, claims }, claimIds: claimIds.length };
    }
    if (record.type === 'judgement')
      return { ...record.judgement, id: undefined, on: record.judgement.on.length };
    return record.entity;
  });
}

describe('sound seeds', () => {
  test('become these records and no others', () => {
    const { seeds, texts } = seedsWith();
    const report = checkSeeds(seeds, { texts, write: true });
    expect(report.problems).toEqual({ errors: [], warnings: [] });
    expect(report.lock).toBe('written');
    for (const record of report.records) expect(LoadRecordSchema.parse(record)).toEqual(record);
    expect(withoutIds(report.records)).toEqual([
      {
        ...{ id: 'actor/ann-oke', kind: 'person', plural: false, label: { en: 'Ann Oke' } },
        names: [
          {
            text: 'Ann Oke',
            lang: 'en',
            form: 'proper',
            quotes: [{ ...at('Ann Oke'), direct: false, document: 'document/lark' }],
          },
        ],
      },
      {
        ...{ id: 'actor/militia', kind: 'armed_group', plural: false, label: { en: 'the militia' } },
        names: [
          {
            ...{ text: 'the militia', lang: 'en', form: 'description' },
            quotes: [{ ...at('the militia'), direct: true, document: 'document/lark' }],
          },
          { text: 'ميليشيا', lang: 'ar', form: 'proper', quotes: [], source: 'A gazetteer' },
        ],
      },
      { id: 'actor/the-lark', kind: 'media', plural: false, label: { en: 'the Lark' }, names: [] },
      {
        ...{
          id: 'document/lark',
          kind: 'document',
          plural: false,
          label: { en: 'the Lark', ar: 'القبرة' },
          names: [],
        },
        source: {
          sha256: hashOf(text),
          lang: 'en',
          publisher,
          published: { edtf: '2031-03-06', inferred: true },
          length: text.length,
        },
      },
      {
        id: 'event/pine',
        kind: 'attack',
        plural: false,
        label: { en: 'the shelling of the Pine clinic' },
        names: [],
      },
      {
        ...{
          id: 'facility/pine-clinic',
          kind: 'medical',
          plural: false,
          label: { en: 'the Pine clinic', ar: 'عيادة الصنوبر' },
        },
        names: [
          {
            ...{ text: 'Pine clinic', lang: 'en', form: 'proper' },
            // In the quotation that names it, rather than in the title above it.
            quotes: [{ exact: 'Pine clinic', start: 21, end: 32, direct: false, document: 'document/lark' }],
          },
        ],
      },
      {
        ...{ type: 'utterance', label: 'lark#u1', occurrences: [1, 1], claimIds: 4 },
        utterance: {
          document: 'document/lark',
          quotes: [
            { ...at('The Pine clinic was shelled on Wednesday'), direct: false },
            { ...at('killing more than 40 people'), direct: false },
          ],
          where: 'body',
          chain: [publisher, { voice: 'actor/ann-oke', words: 'told' }],
          basis: [],
          claims: [
            {
              stance: 'asserts',
              about: { predicate: 'struck', subject: all('event/pine'), object: all('facility/pine-clinic') },
              hedge: { level: 'flat', words: [] },
            },
            {
              stance: 'asserts',
              about: {
                predicate: 'used',
                subject: all('event/pine'),
                value: { codes: ['shelling'], words: 'shelled' },
              },
              hedge: { level: 'flat', words: [] },
            },
            {
              stance: 'asserts',
              about: {
                predicate: 'happened',
                subject: all('event/pine'),
                when: { edtf: '2031-03-05', words: 'on Wednesday', anchor: 'published' },
              },
              hedge: { level: 'flat', words: [] },
            },
            {
              stance: 'asserts',
              about: {
                predicate: 'count',
                subject: all('event/pine'),
                value: {
                  ...{ measure: 'killed', unit: 'people', low: 41, best: null, high: null },
                  ...{ words: 'more than 40 people', state: 'given' },
                },
              },
              hedge: { level: 'flat', words: [] },
            },
          ],
        },
      },
      {
        ...{ type: 'utterance', label: 'lark#u2', occurrences: [1], claimIds: 1 },
        utterance: {
          document: 'document/lark',
          quotes: [{ ...at('It was probably the militia'), direct: true }],
          where: 'body',
          chain: [publisher, { voice: 'actor/ann-oke', words: 'said' }],
          basis: [],
          claims: [
            {
              stance: 'asserts',
              about: { predicate: 'carried_out', subject: all('actor/militia'), object: all('event/pine') },
              hedge: { level: 'probable', words: ['probably'] },
            },
          ],
        },
      },
      {
        ...{ type: 'utterance', label: 'lark#u3', occurrences: [1], claimIds: 2 },
        utterance: {
          document: 'document/lark',
          quotes: [{ ...at('The militia has not answered'), direct: false }],
          where: 'body',
          chain: [publisher],
          basis: [],
          claims: [
            {
              stance: 'asserts',
              about: {
                ...{
                  predicate: 'spoke',
                  not: true,
                  subject: all('actor/militia'),
                  object: all('event/pine'),
                },
                value: { codes: ['responds'], words: 'has not answered' },
              },
              hedge: { level: 'flat', words: [] },
            },
            {
              stance: 'asserts',
              about: {
                predicate: 'carried_out',
                not: true,
                subject: all('actor/militia'),
                object: all('event/pine'),
              },
              hedge: { level: 'possible', words: ['not'] },
              answers: 1,
            },
          ],
        },
      },
      // All but the two claims of u3, which is still proposed.
      {
        says: 'accepted',
        on: 5,
        why: 'read against the text (coded by A. Coder)',
        by: 'B. Reviewer',
        at: '2031-04-01',
      },
      { says: 'grade', on: 1, value: 'B2', why: 'She was there.', by: 'A. Coder', at: '2031-04-01' },
    ]);
  });

  test('answers and judgements lead to claims by id', () => {
    const { seeds, texts } = seedsWith();
    const { records } = checkSeeds(seeds, { texts });
    const utterances = records.filter((record) => record.type === 'utterance');
    const [, u2, u3] = utterances;
    expect(u3?.utterance.claims[1]?.answers).toEqual(u2?.claimIds);
    const grade = records.find((record) => record.type === 'judgement' && record.judgement.says === 'grade');
    expect(grade).toMatchObject({ judgement: { on: u2?.claimIds } });
  });

  test('give the same records without the texts, by the lock', () => {
    const { seeds, texts } = seedsWith();
    const { records } = checkSeeds(seeds, { texts, write: true });
    expect(loadSeeds(seeds)).toEqual(records);
    expect(loadSeeds(seeds, { texts })).toEqual(records);
    expect(checkSeeds(seeds).coverage).toEqual([]);
  });

  test('count sentences and how much is quoted', () => {
    const { seeds, texts } = seedsWith();
    const [coverage] = checkSeeds(seeds, { texts }).coverage;
    const quoted = 40 + 27 + 27 + 28;
    expect(coverage).toEqual({
      document: 'document/lark',
      sentences: 5,
      claimed: 3,
      listed: 2,
      uncovered: [],
      quoted: quoted / text.length,
    });
  });

  test('may code one text in several files', () => {
    const whole = String(sound['utterances/lark.yaml']);
    const cut = whole.indexOf('  - label: u2');
    const head = whole.slice(0, whole.indexOf('  - label: u1'));
    const { seeds, texts } = seedsWith({
      'utterances/lark.yaml': whole.slice(0, cut),
      'utterances/more.yaml': head.replace('A. Coder', 'C. Coder') + whole.slice(cut),
    });
    const split = checkSeeds(seeds, { texts, write: true });
    expect(split.problems).toEqual({ errors: [], warnings: [] });
    const { seeds: one } = seedsWith();
    const together = checkSeeds(one, { texts, write: true });
    const apart = (records: readonly LoadRecord[]) =>
      records.filter((record) => record.type !== 'judgement' || record.judgement.says !== 'accepted');
    expect(apart(split.records)).toEqual(apart(together.records));
    expect(split.coverage).toEqual(together.coverage);
    const accepted = split.records.flatMap((record) =>
      record.type === 'judgement' && record.judgement.says === 'accepted' ? [record.judgement] : [],
    );
    expect(accepted.map(({ on, why }) => [on.length, why])).toEqual([
      [4, 'read against the text (coded by A. Coder)'],
      [1, 'read against the text (coded by C. Coder)'],
    ]);
    expect(loadSeeds(seeds)).toEqual(split.records);
  });

  test('are loaded while sentences are still to be coded', () => {
    const { seeds, texts } = seedsWith({ 'no-claim.yaml': '{}' });
    expect(loadSeeds(seeds, { texts })).toHaveLength(11);
  });

  test('are refused whole where anything is wrong', () => {
    const { seeds } = seedsWith();
    let refused: unknown;
    try {
      loadSeeds(seeds);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(InputRefused);
    const reasons = (refused as InputRefused).reasons.map(({ code, place }) => [code, place.field]);
    expect(reasons).toEqual([
      ['STALE_LOCK', 'document/lark'],
      ['STALE_LOCK', 'names[0]'],
      ['STALE_LOCK', 'names[0]'],
      ['STALE_LOCK', 'names[0]'],
    ]);
  });
});
