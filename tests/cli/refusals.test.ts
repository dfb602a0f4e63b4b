import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { ascribe, root } from '../built.ts';
import { corpusDatabase } from '../corpus/load.ts';

// What bad input gets at the command line: file, line and field, what is wrong, its code, the way out, nothing written.

jest.setTimeout(120_000);

const corpus = join(root, 'tests/corpus');
const folder = mkdtempSync(join(tmpdir(), 'ascribe-refusals-'));
const database = join(folder, 'a.sqlite');

beforeAll(() => corpusDatabase(database));
afterAll(() => rmSync(folder, { recursive: true }));

const holds = (path: string): unknown => {
  const db = new DatabaseSync(path, { readOnly: true });
  const counts = db
    .prepare('SELECT (SELECT count(*) FROM claim) AS claims, (SELECT count(*) FROM entity) AS entities')
    .get();
  db.close();
  return { ...counts };
};

test('wrong seeds: all that is wrong at once, and nothing is stored', () => {
  const seeds = join(folder, 'seeds');
  cpSync(corpus, seeds, { recursive: true });
  const post = join(seeds, 'utterances/tidewater-post-2041-03-08.yaml');
  let text = readFileSync(post, 'utf8');
  /** Puts other words in the place of some, and gives the line and column where they stand. */
  const spoil = (from: string, to: string, at = '') => {
    const [before = ''] = text.split(from);
    text = text.replace(from, to);
    const lines = `${before}${at}`.split('\n');
    return `${post}:${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
  };
  const places = {
    predicate: spoil('hudhud-bombing struck', 'hudhud-bombing wrecked', 'hudhud-bombing '),
    reference: spoil(
      'facility/hudhud-maternity-hospital condition burning',
      'facility/nowhere condition burning',
    ),
    quotation: spoil('quote: Maternity hospital in Varn', 'quote: Zebra hospital in Varn', 'quote: '),
    grammar: spoil(
      'event/hudhud-bombing ~believed',
      'event/hudhud-bombing ~perhaps',
      'event/hudhud-bombing ',
    ),
    date: spoil('said: 2041-03-06', 'said: 2041-02-30', 'said: '),
  };
  writeFileSync(post, text);
  const [malformed, latin, huge] = ['malformed', 'latin', 'huge'].map((name) =>
    join(seeds, `entities/${name}.yaml`),
  ) as [string, string, string];
  writeFileSync(malformed, 'entities:\n  - [unclosed\n');
  writeFileSync(latin, Buffer.from('a: b\ncaf\xe9: c\n', 'latin1'));
  writeFileSync(huge, '');
  truncateSync(huge, 2 ** 31);
  const target = join(folder, 'seeds.sqlite');
  const { status, stdout, stderr } = ascribe(
    'load',
    seeds,
    '--texts',
    join(seeds, 'texts'),
    '--store',
    target,
  );
  const lines = stderr.split('\n');
  /** The way out of what is told of a place. */
  const told = (what: string) => [what, lines[lines.indexOf(what) + 1]];
  const edtf = expect.stringMatching(/^ {2}Write 2016-02-15, .* or leave the date out and keep its words\.$/);
  const expected: [what: string, wayOut: unknown][] = [
    [
      `${huge}: has 2048 MB; the limit is 16 MB [UNREADABLE_FILE]`,
      '  Split it, or move what does not belong here out of the folder.',
    ],
    [`${latin}:2: is not UTF-8 [UNREADABLE_FILE]`, '  Save it as UTF-8 without BOM.'],
    [
      `${malformed}:3:1: YAML: Flow sequence in block collection must be sufficiently indented and end with a ] [SEED_SYNTAX]`,
      expect.stringContaining("goes in '…'; indent with spaces."),
    ],
    [
      `${places.grammar} p3.1: expected the level of a hedge; found ~perhaps [CLAIM_SYNTAX]`,
      '  Levels: ~flat, ~probable, ~believed, ~possible.',
    ],
    [
      `${places.predicate} p3.2: expected a predicate after the subject; found wrecked [CLAIM_SYNTAX]`,
      expect.stringContaining('  Predicates: carried_out, struck, '),
    ],
    [
      `${places.date} p10 said: "2041-02-30" is not a date in EDTF: no calendar holds 2041-02-30. [INVALID_DATE]`,
      edtf,
    ],
    [
      `${places.reference} p1.1: facility/nowhere is declared nowhere [UNKNOWN_REFERENCE]`,
      expect.stringContaining('Declare it in a file under entities/.'),
    ],
    [
      `${places.quotation} p1 quote: "Zebra hospital in Varn burned" does not stand in the text. [QUOTATION_NOT_FOUND]`,
      '  Copy the words from the text as they stand, character by character.',
    ],
  ];
  expect([status, stdout, lines[0]]).toEqual([
    1,
    '',
    `${seeds}: ${expected.length} problems [INPUT_REFUSED]`,
  ]);
  expect(expected.map(([what]) => told(what))).toEqual(expected);
  expect(lines.slice(-2)).toEqual(['Mend what is listed and run the command again; nothing was stored.', '']);
  expect(holds(target)).toEqual({ claims: 0, entities: 0 });
});

test('an archive that breaks off: its line, and nothing is stored', () => {
  const archive = join(folder, 'a.ndjson');
  expect(ascribe('export', archive, '--store', database).status).toBe(0);
  truncateSync(archive, 100_000);
  const line = readFileSync(archive, 'utf8').split('\n').length;
  const target = join(folder, 'archive.sqlite');
  expect(ascribe('import', archive, '--store', target)).toMatchObject({
    status: 1,
    stdout: '',
    stderr: `${archive}:${line}: The archive breaks off within this line. [INVALID_ARCHIVE]\n  Take an archive that \`ascribe export\` wrote whole; nothing was stored.\n`,
  });
  expect(holds(target)).toEqual({ claims: 0, entities: 0 });
});

test('a corrupt database: its file, and how to get the record back; it stays as it was', () => {
  const corrupt = join(folder, 'corrupt.sqlite');
  const bytes = readFileSync(database);
  bytes.fill(0xa5, 4096, bytes.length / 2);
  writeFileSync(corrupt, bytes);
  expect(ascribe('stats', '--store', corrupt)).toEqual({
    status: 1,
    stdout: '',
    stderr: `${corrupt}: The database is damaged [STORE_UNUSABLE]\n  Move the file away and load the sets again, or restore it from an archive (ascribe export).\n`,
  });
  expect(readFileSync(corrupt).equals(bytes)).toBe(true);
});
