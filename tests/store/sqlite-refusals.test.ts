import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { NewerDatabase, StoreBusy, StoreUnusable } from '../../src/store/errors.ts';
import { openSqlite } from '../../src/store/sqlite/index.ts';
import { SCHEMA_VERSION } from '../../src/store/sqlite/migrations.ts';
import { built } from '../built.ts';
import { failure } from '../contract/context.ts';
import { alpha, decision, FIRST } from '../contract/fixtures.ts';
import { filled, ownFolder, refusal } from './sqlite-files.ts';

const here = ownFolder();

describe('what cannot be opened is said, with the way out', () => {
  test('a file that is no database', async () => {
    await writeFile(here.path, 'Dear diary, '.repeat(1000));
    const fault = await refusal(() => openSqlite(here.path));
    expect(fault).toBeInstanceOf(StoreUnusable);
    expect([fault.code, fault.message, fault.wayOut, fault.place]).toEqual([
      'STORE_UNUSABLE',
      'The database is none of Ascribe’s',
      'Name another file with --store, or move this one away.',
      { file: here.path },
    ]);
    // And it is left as it was.
    expect(await readFile(here.path, 'utf8')).toBe('Dear diary, '.repeat(1000));
  });

  test('a database of another program', async () => {
    const db = new DatabaseSync(here.path);
    db.exec('CREATE TABLE recipe (name TEXT)');
    db.close();
    const before = await readFile(here.path);
    const fault = await refusal(() => openSqlite(here.path));
    expect(await readFile(here.path)).toEqual(before);
    expect([fault.code, fault.message, fault.wayOut, fault.place]).toEqual([
      'STORE_UNUSABLE',
      'The database is another program’s',
      'Name another file with --store.',
      { file: here.path },
    ]);
  });

  test.each([
    ['cut short', (size: number) => truncate(here.path, Math.floor(size / 3 / 4096) * 4096)],
    [
      'overwritten in the middle',
      async () => {
        const bytes = await readFile(here.path);
        bytes.fill(0xa5, 4096, Math.floor(bytes.length / 2));
        await writeFile(here.path, bytes);
      },
    ],
  ])('a database that was %s', async (_, spoil) => {
    await filled(here.path);
    for (const log of ['-wal', '-shm']) await rm(`${here.path}${log}`, { force: true });
    await spoil((await readFile(here.path)).length);
    const fault = await refusal(async () => {
      const store = await openSqlite(here.path);
      try {
        await store.view().findClaims({}, { by: 'text', order: 'asc' }, { first: 100 });
        await store.load.set('alpha', [], { at: FIRST });
      } finally {
        await store.close();
      }
    });
    expect(fault).toBeInstanceOf(StoreUnusable);
    expect([fault.code, fault.message, fault.wayOut, fault.place]).toEqual([
      'STORE_UNUSABLE',
      'The database is damaged',
      'Move the file away and load the sets again, or restore it from an archive (ascribe export).',
      { file: here.path },
    ]);
  });

  test('a database that a newer program wrote, for reading too; it is left as it was', async () => {
    await filled(here.path);
    const db = new DatabaseSync(here.path);
    db.exec('PRAGMA user_version = 1000; PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
    const before = await readFile(here.path);
    for (const readOnly of [false, true]) {
      const fault = await refusal(() => openSqlite(here.path, { readOnly }));
      expect(fault).toBeInstanceOf(NewerDatabase);
      expect([fault.code, fault.message, fault.wayOut]).toEqual([
        'NEWER_DATABASE',
        `The database has schema 1000; this program knows schemas up to ${SCHEMA_VERSION}`,
        'Update Ascribe, or name another file with --store.',
      ]);
    }
    expect(await readFile(here.path)).toEqual(before);
  });

  test('a database that another process is writing', async () => {
    await filled(here.path);
    const other = new DatabaseSync(here.path);
    other.exec('BEGIN IMMEDIATE');
    const store = await openSqlite(here.path, { patience: 50 });
    // Reading goes on.
    expect((await store.view().stats()).claims).toBe(12);
    const fault = await refusal(() => store.write.judge(decision('accepted', [alpha().id('u1.1')])));
    expect(fault).toBeInstanceOf(StoreBusy);
    expect([fault.code, fault.message, fault.wayOut, fault.place]).toEqual([
      'STORE_BUSY',
      'The database is being written by another process',
      'Wait until the other load or server has finished, or stop it, and try again.',
      { file: here.path },
    ]);
    expect(await failure(store.load.set('alpha', [], { at: FIRST }))).toMatchObject({ code: 'STORE_BUSY' });
    other.exec('ROLLBACK');
    other.close();
    await store.write.judge(decision('accepted', [alpha().id('u1.1')]));
    await store.close();
  });

  test('a new database whose first writer is someone else', async () => {
    const other = new DatabaseSync(here.path);
    other.exec('PRAGMA journal_mode = WAL; BEGIN IMMEDIATE');
    const fault = await refusal(() => openSqlite(here.path, { patience: 50 }));
    expect(fault.code).toBe('STORE_BUSY');
    other.close();
  });

  test.each([
    ['a folder', async () => here.folder],
    ['a file in a folder that is not there', async () => join(here.folder, 'none', 'x.sqlite')],
    [
      'a file below a file',
      async () => {
        await writeFile(join(here.folder, 'file'), '');
        return join(here.folder, 'file', 'x.sqlite');
      },
    ],
  ])('%s', async (_, where) => {
    const place = await where();
    const fault = await refusal(() => openSqlite(place));
    expect([fault.code, fault.place]).toEqual(['STORE_UNUSABLE', { file: place }]);
    expect(fault.wayOut).not.toBe('');
  });

  test('nothing to read', async () => {
    const fault = await refusal(() => openSqlite(here.path, { readOnly: true }));
    expect(fault.code).toBe('STORE_UNUSABLE');
    expect(await readdir(here.folder)).toEqual([]);
  });

  test('a folder in which nothing may be written', async () => {
    const closed = join(here.folder, 'closed');
    await mkdir(closed);
    await filled(here.path);
    await cp(here.path, join(closed, 'old.sqlite'));
    await chmod(join(closed, 'old.sqlite'), 0o444);
    await chmod(closed, 0o555);
    await chmod(here.folder, 0o755);
    // The superuser may write anywhere: there, a process of somebody else tries it.
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    for (const name of ['new.sqlite', 'old.sqlite']) {
      const args = [join(built, 'open-child.js'), join(closed, name)];
      const { stdout, stderr } = spawnSync(process.execPath, args, { ...nobody, encoding: 'utf8', cwd: '/' });
      expect([stdout.trim(), stderr]).toEqual([
        expect.stringMatching(/^StoreUnusable STORE_UNUSABLE .*(cannot be opened|cannot be written)/),
        '',
      ]);
    }
    await chmod(closed, 0o755);
  }, 60_000);
});
