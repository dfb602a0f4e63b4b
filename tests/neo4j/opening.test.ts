import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { openNeo4j } from '../../src/store/neo4j/index.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { failure } from '../contract/context.ts';
import { alpha, FIRST } from '../contract/fixtures.ts';
import { cypher, partsOf, wipe } from './direct.ts';
import { Stores } from './stores.ts';

jest.setTimeout(120_000);

const stores = new Stores();
let url: string;

beforeAll(async () => {
  const { store, url: its } = await stores.open();
  await store.close();
  url = its;
});
beforeEach(() => wipe(url));
afterAll(() => stores.stop());

describe('a server that is opened', () => {
  test('a wrong password is told, with the settings to change and without the password', async () => {
    const { address, user } = partsOf(url);
    const fault = await failure(openStore(address.replace('://', `://${user}:not-this-one@`)));
    expect(fault).toMatchObject({ name: 'StoreRefused', code: 'STORE_REFUSED' });
    expect(fault['wayOut']).toContain('ASCRIBE_NEO4J_PASSWORD');
    expect(JSON.stringify(fault)).not.toContain('not-this-one');
  });

  test('a server that is not there is told, soon', async () => {
    const fault = await failure(openStore('bolt://neo4j:secret-word@127.0.0.1:1'));
    expect(fault).toMatchObject({ name: 'StoreUnreachable', code: 'STORE_UNREACHABLE' });
    expect(JSON.stringify(fault)).not.toContain('secret-word');
  }, 20_000);

  test('a database that the server does not have is told', async () => {
    expect(await failure(openStore(`${url}/nowhere`))).toMatchObject({
      code: 'STORE_UNUSABLE',
      wayOut: expect.stringContaining('neo4j://host/database'),
    });
  });

  test('a schema of a newer program, and the data of another, are refused', async () => {
    await (await openNeo4j(url)).close();
    await cypher(url, "MATCH (m:Ascribe {key: 'schema'}) SET m.version = 99");
    expect(await failure(openStore(url))).toMatchObject({ code: 'NEWER_DATABASE' });
    await wipe(url, false);
    await cypher(url, 'CREATE (:Film {title: "Not ours"})');
    expect(await failure(openStore(url))).toMatchObject({ code: 'STORE_UNUSABLE' });
    await wipe(url, false);
  });

  test('an older schema is brought to this one, and the words of its names are found', async () => {
    const slips = async (store: Store) =>
      (await store.view().search({ query: 'Pine Clixic', in: ['names'] }, { first: 5 })).items.map(
        ({ node: { tier, entity, text } }) => ({ tier, entity, text }),
      );
    const store = await openNeo4j(url);
    await store.load.set('alpha', alpha().records, { at: FIRST });
    const found = await slips(store);
    await store.close();
    expect(found).toEqual([{ tier: 'fuzzy', entity: expect.any(String), text: 'the Pine clinic' }]);
    await cypher(url, 'DROP CONSTRAINT ascribe_word_text');
    await cypher(url, 'DROP INDEX ascribe_slips');
    await cypher(url, 'MATCH (w:Word) DELETE w');
    await cypher(url, "MATCH (n:Name) SET n.grams = 'a b'");
    await cypher(url, "MATCH (m:Ascribe {key: 'schema'}) SET m.version = 2 REMOVE m.shown");
    const again = await openNeo4j(url);
    expect(await slips(again)).toEqual(found);
    await again.close();
    expect(await cypher(url, 'MATCH (n:Name) WHERE n.grams IS NOT NULL RETURN count(n) AS left')).toEqual([
      { left: 0 },
    ]);
  });

  test('opened for reading only, it does not write', async () => {
    await (await openNeo4j(url)).close();
    const store = await openStore(url, { readOnly: true });
    expect(store.about).not.toContain('ascribe-tests');
    expect(await failure(store.load.set('alpha', alpha().records, { at: FIRST }))).toMatchObject({
      code: 'STORE_UNUSABLE',
    });
    await store.close();
  });
});
