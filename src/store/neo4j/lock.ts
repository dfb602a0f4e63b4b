import { randomUUID } from 'node:crypto';
import { StoreBusy } from '../errors.ts';
import type { Client, Query } from './client.ts';

/** A holder that says nothing for so long is dead; its lock may be taken. */
const LEASE = 60_000;
const POLL = 250;

/**
 * A lock that several servers share: a node that names its holder, and until when. It is renewed while it is held;
 * the server's clock alone decides.
 */
export class Lease {
  readonly owner = randomUUID();
  readonly #client: Client;
  readonly #name: string;
  #timer: NodeJS.Timeout | undefined;

  constructor(client: Client, name: string) {
    this.#client = client;
    this.#name = name;
  }

  /**
   * Waits for the lock and does the work under it. A holder that is silent is waited for until its lock lapses: it may
   * have been killed, and who begins again should not be told to come back later.
   * @throws StoreBusy where the holder lives, and holds it for longer
   */
  async hold<T>(patience: number, work: (lease: Lease) => Promise<T>): Promise<T> {
    const until = Date.now() + patience;
    const first = await this.#holder();
    while (!(await this.#take())) {
      if (Date.now() > until && (await this.#holder()) !== first)
        throw new StoreBusy(`${this.#client.shown} is being written by another process`, {
          wayOut: 'Wait until the other load has finished, or stop it, and try again.',
        });
      await new Promise((resolve) => setTimeout(resolve, POLL));
    }
    this.#timer = setInterval(() => void this.#take().catch(() => undefined), LEASE / 4);
    this.#timer.unref();
    try {
      return await work(this);
    } finally {
      clearInterval(this.#timer);
      await this.#leave().catch(() => undefined);
    }
  }

  async #take(): Promise<boolean> {
    const rows = await this.#client.write((query) =>
      query.all(
        `MERGE (l:AscribeLock {name: $name}) SET l.turn = coalesce(l.turn, 0) + 1
         WITH l WHERE l.owner IS NULL OR l.owner = $owner OR l.until < timestamp()
         SET l.owner = $owner, l.until = timestamp() + $lease RETURN l.owner AS owner`,
        { name: this.#name, owner: this.owner, lease: LEASE },
      ),
    );
    return rows.length > 0;
  }

  /** Changes whenever the lock is taken or renewed. */
  async #holder(): Promise<string> {
    const [row] = await this.#client.read((query) =>
      query.all<{ owner: string; until: number }>(
        'MATCH (l:AscribeLock {name: $name}) RETURN l.owner AS owner, l.until AS until',
        { name: this.#name },
      ),
    );
    return `${row?.owner} ${row?.until}`;
  }

  async #leave(): Promise<void> {
    await this.#client.write((query) =>
      query.all('MATCH (l:AscribeLock {name: $name, owner: $owner}) REMOVE l.owner, l.until', {
        name: this.#name,
        owner: this.owner,
      }),
    );
  }

  /** The parameters of `HOLDING`. */
  get held(): { lock: string; owner: string } {
    return { lock: this.#name, owner: this.owner };
  }

  /** To be asked in the transaction that relies on it: nobody else can take the lock before that ends. @throws StoreBusy */
  async check(query: Query): Promise<void> {
    const rows = await query.all(
      `MATCH (l:AscribeLock {name: $name}) SET l.turn = coalesce(l.turn, 0) + 1
       WITH l WHERE l.owner = $owner RETURN l.owner AS owner`,
      { name: this.#name, owner: this.owner },
    );
    if (rows.length === 0)
      throw new StoreBusy('this load was taken for dead, and another one began', {
        wayOut: 'Load again once the other has finished.',
      });
  }
}

/** Cypher that finds nothing where another has taken the lock: for statements that make transactions of their own. */
export const HOLDING = 'MATCH (:AscribeLock {name: $lock, owner: $owner})';

/** Writers take turns: what is counted must not be counted from two states. Held until the transaction ends. */
export async function takeTurn(query: Query): Promise<void> {
  await query.all("MERGE (l:AscribeLock {name: 'turn'}) SET l.turn = coalesce(l.turn, 0) + 1");
}

/** Tells whoever reads an archive that it is not of one moment any more. */
export async function noteChange(query: Query): Promise<void> {
  await query.all("MERGE (m:Ascribe {key: 'schema'}) SET m.change = coalesce(m.change, 0) + 1");
}
