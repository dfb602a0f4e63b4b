import neo4j, {
  type BookmarkManager,
  type Driver,
  type ManagedTransaction,
  type Result,
  type Session,
} from 'neo4j-driver';
import type { PoolFigures } from '../figures.ts';
import type { Address } from './address.ts';
import { explained, invalidBookmark, tooLate } from './faults.ts';
import { Traffic } from './traffic.ts';

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
  /** Connections at most; ASCRIBE_NEO4J_POOL, or 50, by default. */
  pool?: number;
}

/** Milliseconds for a batch of a load: the first one of a server that was just started waits for every query's plan. */
const BATCH_TIMEOUT = 300_000;

/** Milliseconds for what whoever watches asks every few seconds. */
const GLANCE = 2_000;

/** Reads leave one, writes that run at once one each. */
const MOST_BOOKMARKS = 20;

/** What a client knows besides its driver. */
interface Rest {
  database: string | null;
  timeout: number;
  pool: number;
  bookmarks: BookmarkManager;
  traffic: Traffic;
}

/** Whole numbers as whole numbers: the driver would send them as floating point, which LIMIT refuses. */
export function sent(value: unknown): unknown {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(sent);
  if (value === undefined) return null;
  if (value === null || typeof value !== 'object') return value;
  // Rows of a load come by the hundred thousand: this is faster than by entries.
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) result[key] = sent((value as Record<string, unknown>)[key]);
  return result;
}

/**
 * A query with its parameters as one map. Told lists apart, the server would plan a text anew for every order of their
 * length, which takes longer than to run it.
 */
export function asked(cypher: string, params: Params): [cypher: string, params: Params] {
  return [cypher.replace(/\$(?=[a-z])/gi, '$p.'), { p: sent(params) }];
}

/** The way to the server: its settings, its transactions, its errors in our words. */
export class Client {
  readonly shown: string;
  readonly #driver: Driver;
  #database: string | null;
  readonly #timeout: number;
  readonly #pool: number;
  readonly #bookmarks: BookmarkManager;
  readonly #traffic: Traffic;

  private constructor(from: Pick<Client, 'shown'>, driver: Driver, rest: Rest) {
    this.shown = from.shown;
    this.#driver = driver;
    this.#database = rest.database;
    this.#timeout = rest.timeout;
    this.#pool = rest.pool;
    this.#bookmarks = rest.bookmarks;
    this.#traffic = rest.traffic;
  }

  static of(address: Address, options: ClientOptions = {}): Client {
    const pool = options.pool ?? (Number(process.env['ASCRIBE_NEO4J_POOL']) || 50);
    const driver = neo4j.driver(address.url, neo4j.auth.basic(address.user, address.password), {
      disableLosslessIntegers: true,
      connectionTimeout: 3_000,
      // The only bound on a server that accepts connections and says nothing.
      connectionAcquisitionTimeout: 5_000,
      connectionLivenessCheckTimeout: 15_000,
      maxConnectionPoolSize: pool,
      maxTransactionRetryTime: 10_000,
      telemetryDisabled: true,
      userAgent: 'ascribe',
    });
    return new Client(address, driver, {
      database: address.database,
      timeout: options.timeout ?? (Number(process.env['ASCRIBE_NEO4J_TIMEOUT']) || 30_000),
      pool,
      bookmarks: neo4j.bookmarkManager(),
      traffic: new Traffic(),
    });
  }

  /** The same way to the server, on which all waits for a bookmark that another server gave. @throws InvalidBookmark */
  after(bookmark: string): Client {
    const given = bookmark.split(' ');
    if (!/^[\x20-\x7e]{1,2000}$/.test(bookmark) || given.length > MOST_BOOKMARKS)
      throw invalidBookmark(this.shown);
    const own = this.#bookmarks;
    return new Client(this, this.#driver, {
      ...{ database: this.#database, timeout: this.#timeout, pool: this.#pool, traffic: this.#traffic },
      // Only whoever gave it waits: a wrong one must not hold up the others.
      bookmarks: {
        getBookmarks: async () => [...new Set([...(await own.getBookmarks()), ...given])],
        updateBookmarks: (before, now) => own.updateBookmarks(before, now),
      } as BookmarkManager,
    });
  }

  /**
   * Looks once whether the server answers. Where no database was named, it is the server's default, which is named from
   * here on: the driver forgets a member that is lost only for databases that were named.
   */
  async greet(): Promise<void> {
    await this.#once('WRITE', this.#timeout, async (session) => {
      const { summary } = await session.run('RETURN 1');
      this.#database ??= summary.database.name || null;
    });
  }

  /** Reads, on a member of a cluster that reads; `work` runs again where a failure is passing. */
  read<T>(work: (query: Query) => Promise<T>, timeout = this.#timeout): Promise<T> {
    return this.#within('READ', timeout, work);
  }

  /** A writing transaction. `work` may run several times, and after a commit whose answer was lost: it must be idempotent. */
  write<T>(work: (query: Query) => Promise<T>, timeout = this.#timeout): Promise<T> {
    return this.#within('WRITE', timeout, work);
  }

  /** As `write`, for a batch of a load: it is bounded work, but far more than a question. */
  writeBatch<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.write(work, Math.max(this.#timeout, BATCH_TIMEOUT));
  }

  /** As `read`, for long lists. `work` may run several times, as everywhere. */
  readBatch<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.read(work, Math.max(this.#timeout, BATCH_TIMEOUT));
  }

  /** A transaction for as long as its rows are wanted. */
  async *stream<T>(work: (query: Query) => AsyncIterable<T>, writing = false): AsyncGenerator<T> {
    const session = this.#session(writing ? 'WRITE' : 'READ');
    try {
      const transaction = await session.beginTransaction({ timeout: 3_600_000 });
      yield* work(queryOf(transaction));
      await transaction.commit();
    } catch (fault) {
      throw explained(fault, this.shown, this.#pool);
    } finally {
      await session.close().catch(() => undefined);
    }
  }

  /** A query outside of any transaction of ours: changes of the schema, and what commits by itself. */
  alone<T extends object = Row>(cypher: string, params: Params = {}): Promise<T[]> {
    return this.#once('WRITE', 600_000, async (session) => {
      const { records } = await session.run(...asked(cypher, params));
      return records.map((record) => record.toObject() as T);
    });
  }

  /** A short query that is worth no patience. */
  glance<T extends object = Row>(cypher: string, params: Params = {}): Promise<T[]> {
    return this.#once('READ', GLANCE, async (session) => {
      const { records } = await session.run(...asked(cypher, params), { timeout: GLANCE });
      return records.map((record) => record.toObject() as T);
    });
  }

  /** The points of the server's history that reads here wait for, as one text; null where there are none yet. */
  async bookmark(): Promise<string | null> {
    return [...(await this.#bookmarks.getBookmarks())].slice(-MOST_BOOKMARKS).join(' ') || null;
  }

  /** What is to be watched of the pool. */
  pool(): PoolFigures {
    return this.#traffic.figures(this.#pool);
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

  /** Work that is not tried again. */
  async #once<T>(
    mode: 'READ' | 'WRITE',
    milliseconds: number,
    work: (session: Session) => Promise<T>,
  ): Promise<T> {
    const session = this.#session(mode);
    try {
      return await this.#inTime(() => work(session), milliseconds);
    } catch (fault) {
      throw explained(fault, this.shown, this.#pool);
    } finally {
      void session.close().catch(() => undefined);
    }
  }

  async #within<T>(mode: 'READ' | 'WRITE', timeout: number, work: (query: Query) => Promise<T>): Promise<T> {
    const session = this.#session(mode);
    try {
      return await this.#traffic.count((connected) => {
        const run = (transaction: ManagedTransaction) => {
          connected();
          return work(queryOf(transaction));
        };
        return this.#inTime(
          () =>
            mode === 'READ'
              ? firstAlone(session, timeout, connected, work, () => session.executeRead(run, { timeout }))
              : session.executeWrite(run, { timeout }),
          // Ours comes after the server's own, and after a last try.
          timeout + 12_000,
        );
      });
    } catch (fault) {
      throw explained(fault, this.shown, this.#pool);
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

/**
 * Reads without a transaction around the queries, which saves the turns that begin and end one; what others commit
 * meanwhile the server shows in either case. Where that fails in passing it is read again, in one, with the driver's patience.
 */
async function firstAlone<T>(
  session: Session,
  timeout: number,
  connected: () => void,
  work: (query: Query) => Promise<T>,
  again: () => Promise<T>,
): Promise<T> {
  const end = performance.now() + timeout;
  let told = false;
  const tell = () => {
    if (!told) connected();
    told = true;
  };
  const run = (...it: ReturnType<typeof asked>): Result => {
    const result = session.run(...it, { timeout: Math.max(1, Math.ceil(end - performance.now())) });
    // The first sign that there is a connection; a failure shows in the rows.
    if (!told) result.keys().then(tell, () => undefined);
    return result;
  };
  try {
    return await work(queryOf({ run }));
  } catch (fault) {
    if (!neo4j.isRetryableError(fault)) throw fault;
    return again();
  }
}

function queryOf(transaction: { run(...it: ReturnType<typeof asked>): Result }): Query {
  return {
    all: async <T extends object>(cypher: string, params: Params = {}) => {
      const { records } = await transaction.run(...asked(cypher, params));
      return records.map((record) => record.toObject() as T);
    },
    each: async function* <T extends object>(cypher: string, params: Params = {}) {
      for await (const record of transaction.run(...asked(cypher, params))) yield record.toObject() as T;
    },
  };
}
