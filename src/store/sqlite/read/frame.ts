import { InvalidRecord } from '../../../model/errors.ts';
import { dayNumber } from '../../days.ts';
import type { AsOf, Clock } from '../../store.ts';
import type { Connection } from '../connection.ts';
import type { Binder } from './binder.ts';

/** The column of a claim by which a clock sorts and windows. */
export const clockColumn: Record<Exclude<Clock, 'recorded'>, string> = {
  happened: 'hap',
  said: 'said',
  published: 'pub',
};

/** What is published by a day was said by then, whether or not a text says when. */
const saidBy = (c: string) => `CASE WHEN ${c}.said_from >= 0 THEN ${c}.said_from ELSE ${c}.pub_from END`;

/** What a view sees: everything now, or what was there by some day on some clock. */
export class Frame {
  readonly db: Connection;
  readonly asOf: AsOf | null;
  /** The last day or instant seen. */
  readonly bound: number;
  readonly same = 'same';
  readonly within = 'within';
  readonly placed = 'placed';

  constructor(db: Connection, asOf: AsOf | null) {
    this.db = db;
    this.asOf = asOf;
    this.bound = asOf ? boundOf(asOf) : 0;
  }

  /** Whether `hidden` in the tables tells what is out of view. */
  get current(): boolean {
    return this.asOf?.clock !== 'recorded';
  }

  /** The condition that a claim is in view: not withdrawn, superseded or rejected. */
  seen(b: Binder, c: string): string {
    return this.current ? `${c}.hidden = 0${this.#by(b, c)}` : `${this.known(b, c)} AND ${this.live(b, c)}`;
  }

  /** The condition that a claim was there, withdrawn or not. */
  known(b: Binder, c: string): string {
    if (!this.asOf) return '1';
    return this.current ? `1${this.#by(b, c)}` : `${c}.recorded <= ${b.bind(this.bound)}`;
  }

  /** SQL for where a claim stands with the analysts. */
  review(c: string): string {
    return `${c}.review`;
  }

  /** SQL for the claim that took a claim's place. */
  successor(c: string): string {
    return `${c}.successor`;
  }

  /** SQL for the first and last day on which what a claim says happened. */
  happened(c: string): [from: string, to: string] {
    return [`${c}.hap_from`, `${c}.hap_to`];
  }

  /** SQL for the instant at which a thing was withdrawn, where that is in view. */
  withdrawn(c: string): string {
    return this.current
      ? `${c}.withdrawn`
      : `CASE WHEN ${c}.withdrawn <= ${this.bound} THEN ${c}.withdrawn END`;
  }

  /** SQL for how many claims in view name an entity or are said by it. */
  claimCount(b: Binder, e: string): string {
    if (!this.asOf) return `${e}.claims`;
    return `(SELECT count(DISTINCT c.id) FROM mention m JOIN claim c ON c.id = m.claim
      WHERE m.entity IN (SELECT ${e}.id UNION SELECT o.entity FROM ${this.same} s JOIN ${this.same} o ON o.class = s.class
        WHERE s.entity = ${e}.id) AND ${this.seen(b, 'c')})`;
  }

  /** SQL for the first and last day of an event. */
  eventSpan(e: string): [from: string, to: string] {
    return [`${e}.hap_from`, `${e}.hap_to`];
  }

  /** SQL for the judgement that took a judgement back. */
  retractedBy(j: string): string {
    return `${j}.retracted_by`;
  }

  /** The condition that a thing was recorded, withdrawn or not. */
  recorded(b: Binder, x: string): string {
    return this.current ? '1' : `${x}.recorded <= ${b.bind(this.bound)}`;
  }

  /**
   * The condition that a thing is in view. On the clocks of what is said, a thing is there once a claim is: one that
   * names the entity, or that stands in the document or utterance.
   */
  there(b: Binder, x: string, thing: 'entity' | 'utterance' | 'judgement' = 'entity'): string {
    if (!this.current) return `${this.recorded(b, x)} AND ${this.live(b, x)}`;
    if (!this.asOf || thing === 'judgement') return `${x}.withdrawn IS NULL`;
    const by = (from: string) => `EXISTS (SELECT 1 FROM ${from} AND ${this.seen(b, 'c')})`;
    if (thing === 'utterance')
      return `${x}.withdrawn IS NULL AND ${by(`claim c WHERE c.utterance = ${x}.id`)}`;
    return `${x}.withdrawn IS NULL AND (${by(`mention m JOIN claim c ON c.id = m.claim WHERE m.entity = ${x}.id`)}
      OR ${by(`claim c WHERE c.document = ${x}.id`)})`;
  }

  /** The condition that a claim was not withdrawn. */
  standing(b: Binder, c: string): string {
    return this.current ? `${c}.withdrawn IS NULL` : this.live(b, c);
  }

  protected live(b: Binder, c: string): string {
    return `(${c}.withdrawn IS NULL OR ${c}.withdrawn > ${b.bind(this.bound)})`;
  }

  #by(b: Binder, c: string): string {
    if (!this.asOf) return '';
    const column = { said: saidBy(c), published: `${c}.pub_from`, happened: `${c}.hap_from`, recorded: '' };
    return ` AND ${column[this.asOf.clock]} BETWEEN 0 AND ${b.bind(this.bound)}`;
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @throws InvalidRecord for what is no day, or, on the recorded clock, no instant */
function boundOf({ clock, date }: AsOf): number {
  const day = DAY.test(date) && !Number.isNaN(Date.parse(date));
  if (clock !== 'recorded' && day) return dayNumber(date);
  const instant = Date.parse(day ? `${date}T23:59:59.999Z` : date);
  if (clock === 'recorded' && !Number.isNaN(instant)) return instant;
  throw new InvalidRecord(`"${date}" is no ${clock === 'recorded' ? 'instant' : 'day'}`, {
    wayOut: 'Write a day as 2031-03-06 and an instant as 2031-03-06T10:00:00Z.',
    place: { field: 'asOf' },
  });
}
