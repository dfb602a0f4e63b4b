import { afterAll, afterEach, beforeAll, beforeEach, jest } from '@jest/globals';
import type { Judgement } from '../../src/model/judgement.ts';
import { type Neo4jStore, openNeo4j } from '../../src/store/neo4j/index.ts';
import { alpha, FIRST } from '../contract/fixtures.ts';
import { wipe } from './direct.ts';
import { Members } from './members.ts';
import { Stores } from './stores.ts';

jest.setTimeout(120_000);

/**
 * Manners in a cluster: one server, before which a proxy stands as three members. All of them hold the same data at
 * any time; a member that is behind cannot be shown.
 */
const stores = new Stores();
export let url: string;
/** Past the members. */
export let direct: Neo4jStore;
export let members: Members;
/** Through the members. */
export let store: Neo4jStore;
/** A claim to judge. */
export let claim: string;

/** Puts the members before a server for the tests of a file: one set is there, and nothing has begun. */
export function withMembers(): void {
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
}

/** Opens the store anew. */
export async function reopen(at: string, options: Parameters<typeof openNeo4j>[1]): Promise<void> {
  await store.close();
  store = await openNeo4j(at, options);
}

/** A verdict on the claim; each number gives another. */
export const judgement = (number: number): Omit<Judgement, 'id'> => ({
  ...{
    on: [claim],
    says: number % 2 === 0 ? 'accepted' : 'rejected',
    why: `decision ${number}`,
    by: 'analyst',
  },
  at: new Date(Date.UTC(2033, 5, 1) + number * 1000).toISOString(),
});

/** Which members took transactions of a mode. */
export const whoDid = (mode: 'read' | 'write' | 'refused') => [
  ...new Set(members.begun.filter((it) => it.mode === mode).map(({ member }) => member)),
];
