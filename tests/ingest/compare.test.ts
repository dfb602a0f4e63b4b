import { describe, expect, test } from '@jest/globals';
import { compareCodings, describeComparison } from '../../src/ingest/compare.ts';
import { Problems } from '../../src/ingest/errors.ts';
import { readSeeds } from '../../src/ingest/read-seeds.ts';
import { readCoding } from '../../src/ingest/read-utterances.ts';
import type { SeedCoding } from '../../src/ingest/seeds.ts';
import { YamlFile } from '../../src/ingest/yaml.ts';
import { Text } from '../../src/model/quotations.ts';
import { folderOf, sound, text } from './fixture.ts';

const seeds = readSeeds(folderOf(sound));
function coding(content: string): SeedCoding {
  const problems = new Problems();
  const read = readCoding(new YamlFile('x.yaml', content, problems), seeds.entities);
  expect(problems.errors).toEqual([]);
  return read as SeedCoding;
}
const first = String(sound['utterances/lark.yaml']);

describe('two codings of one text', () => {
  test('agree wholly with themselves', () => {
    const { pairs, onlyA, onlyB, agreement } = compareCodings(coding(first), coding(first), new Text(text));
    expect([pairs.length, onlyA, onlyB]).toEqual([7, [], []]);
    expect(agreement.filter(({ same, of }) => same !== of)).toEqual([]);
  });

  test.each([
    ['by position', new Text(text)],
    ['by words in common', undefined],
  ])('are aligned %s whatever their labels and cuts, and differ where they do', (_, at) => {
    const second = first
      .replace('label: u1', 'label: x7')
      .replace('- The Pine clinic was shelled on Wednesday', '- Pine clinic was shelled on Wednesday')
      .replace('used shelling', 'used rocket')
      .replace('killed 41..', 'killed 40..')
      .replace('chain: actor/ann-oke "said"', 'chain: unnamed "said"')
      .replace('~probable "probably"', '~believed "probably"')
      .replace('      - actor/militia not carried_out event/pine ~possible "not" answers u2\n', '')
      .replace(
        'event/pine struck facility/pine-clinic',
        'event/pine struck medical_facilities "clinic"\n      - facility/pine-clinic condition burning "burned"',
      );
    const compared = compareCodings(coding(first), coding(second), at);
    expect(
      compared.pairs.map(({ a, b, differs }) => [
        `${a.utterance.label}.${a.claim.number}`,
        `${b.utterance.label}.${b.claim.number}`,
        differs,
      ]),
    ).toEqual([
      ['u1.1', 'x7.1', ['ends', 'mode', 'codes', 'proposition']],
      ['u1.2', 'x7.3', ['codes', 'proposition']],
      ['u1.3', 'x7.4', []],
      ['u1.4', 'x7.5', ['numbers', 'proposition']],
      ['u2.1', 'u2.1', ['hedge', 'speaker', 'chain']],
      ['u3.1', 'u3.1', []],
    ]);
    expect(compared.onlyA.map(({ claim }) => claim.claim.about.predicate)).toEqual(['carried_out']);
    expect(compared.onlyB.map(({ claim }) => claim.claim.about.predicate)).toEqual(['condition']);
    const lines = describeComparison(compared);
    expect(lines).toContain('found by both: 86 % (6 of 7) of A, 86 % (6 of 7) of B');
    expect(lines).toContain('predicate: 100 % (6 of 6)');
    expect(lines).toContain('numbers: 0 % (0 of 1)');
    expect(lines).toContain('only in B, x7.2 line 12: facility/pine-clinic condition burning "burned"');
  });
});
