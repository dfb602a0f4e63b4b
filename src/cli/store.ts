import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { OpenOptions } from '../store/open.ts';
import type { Store } from '../store/store.ts';

/** Where the database is when nobody says. */
export const DEFAULT_STORE = 'data/ascribe.sqlite';

/** Opens the database at an address. The engine is loaded here, so that commands without a store start at once. */
export async function openStore(address: string, options: OpenOptions = {}): Promise<Store> {
  // A fresh clone has no folder for it yet; a folder that somebody named and that is missing is a mistake.
  if (address === DEFAULT_STORE) mkdirSync(dirname(address), { recursive: true });
  const engines = await import('../store/open.ts');
  return engines.openStore(address, options);
}
