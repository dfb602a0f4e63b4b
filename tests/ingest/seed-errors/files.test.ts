import { describe, expect, test } from '@jest/globals';
import { checkSeeds } from '../../../src/ingest/check.ts';
import { formatSeeds } from '../../../src/ingest/format.ts';
import { changed, check, folderOf, lineOf, sound, text } from '../fixture.ts';
import { type Case, codings, entities, faults, testEach } from './cases.ts';

const cases: Case[] = [
  [
    'indentation gone wrong',
    codings,
    '    quote: It was',
    '   quote: It was',
    'SEED_SYNTAX',
    /YAML/,
    /indent|'…'/,
    '   quote: It was',
  ],
  [
    'a key twice',
    entities,
    'kind: person',
    'kind: person\n  kind: person',
    'SEED_SYNTAX',
    /"kind" twice/,
    /once/,
    'kind: person\n  names',
  ],
  ['an alias', entities, 'kind: person', 'kind: *person', 'SEED_SYNTAX', /alias|YAML/, /./],
];

describe('a fault in the YAML', () => testEach(cases));

describe('faults', () => {
  test('all of them are reported together', () => {
    const found = faults({
      ...changed(codings, 'used shelling', 'used shellin'),
      ...changed(entities, 'kind: medical', 'kind: medicl'),
    });
    expect(found.map(({ code, file }) => [code, file])).toEqual(
      expect.arrayContaining([
        ['CLAIM_SYNTAX', codings],
        ['SEED_SYNTAX', entities],
      ]),
    );
  });

  test('an entity in two files names both', () => {
    const [fault] = faults({
      'entities/more.yaml': 'actor/ann-oke:\n  kind: person\n  label: { en: Ann }\n',
    });
    expect(fault).toMatchObject({
      code: 'DUPLICATE_SEED',
      file: 'entities/more.yaml',
      line: 1,
      message: expect.stringContaining('entities/all.yaml:4'),
    });
  });

  test('a label in two files of one text names both', () => {
    const more = `document: document/lark
utterances:
  - label: u2
    quote: The weather was fine
    claims:
      - actor/militia not spoke other "fine"
`;
    const found = faults({ 'utterances/more.yaml': more }).filter(({ code }) => code === 'DUPLICATE_SEED');
    expect(found).toEqual([
      expect.objectContaining({
        file: 'utterances/more.yaml',
        line: 3,
        message: expect.stringContaining(
          `utterances/lark.yaml:${lineOf(String(sound[codings]), '- label: u2')}`,
        ),
      }),
    ]);
  });

  test('columns count in the file, past the quoting of YAML', () => {
    const { problems } = check(
      changed(codings, '- event/pine used shelling "shelled"', "- 'event/pine used shellin ''shelled'''"),
    );
    const line = "      - 'event/pine used shellin";
    expect(problems.errors[0]?.place).toMatchObject({ field: 'u1.2', column: line.indexOf('shellin') + 1 });
  });
});

describe('a file that is not one', () => {
  const bytes = (content: string) => new TextEncoder().encode(content);
  test.each([
    ['with a byte order mark', new Uint8Array([0xef, 0xbb, 0xbf, ...bytes('a: b')]), 1, /byte order mark/],
    ['in UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0]), 1, /UTF-16/],
    ['in UTF-16 without a mark', Buffer.from('# a\nb: c', 'utf16le'), 1, /holds a NUL/],
    ['packed', new Uint8Array([0x1f, 0x8b, 8, 0]), 1, /gzip/],
    ['not in UTF-8', new Uint8Array([...bytes('a: b\nc: '), 0xe9, 0x0a]), 2, /not UTF-8/],
    [
      'over the limit',
      new Uint8Array(16 * 1024 * 1024 + 1).fill(0x20),
      undefined,
      /17 MB; the limit is 16 MB/,
    ],
  ])('%s', (_, content, line, message) => {
    const found = faults({ [entities]: content }).filter(({ code }) => code === 'UNREADABLE_FILE');
    expect(found).toEqual([
      expect.objectContaining({ file: entities, line, message: expect.stringMatching(message) }),
    ]);
  });

  test('nested by the thousand', () => {
    const found = faults({ [entities]: '['.repeat(100_000) });
    expect(found[0]).toMatchObject({ code: 'SEED_SYNTAX', file: entities });
  });

  test.each([
    ['is not there', () => '/nowhere/seeds'],
    ['holds no seeds', () => folderOf({ 'notes.txt': 'none' })],
  ])('a folder that %s, to check or to format', (_, folderFor) => {
    const folder = folderFor();
    for (const { problems } of [checkSeeds(folder), formatSeeds(folder)])
      expect(problems.errors[0]).toMatchObject({
        code: 'UNREADABLE_FILE',
        message: 'is not a folder of seeds',
        wayOut: 'Name a folder that holds documents/, entities/ and utterances/.',
        place: { file: folder },
      });
  });

  test('with an escape that is no character', () => {
    const found = faults(changed(entities, 'en: the Lark', 'en: "the \\ud800 Lark"'));
    expect(found[0]).toMatchObject({
      code: 'SEED_SYNTAX',
      file: entities,
      line: 3,
      message: 'an escape that is no character',
      wayOut: 'Write the character itself.',
    });
  });
});

describe('sentences', () => {
  test('without a claim and not listed are reported with offset and hash', () => {
    const { problems, coverage } = check({ 'no-claim.yaml': '{}\n' });
    expect(problems.errors.map(({ code, place }) => [code, place.field])).toEqual([
      ['UNCOVERED_SENTENCE', 'document/lark'],
      ['UNCOVERED_SENTENCE', 'document/lark'],
    ]);
    expect(coverage[0]?.uncovered).toEqual([
      { start: 0, end: 15, hash: expect.stringMatching(/^[0-9a-f]{12}$/), opening: 'Pine clinic hit' },
      {
        start: text.indexOf('The weather'),
        end: text.length - 1,
        hash: expect.stringMatching(/^[0-9a-f]{12}$/),
        opening: 'The weather was fine.',
      },
    ]);
  });

  test('listed that carry a claim are reported', () => {
    const files = changed('no-claim.yaml', 'start: 0', `start: ${text.indexOf('The Pine clinic')}`);
    expect(faults(files)).toEqual([
      expect.objectContaining({ code: 'STALE_NO_CLAIM', file: 'no-claim.yaml', line: 2 }),
    ]);
  });
});

describe('worth a second look', () => {
  const warnings = (files: Record<string, string>) =>
    check(files).problems.warnings.map(({ code, message, place }) => [code, message, place.line]);

  test('words from another sentence', () => {
    const files = changed(codings, '"shelled"', '"probably"');
    expect(warnings(files)).toEqual([
      [
        'DOUBTFUL_CODING',
        expect.stringContaining('"probably" stands in the text, but not in the sentence'),
        lineOf(files[codings] ?? '', '"probably"'),
      ],
    ]);
  });

  test('pieces far apart', () => {
    const files = changed(codings, '- killing more than 40 people', '- The weather was fine');
    expect(warnings(files)).toEqual([
      [
        'DOUBTFUL_CODING',
        expect.stringContaining('sentences away'),
        lineOf(files[codings] ?? '', 'The weather'),
      ],
    ]);
  });
});

test('the fixture is sound', () => {
  expect(Object.keys(sound)).toHaveLength(5);
  expect(faults({}).map(({ code }) => code)).toEqual(['STALE_LOCK']);
});
