import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../src/store/open.ts';
import type { LoadRecord } from '../src/store/records.ts';
import { built, root } from './built.ts';

/** A set of records that several test files want in a database of their own. */
export interface Prepared {
  /** The name of the set. */
  set: string;
  /** When it was recorded. */
  at: string;
  records: () => Promise<LoadRecord[]>;
}

/** The project's own `seeds/`, by their lock alone: nothing may depend on whether the texts are at hand. */
export const seeds: Prepared = {
  set: 'seeds',
  at: '2026-11-22T00:00:00.000Z',
  // Imported here, since but the first test needs its database only.
  records: async () => (await import('../src/ingest/check.ts')).loadSeeds(join(root, 'seeds'), {}),
};

/** Makes a database of a set at a path. The first test of a run to ask loads it; the others are given a copy. */
export async function preparedDatabase({ set, at, records }: Prepared, path: string): Promise<void> {
  const prepared = join(built, `${set}.sqlite`);
  if (!existsSync(prepared)) {
    // Another test file may be at it too: each writes its own, and the last to move it wins with the same content.
    const own = `${prepared}.${process.pid}`;
    const store = await openStore(own, { readers: 1 });
    await store.load.set(set, await records(), { at });
    await store.close();
    renameSync(own, prepared);
  }
  copyFileSync(prepared, path);
}
