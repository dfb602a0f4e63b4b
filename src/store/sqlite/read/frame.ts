import type { Connection } from '../../local/connection.ts';
import type { Clock } from '../../store.ts';
import { standsNow } from '../judged.ts';
import { Ahead } from './ahead.ts';
import type { Binder } from './binder.ts';

/** The column of a claim by which a clock sorts and windows. */
export const clockColumn: Record<Exclude<Clock, 'recorded'>, string> = {
  happened: 'hap',
  said: 'said',
  published: 'pub',
};

/**
 * What a view sees, as SQL: which claims, how they stand, who is the same as whom. This one sees what is there now;
 * `past.ts` has those that see what was there by some day.
 */
export class Frame {
  readonly db: Connection;
  /** Everything that is there now, so that counts and orders that are kept hold. */
  readonly now: boolean = true;
  /** Whether `hidden` in the tables tells what is out of view. */
  readonly current: boolean = true;
  /** What is left of lists that are being walked. */
  readonly ahead: Ahead;

  constructor(db: Connection) {
    this.db = db;
    this.ahead = new Ahead(db);
  }

  /** Tables of classes, of levels, and of what lies where. */
  get same(): string {
    return 'same';
  }
  get within(): string {
    return 'within';
  }
  get placed(): string {
    return 'placed';
  }

  /** The condition that a claim is in view: not withdrawn, superseded or rejected. */
  seen(_b: Binder, c: string): string {
    return `${c}.hidden = 0`;
  }

  /** The condition that a claim was there, withdrawn or not. */
  known(_b: Binder, _c: string): string {
    return '1';
  }

  /** The condition that a thing was not withdrawn. */
  live(_b: Binder, x: string): string {
    return `${x}.withdrawn IS NULL`;
  }

  /** The condition that a thing was recorded, withdrawn or not. */
  recorded(_b: Binder, _x: string): string {
    return '1';
  }

  /**
   * The condition that a thing is in view. On the clocks of what is said, a thing is there once a claim is: one that
   * names the entity, or that stands in the document or utterance.
   */
  there(b: Binder, x: string, _thing: 'entity' | 'utterance' | 'judgement' = 'entity'): string {
    return this.live(b, x);
  }

  /** The condition that a judgement `j` stands. */
  stands(b: Binder): string {
    return standsNow(b);
  }

  /** SQL for where a claim stands with the analysts. */
  review(c: string): string {
    return `${c}.review`;
  }

  /** SQL for the claim that took a claim's place. */
  successor(c: string): string {
    return `${c}.successor`;
  }

  /** SQL for the claims whose place a claim took, as a table of keys. */
  predecessors(c: string): string {
    return `(SELECT o.id FROM claim o WHERE o.successor = ${c})`;
  }

  /** SQL for the judgement that took a judgement back. */
  retractedBy(j: string): string {
    return `${j}.retracted_by`;
  }

  /** SQL for the instant at which a thing was withdrawn, where that is in view. */
  withdrawn(_b: Binder, x: string): string {
    return `${x}.withdrawn`;
  }

  /** SQL for the first and last day on which what a claim says happened. */
  happened(c: string): [from: string, to: string] {
    return [`${c}.hap_from`, `${c}.hap_to`];
  }

  /** SQL for the first and last day of an event. */
  eventSpan(e: string): [from: string, to: string] {
    return [`${e}.hap_from`, `${e}.hap_to`];
  }

  /** SQL for how many claims in view name an entity or are said by it. */
  claimCount(_b: Binder, e: string): string {
    return `${e}.claims`;
  }
}
