import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { pino } from 'pino';
import { Tokens } from '../../src/graphql/auth.ts';
import { type Running, startServer } from '../../src/server.ts';
import { openNeo4j } from '../../src/store/neo4j/index.ts';
import type { Store } from '../../src/store/store.ts';
import { alpha, FIRST } from '../contract/fixtures.ts';
import { Stores } from './stores.ts';

jest.setTimeout(180_000);

/** Two Ascribe servers on one Neo4j. */
const stores = new Stores();
const opened: Store[] = [];
const servers: Running[] = [];
let folder: string;
let tokens: Tokens;

beforeAll(async () => {
  const first = await stores.open();
  await first.store.load.set('alpha', alpha().records, { at: FIRST });
  opened.push(first.store, await openNeo4j(first.url));
  folder = await mkdtemp(join(tmpdir(), 'ascribe-two-'));
  tokens = new Tokens(join(folder, 'tokens.json'));
  for (const store of opened)
    servers.push(await startServer({ port: 0, store, tokens, log: pino({ level: 'silent' }) }));
});

afterAll(async () => {
  for (const server of servers) await server.close();
  for (const store of opened) await store.close();
  await stores.stop();
  await rm(folder, { recursive: true, force: true });
});

async function ask(server: number, query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${servers[server]?.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the shape that it asked for
  const body = (await response.json()) as any;
  return { status: response.status, body, bookmark: response.headers.get('ascribe-bookmark') ?? '' };
}

const review = `{ claims(first: 1, filter: {history: true}) { nodes { id review } } }`;

test('what is written on one is seen on the other by whoever sends the bookmark along', async () => {
  const token = tokens.add('Analyst', 'analyst', '2043-03-01T00:00:00.000Z');
  const { id } = (await ask(0, review)).body.data.claims.nodes[0];
  for (const [number, says] of ['ACCEPTED', 'REJECTED', 'ACCEPTED'].entries()) {
    const judge = `mutation { judge(input: {says: ${says}, on: ["${id}"], why: "${number}"}) { judgement { id } } }`;
    const written = await ask(number % 2, judge, { authorization: `Bearer ${token}` });
    expect(written.body.errors).toBeUndefined();
    expect(written.bookmark).not.toBe('');
    const read = await ask(1 - (number % 2), review, { 'ascribe-bookmark': written.bookmark });
    expect(read.body.data.claims.nodes).toEqual([{ id, review: says }]);
    // What it waited for, the next may wait for too.
    expect(read.bookmark).not.toBe('');
  }
});

test('a bookmark that is none is refused to whoever sends it, and to nobody else', async () => {
  for (const bookmark of ['nonsense', 'x '.repeat(50)]) {
    const { status, body } = await ask(0, review, { 'ascribe-bookmark': bookmark });
    expect(body.errors?.[0]?.extensions.code).toBe('INVALID_BOOKMARK');
    expect([200, 400]).toContain(status);
    expect((await ask(0, review)).body.errors).toBeUndefined();
  }
});

test('both may judge at once, and the same judgement is recorded once', async () => {
  const [one, other] = opened as [Store, Store];
  const [claim] = (await one.view().findClaims({}, { by: 'text', order: 'asc' }, { first: 1 })).items;
  const judgement = (number: number) => ({
    ...{ on: [claim?.node.id ?? ''], says: 'accepted' as const, why: `decision ${number}`, by: 'analyst' },
    at: '2033-06-01T00:00:00.000Z',
  });
  const before = (await one.view().stats()).judgements;
  const made = await Promise.all(
    [0, 1, 2, 3, 4, 5].flatMap((it) => [one.write.judge(judgement(it)), other.write.judge(judgement(it))]),
  );
  expect(new Set(made.map(({ id }) => id)).size).toBe(6);
  expect(
    (
      await other
        .after((await one.bookmark()) ?? '')
        .view()
        .stats()
    ).judgements,
  ).toBe(before + 6);
});
