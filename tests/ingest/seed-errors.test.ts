import { describe, expect, test } from '@jest/globals';
import { checkSeeds } from '../../src/ingest/check.ts';
import { changed, check, lineOf, sound, text } from './fixture.ts';

const codings = 'utterances/lark.yaml';
const entities = 'entities/all.yaml';
const documents = 'documents/lark.yaml';

/** What a check finds wrong, as far as a person reads it. */
function faults(
  files: Record<string, string | Uint8Array>,
): { code: string; file: string; line: number | undefined; message: string; wayOut: string }[] {
  const { seeds, problems } = check(files);
  return problems.errors
    .filter((error) => error.code !== 'UNCOVERED_SENTENCE')
    .map((error) => ({
      code: error.code,
      file: (error.place.file ?? '').replace(`${seeds.folder}/`, ''),
      line: error.place.line,
      message: error.message,
      wayOut: error.wayOut,
    }));
}

type Case = [
  title: string,
  file: string,
  from: string,
  to: string,
  code: string,
  message: RegExp,
  wayOut: RegExp,
  at?: string,
];

/** Each replaces one passage of the sound seeds; the fault lies on the line of the replacement, or of `at` in it. */
const cases: Case[] = [
  // the claim grammar, through YAML
  [
    'an unknown predicate',
    codings,
    'event/pine used',
    'event/pine usd',
    'CLAIM_SYNTAX',
    /expected a predicate.*usd/,
    /Did you mean "used"/,
  ],
  [
    'a code outside the list',
    codings,
    'used shelling',
    'used shellin',
    'CLAIM_SYNTAX',
    /code of used.*shellin/,
    /Did you mean "shelling"/,
  ],
  [
    'an impossible date',
    codings,
    '2031-03-05 "on',
    '2031-02-30 "on',
    'INVALID_DATE',
    /2031-02-30/,
    /EDTF|interval/,
  ],
  [
    'ends that do not fit',
    codings,
    'struck facility/pine-clinic',
    'struck event/pine',
    'INVALID_RECORD',
    /event\/pine is none/,
    /struck/,
  ],
  [
    'a comment inside a line',
    codings,
    '"more than 40 people"',
    '"more than #40 people',
    'CLAIM_SYNTAX',
    /never close/,
    /" #"/,
  ],
  [
    'a line that YAML reads as a mapping',
    codings,
    '"more than 40 people"',
    '"more: than"',
    'SEED_SYNTAX',
    /as a mapping/,
    /'…'/,
  ],
  [
    'an answer to nothing',
    codings,
    'answers u2',
    'answers u22',
    'UNKNOWN_REFERENCE',
    /u22/,
    /Did you mean document\/lark#u2/,
  ],
  [
    'an answer to one of several',
    codings,
    'answers u2',
    'answers u1',
    'UNKNOWN_REFERENCE',
    /u1 has 4 claims/,
    /u1\.1, u1\.2/,
  ],
  [
    'the same claim twice',
    codings,
    '      - event/pine used shelling "shelled"',
    '      - event/pine struck facility/pine-clinic',
    'DUPLICATE_SEED',
    /u1\.2 is the same claim as u1\.1/,
    /Keep one/,
    '      - event/pine struck facility/pine-clinic\n      - event/pine happened',
  ],
  // utterances
  [
    'an unknown entity',
    codings,
    'facility/pine-clinic\n',
    'facility/pine-clinik\n',
    'UNKNOWN_REFERENCE',
    /pine-clinik/,
    /Did you mean facility\/pine-clinic/,
  ],
  [
    'an unknown voice',
    codings,
    'actor/ann-oke "told"',
    'actor/an-oke "told"',
    'UNKNOWN_REFERENCE',
    /an-oke/,
    /Did you mean actor\/ann-oke/,
    'label: u1',
  ],
  [
    'a voice that is no actor',
    codings,
    'actor/ann-oke "told"',
    'document/lark "told"',
    'CLAIM_SYNTAX',
    /a voice is an actor/,
    /unnamed/,
  ],
  [
    'a chain with a wrong joint',
    codings,
    'actor/ann-oke "told"',
    'actor/ann-oke , actor/militia',
    'CLAIM_SYNTAX',
    /more than was expected; found ,/,
    /" > "/,
  ],
  [
    'an unknown key',
    codings,
    'review: proposed',
    'reviw: proposed',
    'SEED_SYNTAX',
    /unknown key "reviw"/,
    /Did you mean "review"/,
  ],
  [
    'an unknown review',
    codings,
    'review: proposed',
    'review: open',
    'SEED_SYNTAX',
    /unknown review/,
    /proposed/,
  ],
  [
    'an unknown position',
    codings,
    'review: proposed',
    'where: foot',
    'SEED_SYNTAX',
    /unknown position "foot"/,
    /headline/,
  ],
  [
    'a label twice',
    codings,
    'label: u2',
    'label: u1',
    'DUPLICATE_SEED',
    /u1 is already on line/,
    /label of its own/,
  ],
  ['a wrong label', codings, 'label: u2', 'label: u.2', 'SEED_SYNTAX', /not a label/, /u12/],
  [
    'words that are not there',
    codings,
    '"shelled"',
    '"bombed"',
    'QUOTATION_NOT_FOUND',
    /"bombed" does not stand/,
    /Copy/,
  ],
  [
    'a quotation that is not there',
    codings,
    'quote: It was probably the militia',
    "quote: It wasn't probably the militia",
    'QUOTATION_NOT_FOUND',
    /does not stand in the text/,
    /character by character/,
  ],
  [
    'a quotation in other marks',
    codings,
    'quote: It was probably the militia',
    "quote: '\"It was probably the militia'",
    'QUOTATION_NOT_FOUND',
    /with a curly .* where the quotation has a straight/,
    /Copy/,
  ],
  [
    'a quotation that stands twice',
    codings,
    'The Pine clinic was shelled on Wednesday',
    'clinic',
    'AMBIGUOUS_QUOTATION',
    /stands in the text 3 times/,
    /#2 …/,
  ],
  [
    'an occurrence too many',
    codings,
    '- The Pine clinic was shelled on Wednesday',
    "- '#4 clinic'",
    'QUOTATION_NOT_FOUND',
    /3 times.*occurrence 4/,
    /from 1 to 3/,
  ],
  [
    'an occurrence unquoted',
    codings,
    '- The Pine clinic was shelled on Wednesday',
    '- #2 clinic',
    'SEED_SYNTAX',
    /found nothing/,
    /comment/,
  ],
  [
    'a quotation too long',
    codings,
    'It was probably the militia',
    Array(26).fill('word').join(' '),
    'SEED_SYNTAX',
    /26 words; the limit is 25/,
    /Cut it/,
  ],
  [
    'pieces out of order',
    codings,
    'The Pine clinic was shelled on Wednesday',
    'Ann Oke told the Lark',
    'QUOTATION_NOT_FOUND',
    /before or overlaps/,
    /order of the text/,
    'killing more than',
  ],
  [
    'no quotation',
    codings,
    'quote: It was',
    'note: It was',
    'SEED_SYNTAX',
    /"quote" is missing/,
    /exact words/,
    'label: u2',
  ],
  [
    'no document',
    codings,
    'document: document/lark',
    'document: document/lurk',
    'UNKNOWN_REFERENCE',
    /document\/lurk has no file/,
    /Did you mean "document\/lark"/,
  ],
  [
    'acceptance without a reason',
    codings,
    ', why: read against the text',
    '',
    'SEED_SYNTAX',
    /"why" is missing/,
    /Give why/,
    'accepted:',
  ],
  [
    'acceptance on no day',
    codings,
    'at: 2031-04-01',
    'at: spring',
    'INVALID_RECORD',
    /ISO|Invalid/,
    /manual/,
  ],
  // entities and documents
  [
    'an unknown kind',
    entities,
    'kind: medical',
    'kind: medicl',
    'SEED_SYNTAX',
    /unknown kind "medicl"/,
    /Did you mean "medical"/,
  ],
  [
    'a kind of another family',
    entities,
    'kind: medical',
    'kind: person',
    'SEED_SYNTAX',
    /kind person belongs to actor/,
    /medical, school/,
  ],
  [
    'a wrong id',
    entities,
    'actor/ann-oke:',
    'actor/Ann-Oke:',
    'SEED_SYNTAX',
    /not an entity id/,
    /small letters/,
  ],
  [
    'an unknown family',
    entities,
    'actor/ann-oke:',
    'acter/ann-oke:',
    'SEED_SYNTAX',
    /not an entity id/,
    /Did you mean "actor/,
  ],
  [
    'neither name nor label',
    entities,
    '  names: [Ann Oke]\n',
    '',
    'SEED_SYNTAX',
    /neither a label nor a name/,
    /label/,
    'actor/ann-oke',
  ],
  [
    'a name no text gives',
    entities,
    '[Ann Oke]',
    '[Ann Oak]',
    'QUOTATION_NOT_FOUND',
    /"Ann Oak" stands in none of the 1 texts/,
    /source/,
  ],
  [
    'a name in other letters',
    entities,
    '[Ann Oke]',
    '[ann oke]',
    'QUOTATION_NOT_FOUND',
    /it does at .* as "Ann Oke"/,
    /source/,
  ],
  [
    'a name twice',
    entities,
    '[Ann Oke]',
    '[Ann Oke, Ann Oke]',
    'DUPLICATE_SEED',
    /"Ann Oke" twice/,
    /Keep one/,
  ],
  [
    'coordinates of a facility',
    entities,
    '  names: [Pine clinic]',
    '  at: { lat: 1, lon: 2, precision: town, source: x }',
    'SEED_SYNTAX',
    /only places/,
    /located/,
  ],
  [
    'plural in other words',
    entities,
    'kind: person',
    'kind: person\n  plural: many',
    'SEED_SYNTAX',
    /"many" is neither/,
    /plural: true/,
    'plural: many',
  ],
  ['a wrong hash', documents, 'sha256: ', 'sha256: x', 'INVALID_RECORD', /match|Invalid/, /manual/],
  [
    'a publication on no day',
    documents,
    'published: 2031-03-06',
    'published: yesterday',
    'CLAIM_SYNTAX',
    /expected a date/,
    /EDTF/,
  ],
  [
    'an unknown publisher',
    documents,
    'actor/the-lark',
    'actor/the-lurk',
    'UNKNOWN_REFERENCE',
    /the-lurk/,
    /the-lark/,
    'document:',
  ],
  [
    'a wrong address',
    documents,
    'lang: en',
    'lang: en\nurl: lark',
    'INVALID_RECORD',
    /URL/,
    /manual/,
    'url:',
  ],
  // judgements and sentences without claims
  [
    'an unknown judgement',
    'judgements/all.yaml',
    'says: grade',
    'says: grad',
    'SEED_SYNTAX',
    /unknown judgement "grad"/,
    /Did you mean "grade"/,
  ],
  ['a judgement on nothing', 'judgements/all.yaml', '#u2.1', '#u2.7', 'UNKNOWN_REFERENCE', /u2\.7/, /u2\.1/],
  [
    'a judgement on an unknown entity',
    'judgements/all.yaml',
    'document/lark#u2.1',
    'actor/nobody',
    'UNKNOWN_REFERENCE',
    /actor\/nobody/,
    /Declare it/,
  ],
  [
    'a judgement on the wrong thing',
    'judgements/all.yaml',
    'document/lark#u2.1',
    'actor/militia',
    'INVALID_RECORD',
    /judges claims; actor\/militia is none/,
    /manual/,
    'says: grade',
  ],
  [
    'a grade without its value',
    'judgements/all.yaml',
    'value: B2',
    'value: Z9',
    'INVALID_RECORD',
    /A to F and 1 to 6/,
    /manual/,
    'says: grade',
  ],
  [
    'a sentence that moved',
    'no-claim.yaml',
    'start: 0',
    'start: 1',
    'STALE_NO_CLAIM',
    /no sentence starts at 1/,
    /offset/,
  ],
  [
    'a sentence that changed',
    'no-claim.yaml',
    "hash: '",
    "hash: '000000000000', reason: x }\n  - { start: 0, hash: '",
    'STALE_NO_CLAIM',
    /another hash/,
    /Read it again/,
    "hash: '000000000000'",
  ],
  [
    'a sentence of no document',
    'no-claim.yaml',
    'document/lark:',
    'document/lurk:',
    'UNKNOWN_REFERENCE',
    /document\/lurk/,
    /document\/lark/,
  ],
  [
    'an offset that is no number',
    'no-claim.yaml',
    'start: 0',
    'start: first',
    'SEED_SYNTAX',
    /not an offset/,
    /code points/,
  ],
  // YAML
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

describe('a fault in the seeds is named with its code, file, line and way out', () => {
  // Not test.each: it would hand its callback to the last, optional field.
  for (const [title, file, from, to, code, message, wayOut, passage] of cases)
    test(title, () => {
      const files = changed(file, from, to);
      const line =
        passage === undefined ? lineOf(String(sound[file]), from) : lineOf(files[file] ?? '', passage);
      const found = faults(files);
      const expected = found.filter(
        (fault) => fault.code === code && fault.file === file && message.test(fault.message),
      );
      expect([expected.length > 0, found]).toEqual([true, found]);
      expect(expected[0]?.wayOut).toMatch(wayOut);
      const lines = expected.map((fault) => fault.line);
      expect([lines.includes(line), line, found]).toEqual([true, line, found]);
    });

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

  test('a folder that is not there', () => {
    const { problems } = checkSeeds('/nowhere/seeds');
    expect(problems.errors[0]).toMatchObject({ code: 'UNREADABLE_FILE', place: { file: '/nowhere/seeds' } });
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
