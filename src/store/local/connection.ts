import { DatabaseSync, type StatementSyncInstance } from '@photostructure/sqlite';
import { AscribeError } from '../../model/errors.ts';
import { StoreBusy, StoreUnusable } from '../errors.ts';

export type Value = string | number | null | Uint8Array;
/** A row as the columns in order: half the cost of an object, and cheap to send between threads. */
export type Row = Value[];

/** Unique among SQLite files, so that another program's database is not taken for ours ("ASCR"). */
export const APPLICATION_ID = 0x41534352;

export interface OpenOptions {
  readOnly: boolean;
  /** Milliseconds to wait for another process's lock. */
  patience: number;
  /** Pages to keep in memory, in KiB. */
  cache: number;
}

/** What a bulk load may keep of the database in memory, in KiB; half as much again of what it collects. */
const WIDE = 128_000;

/** One connection: its settings, its statements prepared once each, its errors in our words. */
export class Connection {
  readonly path: string;
  readonly #db: InstanceType<typeof DatabaseSync>;
  readonly #options: OpenOptions;
  readonly #statements = new Map<string, StatementSyncInstance>();
  #ours = false;

  /** @throws StoreUnusable, StoreBusy */
  constructor(path: string, options: OpenOptions) {
    this.path = path;
    this.#options = options;
    try {
      this.#db = new DatabaseSync(path, {
        readOnly: options.readOnly,
        timeout: options.patience,
        enableForeignKeyConstraints: true,
        enableDoubleQuotedStringLiterals: false,
        returnArrays: true,
      });
    } catch (fault) {
      throw explained(fault, path);
    }
    try {
      this.#guard(() => {
        this.#db.exec(
          `PRAGMA cache_size = -${options.cache}; PRAGMA mmap_size = 0; PRAGMA temp_store = FILE;`,
        );
      });
    } catch (fault) {
      this.#db.close();
      throw fault;
    }
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (fault) {
      throw explained(fault, this.path);
    }
  }

  #prepared(sql: string): StatementSyncInstance {
    let statement = this.#statements.get(sql);
    if (!statement) {
      // Filters make many texts; the oldest goes first.
      if (this.#statements.size >= 500)
        this.#statements.delete(this.#statements.keys().next().value as string);
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  all(sql: string, ...params: Value[]): Row[] {
    return this.#guard(() => this.#prepared(sql).all(...params) as Row[]);
  }

  get(sql: string, ...params: Value[]): Row | undefined {
    return this.#guard(() => this.#prepared(sql).get(...params) as Row | undefined);
  }

  /** The first column of the first row, as a number; 0 where there is none. */
  count(sql: string, ...params: Value[]): number {
    return Number(this.get(sql, ...params)?.[0] ?? 0);
  }

  /** The first column of the first row, which must be there, as a text. */
  text(sql: string, ...params: Value[]): string {
    return this.get(sql, ...params)?.[0] as string;
  }

  /** How many rows it changed. */
  run(sql: string, ...params: Value[]): number {
    return this.#guard(() => Number(this.#prepared(sql).run(...params).changes));
  }

  /** Runs an insert and gives the new row's key. */
  insert(sql: string, ...params: Value[]): number {
    return this.#guard(() => Number(this.#prepared(sql).run(...params).lastInsertRowid));
  }

  /** As `insert`, or null where the row was there already. */
  insertNew(sql: string, ...params: Value[]): number | null {
    return this.#guard(() => {
      const { changes, lastInsertRowid } = this.#prepared(sql).run(...params);
      return Number(changes) === 0 ? null : Number(lastInsertRowid);
    });
  }

  exec(sql: string): void {
    this.#guard(() => this.#db.exec(sql));
  }

  /** Rows one by one; not from the cache of statements, since the caller may stop half-way. */
  *iterate(sql: string, ...params: Value[]): Generator<Row> {
    const statement = this.#guard(() => this.#db.prepare(sql));
    try {
      yield* statement.iterate(...params) as Iterable<Row>;
    } catch (fault) {
      throw explained(fault, this.path);
    }
  }

  /** Everything or nothing. */
  transaction<T>(kind: 'read' | 'write', work: () => T): T {
    this.exec(kind === 'write' ? 'BEGIN IMMEDIATE' : 'BEGIN');
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (fault) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw fault;
    }
  }

  /** Gives a bulk load more memory, so that pages which it comes back to are still there; or takes it back. */
  widen(much: boolean): void {
    const { cache } = this.#options;
    this.exec(
      `PRAGMA main.cache_size = -${much ? WIDE : cache}; PRAGMA temp.cache_size = -${much ? WIDE / 2 : 2000};`,
    );
  }

  /** What is acknowledged is on the disk. Changes the file's own header: not before it is known to be ours. */
  makeDurable(): void {
    this.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    this.#ours = true;
  }

  get inTransaction(): boolean {
    return this.#db.isTransaction;
  }

  close(): void {
    this.#statements.clear();
    if (!this.#db.isOpen) return;
    // The driver frees statements only with their thread, and until then SQLite keeps the log: what stands in it is
    // written to the file here, so that the file alone is whole. Where somebody else still reads, it is left to them.
    try {
      if (this.#ours) this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // A log that cannot be put away now is read again at the next start.
    }
    this.#db.close();
  }
}

const BUSY = 5;
const LOCKED = 6;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;
const unusable: Record<number, [what: string, wayOut: string]> = {
  3: [
    'cannot be used: access is denied',
    'Give this user the right to read and write the file and its folder.',
  ],
  8: [
    'cannot be written',
    'Give this user the right to write the file and its folder, or name another place with --store.',
  ],
  10: [
    'could not be read or written by the system',
    'Look at the disk: it may be failing, or have gone away.',
  ],
  [CORRUPT]: [
    'is damaged',
    'Move the file away and load the sets again, or restore it from an archive (ascribe export).',
  ],
  13: [
    'has no room left on its disk',
    'Make room on the disk and try again; what was stored before is unharmed.',
  ],
  14: [
    'cannot be opened',
    'Look whether its folder exists and may be written to, or name another place with --store.',
  ],
  [NOT_A_DATABASE]: ['is none of Ascribe’s', 'Name another file with --store, or move this one away.'],
};

/** Puts an engine's failure into our words; others pass as they are. */
export function explained(fault: unknown, path: string): unknown {
  if (fault instanceof AscribeError) return fault;
  const code = (fault as { sqliteCode?: unknown } | null)?.sqliteCode;
  if (typeof code !== 'number') return fault;
  if (code === BUSY || code === LOCKED)
    return new StoreBusy(`The database is being written by another process`, {
      wayOut: 'Wait until the other load or server has finished, or stop it, and try again.',
      place: { file: path },
      cause: fault,
    });
  const known = unusable[code & 0xff];
  if (!known) return fault;
  return new StoreUnusable(`The database ${known[0]}`, {
    wayOut: known[1],
    place: { file: path },
    cause: fault,
  });
}
