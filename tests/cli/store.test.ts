import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ascribe, root } from '../built.ts';
import { corpusDatabase } from '../corpus/load.ts';

// Each test starts several processes.
jest.setTimeout(120_000);

const corpus = join(root, 'tests/corpus');
const texts = join(corpus, 'texts');
const folder = mkdtempSync(join(tmpdir(), 'ascribe-cli-'));
const database = join(folder, 'a.sqlite');
const archive = join(folder, 'a.ndjson');

afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(async () => {
  await corpusDatabase(database);
  const { status, stderr } = ascribe('export', archive, '--store', database);
  if (status !== 0) throw new Error(stderr);
});

/** Loads the invented corpus into a database. */
const load = (store: string) =>
  ascribe('load', corpus, '--set', 'corpus', '--texts', texts, '--store', store);

describe('load', () => {
  test('of the same folder again changes nothing', () => {
    const other = join(folder, 'again.sqlite');
    expect(load(other)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(
        /^Set "corpus": added \d+ entities, added \d+ utterances, added \d+ claims/,
      ),
    });
    expect(load(other)).toMatchObject({ status: 0, stdout: 'Set "corpus": nothing changed.\n' });
  });

  test('of no folder says so', () => {
    const { status, stderr } = ascribe('load', join(folder, 'nowhere'), '--store', database);
    expect(status).toBe(1);
    expect(stderr).toContain('[UNREADABLE_FILE]');
  });
});

describe('export and import', () => {
  test('give the same bytes again, history included', () => {
    const again = join(folder, 'again.ndjson');
    const copy = join(folder, 'copy.sqlite');
    expect(ascribe('import', archive, '--store', copy)).toMatchObject({ status: 0 });
    expect(ascribe('export', again, '--store', copy).status).toBe(0);
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(archive, 'utf8'));
    expect(ascribe('export', '--store', copy).stdout).toBe(readFileSync(archive, 'utf8'));
    // What was loaded once is not loaded again after it moved.
    expect(load(copy).stdout).toBe('Set "corpus": nothing changed.\n');
  });

  test('an archive goes into an empty database only', () => {
    const { status, stderr } = ascribe('import', archive, '--store', database);
    expect(status).toBe(1);
    expect(stderr).toContain('[STORE_NOT_EMPTY]');
  });

  test('a file that cannot be written is told', () => {
    const { status, stderr } = ascribe('export', join(folder, 'no/such/folder.ndjson'), '--store', database);
    expect(status).toBe(1);
    expect(stderr).toContain('[UNREADABLE_FILE]');
  });
});

describe('attach', () => {
  test('finds the document of a text by its hash', () => {
    const other = join(folder, 'attach.sqlite');
    copyFileSync(database, other);
    const first = ascribe('attach', texts, '--store', other);
    expect(first.status).toBe(0);
    expect(first.stdout.match(/document\//g)).toHaveLength(4);
    expect(ascribe('attach', texts, '--store', other).stdout.match(/attached before/g)).toHaveLength(4);
  });

  test('refuses a text that is no document’s', () => {
    const file = join(folder, 'stray.txt');
    writeFileSync(file, 'nobody coded this');
    // In another encoding a text is another.
    const latin = join(folder, 'latin.txt');
    writeFileSync(latin, Buffer.from(readFileSync(join(texts, 'post.txt'), 'utf8'), 'latin1'));
    const wayOut =
      'Name the file whose text was coded, byte for byte: another encoding or line ending has another hash.';
    expect(ascribe('attach', file, latin, '--store', database)).toEqual({
      status: 1,
      stdout: '',
      stderr: [file, latin]
        .map((it) => `${it}: The hash of this text is no coded document’s. [HASH_MISMATCH]\n  ${wayOut}\n`)
        .join(''),
    });
  });

  test('refuses what is too large to be a text, and a folder without any', () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    expect(ascribe('attach', empty, '--store', database)).toEqual({
      status: 1,
      stdout: '',
      stderr: `${empty}: no file is here that could be a text.\n`,
    });
    const huge = join(folder, 'huge.txt');
    writeFileSync(huge, '');
    truncateSync(huge, 2 ** 31);
    expect(ascribe('attach', huge, '--store', database)).toEqual({
      status: 1,
      stdout: '',
      stderr:
        `${huge}: has 2048 MB; the limit is 64 MB [UNREADABLE_FILE]\n` +
        '  Name the file that holds the text of one document, whole; it is told by its hash.\n',
    });
  });
});
