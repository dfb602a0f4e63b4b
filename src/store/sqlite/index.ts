import { type EngineFigure, type LoadFigures, loadFigures, upFigure } from '../figures.ts';
import type { Archive, AsOf, Loader, Store, View, Writer } from '../store.ts';
import { SCHEMA_VERSION } from './migrations.ts';
import { ArchiveRole, Desk, LoaderRole, type ReaderData, WriterRole } from './roles.ts';
import { Threads } from './threads.ts';
import { viewOf } from './view.ts';

export interface SqliteOptions {
  /** Reader threads; 2 by default. */
  readers?: number;
  readOnly?: boolean;
  /** Milliseconds to wait for another process that writes; 5000 by default. */
  patience?: number;
}

/**
 * Opens, and where need be makes, an embedded store in one file.
 * @throws NewerDatabase, StoreUnusable, StoreBusy
 */
export async function openSqlite(path: string, options: SqliteOptions = {}): Promise<Store> {
  const { readers = 2, readOnly = false, patience = 5000 } = options;
  const data = { path, readOnly, patience };
  const writer = new Threads(1, { ...data, role: 'writer' });
  const pool = new Threads(readers, { ...data, role: 'reader' });
  try {
    // The writer first: it makes the file and brings it to the newest schema.
    await writer.open();
    await pool.open();
  } catch (fault) {
    await Promise.all([writer.close(), pool.close()]);
    throw fault;
  }
  return new SqliteStore(data, writer, pool);
}

class SqliteStore implements Store {
  readonly about: string;
  readonly write: Writer;
  readonly load: Loader;
  readonly archive: Archive;
  readonly #writer: Threads;
  readonly #readers: Threads;
  readonly #archive: ArchiveRole;
  readonly #desk: Desk;

  constructor(data: ReaderData, writer: Threads, readers: Threads) {
    this.about = `SQLite, ${data.path}, schema ${SCHEMA_VERSION}${data.readOnly ? ', read only' : ''}`;
    this.#writer = writer;
    this.#readers = readers;
    this.#desk = new Desk(writer, data);
    this.write = new WriterRole(this.#desk, this.view());
    this.load = new LoaderRole(this.#desk);
    this.#archive = new ArchiveRole(this.#desk, data);
    this.archive = this.#archive;
  }

  view(asOf?: AsOf): View {
    return viewOf(this.#readers, asOf ?? null);
  }

  /** One file has one server. */
  async bookmark(): Promise<null> {
    return null;
  }

  after(): Store {
    return this;
  }

  async figures(): Promise<EngineFigure[]> {
    const loads = await this.#readers.call<Pick<LoadFigures, 'loads' | 'latest'>>('loads', []);
    return [...loadFigures({ ...loads, running: this.#desk.loading, unseen: 0 }), upFigure(true)];
  }

  async close(): Promise<void> {
    await Promise.all([this.#readers.close(), this.#archive.close()]);
    // Last, since only who may write can put the log away.
    await this.#writer.close();
  }
}
