import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  canonical,
  claimId,
  edgeKeyOf,
  judgementId,
  propositionId,
  shortId,
  stemOf,
  utteranceId,
} from '../../src/model/ids.ts';
import type { Proposition } from '../../src/model/proposition.ts';
import type { Claim, Utterance } from '../../src/model/utterance.ts';

const blame: Proposition = {
  predicate: 'carried_out',
  subject: { of: ['actor/heron', 'actor/otter'], mode: 'either' },
  object: { of: ['event/raid'], mode: 'all' },
};
const figure: Proposition = {
  predicate: 'count',
  subject: { of: ['event/raid'], mode: 'all' },
  value: {
    measure: 'killed',
    unit: 'people',
    low: 41,
    best: null,
    high: null,
    words: 'more than 40 people',
    state: 'given',
  },
  when: { edtf: '2041-03', words: 'in March' },
};
const claim: Claim = { stance: 'asserts', about: blame, hedge: { level: 'possible', words: ['may'] } };
const utterance: Omit<Utterance, 'claims'> = {
  document: 'document/lark',
  quotes: [{ exact: 'a raid', start: 3, end: 9, direct: false }],
  where: 'body',
  chain: [{ voice: 'actor/lark' }, { voice: null, words: 'it is said' }],
  basis: [],
};

describe('ids', () => {
  test('are pinned: a change here breaks every stored link', () => {
    expect(propositionId(blame)).toMatchInlineSnapshot(
      `"proposition/bc521c6643cb5e3221fc26daf708c21dc76fe9292009d905c6154b1c31e41f22"`,
    );
    expect(stemOf(blame)).toMatchInlineSnapshot(
      `"stem/75b383e38ec6b69970551a4e3fd76673a386cd944a27ffda2137a0d5e0a38498"`,
    );
    expect(edgeKeyOf(blame)).toMatchInlineSnapshot(
      `"edge/90bb2e2ce8819d1899c772bd4a35618e973bd88aee0e4e7ff8e8b9d123ee586d"`,
    );
    expect(utteranceId(utterance, [1])).toMatchInlineSnapshot(
      `"utterance/3b0436fcfd22c6bae9866d6176c395a70c35bc1def54daafeaedc80be1a9974c"`,
    );
    expect(claimId('utterance/x', claim)).toMatchInlineSnapshot(
      `"claim/51c17ccc673695379d9fba375fbcfbd0a3cd80b79a01df509f33d5fe4b9d1731"`,
    );
  });

  test('canonical JSON sorts keys and composes text (RFC 8785, NFC)', () => {
    expect(canonical({ b: 'e\u0301', a: [1, null, { d: true, c: 1e21 }] })).toBe(
      '{"a":[1,null,{"c":1e+21,"d":true}],"b":"é"}',
    );
  });

  test('do not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const turned = Object.fromEntries(Object.entries(object).reverse());
        expect(canonical(turned as never)).toBe(canonical(object as never));
      }),
    );
  });

  test('of a proposition take numbers, and never words', () => {
    const words = (value: object): Proposition => ({
      ...figure,
      value: { ...(figure.value as object), ...value } as never,
    });
    expect(propositionId(words({ words: '40 dead and more' }))).toBe(propositionId(figure));
    expect(propositionId({ ...figure, when: { edtf: '2041-03', words: 'last month', inferred: true } })).toBe(
      propositionId(figure),
    );
    expect(propositionId(words({ low: 40 }))).not.toBe(propositionId(figure));
    expect(propositionId(words({ unit: 'nurses' }))).not.toBe(propositionId(figure));
    expect(propositionId({ ...figure, when: { edtf: '2041-04' } })).not.toBe(propositionId(figure));
  });

  test('accusation and denial meet at the stem; “A or B” and “A and B” only there', () => {
    const and: Proposition = { ...blame, subject: { ...blame.subject, mode: 'all' } };
    expect(stemOf(and)).toBe(stemOf(blame));
    expect(edgeKeyOf(and)).not.toBe(edgeKeyOf(blame));
    expect(propositionId(and)).not.toBe(propositionId(blame));
    expect(stemOf({ ...blame, not: true })).toBe(stemOf(blame));
    expect(edgeKeyOf({ ...blame, not: true })).toBe(edgeKeyOf(blame));
    expect(propositionId({ ...blame, not: true })).not.toBe(propositionId(blame));
  });

  test('of an utterance take the quotation, its occurrence, the place and the chain, not the offsets', () => {
    const moved = { ...utterance, quotes: [{ exact: 'a raid', start: 90, end: 96, direct: true }] };
    const id = utteranceId(utterance, [1]);
    expect(utteranceId(moved, [1])).toBe(id);
    for (const other of [
      utteranceId(utterance, [2]),
      utteranceId({ ...utterance, where: 'caption' }, [1]),
      utteranceId({ ...utterance, chain: [{ voice: 'actor/lark' }] }, [1]),
      utteranceId({ ...utterance, document: 'document/wren' }, [1]),
    ])
      expect(other).not.toBe(id);
  });

  test('of a claim keep hedge and condition apart, and leave out what it answers', () => {
    const id = claimId('utterance/x', claim);
    expect(claimId('utterance/x', { ...claim, answers: [`claim/${'0'.repeat(64)}`] })).toBe(id);
    expect(claimId('utterance/x', { ...claim, hedge: { level: 'flat', words: [] } })).not.toBe(id);
    expect(claimId('utterance/x', { ...claim, if: 'if so' })).not.toBe(id);
    expect(claimId('utterance/y', claim)).not.toBe(id);
  });

  test('of a judgement: the same decision by the same person at the same time is one', () => {
    const judgement = {
      on: ['event/a', 'event/b'],
      says: 'same' as const,
      why: 'one town',
      by: 'A',
      at: '2041-01-01',
    };
    expect(judgementId({ ...judgement })).toBe(judgementId(judgement));
    expect(judgementId({ ...judgement, by: 'B' })).not.toBe(judgementId(judgement));
    expect(shortId(judgementId(judgement))).toHaveLength(8);
  });
});
