import { InvalidRecord } from '../../../model/errors.ts';
import { Reasons } from '../../check.ts';
import type { Connection } from '../../local/connection.ts';
import { Stage } from '../../local/stage.ts';
import type { LoadReport, Progress } from '../../store.ts';
import { Publication } from './publish.ts';
import { verify } from './verify.ts';

/** A load of a set, in its three steps: begun, filled batch by batch, finished or given up. */
export class Load {
  readonly #db: Connection;
  readonly #set: string;
  readonly #at: number;
  readonly #stage: Stage;

  /** @throws InvalidRecord for a name or an instant that cannot be */
  constructor(db: Connection, set: string, at: string) {
    if (!/^[^\s#][^#]{0,79}$/u.test(set))
      throw new InvalidRecord(`"${set}" cannot name a set`, {
        wayOut: 'Use at most 80 characters, and no "#".',
      });
    this.#at = Date.parse(at);
    if (Number.isNaN(this.#at))
      throw new InvalidRecord(`"${at}" is no instant`, { wayOut: 'Write it as 2031-03-06T10:00:00Z.' });
    this.#db = db;
    this.#set = set;
    this.#stage = new Stage(db, new Reasons());
    db.widen(true);
  }

  add(records: readonly unknown[]): void {
    this.#stage.add(records);
  }

  /** @throws InputRefused with every reason */
  finish(progress: (progress: Progress) => void): LoadReport {
    const { count, reasons } = this.#stage;
    const what = `The set ${this.#set} was refused`;
    reasons.refuse(what);
    progress({ phase: 'checking', done: count, of: count });
    this.#stage.seal();
    const report = this.#publish(what, progress);
    this.abandon();
    progress({ phase: 'done', done: count, of: count });
    return report;
  }

  #publish(what: string, progress: (progress: Progress) => void): LoadReport {
    try {
      return this.#db.transaction('write', () => {
        verify(this.#db, this.#set, this.#stage.reasons);
        this.#stage.reasons.refuse(what);
        const report = new Publication(this.#db, this.#set, this.#at, progress).publish();
        const { load } = report;
        if (load === null) throw new Unchanged({ ...report, load: this.#last() });
        return { ...report, load };
      });
    } catch (fault) {
      if (fault instanceof Unchanged) return fault.report;
      throw fault;
    }
  }

  abandon(): void {
    this.#stage.clear();
    this.#db.widen(false);
  }

  /** The load by which the set came to be what it is. */
  #last(): string {
    const sql =
      'SELECT l.ref FROM load l JOIN origin o ON o.id = l.origin WHERE o.name = ? ORDER BY l.id DESC LIMIT 1';
    return String(this.#db.get(sql, this.#set)?.[0] ?? '');
  }
}

/** Undoes the transaction of a load that brought nothing new, so that not even a counter moves. */
class Unchanged extends Error {
  readonly report: LoadReport;

  constructor(report: LoadReport) {
    super('nothing changed');
    this.report = report;
  }
}
