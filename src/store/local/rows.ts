import type { Connection, Value } from './connection.ts';

/** Rows to a statement. More gain nothing. */
const MANY = 50;

/**
 * Rows of one table on their way in, many to a statement: the call of a statement costs more than a short row. Nobody
 * sees those that wait until `flush`.
 */
export class Rows {
  readonly #db: Connection;
  readonly #one: string;
  readonly #many: string;
  readonly #full: number;
  readonly #width: number;
  #waiting: Value[] = [];

  /** @param into the table, with its columns where they are not all of it in order */
  constructor(db: Connection, into: string, width: number) {
    const row = `(${Array.from({ length: width }, () => '?').join()})`;
    this.#db = db;
    this.#one = `INSERT INTO ${into} VALUES ${row}`;
    this.#many = `INSERT INTO ${into} VALUES ${Array.from({ length: MANY }, () => row).join()}`;
    this.#full = width * MANY;
    this.#width = width;
  }

  add(...row: Value[]): void {
    for (const value of row) this.#waiting.push(value);
    if (this.#waiting.length < this.#full) return;
    this.#db.run(this.#many, ...this.#waiting);
    this.#waiting = [];
  }

  flush(): void {
    for (let at = 0; at < this.#waiting.length; at += this.#width)
      this.#db.run(this.#one, ...this.#waiting.slice(at, at + this.#width));
    this.#waiting = [];
  }
}
