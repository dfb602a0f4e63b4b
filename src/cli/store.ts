import type { Store } from '../store/store.ts';

/** Opens the database at a path. The engine is loaded here, so that commands without a store start at once. */
export async function openStore(path: string): Promise<Store> {
  const engine = await import('../store/sqlite/open.ts');
  return engine.openStore(path);
}
