import neo4j, { type Driver, type ManagedTransaction, type Session } from 'neo4j-driver';
import type { Address } from './address.ts';
import { explained, tooLate } from './faults.ts';

/** A value as the server gives it; whole numbers are plain numbers. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };
export type Row = Record<string, Value>;
export type Params = Record<string, unknown>;

/** One transaction: each call is one query. */
export interface Query {
  /** All rows. */
  all<T extends object = Row>(cypher: string, params?: Params): Promise<T[]>;
  /** Rows as they come, without holding them all. */
  each<T extends object = Row>(cypher: string, params?: Params): AsyncIterable<T>;
}

export interface ClientOptions {
  /** Milliseconds that one transaction may take; 30000 by default. */
  timeout?: number;
  /** Connections at most; 50 by default. */
  pool?: number;
}

/** Whole numbers as whole numbers: the driver would send them as floating point, which LIMIT refuses. */
function sent(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(sent);
  if (value === undefined) return null;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, sent(part)]));
}

/** The way to the server: its settings, its transactions, its errors in our words. */
export class Client {
  readonly shown: string;
  readonly #driver: Driver;
  readonly #database: string | null;
  readonly #timeout: number;
  readonly #bookmarks = neo4j.bookmarkManager();

  constructor(address: Address, options: ClientOptions = {}) {
    this.shown = address.shown;
    this.#database = address.database;
    this.#timeout = options.timeout ?? (Number(process.env['ASCRIBE_NEO4J_TIMEOUT']) || 30_000);
    this.#driver = neo4j.driver(address.url, neo4j.auth.basic(address.user, address.password), {
      disableLosslessIntegers: true,
      connectionTimeout: 3_000,
      // The only bound on a server that accepts connections and says nothing.
      connectionAcquisitionTimeout: 5_000,
      connectionLivenessCheckTimeout: 15_000,
      maxConnectionPoolSize: options.pool ?? 50,
      maxTransactionRetryTime: 10_000,
      telemetryDisabled: true,
      userAgent: 'ascribe',
    });
  }

  /** A reading transaction, on a member of a cluster that reads; run again where a failure is passing. */
  read<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.#within('READ', this.#timeout, work);
  }

  /** A writing transaction. `work` may run several times, and after a commit whose answer was lost: it must be idempotent. */
  write<T>(work: (query: Query) => Promise<T>, timeout = this.#timeout): Promise<T> {
    return this.#within('WRITE', timeout, work);
  }

  /** A transaction for as long as its rows are wanted. */
  async *stream<T>(work: (query: Query) => AsyncIterable<T>, writing = false): AsyncGenerator<T> {
    const session = this.#session(writing ? 'WRITE' : 'READ');
    try {
      const transaction = await session.beginTransaction({ timeout: 3_600_000 });
      yield* work(queryOf(transaction));
      await transaction.commit();
    } catch (fault) {
      throw explained(fault, this.shown);
    } finally {
      await session.close().catch(() => undefined);
    }
  }

  /** A query outside of any transaction of ours: changes of the schema, and what commits by itself. */
  async alone<T extends object = Row>(cypher: string, params: Params = {}): Promise<T[]> {
    const session = this.#session('WRITE');
    try {
      return await this.#inTime(async () => {
        const { records } = await session.run(cypher, sent(params) as Params);
        return records.map((record) => record.toObject() as T);
      }, 600_000);
    } catch (fault) {
      throw explained(fault, this.shown);
    } finally {
      await session.close().catch(() => undefined);
    }
  }

  /** Points of the server's history that reads wait for. */
  async bookmarks(): Promise<string[]> {
    return [...(await this.#bookmarks.getBookmarks())];
  }

  /** Makes all that is read from now on wait for these too. */
  async heed(bookmarks: readonly string[]): Promise<void> {
    await this.#bookmarks.updateBookmarks([], [...bookmarks]);
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  #session(mode: 'READ' | 'WRITE'): Session {
    return this.#driver.session({
      defaultAccessMode: mode === 'READ' ? neo4j.session.READ : neo4j.session.WRITE,
      bookmarkManager: this.#bookmarks,
      fetchSize: 5_000,
      ...(this.#database ? { database: this.#database } : {}),
    });
  }

  async #within<T>(mode: 'READ' | 'WRITE', timeout: number, work: (query: Query) => Promise<T>): Promise<T> {
    const session = this.#session(mode);
    const run = (transaction: ManagedTransaction) => work(queryOf(transaction));
    try {
      return await this.#inTime(
        () =>
          mode === 'READ' ? session.executeRead(run, { timeout }) : session.executeWrite(run, { timeout }),
        // Ours comes after the server's own, and after a last try.
        timeout + 12_000,
      );
    } catch (fault) {
      throw explained(fault, this.shown);
    } finally {
      // Of a server that went silent nothing is to be waited for.
      void session.close().catch(() => undefined);
    }
  }

  /** A server that falls silent in the middle of a query is noticed by nobody else. */
  async #inTime<T>(work: () => Promise<T>, milliseconds: number): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(tooLate(this.shown)), milliseconds);
    });
    try {
      return await Promise.race([work(), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function queryOf(transaction: Pick<ManagedTransaction, 'run'>): Query {
  return {
    all: async <T extends object>(cypher: string, params: Params = {}) => {
      const { records } = await transaction.run(cypher, sent(params) as Params);
      return records.map((record) => record.toObject() as T);
    },
    each: async function* <T extends object>(cypher: string, params: Params = {}) {
      for await (const record of transaction.run(cypher, sent(params) as Params))
        yield record.toObject() as T;
    },
  };
}
