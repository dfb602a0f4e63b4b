import { expect, test } from '@jest/globals';
import neo4j from 'neo4j-driver';
import type { Neo4jStore } from '../../src/store/neo4j/index.ts';
import { failure } from '../contract/context.ts';
import { FIRST, SECOND, Sheet } from '../contract/fixtures.ts';
import { direct, judgement, members, reopen, store, url, withMembers } from './cluster.ts';
import { partsOf, until } from './direct.ts';

withMembers();

const figuresOf = async (of: Neo4jStore) =>
  Object.fromEntries((await of.figures()).map(({ name, value }) => [name, value]));

test('what is to be watched: connections in use and waited for, tries, a load under way, a database that is lost', async () => {
  // The limit is that of each member: here there is one.
  await reopen(members.url.replace('neo4j://', 'bolt://'), { pool: 1 });
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
