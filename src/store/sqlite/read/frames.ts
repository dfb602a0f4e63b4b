import type { Connection } from '../../local/connection.ts';
import type { AsOf } from '../../store.ts';
import { Frame } from './frame.ts';
import { PastFrame } from './past.ts';
import { RecordedFrame } from './recorded.ts';

/**
 * Gives the frame of a view. The last one that looked into the past is kept, with its temporary tables, for as long
 * as nothing is written: the reads of one question all ask for the same.
 */
export class Frames {
  readonly #db: Connection;
  readonly #now: Frame;
  #past: { key: string; frame: Frame } | null = null;

  constructor(db: Connection) {
    this.#db = db;
    this.#now = new Frame(db);
  }

  /** To be called inside the transaction of the read. @throws InvalidRecord for a day that is none */
  of(asOf: AsOf | null): Frame {
    if (!asOf) return this.#now;
    const change = this.#db.count("SELECT value FROM meta WHERE key = 'change'");
    const key = `${change} ${asOf.clock} ${asOf.date}`;
    if (this.#past?.key !== key) {
      // Tables of the last frame go before new ones are made under the same names.
      this.#past = null;
      const frame =
        asOf.clock === 'recorded' ? new RecordedFrame(this.#db, asOf) : new PastFrame(this.#db, asOf);
      this.#past = { key, frame };
    }
    return this.#past.frame;
  }
}
