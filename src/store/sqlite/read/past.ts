import { boundOf } from '../../days.ts';
import type { Connection } from '../../local/connection.ts';
import type { AsOf } from '../../store.ts';
import { HULL } from '../hull.ts';
import { levelsOfPlaces, placesOf, placing } from '../places.ts';
import { Binder } from './binder.ts';
import { Frame } from './frame.ts';

/** What is published by a day was said by then, whether or not a text says when. */
const dayOf = {
  said: (c: string) => `CASE WHEN ${c}.said_from >= 0 THEN ${c}.said_from ELSE ${c}.pub_from END`,
  published: (c: string) => `${c}.pub_from`,
  happened: (c: string) => `${c}.hap_from`,
};

/**
 * What was there by some day on some clock. What is kept for all claims, as the dates of events and what lies where,
 * is worked out anew from the claims in view, into temporary tables of this connection, when it is first asked for.
 */
export class PastFrame extends Frame {
  override readonly now = false;
  protected readonly bound: number;
  readonly #clock: AsOf['clock'];
  readonly #made = new Set<string>();

  constructor(db: Connection, asOf: AsOf) {
    super(db);
    this.#clock = asOf.clock;
    this.bound = boundOf(asOf);
  }

  /** Makes a temporary table once. */
  protected made(name: string, columns: string, fill: (b: Binder) => string): string {
    if (!this.#made.has(name)) {
      this.#made.add(name);
      this.db.exec(`DROP TABLE IF EXISTS temp.${name}; CREATE TEMP TABLE ${name} (${columns})`);
      const b = new Binder();
      const sql = fill(b);
      if (sql) this.db.run(`INSERT OR IGNORE INTO temp.${name} ${sql}`, ...b.values);
    }
    return `temp.${name}`;
  }

  override seen(b: Binder, c: string): string {
    return `${super.seen(b, c)} AND ${this.known(b, c)}`;
  }

  override known(b: Binder, c: string): string {
    if (this.#clock === 'recorded') return '1';
    return `${dayOf[this.#clock](c)} BETWEEN 0 AND ${b.bind(this.bound)}`;
  }

  override there(b: Binder, x: string, thing: 'entity' | 'utterance' | 'judgement' = 'entity'): string {
    if (thing === 'judgement') return this.live(b, x);
    const some = (from: string) => `EXISTS (SELECT 1 FROM ${from} AND ${this.seen(b, 'c')})`;
    const within = some(`claim c WHERE c.${thing === 'entity' ? 'document' : thing} = ${x}.id`);
    if (thing === 'utterance') return `${this.live(b, x)} AND ${within}`;
    const named = some(`mention m CROSS JOIN claim c ON c.id = m.claim WHERE m.entity = ${x}.id`);
    return `${this.live(b, x)} AND (${named} OR (${x}.family = 'document' AND ${within}))`;
  }

  override claimCount(b: Binder, e: string): string {
    return `(SELECT count(DISTINCT c.id) FROM (
        SELECT ${e}.id member UNION
        SELECT k.entity FROM ${this.same} s JOIN ${this.same} k ON k.class = s.class WHERE s.entity = ${e}.id) z
      CROSS JOIN mention m ON m.entity = z.member CROSS JOIN claim c ON c.id = m.claim WHERE ${this.seen(b, 'c')})`;
  }

  get #events(): string {
    return this.made('event_at', 'event INTEGER PRIMARY KEY, hap_from INTEGER, hap_to INTEGER', (b) => {
      return `SELECT d.event, ${HULL.from}, ${HULL.to} FROM dated d CROSS JOIN claim c ON c.id = d.claim
        WHERE ${this.seen(b, 'c')} GROUP BY d.event`;
    });
  }

  override eventSpan(e: string): [from: string, to: string] {
    if (this.#clock === 'happened') return super.eventSpan(e);
    const read = (column: string) =>
      `coalesce((SELECT y.${column} FROM ${this.#events} y WHERE y.event = ${e}.id), -1)`;
    return [read('hap_from'), read('hap_to')];
  }

  override happened(c: string): [from: string, to: string] {
    // What is cut by these days is told by them too.
    if (this.#clock === 'happened') return super.happened(c);
    const read = (
      own: string,
      hull: string,
    ) => `CASE WHEN ${c}.when_from >= 0 THEN ${c}.${own} ELSE coalesce((
      SELECT ${hull} FROM mention v INDEXED BY mention_claim CROSS JOIN ${this.#events} y ON y.event = v.entity
      WHERE v.claim = ${c}.id AND v.role IN (1, 2)), -1) END`;
    return [read('when_from', 'min(y.hap_from)'), read('when_to', 'max(y.hap_to)')];
  }

  override get placed(): string {
    const lies = this.made('lies_at', 'inside INTEGER, around INTEGER, PRIMARY KEY (inside, around)', (b) => {
      return `SELECT s.entity, o.entity FROM claim c ${placing.joins}
        WHERE c.predicate IN ('located', 'struck') AND ${placing.where} AND ${this.seen(b, 'c')}
        UNION ${levelsOfPlaces(b, (it) => this.stands(it))}`;
    });
    return this.made('placed_at', 'place INTEGER, entity INTEGER, PRIMARY KEY (place, entity)', () =>
      placesOf(
        `(SELECT DISTINCT inside entity FROM ${lies} UNION SELECT entity FROM ${this.same})`,
        lies,
        this.same,
      ),
    );
  }
}
