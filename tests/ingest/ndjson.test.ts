import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import { ndjson } from '../../src/export/ndjson.ts';
import { readArchive } from '../../src/ingest/ndjson.ts';
import type { ArchiveRecord } from '../../src/store/records.ts';

const folder = mkdtempSync(join(tmpdir(), 'ascribe-archive-'));
const path = join(folder, 'a.ndjson');
afterAll(() => rmSync(folder, { recursive: true }));

const history = { sets: [{ set: 's' }], recorded: '2031-04-01T00:00:00.000Z', withdrawn: null };
const records: ArchiveRecord[] = [
  { type: 'header', format: 'ascribe/1' },
  { type: 'load', id: 'l1', set: 's', at: '2031-04-01T00:00:00.000Z' },
  {
    type: 'entity',
    // Decomposed, and outside the BMP: texts come back as they are.
    entity: { id: 'actor/ann', kind: 'person', plural: false, label: { en: 'Ann Oke\u0301 𐌷' }, names: [] },
    ...history,
  },
];

async function written(): Promise<string> {
  async function* all() {
    yield* records;
  }
  let text = '';
  for await (const line of ndjson(all())) text += line;
  return text;
}

async function read(content: string | Uint8Array): Promise<ArchiveRecord[]> {
  writeFileSync(path, content);
  const found: ArchiveRecord[] = [];
  for await (const record of readArchive(path)) found.push(record);
  return found;
}

const refused = async (content: string | Uint8Array, line: number | undefined, what: RegExp) => {
  await expect(read(content)).rejects.toMatchObject({
    code: 'INVALID_ARCHIVE',
    message: expect.stringMatching(what),
    wayOut: 'Take an archive that `ascribe export` wrote whole; nothing was stored.',
    place: { file: path, ...(line && { line }) },
  });
};

test('records come back as they were written, one a line, keys in order', async () => {
  const text = await written();
  expect(text.split('\n')).toHaveLength(records.length + 2);
  expect(text).toMatch(/^\{"format":"ascribe\/1","type":"header"\}\n/);
  expect(await read(text)).toEqual(records);
});

test('lines may be longer than what is read at once', async () => {
  const text = await written();
  const long = text.replace('Ann Oke', `${'x'.repeat(150)}`);
  expect(await read(long)).toHaveLength(records.length);
});

describe('refused by line', () => {
  test('what breaks off', async () => {
    const text = await written();
    await refused(text.slice(0, -1), 4, /breaks off within/);
    await refused(text.slice(0, 10), 1, /breaks off within/);
  });

  test('what breaks off between two lines, or lost some', async () => {
    const lines = (await written()).split('\n');
    await refused(`${lines.slice(0, 3).join('\n')}\n`, 3, /breaks off after/);
    await refused(`${[...lines.slice(0, 2), ...lines.slice(3)].join('\n')}`, 3, /lost lines: 2 records of 3/);
  });

  test('what is garbled', async () =>
    refused((await written()).replace('"type":"load"', '"type":"load'), 2, /not whole JSON/));

  test('what is no record', async () =>
    refused((await written()).replace('"load"', '"lie"'), 2, /no record of an archive/));

  test('a field that does not fit, by its name', async () => {
    writeFileSync(path, (await written()).replace('"person"', '"parson"'));
    const reading = (async () => {
      for await (const _ of readArchive(path));
    })();
    await expect(reading).rejects.toMatchObject({ place: { line: 3, field: 'entity.kind' } });
  });

  test('what is not UTF-8', async () =>
    refused(
      Buffer.concat([Buffer.from(await written()), Buffer.from([0x22, 0xff, 0x22, 0x0a])]),
      5,
      /not UTF-8/,
    ));

  test.each([
    ['what opens with a byte order mark', (text: string) => `\ufeff${text}`, 'opens with a byte order mark'],
    ['what is UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'), 'is UTF-16'],
    ['what is packed', (text: string) => gzipSync(text), 'is compressed (gzip)'],
  ])('%s, with what may have happened', async (_, spoil, what) => {
    await expect(read(spoil(await written()))).rejects.toMatchObject({
      code: 'INVALID_ARCHIVE',
      message: `The archive ${what}.`,
      wayOut: expect.stringContaining('ascribe export FILE'),
      place: { file: path, line: 1 },
    });
  });

  test('half a character, which nothing could write out again', async () => {
    const text = (await written()).replace('Ann', '\\ud800');
    await expect(read(text)).rejects.toMatchObject({
      code: 'INVALID_ARCHIVE',
      message: expect.stringContaining('half of a surrogate pair'),
      place: { file: path, line: 3, field: 'entity.label.en' },
    });
  });

  test('a header that is missing, or comes twice', async () => {
    const text = await written();
    await refused(text.slice(text.indexOf('\n') + 1), 1, /does not begin with its header/);
    await refused(text + text, 5, /follows the end/);
    const lines = text.split('\n');
    await refused([lines[0], ...lines].join('\n'), 2, /header stands within/);
  });

  test('a line that is longer than any record', async () =>
    refused('x'.repeat(5_000_000), 1, /longer than any/));

  test('nothing at all', async () => refused('', undefined, /is empty/));
});

test('a file that is not there', async () => {
  const reading = (async () => {
    for await (const _ of readArchive(join(folder, 'none')));
  })();
  await expect(reading).rejects.toMatchObject({
    code: 'UNREADABLE_FILE',
    message: 'does not exist',
    wayOut: 'Check the path and the rights on it.',
    place: { file: join(folder, 'none') },
  });
});
