import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import neo4j, { type Driver } from 'neo4j-driver';
import type { Judgement } from '../../src/model/judgement.ts';
import { addressOf } from '../../src/store/neo4j/address.ts';
import { Client } from '../../src/store/neo4j/client.ts';
import { type Neo4jStore, openNeo4j } from '../../src/store/neo4j/index.ts';
import type { ArchiveRecord } from '../../src/store/records.ts';
import { failure } from '../contract/context.ts';
import { about, alpha, claim as claimed, FIRST, SECOND, Sheet } from '../contract/fixtures.ts';
import { contentOf } from '../contract/loading.part.ts';
import { Members } from './members.ts';
import { partsOf, wipe } from './server.ts';
import { Stores } from './stores.ts';

jest.setTimeout(120_000);

/**
 * Manners in a cluster: one server, before which a proxy stands as three members. All of them hold the same data at
 * any time; a member that is behind cannot be shown.
 */
const stores = new Stores();
let url: string;
let direct: Neo4jStore;
let members: Members;
let store: Neo4jStore;
let claim: string;

beforeAll(async () => {
  ({ url, store: direct } = await stores.open());
});

beforeEach(async () => {
  await wipe(url);
  members = await Members.before(url);
  store = await openNeo4j(members.url);
  await store.load.set('alpha', alpha().records, { at: FIRST });
  const page = await store.view().findClaims({}, { by: 'text', order: 'asc' }, { first: 1 });
  claim = page.items[0]?.node.id ?? '';
  members.begun.length = 0;
});

afterEach(async () => {
  await store.close();
  await members.close();
});

afterAll(async () => {
  await direct.close();
  await stores.stop();
});

const judgement = (number: number): Omit<Judgement, 'id'> => ({
  ...{
    on: [claim],
    says: number % 2 === 0 ? 'accepted' : 'rejected',
    why: `decision ${number}`,
    by: 'analyst',
  },
  at: new Date(Date.UTC(2033, 5, 1) + number * 1000).toISOString(),
});
const whoDid = (mode: 'read' | 'write' | 'refused') => [
  ...new Set(members.begun.filter((it) => it.mode === mode).map(({ member }) => member)),
];
const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
const until = async (holds: () => boolean | Promise<boolean>) => {
  while (!(await holds())) await pause();
};

test('reads go to those that read, writes to the leader', async () => {
  for (let number = 0; number < 4; number++) {
    await store.write.judge(judgement(number));
    await store.view().stats();
  }
  expect(whoDid('write')).toEqual([0]);
  expect(whoDid('read').sort()).toEqual([1, 2]);
  expect(whoDid('refused')).toEqual([]);
});

test('another leads: who wrote to the old one learns of it and writes to the new one, once', async () => {
  await store.write.judge(judgement(0));
  members.leader = 2;
  await store.write.judge(judgement(1));
  expect(whoDid('refused')).toEqual([0]);
  expect(whoDid('write')).toEqual([0, 2]);
  expect((await store.view().stats()).judgements).toBe(2);
});

test('a routing table that is stale itself is asked again until it is not', async () => {
  await store.write.judge(judgement(0));
  members.leader = 1;
  members.told = 0;
  const before = members.routed;
  const written = store.write.judge(judgement(1));
  await until(() => members.routed > before);
  members.told = null;
  expect((await written).says).toBe('rejected');
  expect(whoDid('refused')).toEqual([0]);
  expect((await store.view().stats()).judgements).toBe(1 + 1);
});

test('a routing table that stays stale is told, and nothing is written', async () => {
  members.leader = 1;
  members.told = 0;
  const fault = await failure(store.write.judge(judgement(0)));
  expect(fault).toMatchObject({ code: expect.stringMatching(/^STORE_(UNREACHABLE|UNUSABLE)$/) });
  expect((await store.view().stats()).judgements).toBe(0);
});

test('a member that reads is lost: the others answer; the leader is lost: they still do', async () => {
  const stats = await store.view().stats();
  await members.refuse(1);
  for (let at = 0; at < 3; at++) expect(await store.view().stats()).toEqual(stats);
  await members.refuse(0);
  expect(await store.view().stats()).toEqual(stats);
  // Chosen anew among those that are left.
  members.leader = 2;
  await store.write.judge(judgement(0));
  expect((await direct.view().stats()).judgements).toBe(1);
});

test('a commit whose answer is lost is sent again and changes nothing', async () => {
  members.commits = 0;
  members.loses = (commit) => commit === 1;
  const { id } = await store.write.judge(judgement(0));
  expect(whoDid('write')).toEqual([0]);
  expect(members.begun.filter(({ mode }) => mode === 'write').length).toBe(2);
  expect((await store.view().stats()).judgements).toBe(1);
  expect((await store.view().judgementsOn([claim])).get(claim)?.map((it) => it.id)).toEqual([id]);
});

/** How many relationships of each type there are: what is written twice shows in no answer at once. */
const joined = () => cypher('MATCH ()-[r]->() RETURN type(r) AS type, count(r) AS n ORDER BY type');

test('a load of which every answer to a commit is lost once is what it would have been', async () => {
  const sheet = alpha();
  sheet.records.pop();
  await direct.load.set('alpha', sheet.records, { at: SECOND });
  const [expected, before] = [await contentOf(direct), await joined()];
  await wipe(url);
  // Each transaction is sent a second time, and that answer arrives.
  members.commits = 0;
  members.loses = (commit) => commit % 2 === 1;
  await store.load.set('alpha', alpha().records, { at: FIRST });
  const report = await store.load.set('alpha', sheet.records, { at: SECOND });
  expect(members.commits).toBeGreaterThan(20);
  expect(report.withdrawn.utterances).toBe(1);
  expect(await contentOf(direct)).toBe(expected);
  expect(await joined()).toEqual(before);
});

test('an archive of which every answer to a commit is lost once is restored as it was', async () => {
  const [expected, before] = [await contentOf(direct), await joined()];
  const records = expected
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ArchiveRecord);
  await wipe(url);
  members.commits = 0;
  members.loses = (commit) => commit % 2 === 1;
  await store.archive.restore(Readable.from(records), {});
  expect(members.commits).toBeGreaterThan(10);
  expect(await contentOf(direct)).toBe(expected);
  expect(await joined()).toEqual(before);
  expect(await cypher('MATCH (x:Draft|Pending) RETURN x')).toEqual([]);
});

test('what a load has written out of sight counts for nothing while others judge', async () => {
  const event = async () => (await direct.view().entities(['event/pine'])).get('event/pine');
  const { claims = 0 } = (await event()) ?? {};
  const [dated] = (
    await direct.view().findClaims({ predicate: ['happened'] }, { by: 'text', order: 'asc' }, { first: 1 })
  ).items;
  const sheet = new Sheet().say(
    'v1',
    { document: 'document/lark', by: ['actor/lark'], quote: 'it fell on the 9th', start: 900 },
    claimed(about('happened', 'event/pine', null, { when: '2031-03-09' })),
    claimed(about('carried_out', 'actor/guard', 'event/pine')),
  );
  let written = false;
  const loading = store.load.set('later', sheet.records, {
    at: SECOND,
    progress: ({ phase, done, of }) => {
      if (phase !== 'writing' || done !== of || written) return;
      written = true;
      members.silent = true;
    },
  });
  await until(() => written);
  await direct.write.judge({ ...judgement(1), on: [dated?.node.id ?? ''] });
  expect(await event()).toMatchObject({ claims: claims - 1, happened: null });
  members.silent = false;
  members.cut();
  await loading;
  expect(await event()).toMatchObject({
    claims: claims + 1,
    happened: { earliest: '2031-03-09', latest: '2031-03-09' },
  });
});

test('all members are lost: that is told, and once they are back it goes on by itself', async () => {
  await members.refuse(0, 1, 2);
  expect(await failure(store.view().stats())).toMatchObject({ code: 'STORE_UNREACHABLE' });
  expect(await failure(store.write.judge(judgement(0)))).toMatchObject({ code: 'STORE_UNREACHABLE' });
  await members.accept(0, 1, 2);
  await store.write.judge(judgement(0));
  expect((await store.view().stats()).judgements).toBe(1);
});

test('answers that are late are waited for; a connection that is cut is made again', async () => {
  const stats = await store.view().stats();
  members.delay = 150;
  expect(await store.view().stats()).toEqual(stats);
  const read = store.view().stats();
  await pause();
  members.cut();
  members.delay = 0;
  expect(await read).toEqual(stats);
  members.delay = 150;
  const written = store.write.judge(judgement(0));
  await pause();
  members.cut();
  members.delay = 0;
  await written;
  expect((await store.view().stats()).judgements).toBe(1);
});

test('an answer that never comes is given up, and the next question is answered', async () => {
  await store.close();
  store = await openNeo4j(members.url, { timeout: 1_000 });
  const stats = await store.view().stats();
  members.silent = true;
  expect(await failure(store.view().stats())).toMatchObject({
    code: expect.stringMatching(/^STORE_(TIMEOUT|UNREACHABLE)$/),
  });
  members.silent = false;
  members.cut();
  expect(await store.view().stats()).toEqual(stats);
});

test('a query that runs past its limit ends on the server too, whether it can be told or not', async () => {
  const { address, user, password } = partsOf(url);
  const driver = neo4j.driver(address, neo4j.auth.basic(user, password));
  const client = Client.of(addressOf(members.url), { timeout: 1_500 });
  const endless = () =>
    client.read((query) => query.all('UNWIND range(1, 1000000000000) AS n RETURN sum(n) AS endless'));
  try {
    const told = failure(endless());
    await until(async () => (await running(driver)) === 1);
    expect(await told).toMatchObject({
      code: 'STORE_TIMEOUT',
      wayOut: expect.stringContaining('ASCRIBE_NEO4J_TIMEOUT'),
    });
    await until(async () => (await running(driver)) === 0);

    const untold = failure(endless());
    await until(async () => (await running(driver)) === 1);
    members.silent = true;
    expect(await untold).toMatchObject({ code: 'STORE_TIMEOUT' });
    await until(async () => (await running(driver)) === 0);
  } finally {
    await client.close();
    await driver.close();
  }
});

async function cypher(text: string): Promise<Record<string, unknown>[]> {
  const { address, user, password } = partsOf(url);
  const driver = neo4j.driver(address, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
  const { records } = await driver.executeQuery(text);
  await driver.close();
  return records.map((record) => record.toObject());
}

const figuresOf = async (of: Neo4jStore) =>
  Object.fromEntries((await of.figures()).map(({ name, value }) => [name, value]));

test('what is to be watched: connections in use and waited for, tries, a load under way, a database that is lost', async () => {
  await store.close();
  // The limit is that of each member: here there is one.
  store = await openNeo4j(members.url.replace('neo4j://', 'bolt://'), { pool: 1 });
  const before = await figuresOf(store);
  expect(before).toMatchObject({
    ...{ store_up: 1, loads_total: 1, load_running: 0, load_unseen_records: 0 },
    ...{ load_latest_timestamp_seconds: Date.parse(FIRST) / 1000 },
    ...{
      pool_connections_limit: 1,
      pool_connections_busy: 0,
      pool_transactions_waiting: 0,
      pool_retries_total: 0,
    },
  });
  const { address, user, password } = partsOf(url);
  const driver = neo4j.driver(address, neo4j.auth.basic(user, password));
  const session = driver.session();
  const held = session.beginTransaction();
  await held.run("MERGE (l:AscribeLock {name: 'turn'}) SET l.turn = -1");
  const one = store.write.judge(judgement(0));
  await until(async () => (await figuresOf(store))['pool_connections_busy'] === 1);
  const other = failure(store.write.judge(judgement(1)));
  expect((await figuresOf(store))['pool_transactions_waiting']).toBe(1);
  expect(await other).toMatchObject({ code: 'STORE_BUSY' });
  members.cut();
  await held.rollback();
  await session.close();
  await driver.close();
  expect((await one).says).toBe('accepted');
  const after = await figuresOf(store);
  expect(after['pool_retries_total']).toBeGreaterThan(0);
  // Two that write, and one that reads what was written.
  expect(after['pool_transactions_total']).toBe((before['pool_transactions_total'] ?? 0) + 3);
  expect(after).toMatchObject({ store_up: 1, pool_connections_busy: 0, pool_transactions_waiting: 0 });

  let written = 0;
  const sheet = new Sheet()
    .entities('media', 'actor/finch')
    .entity('place/weir', 'place', 'Weir')
    .document('document/finch', 'actor/finch', '2031-02-01');
  const loading = store.load.set('finch', sheet.records, {
    at: SECOND,
    progress: ({ phase, done }) => {
      if (phase !== 'writing' || done === 0 || written > 0) return;
      written = done;
      members.silent = true;
    },
  });
  await until(() => written > 0);
  expect(await figuresOf(direct)).toMatchObject({
    load_running: 1,
    load_unseen_records: written,
    loads_total: 1,
  });
  members.silent = false;
  members.cut();
  await loading;
  expect(await figuresOf(direct)).toMatchObject({ load_running: 0, load_unseen_records: 0, loads_total: 2 });

  await members.refuse(0, 1, 2);
  const lost = await figuresOf(store);
  expect(lost['store_up']).toBe(0);
  expect(lost).not.toHaveProperty('loads_total');
});

async function running(driver: Driver): Promise<number> {
  const { records } = await driver.executeQuery(
    `SHOW TRANSACTIONS YIELD currentQuery, status
     WHERE currentQuery CONTAINS 'endless' AND NOT currentQuery CONTAINS 'SHOW' RETURN status`,
  );
  return records.length;
}
