// Answers that are lost, late or never come: what was acknowledged stands once, and nobody waits for ever.
import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import neo4j, { type Driver } from 'neo4j-driver';
import { addressOf } from '../../src/store/neo4j/address.ts';
import { Client } from '../../src/store/neo4j/client.ts';
import type { ArchiveRecord } from '../../src/store/records.ts';
import { failure } from '../contract/context.ts';
import { about, alpha, claim as claimed, FIRST, SECOND, Sheet } from '../contract/fixtures.ts';
import { contentOf } from '../contract/loading.part.ts';
import { claim, direct, judgement, members, reopen, store, url, whoDid, withMembers } from './cluster.ts';
import { cypher, partsOf, pause, until, wipe } from './direct.ts';

withMembers();

/** How many relationships of each type there are: what is written twice shows in no answer at once. */
const joined = () => cypher(url, 'MATCH ()-[r]->() RETURN type(r) AS type, count(r) AS n ORDER BY type');

test('a commit whose answer is lost is sent again and changes nothing', async () => {
  members.commits = 0;
  members.loses = (commit) => commit === 1;
  const { id } = await store.write.judge(judgement(0));
  expect(whoDid('write')).toEqual([0]);
  expect(members.begun.filter(({ mode }) => mode === 'write').length).toBe(2);
  expect((await store.view().stats()).judgements).toBe(1);
  expect((await store.view().judgementsOn([claim])).get(claim)?.map((it) => it.id)).toEqual([id]);
});

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
  expect(await cypher(url, 'MATCH (x:Draft|Pending) RETURN x')).toEqual([]);
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
  await reopen(members.url, { timeout: 1_000 });
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

async function running(driver: Driver): Promise<number> {
  const { records } = await driver.executeQuery(
    `SHOW TRANSACTIONS YIELD currentQuery, status
     WHERE currentQuery CONTAINS 'endless' AND NOT currentQuery CONTAINS 'SHOW' RETURN status`,
  );
  return records.length;
}
