import type { Client, Query } from './client.ts';

/** What is seen of a store in which nothing was shown yet: every question finds nothing. */
const nothing: Query = {
  all: async () => [],
  async *each() {},
};

/**
 * Hides everything until a first load, or an archive, is complete. What these write needs no mark of its own then, and
 * one small change shows all of it at once. What was lifted once stays so; then nothing is asked any more.
 */
export class Veil {
  #lifted = false;

  /** What may be seen: all that is there, or nothing. */
  async through(query: Query): Promise<Query> {
    return (await this.lifted(query)) ? query : nothing;
  }

  /** Whether anything was ever shown. */
  async lifted(query: Query): Promise<boolean> {
    this.#lifted ||=
      (await query.all("MATCH (m:Ascribe {key: 'schema', shown: true}) RETURN 1 AS shown")).length > 0;
    return this.#lifted;
  }

  /** Reads what may be seen. */
  read<T>(client: Client, work: (query: Query) => Promise<T>): Promise<T> {
    return client.read(async (query) => work(await this.through(query)));
  }
}

/** Cypher that finds nothing where anything was shown. */
export const VEILED = "MATCH (m:Ascribe {key: 'schema'}) WHERE m.shown IS NULL";

/** Shows all that was written behind the veil, once the transaction is committed. */
export async function lift(query: Query): Promise<void> {
  await query.all("MERGE (m:Ascribe {key: 'schema'}) SET m.shown = true");
}
