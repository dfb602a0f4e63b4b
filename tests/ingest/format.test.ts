import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { formatSeeds } from '../../src/ingest/format.ts';
import { folderOf, sound } from './fixture.ts';

const name = 'utterances/lark.yaml';
const format = (content: string, options = {}) => {
  const folder = folderOf({ [name]: content });
  const report = formatSeeds(folder, options);
  return { text: readFileSync(join(folder, name), 'utf8'), report, folder };
};

describe('formatting', () => {
  test('rewrites claim lines and nothing else', () => {
    const before = `# a comment
document:   document/lark
utterances:
  - label: u1   # kept
    quote: 'what it says: this'
    claims:      # and this
      - 'event/pine struck facility/b and facility/a'   # needlessly quoted
      - anyone carried_out event/pine
          ~probable "may have"
          by actor/militia

      - { subject: event/pine,  predicate: happened }
      - >-
        actor/b or actor/a
        carried_out event/pine
      - 'event/pine used other or missile "said: ''it''"'
  - { label: u2, quote: x, claims: [ event/pine happened when 2031, 'actor/a not carried_out someone' ] }
`;
    const after = `# a comment
document:   document/lark
utterances:
  - label: u1   # kept
    quote: 'what it says: this'
    claims:      # and this
      - event/pine struck facility/a and facility/b   # needlessly quoted
      - someone carried_out event/pine by actor/militia ~probable "may have"

      - { subject: event/pine,  predicate: happened }
      - actor/a or actor/b carried_out event/pine
      - 'event/pine used missile or other "said: ''it''"'
  - { label: u2, quote: x, claims: [ 'event/pine happened 2031', 'actor/a not carried_out anything' ] }
`;
    expect(format(before).text).toBe(after);
    expect(format(after).text).toBe(after);
  });

  test('leaves what is in its form alone', () => {
    const { text, report } = format(String(sound[name]));
    expect(text).toBe(sound[name]);
    expect(report).toMatchObject({ files: 1, changed: [], problems: { errors: [] } });
  });

  test('reports a line that it cannot read, and keeps it', () => {
    const content =
      'document: document/lark\nutterances:\n  - label: u1\n    claims:\n      - event/pine strukc x\n      - anyone carried_out event/pine\n';
    const { text, report, folder } = format(content);
    expect(text).toBe(content.replace('anyone', 'someone'));
    expect(report.problems.errors).toMatchObject([
      { code: 'CLAIM_SYNTAX', place: { file: join(folder, name), line: 5, column: 20 } },
    ]);
  });

  test('keeps a file whose YAML is broken', () => {
    const content = 'document: [\nutterances:\n';
    const { text, report } = format(content);
    expect(text).toBe(content);
    expect(report.problems.errors[0]).toMatchObject({ code: 'SEED_SYNTAX' });
  });

  test('with check changes nothing and says what would change', () => {
    const content = String(sound[name]).replace('event/pine struck', 'asserts event/pine struck');
    const { text, report, folder } = format(content, { check: true });
    expect(text).toBe(content);
    expect(report.changed).toEqual([join(folder, name)]);
  });
});
