import type { EntityId } from '../../model/entity.ts';
import type { Judgement } from '../../model/judgement.ts';
import { StoreUnusable, UnknownId } from '../errors.ts';
import type { ArchiveRecord, LoadRecord } from '../records.ts';
import { checkedView } from '../saved-views.ts';
import type {
  Archive,
  Loader,
  LoadReport,
  Progress,
  SavedView,
  StoredJudgement,
  View,
  Writer,
} from '../store.ts';
import { Threads } from './threads.ts';
import type { ThreadData } from './wire.ts';

/** Records to send between threads at once. */
const BATCH = 500;

export type ReaderData = Omit<ThreadData, 'role'>;
type Report = ((progress: Progress) => void) | undefined;
type Records<T> = AsyncIterable<T> | Iterable<T>;

/** The way to the writer thread: who may use it, and when. */
export class Desk {
  readonly #writer: Threads;
  readonly #data: ReaderData;
  #load: Promise<unknown> = Promise.resolve();
  #restore: Promise<unknown> = Promise.resolve();
  #loads = 0;

  constructor(writer: Threads, data: ReaderData) {
    this.#writer = writer;
    this.#data = data;
  }

  /** @throws StoreUnusable where the store was opened for reading only */
  async call<T>(op: string, args: unknown[], progress?: Report): Promise<T> {
    if (this.#data.readOnly)
      throw new StoreUnusable(`${this.#data.path} was opened for reading only`, {
        wayOut: 'Open it for writing.',
      });
    return this.#writer.call<T>(op, args, progress as ((progress: unknown) => void) | undefined);
  }

  /** A judgement waits for a restore, which holds one transaction from beginning to end. */
  async single<T>(op: string, args: unknown[]): Promise<T> {
    await this.#restore;
    return this.call<T>(op, args);
  }

  /** Whether this process loads or restores, or is about to. */
  get loading(): boolean {
    return this.#loads > 0;
  }

  /** One load at a time, and none beside a restore. */
  load<T>(work: () => Promise<T>): Promise<T> {
    this.#loads++;
    const mine = this.#load.then(work).finally(() => {
      this.#loads--;
    });
    this.#load = mine.catch(() => undefined);
    return mine;
  }

  restore(work: () => Promise<void>): Promise<void> {
    const mine = this.load(work);
    this.#restore = mine.catch(() => undefined);
    return mine;
  }

  /** Sends records in batches; whatever goes wrong, here or there, nothing of them stays. */
  async send<R, T>(
    kind: 'load' | 'restore',
    begin: unknown[],
    records: Records<R>,
    progress: Report,
  ): Promise<T> {
    await this.call(`${kind}Begin`, begin);
    try {
      let done = 0;
      let batch: R[] = [];
      const flush = async () => {
        await this.call(`${kind}Add`, [batch]);
        done += batch.length;
        batch = [];
        progress?.({ phase: 'reading', done, of: null });
      };
      for await (const record of records) if (batch.push(record) >= BATCH) await flush();
      if (batch.length > 0) await flush();
      return await this.call<T>(`${kind}Finish`, [], progress);
    } finally {
      await this.call(`${kind}Abandon`, []).catch(() => undefined);
    }
  }
}

export class WriterRole implements Writer {
  readonly #desk: Desk;
  readonly #now: View;

  constructor(desk: Desk, now: View) {
    this.#desk = desk;
    this.#now = now;
  }

  async judge(judgement: Omit<Judgement, 'id'>): Promise<StoredJudgement> {
    const id = await this.#desk.single<string>('judge', [judgement, Date.now()]);
    const stored = (await this.#now.judgements([id])).get(id);
    if (!stored)
      throw new UnknownId(`${id} was withdrawn by its set`, { wayOut: 'Judge again, at a later time.' });
    return stored;
  }

  async attach(document: EntityId, content: Uint8Array): Promise<void> {
    await this.#desk.single('attach', [document, content]);
  }

  async saveView(raw: Omit<SavedView, 'id'>): Promise<SavedView> {
    const view = checkedView(raw);
    await this.#desk.single('saveView', [view]);
    return view;
  }

  removeView(id: string): Promise<boolean> {
    return this.#desk.single<boolean>('removeView', [id]);
  }
}

export class LoaderRole implements Loader {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  set(
    name: string,
    records: Records<LoadRecord>,
    options: { at: string; progress?: (progress: Progress) => void },
  ): Promise<LoadReport> {
    return this.#desk.load(() => this.#desk.send('load', [name, options.at], records, options.progress));
  }
}

export class ArchiveRole implements Archive {
  readonly #desk: Desk;
  readonly #data: ReaderData;
  readonly #readers = new Set<Threads>();

  constructor(desk: Desk, data: ReaderData) {
    this.#desk = desk;
    this.#data = data;
  }

  /** From a thread of its own, so that one state is read to its end while others read and write. */
  async *read(): AsyncGenerator<ArchiveRecord> {
    const reader = new Threads(1, { ...this.#data, role: 'reader' });
    this.#readers.add(reader);
    try {
      await reader.open();
      // The next batch is read while this one is used.
      const next = () => reader.call<ArchiveRecord[]>('archiveNext', [BATCH]);
      for (let coming = next(); ; ) {
        const batch = await coming;
        if (batch.length === 0) return;
        coming = next();
        coming.catch(() => undefined);
        yield* batch;
      }
    } finally {
      this.#readers.delete(reader);
      await reader.close();
    }
  }

  restore(
    records: Records<ArchiveRecord>,
    options: { progress?: (progress: Progress) => void } = {},
  ): Promise<void> {
    return this.#desk.restore(() => this.#desk.send('restore', [], records, options.progress));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#readers].map((reader) => reader.close()));
  }
}
