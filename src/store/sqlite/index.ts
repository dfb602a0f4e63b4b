import { StoreUnusable } from '../errors.ts';
import type { LoadRecord } from '../records.ts';
import type {
  Archive,
  AsOf,
  Loader,
  LoadReport,
  Progress,
  Store,
  StoredJudgement,
  View,
  Writer,
} from '../store.ts';
import { SCHEMA_VERSION } from './migrations.ts';
import { Threads } from './threads.ts';
import { viewOf } from './view.ts';

export interface SqliteOptions {
  /** Reader threads; 2 by default. */
  readers?: number;
  readOnly?: boolean;
  /** Milliseconds to wait for another process that writes; 5000 by default. */
  patience?: number;
}

/** Records to send to the writer at once. */
const BATCH = 500;

/**
 * Opens, and where need be makes, an embedded store in one file.
 * @throws NewerDatabase, StoreUnusable, StoreBusy
 */
export async function openSqlite(path: string, options: SqliteOptions = {}): Promise<Store> {
  const { readers = 2, readOnly = false, patience = 5000 } = options;
  const data = { path, readOnly, patience };
  // The writer first: it makes the file and brings it to the newest schema.
  const writer = await Threads.start(1, { ...data, role: 'writer' });
  try {
    return new SqliteStore(path, writer, await Threads.start(readers, { ...data, role: 'reader' }), readOnly);
  } catch (fault) {
    await writer.close();
    throw fault;
  }
}

class SqliteStore implements Store {
  readonly about: string;
  readonly write: Writer;
  readonly load: Loader;
  readonly archive: Archive;
  readonly #writer: Threads;
  readonly #readers: Threads;

  constructor(path: string, writer: Threads, readers: Threads, readOnly: boolean) {
    this.about = `SQLite, ${path}, schema ${SCHEMA_VERSION}${readOnly ? ', read only' : ''}`;
    this.#writer = writer;
    this.#readers = readers;
    const now = () => this.view();
    const refuse = () => {
      if (readOnly)
        throw new StoreUnusable(`${path} was opened for reading only`, { wayOut: 'Open it for writing.' });
    };
    this.write = writerOf(writer, now, refuse);
    this.load = loaderOf(writer, refuse);
    this.archive = archiveOf();
  }

  view(asOf?: AsOf): View {
    return viewOf(this.#readers, asOf ?? null);
  }

  async close(): Promise<void> {
    await Promise.all([this.#readers.close(), this.#writer.close()]);
  }
}

function writerOf(writer: Threads, now: () => View, refuse: () => void): Writer {
  return {
    judge: async (judgement) => {
      refuse();
      const id = await writer.call<string>('judge', [judgement, Date.now()]);
      return (await now().judgements([id])).get(id) as StoredJudgement;
    },
    attach: async (document, content) => {
      refuse();
      await writer.call('attach', [document, content]);
    },
  };
}

function loaderOf(writer: Threads, refuse: () => void): Loader {
  // One load at a time; the next waits for its turn.
  let turn: Promise<unknown> = Promise.resolve();
  const set = async (
    name: string,
    records: AsyncIterable<LoadRecord> | Iterable<LoadRecord>,
    options: { at: string; progress?: (progress: Progress) => void },
  ): Promise<LoadReport> => {
    const { at, progress } = options;
    await writer.call('loadBegin', [name, at]);
    try {
      let done = 0;
      let batch: LoadRecord[] = [];
      const send = async () => {
        done += batch.length;
        await writer.call('loadAdd', [batch]);
        batch = [];
        progress?.({ phase: 'reading', done, of: null });
      };
      for await (const record of records) if (batch.push(record) >= BATCH) await send();
      if (batch.length > 0) await send();
      return await writer.call<LoadReport>(
        'loadFinish',
        [],
        progress as ((progress: unknown) => void) | undefined,
      );
    } finally {
      await writer.call('loadAbandon', []).catch(() => undefined);
    }
  };
  return {
    set: async (...args) => {
      refuse();
      const mine = turn.then(() => set(...args));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

function archiveOf(): Archive {
  return {
    read: () => {
      throw new Error('not built yet');
    },
    restore: () => Promise.reject(new Error('not built yet')),
  };
}
