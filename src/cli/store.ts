import type { Store } from '../store/store.ts';

/** Opens the database at an address. The engine is loaded here, so that commands without a store start at once. */
export async function openStore(address: string): Promise<Store> {
  const engines = await import('../store/open.ts');
  return engines.openStore(address);
}
