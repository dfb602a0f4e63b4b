import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Judgement } from '../../src/model/judgement.ts';
import { openNeo4j } from '../../src/store/neo4j/index.ts';
import type { LoadRecord } from '../../src/store/records.ts';
import { openSqlite } from '../../src/store/sqlite/index.ts';
import { failure } from '../contract/context.ts';
import { alpha, FIRST, SECOND } from '../contract/fixtures.ts';
import { contentOf } from '../contract/loading.part.ts';
import { cypher, partsOf, pause, until, wipe } from './direct.ts';
import { type Server, startServer } from './server.ts';

/** How often the server is killed under writers; a start takes it 7 seconds and more, hence 20 times only by hand. */
const KILLS = Number(process.env['ASCRIBE_KILLS'] ?? 3);
/** Once the database answers, Ascribe does within so many milliseconds. */
const RECOVERY = 2_000;
jest.setTimeout(300_000 + KILLS * 60_000);

let server: Server;
// One of its own: it is going to be killed.
beforeAll(async () => {
  const given = process.env['ASCRIBE_TEST_NEO4J'];
  delete process.env['ASCRIBE_TEST_NEO4J'];
  server = await startServer();
  if (given) process.env['ASCRIBE_TEST_NEO4J'] = given;
});
afterAll(() => server?.stop());

const opened = async () => {
  await wipe(server.url);
  return openNeo4j(server.url);
};
const judgementOn = (claim: string, number: number): Omit<Judgement, 'id'> => ({
  on: [claim],
  says: number % 2 === 0 ? 'accepted' : 'rejected',
  why: `decision ${number}`,
  by: 'analyst',
  at: new Date(Date.UTC(2033, 5, 1) + number * 1000).toISOString(),
});

describe('while it runs', () => {
  test('nothing that was acknowledged is lost, however often the server is killed', async () => {
    const store = await opened();
    await store.load.set('alpha', alpha().records, { at: FIRST });
    const page = await store.view().findClaims({}, { by: 'text', order: 'asc' }, { first: 100 });
    const claims = page.items.map(({ node }) => node.id);
    const acknowledged: string[] = [];
    let stopped = false;
    let number = 0;
    const writer = async () => {
      while (!stopped) {
        const mine = number++;
        const judgement = judgementOn(claims[mine % claims.length] as string, mine);
        await store.write.judge(judgement).then(
          ({ id }) => acknowledged.push(id),
          (fault: { code?: string }) => {
            expect(fault.code).toMatch(/^STORE_/);
            return pause();
          },
        );
      }
    };
    const writers = Promise.all(Array.from({ length: 4 }, writer));
    const recoveries: number[] = [];
    for (let at = 0; at < KILLS; at++) {
      const some = acknowledged.length + 5;
      await until(() => acknowledged.length >= some);
      await server.kill();
      await server.start();
      const back = performance.now();
      // What the health check asks: how long a server that just started takes for its first plans is not ours.
      await until(() =>
        store
          .view()
          .entities([])
          .then(
            () => true,
            () => false,
          ),
      );
      recoveries.push(Math.round(performance.now() - back));
    }
    // Writers go on by themselves too.
    const after = acknowledged.length;
    await until(() => acknowledged.length > after);
    stopped = true;
    await writers;
    const kept = await store.view().judgements(acknowledged);
    expect(kept.size).toBe(new Set(acknowledged).size);
    // Not half-written either: what is derived is what would be derived anew.
    expect(await derived(store)).toEqual(await derivedAnew(store));
    console.log(
      `${KILLS} kills, ${kept.size} judgements acknowledged; answers again after ${recoveries.join(', ')} ms`,
    );
    expect(Math.max(...recoveries)).toBeLessThan(RECOVERY);
    await store.close();
  });

  test('a server that is down is told while it is down, and answers again once it is back', async () => {
    const store = await opened();
    await server.kill();
    expect(await failure(store.view().stats())).toMatchObject({ code: 'STORE_UNREACHABLE' });
    await server.start();
    expect((await store.view().stats()).claims).toBe(0);
    await store.close();
  });

  test('a server that falls silent is given up', async () => {
    const store = await openNeo4j(server.url, { timeout: 4_000 });
    server.freeze();
    try {
      expect(await failure(store.view().stats())).toMatchObject({
        code: expect.stringMatching(/^STORE_(TIMEOUT|UNREACHABLE)$/),
      });
    } finally {
      server.thaw();
    }
    await until(() =>
      store
        .view()
        .stats()
        .then(
          ({ claims }) => claims === 0,
          () => false,
        ),
    );
    await store.close();
  });

  test('a server that takes no writes is told, and goes on being read', async () => {
    const store = await opened();
    await store.load.set('alpha', alpha().records, { at: FIRST });
    await server.kill();
    await server.start(true);
    const { claims } = await store.view().stats();
    expect(claims).toBeGreaterThan(0);
    const [claim] = (await store.view().findClaims({}, { by: 'text', order: 'asc' }, { first: 1 })).items;
    expect(await failure(store.write.judge(judgementOn(claim?.node.id ?? '', 0)))).toMatchObject({
      code: 'STORE_UNUSABLE',
      wayOut: expect.stringContaining('server.databases.read_only'),
    });
    await server.kill();
    await server.start();
    expect((await store.write.judge(judgementOn(claim?.node.id ?? '', 0))).says).toBe('accepted');
    await store.close();
  });

  test('what waits longer than it may is ended on the server too; where all connections are in use, that is told', async () => {
    const patient = await opened();
    await patient.load.set('alpha', alpha().records, { at: FIRST });
    const stats = await patient.view().stats();
    await patient.close();
    const store = await openNeo4j(server.url, { timeout: 12_000, pool: 1 });
    const [claim] = (await store.view().findClaims({}, { by: 'text', order: 'asc' }, { first: 1 })).items;
    const { default: neo4j } = await import('neo4j-driver');
    const { address, user, password } = partsOf(server.url);
    const driver = neo4j.driver(address, neo4j.auth.basic(user, password));
    const session = driver.session();
    const held = session.beginTransaction();
    await held.run("MERGE (l:AscribeLock {name: 'turn'}) SET l.turn = -1");
    const waiting = failure(store.write.judge(judgementOn(claim?.node.id ?? '', 1)));
    expect(await failure(store.view().stats())).toMatchObject({
      code: 'STORE_BUSY',
      wayOut: expect.stringContaining('ASCRIBE_NEO4J_POOL'),
    });
    expect(await waiting).toMatchObject({
      code: 'STORE_TIMEOUT',
      wayOut: expect.stringContaining('ASCRIBE_NEO4J_TIMEOUT'),
    });
    await until(async () => {
      const { records } = await driver.executeQuery(
        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'AscribeLock' AND NOT currentQuery CONTAINS 'SHOW' RETURN currentQuery",
      );
      return records.length === 0;
    });
    await held.rollback();
    await session.close();
    await driver.close();
    expect(await store.view().stats()).toEqual(stats);
    await store.close();
  });

  test('a load in which the server is killed leaves nothing in view, and goes on where it was', async () => {
    const store = await opened();
    await store.load.set('alpha', alpha().records, { at: FIRST });
    const before = await contentOf(store);
    let written = 0;
    const loading = store.load.set('more', more(2_200), {
      at: FIRST,
      progress: ({ phase, done }) => {
        if (phase === 'writing' && done > 0 && written === 0) {
          written = done;
          void server.kill();
        }
      },
    });
    expect(await failure(loading)).toMatchObject({ code: expect.stringMatching(/^STORE_/) });
    await server.start();
    expect(await contentOf(store)).toBe(before);
    expect(await store.view().stats()).toMatchObject({ utterances: 6 });
    await store.close();
    // Its lock ends with its lease, which nobody renews.
    await cypher(server.url, "MATCH (l:AscribeLock {name: 'load'}) SET l.until = 0");
    const again = await openNeo4j(server.url);
    const kept: (number | undefined)[] = [];
    const report = await again.load.set('more', more(2_200), {
      at: SECOND,
      progress: (progress) => {
        if (progress.phase === 'writing') kept.push(progress.kept);
      },
    });
    expect(kept[0]).toBeGreaterThanOrEqual(written);
    expect(report.added.utterances).toBe(2_200);
    const resumed = await contentOf(again);
    await wipe(server.url);
    await again.load.set('alpha', alpha().records, { at: FIRST });
    await again.load.set('more', more(2_200), { at: SECOND });
    expect(resumed).toBe(await contentOf(again));
    await again.close();
  });
});

describe('a back-up by the server’s own tools', () => {
  test('restored, holds what it held', async () => {
    const store = await opened();
    await store.load.set('alpha', alpha().records, { at: FIRST });
    const before = await contentOf(store);
    await server.dump();
    await store.load.set('alpha', [], { at: SECOND });
    expect(await contentOf(store)).not.toBe(before);
    // It would wait for what it wrote, which the database does not have any more.
    await store.close();
    await server.restore();
    const again = await openNeo4j(server.url);
    expect(await contentOf(again)).toBe(before);
    await again.close();
  });
});

type Opened = Awaited<ReturnType<typeof opened>>;

/** What a store derived from its judgements. */
async function derived(store: Pick<Opened, 'view'>) {
  const view = store.view();
  const page = await view.findClaims({ history: true }, { by: 'text', order: 'asc' }, { first: 500 });
  const entities = await view.findEntities({}, { by: 'id', order: 'asc' }, { first: 500 });
  const ids = entities.items.map(({ node }) => node.id);
  return {
    reviews: page.items.map(({ node }) => [node.id, node.review]),
    counts: entities.items.map(({ node }) => [node.id, node.claims]),
    edges: [...(await view.edgesOf(ids, {}, { first: 500 }))].map(([id, list]) => [
      id,
      list.items.map(({ node }) => [node.key, node.counts.claims]),
    ]),
  };
}

/** The same, worked out by the other engine from the archive. */
async function derivedAnew(store: Opened) {
  const folder = await mkdtemp(join(tmpdir(), 'ascribe-faults-'));
  const target = await openSqlite(join(folder, 'a.sqlite'), { readers: 1 });
  try {
    await target.archive.restore(store.archive.read(), {});
    return await derived(target);
  } finally {
    await target.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Many utterances of one document. */
function more(count: number): LoadRecord[] {
  const sheet = alpha();
  for (let at = 0; at < count; at++)
    sheet.say(
      `more${at}`,
      { document: 'document/lark', by: ['actor/lark'], quote: `more words ${at}`, start: 10_000 + at * 20 },
      ...claimsOf(sheet, at),
    );
  return sheet.records.filter((it) => it.type !== 'utterance' || it.label.startsWith('more'));
}

function claimsOf(sheet: ReturnType<typeof alpha>, at: number) {
  const said = sheet.records.flatMap((it) => (it.type === 'utterance' ? it.utterance.claims : []));
  const found = said[at % Math.min(said.length, 5)];
  return found ? [{ ...found, answers: undefined }].map(({ answers: _, ...it }) => it) : [];
}
