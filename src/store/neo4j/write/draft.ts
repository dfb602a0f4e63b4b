import { StoreBusy } from '../../errors.ts';
import type { Client, Query } from '../client.ts';
import type { Lease } from '../lock.ts';
import type { Veil } from '../veil.ts';
import { clearUnseen } from './clear.ts';

/** How far a load has come: through all steps before `step`, and in that one up to a row of its stage. */
export interface Reached {
  step: number;
  after: number;
}

/**
 * What a load has written out of sight, and how far it came. The note is kept with each batch, in its transaction, so
 * that whoever loads the same again after a kill goes on behind the last batch that is there. It names who may write:
 * a load that was taken for dead finds another's name in it, and stops.
 */
export class Draft {
  readonly #client: Client;
  readonly #lease: Lease;
  readonly #digest: string;
  /** Where an earlier load of the same content was broken off; null where this one begins. */
  reached: Reached | null = null;

  private constructor(client: Client, lease: Lease, digest: string) {
    this.#client = client;
    this.#lease = lease;
    this.#digest = digest;
  }

  /** Finds what is left of a load of the same content; what is left of another is taken away. */
  static async find(client: Client, veil: Veil, lease: Lease, digest: string): Promise<Draft> {
    const draft = new Draft(client, lease, digest);
    const [left] = await client.read((query) =>
      query.all<Reached>('MATCH (d:Draft {digest: $digest}) RETURN d.step AS step, d.after AS after', {
        digest,
      }),
    );
    if (left) draft.reached = left;
    else await clearUnseen(client, veil, lease);
    return draft;
  }

  /** Makes it this load's own. */
  async take(): Promise<void> {
    await this.#client.write(async (query) => {
      await this.#lease.check(query);
      await query.all(
        'MERGE (d:Draft {digest: $digest}) ON CREATE SET d.step = 0, d.after = 0 SET d.owner = $owner',
        { digest: this.#digest, owner: this.#lease.owner },
      );
    });
  }

  /**
   * Notes, in the transaction of a batch, that it is written.
   * @param done how many records there are then
   * @returns whether it was written before: a commit whose answer was lost is sent again
   * @throws StoreBusy
   */
  async reach(query: Query, { step, after }: Reached, done: number): Promise<boolean> {
    const rows = await query.all<{ written: boolean }>(
      `MATCH (d:Draft {owner: $owner})
       WITH d, d.step > $step OR (d.step = $step AND d.after >= $after) AS written
       SET d.step = $step, d.after = $after, d.done = $done RETURN written`,
      { owner: this.#lease.owner, step, after, done },
    );
    if (!rows[0])
      throw new StoreBusy('this load was taken for dead, and another one began', {
        wayOut: 'Load again once the other has finished.',
      });
    return rows[0].written;
  }
}
