import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { corpus } from './corpus/load.ts';
import { type Prepared, preparedDatabase, seeds } from './prepared.ts';

/** A store on the engine under test, with a folder beside it; both are gone after `remove`. */
export interface TestStore {
  store: Store;
  folder: string;
  remove(): Promise<void>;
}

interface Prepare {
  /** What is there before a file is opened. */
  file: (path: string) => Promise<void>;
  /** What is written to the empty database of a server. */
  server: (store: Store) => Promise<unknown>;
}

/** Opens a store: in a file, or on the Neo4j that jest.neo4j.config.js runs these tests on. */
async function opened(prepare: Prepare): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), 'ascribe-test-'));
  const clean = () => rm(folder, { recursive: true });
  if (process.env['ASCRIBE_TEST_ENGINE'] === 'neo4j') {
    const { shared } = await import('./neo4j/stores.ts');
    const { store, remove } = await shared.open();
    await prepare.server(store);
    return { store, folder, remove: () => remove().then(clean) };
  }
  const path = join(folder, 'test.sqlite');
  await prepare.file(path);
  // One reader, since a test asks one thing at a time and a thread takes a while to start.
  const store = await openStore(path, { readers: 1 });
  return { store, folder, remove: () => store.close().then(clean) };
}

/** A store with nothing in it. */
export function emptyStore(): Promise<TestStore> {
  const nothing = async () => undefined;
  return opened({ file: nothing, server: nothing });
}

/** A store with a set in it. */
function storeOf(prepared: Prepared): Promise<TestStore> {
  return opened({
    file: (path) => preparedDatabase(prepared, path),
    server: async (store) => store.load.set(prepared.set, await prepared.records(), { at: prepared.at }),
  });
}

/** A store with the invented corpus in it. */
export const corpusStore = (): Promise<TestStore> => storeOf(corpus);

/** A store with the project's own `seeds/` in it. */
export const seedsStore = (): Promise<TestStore> => storeOf(seeds);
