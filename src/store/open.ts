import { InvalidRecord } from '../model/errors.ts';
import type { Store } from './store.ts';

export interface OpenOptions {
  readOnly?: boolean;
  /** Threads that read, in an embedded store; a command that asks one thing at a time needs but one. */
  readers?: number;
}

/**
 * Opens the store that an address names: a path or `sqlite:path` for the embedded engine, `neo4j://…` or `bolt://…`
 * for a Neo4j server.
 * @throws NewerDatabase, StoreUnusable, StoreBusy, StoreUnreachable, StoreRefused, StoreTimeout, InvalidRecord
 */
export async function openStore(address: string, options: OpenOptions = {}): Promise<Store> {
  const scheme = /^([a-z][a-z0-9+]+):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined || scheme === 'sqlite') {
    const path = scheme ? address.slice('sqlite:'.length) : address;
    if (path === '') throw new InvalidRecord('the address of the store is empty', { wayOut: 'Name a file.' });
    const { openSqlite } = await import('./sqlite/index.ts');
    return openSqlite(path, options);
  }
  if (/^(neo4j|bolt)(\+s|\+ssc)?$/.test(scheme)) {
    const { openNeo4j } = await import('./neo4j/index.ts');
    return openNeo4j(address, options);
  }
  throw new InvalidRecord(`no engine is known for ${scheme}:`, {
    wayOut: 'Name a file, or neo4j://host:7687.',
  });
}
