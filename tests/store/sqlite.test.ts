import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { openStore } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite/index.ts';
import { SCHEMA_VERSION } from '../../src/store/sqlite/migrations.ts';
import type { PageRequest } from '../../src/store/store.ts';
import { failure } from '../contract/context.ts';
import { about, alpha, claim, decision, FIRST, Sheet } from '../contract/fixtures.ts';
import { contentOf } from '../contract/loading.part.ts';
import { live, type Spoken, told } from '../contract/worlds.ts';
import { filled, ownFolder } from './sqlite-files.ts';

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

const here = ownFolder();

describe('an embedded store', () => {
  test('keeps what it was given, in one file', async () => {
    await filled(here.path);
    const alone = join(here.folder, 'alone.sqlite');
    await cp(here.path, alone);
    const store = await openSqlite(alone);
    expect(store.about).toBe(`SQLite, ${alone}, schema ${SCHEMA_VERSION}`);
    expect((await store.view().stats()).claims).toBe(12);
    await store.close();
  });

  test('a copy made while it runs, as docs/operations.md says, holds what it held', async () => {
    const store = await openSqlite(here.path, { readers: 1 });
    await store.load.set('alpha', alpha().records, { at: FIRST });
    const before = await contentOf(store);
    const copy = join(here.folder, 'copy.sqlite');
    const other = new DatabaseSync(here.path);
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
    await filled(here.path);
    const db = new DatabaseSync(here.path);
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
    const store = await openStore(`sqlite:${here.path}`);
    expect(store.about).toContain(here.path);
    await store.close();
    for (const address of ['', 'sqlite:', 'mysql://somewhere'])
      expect(await failure(openStore(address))).toMatchObject({ code: 'INVALID_RECORD' });
  });

  test('two stores on one file see what each other writes', async () => {
    await filled(here.path);
    const [one, two] = [
      await openSqlite(here.path, { readers: 1 }),
      await openSqlite(here.path, { readers: 1 }),
    ];
    const { id } = await one.write.judge(decision('accepted', [alpha().id('u1.1')]));
    expect((await two.view().judgements([id])).size).toBe(1);
    await Promise.all([one.close(), two.close()]);
  });

  test('opened for reading it reads, and writes nothing', async () => {
    await filled(here.path);
    const store = await openSqlite(here.path, { readOnly: true });
    expect(store.about).toBe(`SQLite, ${here.path}, schema ${SCHEMA_VERSION}, read only`);
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

test('a search gives the same names page by page, where it judges only what a page needs, as all at once', async () => {
  const store = await openSqlite(here.path, { readers: 1 });
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
  const store = await openSqlite(here.path, { readers: 1 });
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
    await filled(here.path);
    const slips = async () => {
      const store = await openSqlite(here.path, { readers: 1 });
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
    const db = new DatabaseSync(here.path);
    db.exec(`DROP TABLE word; DROP TABLE gram; PRAGMA user_version = 2;
      CREATE TABLE trigram (gram TEXT NOT NULL, name INTEGER NOT NULL, PRIMARY KEY (gram, name)) STRICT, WITHOUT ROWID`);
    db.close();
    expect(await slips()).toEqual(before);
  });

  test('is derived anew where its rules have changed, and comes out the same', async () => {
    const store = await openSqlite(here.path, { readers: 1 });
    await live(store, [
      { load: SAMPLE, set: 'one' },
      { says: 'rejected', at: 0, pick: 3 },
      { says: 'same', at: 1, pick: 4 },
      { says: 'within', at: 1, pick: 9 },
      { says: 'supersedes', at: 2, pick: 2 },
    ]);
    const [before, content] = [await told(store), await contentOf(store)];
    await store.close();
    const db = new DatabaseSync(here.path);
    db.exec(`DELETE FROM meta WHERE key = 'derivation'; DELETE FROM mention; DELETE FROM adjacency; DELETE FROM name;
      UPDATE claim SET hidden = 1, review = 'accepted', hap_from = 19990101; UPDATE entity SET claims = 7`);
    db.close();
    const again = await openSqlite(here.path, { readers: 1 });
    expect(await told(again)).toEqual(before);
    expect(await contentOf(again)).toBe(content);
    await again.close();
  });
});
