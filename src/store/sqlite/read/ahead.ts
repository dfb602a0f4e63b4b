import type { Connection } from '../../local/connection.ts';

/** Where a claim stands in a list in the order of texts. */
export type Standing = [anchor: number, id: number, key: string];

interface Rest {
  list: string;
  /** Of the database: another one when anything was written. */
  version: number;
  after: string;
  rows: Standing[];
  /** Whether they go to the end of the list. */
  ended: boolean;
}

/** How many lists one analysis walks at the same time. */
const LISTS = 6;

/** So many claims are looked for at once where a list is walked page by page: as many as an analysis reads. */
export const AHEAD = 20_000;

/**
 * What is left of long lists whose pages are asked for one after the other. No index knows the order of a hub's claims in
 * their texts: each page alone would sort all of them.
 */
export class Ahead {
  readonly #db: Connection;
  #rests: Rest[] = [];

  constructor(db: Connection) {
    this.#db = db;
  }

  /** The next rows of a list after a position; what `read` gives beyond them, in order, is kept for the page after. */
  next(list: string, after: string, limit: number, read: () => Standing[]): Standing[] {
    const version = this.#db.count('PRAGMA data_version');
    const known = this.#rests.find(
      (it) =>
        it.version === version &&
        it.list === list &&
        it.after === after &&
        (it.ended || it.rows.length >= limit),
    );
    const rows = known?.rows ?? read();
    const ended = known?.ended ?? rows.length < AHEAD;
    this.#rests = this.#rests.filter((it) => it !== known && it.version === version);
    // One row more than the page tells whether it goes on; the page ends before it.
    const last = rows[limit - 2];
    if (last && rows.length > limit)
      this.#rests = [
        { list, version, after: `${last[2]} ${last[1]}`, rows: rows.slice(limit - 1), ended },
        ...this.#rests.slice(0, LISTS - 1),
      ];
    return rows.slice(0, limit);
  }
}
