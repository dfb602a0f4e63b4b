import type { EntityId } from '../../model/entity.ts';
import { AscribeError } from '../../model/errors.ts';
import type { Judgement } from '../../model/judgement.ts';
import { StoreUnusable, UnknownId } from '../errors.ts';
import { type EngineFigure, loadFigures, poolFigures, upFigure } from '../figures.ts';
import type { ArchiveRecord, LoadRecord } from '../records.ts';
import { checkedView } from '../saved-views.ts';
import type {
  Archive,
  AsOf,
  Loader,
  LoadReport,
  Progress,
  SavedView,
  Store,
  StoredJudgement,
  View,
  Writer,
} from '../store.ts';
import { addressOf } from './address.ts';
import { Client, type ClientOptions } from './client.ts';
import { migrate, SCHEMA_VERSION } from './migrations.ts';
import { insertViews, removeView } from './saved-views.ts';
import { archiveOf } from './spool.ts';
import { Veil } from './veil.ts';
import { viewOf } from './view.ts';
import { attach } from './write/attach.ts';
import { judge } from './write/judge.ts';
import { load, loadsOf } from './write/load.ts';
import { restore } from './write/restore.ts';

export interface Neo4jOptions extends ClientOptions {
  readOnly?: boolean;
}

/**
 * Opens, and where need be prepares, a store in a Neo4j database.
 * @param url as `neo4j://user:password@host:7687/database`; `bolt://`, `neo4j+s://` and `bolt+s://` too
 * @throws StoreUnreachable, StoreRefused, StoreUnusable, StoreTimeout, StoreBusy, NewerDatabase, InvalidRecord
 */
export async function openNeo4j(url: string, options: Neo4jOptions = {}): Promise<Neo4jStore> {
  const client = Client.of(addressOf(url), options);
  try {
    await migrate(client, options.readOnly === true);
    return new Neo4jStore(client, options.readOnly === true);
  } catch (fault) {
    await client.close();
    throw fault;
  }
}

export class Neo4jStore implements Store {
  readonly about: string;
  readonly write: Writer;
  readonly load: Loader;
  readonly archive: Archive;
  readonly #client: Client;
  readonly #readOnly: boolean;
  readonly #shared: Shared;

  constructor(client: Client, readOnly: boolean, shared = new Shared()) {
    this.#client = client;
    this.#readOnly = readOnly;
    this.#shared = shared;
    this.about = `Neo4j, ${client.shown}, schema ${SCHEMA_VERSION}${readOnly ? ', read only' : ''}`;
    const refuse = () => {
      if (readOnly)
        throw new StoreUnusable(`${client.shown} was opened for reading only`, {
          wayOut: 'Open it for writing.',
        });
    };
    this.write = new WriterRole(client, shared.veil, this.view(), refuse);
    this.load = new LoaderRole(client, refuse, shared.turns);
    this.archive = new ArchiveRole(client, refuse, shared);
  }

  view(asOf?: AsOf): View {
    return viewOf(this.#client, this.#shared.veil, asOf ?? null);
  }

  bookmark(): Promise<string | null> {
    return this.#client.bookmark();
  }

  after(bookmark: string): Store {
    return new Neo4jStore(this.#client.after(bookmark), this.#readOnly, this.#shared);
  }

  async figures(): Promise<EngineFigure[]> {
    const pool = poolFigures(this.#client.pool());
    try {
      return [...pool, ...loadFigures(await loadsOf(this.#client)), upFigure(true)];
    } catch (fault) {
      if (!(fault instanceof AscribeError)) throw fault;
      return [...pool, upFigure(false)];
    }
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}

/** What all views of one store share, whichever bookmark they wait for. */
class Shared {
  readonly turns = new Turns();
  readonly veil = new Veil();
}

/** One load of this process at a time, whatever others do: the next waits however long it takes. */
class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}

class WriterRole implements Writer {
  readonly #client: Client;
  readonly #veil: Veil;
  readonly #now: View;
  readonly #refuse: () => void;

  constructor(client: Client, veil: Veil, now: View, refuse: () => void) {
    this.#client = client;
    this.#veil = veil;
    this.#now = now;
    this.#refuse = refuse;
  }

  async judge(judgement: Omit<Judgement, 'id'>): Promise<StoredJudgement> {
    this.#refuse();
    const id = await judge(this.#client, this.#veil, judgement, Date.now());
    const stored = (await this.#now.judgements([id])).get(id);
    if (!stored)
      throw new UnknownId(`${id} was withdrawn by its set`, { wayOut: 'Judge again, at a later time.' });
    return stored;
  }

  async attach(document: EntityId, content: Uint8Array): Promise<void> {
    this.#refuse();
    await attach(this.#client, this.#veil, document, content);
  }

  async saveView(raw: Omit<SavedView, 'id'>): Promise<SavedView> {
    this.#refuse();
    const view = checkedView(raw);
    await this.#client.write((query) => insertViews(query, [view]));
    return view;
  }

  async removeView(id: string): Promise<boolean> {
    this.#refuse();
    return this.#client.write((query) => removeView(query, id));
  }
}

type Records<T> = AsyncIterable<T> | Iterable<T>;

class LoaderRole implements Loader {
  readonly #client: Client;
  readonly #refuse: () => void;
  readonly #turns: Turns;

  constructor(client: Client, refuse: () => void, turns: Turns) {
    this.#client = client;
    this.#refuse = refuse;
    this.#turns = turns;
  }

  async set(
    name: string,
    records: Records<LoadRecord>,
    options: { at: string; progress?: (progress: Progress) => void },
  ): Promise<LoadReport> {
    this.#refuse();
    return this.#turns.take(() => load(this.#client, name, records, options));
  }
}

class ArchiveRole implements Archive {
  readonly #client: Client;
  readonly #refuse: () => void;
  readonly #shared: Shared;

  constructor(client: Client, refuse: () => void, shared: Shared) {
    this.#client = client;
    this.#refuse = refuse;
    this.#shared = shared;
  }

  read(): AsyncIterable<ArchiveRecord> {
    return archiveOf(this.#client, this.#shared.veil);
  }

  async restore(
    records: Records<ArchiveRecord>,
    options: { progress?: (progress: Progress) => void } = {},
  ): Promise<void> {
    this.#refuse();
    await this.#shared.turns.take(() => restore(this.#client, records, options.progress));
  }
}
