import { describe, expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonical } from '../../src/model/ids.ts';

const nfc = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(nfc);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, nfc(part)]));
};

describe('the canonical form', () => {
  test('is that of RFC 8785, text in NFC', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        expect(canonical(value as never)).toBe(canonicalize(nfc(value) as never));
      }),
    );
  });

  test('two ways of typing one name give one form', () => {
    expect(canonical({ name: 'e\u0301' })).toBe(canonical({ name: '\u00e9' }));
  });

  test('leaves out what is undefined, and sorts keys by code units', () => {
    expect(canonical({ b: 1, a: undefined, '\ufb33': 2, '\u{1f600}': 3, B: [null, true, -0] })).toBe(
      '{"B":[null,true,0],"b":1,"\u{1f600}":3,"\ufb33":2}',
    );
  });

  test('refuses what is no JSON', () => {
    expect(() => canonical(Number.NaN)).toThrow('Only JSON values have a canonical form.');
    expect(() => canonical((() => 1) as never)).toThrow('Only JSON values have a canonical form.');
  });
});
