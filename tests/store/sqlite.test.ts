import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { AscribeError } from '../../src/model/errors.ts';
import { NewerDatabase, StoreBusy, StoreUnusable } from '../../src/store/errors.ts';
import { openStore } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite/index.ts';
import { SCHEMA_VERSION } from '../../src/store/sqlite/migrations.ts';
import type { PageRequest } from '../../src/store/store.ts';
import { built } from '../built.ts';
import { failure } from '../contract/context.ts';
import { about, alpha, claim, decision, FIRST, Sheet } from '../contract/fixtures.ts';
import { contentOf } from '../contract/loading.part.ts';
import { live, type Spoken, told } from '../contract/worlds.ts';

/** Words about an event, its place and its likeness, in two documents. */
const SAMPLE: Spoken[] = [0, 1].map((label) => ({
  label,
  document: label ? 'document/n' : 'document/m',
  speaker: label ? 'actor/b' : 'someone',
  when: '2030-05',
  words: 1,
  claims: [
    claim(about('carried_out', 'actor/a or actor/b', 'event/x')),
    claim(about('struck', 'event/x', 'facility/f')),
    claim(about('located', 'facility/f', 'place/p', { code: 'in' })),
    claim(about('happened', 'event/x', null, { when: label ? '2030-05-07' : '2030' })),
    claim(about('type', 'facility/f', null, { code: 'maternity' })),
  ],
}));

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ascribe-'));
  path = join(folder, 'test.sqlite');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Opens what should not open. */
async function refusal(work: () => Promise<unknown>): Promise<AscribeError> {
  try {
    await work();
  } catch (fault) {
    expect(fault).toBeInstanceOf(AscribeError);
    return fault as AscribeError;
  }
  throw new Error('it should have failed');
}

async function filled(): Promise<void> {
  const store = await openSqlite(path, { readers: 1 });
  await store.load.set('alpha', alpha().records, { at: FIRST });
  await store.close();
}

describe('an embedded store', () => {
  test('keeps what it was given, in one file', async () => {
    await filled();
    const alone = join(folder, 'alone.sqlite');
    await cp(path, alone);
    const store = await openSqlite(alone);
    expect(store.about).toBe(`SQLite, ${alone}, schema ${SCHEMA_VERSION}`);
    expect((await store.view().stats()).claims).toBe(12);
    await store.close();
  });

  test('a copy made while it runs, as docs/operations.md says, holds what it held', async () => {
    const store = await openSqlite(path, { readers: 1 });
    await store.load.set('alpha', alpha().records, { at: FIRST });
    const before = await contentOf(store);
    const copy = join(folder, 'copy.sqlite');
    const other = new DatabaseSync(path);
    other.exec(`VACUUM INTO '${copy}'`);
    other.close();
    await store.load.set('alpha', [], { at: '2034-01-01T00:00:00.000Z' });
    expect(await contentOf(store)).not.toBe(before);
    await store.close();
    const restored = await openSqlite(copy, { readers: 1 });
    expect(await contentOf(restored)).toBe(before);
    await restored.close();
  });

  test('is set to lose nothing', async () => {
    await filled();
    const db = new DatabaseSync(path);
    const pragma = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() as object)[0];
    expect([pragma('journal_mode'), pragma('user_version'), pragma('integrity_check')]).toEqual([
      'wal',
      SCHEMA_VERSION,
      'ok',
    ]);
    expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    db.close();
  });

  test('an address may name the engine', async () => {
    const store = await openStore(`sqlite:${path}`);
    expect(store.about).toContain(path);
    await store.close();
    for (const address of ['', 'sqlite:', 'mysql://somewhere'])
      expect(await failure(openStore(address))).toMatchObject({ code: 'INVALID_RECORD' });
  });

  test('two stores on one file see what each other writes', async () => {
    await filled();
    const [one, two] = [await openSqlite(path, { readers: 1 }), await openSqlite(path, { readers: 1 })];
    const { id } = await one.write.judge(decision('accepted', [alpha().id('u1.1')]));
    expect((await two.view().judgements([id])).size).toBe(1);
    await Promise.all([one.close(), two.close()]);
  });

  test('opened for reading it reads, and writes nothing', async () => {
    await filled();
    const store = await openSqlite(path, { readOnly: true });
    expect(store.about).toBe(`SQLite, ${path}, schema ${SCHEMA_VERSION}, read only`);
    expect((await store.view().stats()).claims).toBe(12);
    expect((await store.view({ clock: 'recorded', date: FIRST }).stats()).claims).toBe(12);
    const closed = { name: 'StoreUnusable', code: 'STORE_UNUSABLE', wayOut: 'Open it for writing.' };
    expect(await failure(store.write.judge(decision('accepted', [alpha().id('u1.1')])))).toMatchObject(
      closed,
    );
    expect(await failure(store.load.set('alpha', [], { at: FIRST }))).toMatchObject(closed);
    await store.close();
  });
});

describe('what cannot be opened is said, with the way out', () => {
  test('a file that is no database', async () => {
    await writeFile(path, 'Dear diary, '.repeat(1000));
    const fault = await refusal(() => openSqlite(path));
    expect(fault).toBeInstanceOf(StoreUnusable);
    expect([fault.code, fault.message, fault.wayOut, fault.place]).toEqual([
      'STORE_UNUSABLE',
      'The database is none of Ascribe’s',
      'Name another file with --store, or move this one away.',
      { file: path },
    ]);
    // And it is left as it was.
    expect(await readFile(path, 'utf8')).toBe('Dear diary, '.repeat(1000));
  });

  test('a database of another program', async () => {
    const db = new DatabaseSync(path);
    db.exec('CREATE TABLE recipe (name TEXT)');
    db.close();
    const before = await readFile(path);
    const fault = await refusal(() => openSqlite(path));
    expect(await readFile(path)).toEqual(before);
    expect([fault.code, fault.message]).toEqual(['STORE_UNUSABLE', 'The database is another program’s']);
  });

  test.each([
    ['cut short', (size: number) => truncate(path, Math.floor(size / 3 / 4096) * 4096)],
    [
      'overwritten in the middle',
      async () => {
        const bytes = await readFile(path);
        bytes.fill(0xa5, 4096, Math.floor(bytes.length / 2));
        await writeFile(path, bytes);
      },
    ],
  ])('a database that was %s', async (_, spoil) => {
    await filled();
    for (const log of ['-wal', '-shm']) await rm(`${path}${log}`, { force: true });
    await spoil((await readFile(path)).length);
    const fault = await refusal(async () => {
      const store = await openSqlite(path);
      try {
        await store.view().findClaims({}, { by: 'text', order: 'asc' }, { first: 100 });
        await store.load.set('alpha', [], { at: FIRST });
      } finally {
        await store.close();
      }
    });
    expect(fault).toBeInstanceOf(StoreUnusable);
    expect([fault.code, fault.message]).toEqual(['STORE_UNUSABLE', 'The database is damaged']);
    expect(fault.wayOut).toContain('Move the file away');
  });

  test('a database that a newer program wrote, for reading too; it is left as it was', async () => {
    await filled();
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 1000; PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
    const before = await readFile(path);
    for (const readOnly of [false, true]) {
      const fault = await refusal(() => openSqlite(path, { readOnly }));
      expect(fault).toBeInstanceOf(NewerDatabase);
      expect([fault.code, fault.message, fault.wayOut]).toEqual([
        'NEWER_DATABASE',
        `The database has schema 1000; this program knows schemas up to ${SCHEMA_VERSION}`,
        'Update Ascribe, or name another file with --store.',
      ]);
    }
    expect(await readFile(path)).toEqual(before);
  });

  test('a database that another process is writing', async () => {
    await filled();
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const store = await openSqlite(path, { patience: 50 });
    // Reading goes on.
    expect((await store.view().stats()).claims).toBe(12);
    const fault = await refusal(() => store.write.judge(decision('accepted', [alpha().id('u1.1')])));
    expect(fault).toBeInstanceOf(StoreBusy);
    expect([fault.code, fault.message, fault.wayOut]).toEqual([
      'STORE_BUSY',
      'The database is being written by another process',
      'Wait until the other load or server has finished, or stop it, and try again.',
    ]);
    expect(await failure(store.load.set('alpha', [], { at: FIRST }))).toMatchObject({ code: 'STORE_BUSY' });
    other.exec('ROLLBACK');
    other.close();
    await store.write.judge(decision('accepted', [alpha().id('u1.1')]));
    await store.close();
  });

  test('a new database whose first writer is someone else', async () => {
    const other = new DatabaseSync(path);
    other.exec('PRAGMA journal_mode = WAL; BEGIN IMMEDIATE');
    const fault = await refusal(() => openSqlite(path, { patience: 50 }));
    expect(fault.code).toBe('STORE_BUSY');
    other.close();
  });

  test.each([
    ['a folder', async () => folder],
    ['a file in a folder that is not there', async () => join(folder, 'none', 'x.sqlite')],
    [
      'a file below a file',
      async () => {
        await writeFile(join(folder, 'file'), '');
        return join(folder, 'file', 'x.sqlite');
      },
    ],
  ])('%s', async (_, where) => {
    const place = await where();
    const fault = await refusal(() => openSqlite(place));
    expect([fault.code, fault.place]).toEqual(['STORE_UNUSABLE', { file: place }]);
    expect(fault.wayOut).not.toBe('');
  });

  test('nothing to read', async () => {
    const fault = await refusal(() => openSqlite(path, { readOnly: true }));
    expect(fault.code).toBe('STORE_UNUSABLE');
    expect(await readdir(folder)).toEqual([]);
  });

  test('a folder in which nothing may be written', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed);
    await filled();
    await cp(path, join(closed, 'old.sqlite'));
    await chmod(join(closed, 'old.sqlite'), 0o444);
    await chmod(closed, 0o555);
    await chmod(folder, 0o755);
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

describe('threads', () => {
  test('closing waits for what runs, refuses what waits, and may be asked for twice', async () => {
    const store = await openSqlite(path, { readers: 1 });
    await store.load.set('alpha', alpha().records, { at: FIRST });
    const reads = Array.from({ length: 50 }, () => store.view().stats());
    const closing = store.close();
    const settled = await Promise.allSettled(reads);
    const refused = settled.filter((it) => it.status === 'rejected');
    expect(refused.length).toBeGreaterThan(40);
    for (const { reason } of refused)
      expect(reason).toMatchObject({ code: 'STORE_UNUSABLE', message: 'the store was closed' });
    await closing;
    await store.close();
    expect(await failure(store.view().stats())).toMatchObject({
      code: 'STORE_UNUSABLE',
      wayOut: 'Open it again.',
    });
  });

  test('a failure comes over with its class, code, way out and reasons', async () => {
    const store = await openSqlite(path, { readers: 1 });
    const fault = await refusal(() => store.load.set('alpha', [{ type: 'nothing' } as never], { at: FIRST }));
    expect(fault.describe()).toContain('[INPUT_REFUSED]\nrecord 1');
    expect(fault.describe()).toContain('[INVALID_RECORD]');
    expect(
      await failure(store.view().findClaims({}, { by: 'text', order: 'asc' }, { first: 5, after: 'x' })),
    ).toMatchObject({ name: 'InvalidCursor', code: 'INVALID_CURSOR' });
    await store.close();
  });

  test('a long write does not hold the event loop, nor reads', async () => {
    const store = await openSqlite(path, { readers: 1 });
    await store.load.set('alpha', alpha().records, { at: FIRST });
    const sheet = new Sheet();
    const words = claim(about('happened', 'event/pine'));
    for (let at = 0; at < 1500; at++)
      sheet.say(`m${at}`, { document: 'document/lark', by: ['actor/lark'], start: 2000 + at * 30 }, words);
    let longest = 0;
    let before = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - before);
      before = performance.now();
    }, 5);
    let reads = 0;
    let loading = true;
    const load = store.load.set('many', sheet.records, { at: FIRST }).finally(() => {
      loading = false;
    });
    while (loading) {
      await store.view().stats();
      reads++;
    }
    clearInterval(timer);
    await load;
    expect(reads).toBeGreaterThan(3);
    // The write takes far longer than any pause of the loop; the bound is wide since the machine may be busy.
    expect(longest).toBeLessThan(1000);
    expect((await store.view().stats()).claims).toBe(1512);
    await store.close();
  }, 60_000);

  test('readers answer at the same time', async () => {
    const store = await openSqlite(path, { readers: 3 });
    await store.load.set('alpha', alpha().records, { at: FIRST });
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => store.view().claims([alpha().id('u1.1')])),
    );
    expect(answers.every((it) => it.size === 1)).toBe(true);
    await store.close();
  });
});

test('a search gives the same names page by page, where it judges only what a page needs, as all at once', async () => {
  const store = await openSqlite(path, { readers: 1 });
  const sheet = new Sheet();
  const spellings = ['Marat', 'Maarat', 'Marat West', 'Maaret', 'Mirat', 'Maratov', 'Masrat', 'Marhat'];
  for (let at = 0; at < 900; at++)
    sheet.entity(`place/${(at * 7919) % 1000}`, 'place', `${spellings[at % 8]}${at % 3 ? '' : ' Old Town'}`);
  await store.load.set('places', sheet.records, { at: FIRST });
  const page = async (request: PageRequest) =>
    (await store.view().search({ query: 'Marat', in: ['names'] }, request)).items.map(({ node, cursor }) => ({
      hit: `${node.tier} ${node.entity} ${node.text}`,
      cursor,
    }));
  const all = (await page({ last: 1000 })).map(({ hit }) => hit);
  expect(all).toHaveLength(900);
  expect(new Set(all.map((hit) => hit.split(' ')[0]))).toEqual(
    new Set(['exact', 'prefix', 'variant', 'fuzzy']),
  );
  const paged: string[] = [];
  for (let after: string | undefined; ; ) {
    const items = await page({ first: 31, ...(after && { after }) });
    paged.push(...items.map(({ hit }) => hit));
    after = items.at(-1)?.cursor;
    if (items.length < 31) break;
  }
  expect(paged).toEqual(all);
  await store.close();
});

test('the claims of a hub are walked page by page in the order of the text, and what is written meanwhile is seen', async () => {
  const store = await openSqlite(path, { readers: 1 });
  const sheet = alpha();
  for (let at = 0; at < 3300; at++)
    sheet.say(
      `m${at}`,
      { document: 'document/lark', by: ['actor/lark'], start: 2000 + ((at * 7919) % 3300) * 30 },
      claim(about('happened', 'event/pine', null, { when: `20${10 + (at % 90)}` })),
    );
  await store.load.set('alpha', sheet.records, { at: FIRST });
  const walk = async (first: number, meanwhile?: (seen: string[]) => Promise<unknown>) => {
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const request = { first, ...(after && { after }) };
      const order = { by: 'text', order: 'asc' } as const;
      const page = (await store.view().claimsOf('subject', ['event/pine'], {}, order, request)).get(
        'event/pine',
      );
      seen.push(...(page?.items ?? []).map(({ node }) => node.id));
      after = page?.items.at(-1)?.cursor;
      if (!page?.hasNext) return seen;
      if (seen.length === 2000) await meanwhile?.(seen);
    }
  };
  const all = await walk(300);
  expect(all.length).toBeGreaterThan(3300);
  expect(await walk(1000)).toEqual(all);
  const rejected = [all[5], all[2500]] as string[];
  const now = await walk(1000, () => store.write.judge(decision('rejected', rejected)));
  expect(now).toEqual(all.filter((id) => id !== rejected[1]));
  expect(await walk(1000)).toEqual(all.filter((id) => !rejected.includes(id)));
  await store.close();
}, 60_000);

describe('what is derived', () => {
  test('a file of schema 2 is brought up to date, and finds slips as one made anew', async () => {
    await filled();
    const slips = async () => {
      const store = await openSqlite(path, { readers: 1 });
      const pages = ['pine clibnic', 'clibnic'].map((query) =>
        store.view().search({ query, in: ['names'] }, { first: 9 }),
      );
      const found = (await Promise.all(pages)).map(({ items }) =>
        items.map(({ node: { tier, entity, text } }) => [tier, entity, text]),
      );
      await store.close();
      return found;
    };
    const before = await slips();
    expect(before).toEqual(Array(2).fill([['fuzzy', 'facility/pine-clinic', 'the Pine clinic']]));
    const db = new DatabaseSync(path);
    db.exec(`DROP TABLE word; DROP TABLE gram; PRAGMA user_version = 2;
      CREATE TABLE trigram (gram TEXT NOT NULL, name INTEGER NOT NULL, PRIMARY KEY (gram, name)) STRICT, WITHOUT ROWID`);
    db.close();
    expect(await slips()).toEqual(before);
  });

  test('is derived anew where its rules have changed, and comes out the same', async () => {
    const store = await openSqlite(path, { readers: 1 });
    await live(store, [
      { load: SAMPLE, set: 'one' },
      { says: 'rejected', at: 0, pick: 3 },
      { says: 'same', at: 1, pick: 4 },
      { says: 'within', at: 1, pick: 9 },
      { says: 'supersedes', at: 2, pick: 2 },
    ]);
    const [before, content] = [await told(store), await contentOf(store)];
    await store.close();
    const db = new DatabaseSync(path);
    db.exec(`DELETE FROM meta WHERE key = 'derivation'; DELETE FROM mention; DELETE FROM adjacency; DELETE FROM name;
      UPDATE claim SET hidden = 1, review = 'accepted', hap_from = 19990101; UPDATE entity SET claims = 7`);
    db.close();
    const again = await openSqlite(path, { readers: 1 });
    expect(await told(again)).toEqual(before);
    expect(await contentOf(again)).toBe(content);
    await again.close();
  });
});
