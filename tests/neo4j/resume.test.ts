import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { generate } from '../../bench/generate.ts';
import type { EntityId } from '../../src/model/entity.ts';
import { addressOf } from '../../src/store/neo4j/address.ts';
import { Client } from '../../src/store/neo4j/client.ts';
import { type Neo4jStore, openNeo4j } from '../../src/store/neo4j/index.ts';
import { Lease } from '../../src/store/neo4j/lock.ts';
import { Veil } from '../../src/store/neo4j/veil.ts';
import { clearUnseen } from '../../src/store/neo4j/write/clear.ts';
import type { Progress } from '../../src/store/store.ts';
import { built } from '../built.ts';
import { failure } from '../contract/context.ts';
import { about, alpha, claim, decision, FIRST, SECOND } from '../contract/fixtures.ts';
import { contentOf, THIRD } from '../contract/loading.part.ts';
import { cypher as ask, wipe } from './direct.ts';
import { Members } from './members.ts';
import { Stores } from './stores.ts';

jest.setTimeout(300_000);

/** Enough for several batches of everything. */
const CLAIMS = 2_000;
const stores = new Stores();
let url: string;
let store: Neo4jStore;
let members: Members;

beforeAll(async () => {
  ({ store, url } = await stores.open());
  members = await Members.before(url);
});

afterAll(async () => {
  await store.close();
  await members.close();
  await stores.stop();
});

/** Loads in a process of its own, which is killed as soon as it says what is waited for. */
function load(at: string, until: (progress: Progress) => boolean = () => false): Promise<Progress[]> {
  return new Promise((resolve, reject) => {
    const args = [join(built, 'load-child.js'), members.url, String(CLAIMS), at];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const seen: Progress[] = [];
    let rest = '';
    let complaint = '';
    child.stdout.on('data', (data: Buffer) => {
      const lines = `${rest}${data}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        seen.push(JSON.parse(line) as Progress);
        if (until(seen.at(-1) as Progress)) child.kill('SIGKILL');
      }
    });
    child.stderr.on('data', (data: Buffer) => {
      complaint += data.toString();
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') resolve(seen);
      else reject(new Error(complaint));
    });
  });
}

const cypher = (text: string) => ask(url, text);

/** An empty database, and a store that has seen nothing else. */
async function anew(): Promise<void> {
  await store.close();
  await wipe(url);
  store = await openNeo4j(url);
}

/** What is seen of the graph, asked too of two things that an edge joins, whether or not they can be seen. */
async function seenOf(store: Neo4jStore): Promise<object> {
  const [joined] = await cypher(
    `MATCH (a:Entity)<-[:NEAR]-(g:Edge {family: 'content'})-[:FAR]->(b:Entity) WHERE a <> b
     RETURN a.id AS from, b.id AS to ORDER BY g.claims DESC LIMIT 1`,
  );
  const view = store.view();
  const { claims } = await view.stats();
  const from = (joined?.['from'] ?? 'actor/none') as EntityId;
  const to = (joined?.['to'] ?? 'event/none') as EntityId;
  const edges = (await view.edgesOf([from], {}, { first: 5 })).get(from)?.items.length ?? 0;
  const expansions = (await view.expansionsOf([from], [])).get(from)?.length ?? 0;
  return {
    ...{ claims, edges, expansions, among: await view.edgesAmong([from, to], 5) },
    paths: await view.paths({ from, to, longest: 2, most: 1 }),
  };
}

/** What a loader does that was held up for so long that another took its lock. */
async function clearWithoutLock(): Promise<void> {
  const client = Client.of(addressOf(url));
  await clearUnseen(client, new Veil(), new Lease(client, 'load'));
  await client.close();
}

/** The lock of a loader that was killed lapses a minute later. */
const lapse = () => cypher("MATCH (l:AscribeLock {name: 'load'}) SET l.until = 0");

test('a load that is killed again and again goes on where it was, and ends as one that was never broken off', async () => {
  const before = members.sent;
  await load(THIRD);
  const whole = members.sent - before;
  const unbroken = await contentOf(store);
  await anew();

  const share = (of: number) => (it: Progress) => it.phase === 'writing' && it.done >= of * (it.of ?? 0);
  // After the first of two batches: the second is soon followed by the end.
  const halfDerived = (it: Progress) => it.phase === 'indexing';
  const moments: ((it: Progress) => boolean)[] = [
    (it: Progress) => it.phase === 'checking',
    share(0.01),
    share(0.5),
    share(0.8),
    share(1),
    halfDerived,
  ];
  let done = 0;
  for (const [number, moment] of moments.entries()) {
    const seen = await load(number % 2 === 0 ? FIRST : SECOND, moment);
    const begun = seen.find(({ phase }) => phase === 'writing');
    // What was told to be written is there; the batch after it may be.
    if (begun) expect(begun.kept ?? 0).toBeGreaterThanOrEqual(done);
    done = Math.max(done, ...seen.filter(({ phase }) => phase === 'writing').map((it) => it.done));
    expect(await seenOf(store)).toEqual({ claims: 0, edges: 0, expansions: 0, among: [], paths: [] });
    await lapse();
  }
  const from = members.sent;
  const seen = await load(THIRD);
  const writing = seen.filter(({ phase }) => phase === 'writing');
  expect(writing).toEqual([{ phase: 'writing', done, of: done, kept: done }]);
  expect(members.sent - from).toBeLessThan(whole / 5);
  expect(await contentOf(store)).toBe(unbroken);
  expect(await cypher('MATCH (x:Draft|Pending) RETURN x')).toEqual([]);
});

test('what another content left is taken away, also by one that is refused', async () => {
  await anew();
  await store.load.set('alpha', alpha().records, { at: SECOND });
  const alone = await contentOf(store);
  const nodes = () =>
    cypher('MATCH (x) WHERE NOT x:Word RETURN labels(x) AS labels, count(x) AS n ORDER BY labels');
  const held = await nodes();

  await anew();
  const half = (it: Progress) => it.phase === 'writing' && it.done > 0;
  await load(FIRST, half);
  await lapse();
  const entities = () => cypher('MATCH (x:Entity) RETURN count(x) AS n');
  const some = await entities();
  expect(some[0]?.['n']).toBeGreaterThan(0);
  await clearWithoutLock();
  expect(await entities()).toEqual(some);
  const two = await cypher('MATCH (x:Entity) RETURN x.id AS id ORDER BY id LIMIT 2');
  const [one, other] = two.map((row) => row['id']) as [EntityId, EntityId];
  const unknown = { code: 'UNKNOWN_ID' };
  expect(await failure(store.write.judge(decision('same', [one, other])))).toMatchObject(unknown);
  expect(await failure(store.write.attach(one, Buffer.from('words')))).toMatchObject(unknown);
  await store.load.set('alpha', alpha().records, { at: SECOND });
  expect(await nodes()).toEqual(held);
  expect(await contentOf(store)).toBe(alone);

  await load(FIRST, half);
  await lapse();
  const pending = () => cypher('MATCH (x:Pending|Draft) RETURN count(x) AS n');
  const unseen = await pending();
  expect(unseen[0]?.['n']).toBeGreaterThan(1);
  await clearWithoutLock();
  expect(await pending()).toEqual(unseen);
  const broken = alpha();
  broken.say(
    'nowhere',
    { document: 'document/lark', by: ['actor/nobody-knows'], quote: 'words', start: 900 },
    claim(about('struck', 'event/nobody-knows', 'facility/pine-clinic')),
  );
  expect(await failure(store.load.set('alpha', broken.records, { at: SECOND }))).toMatchObject({
    code: 'INPUT_REFUSED',
  });
  expect(await cypher('MATCH (x:Draft|Pending) RETURN x')).toEqual([]);
  expect(await contentOf(store)).toBe(alone);
});

test('a load that was taken for dead stops before it writes into another’s', async () => {
  await anew();
  const slow = await openNeo4j(members.url);
  let taken = false;
  const first = slow.load.set('large', generate(CLAIMS), {
    at: FIRST,
    progress: ({ phase, done }) => {
      if (phase !== 'writing' || done === 0 || taken) return;
      taken = true;
      members.silent = true;
    },
  });
  const lost = failure(first);
  while (!taken) await new Promise((resolve) => setTimeout(resolve, 20));
  await lapse();
  await store.load.set('alpha', alpha().records, { at: SECOND });
  members.silent = false;
  members.cut();
  expect(await lost).toMatchObject({ code: 'STORE_BUSY' });
  expect(await cypher('MATCH (x:Draft|Pending) RETURN x')).toEqual([]);
  expect((await store.view().stats()).utterances).toBe(6);
  await slow.close();
});
