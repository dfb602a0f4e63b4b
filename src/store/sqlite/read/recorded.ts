import type { Connection } from '../../local/connection.ts';
import type { AsOf } from '../../store.ts';
import { chainReviews, chainsOf, identities, latestFirst } from '../judged.ts';
import { Binder } from './binder.ts';
import { PastFrame } from './past.ts';

/** A retraction and what it takes back. */
type Retraction = [id: number, target: number];

/**
 * What the store held at some instant: what was recorded by then and not yet withdrawn, judged as it was judged then.
 * A thing that was withdrawn and came back counts as there in between.
 */
export class RecordedFrame extends PastFrame {
  override readonly current = false;

  constructor(db: Connection, asOf: AsOf) {
    super(db, asOf);
    this.#retractions();
    this.#reviews();
  }

  /** Which judgements were taken back by then, and by which. */
  #retractions(): void {
    const b = new Binder();
    const rows = this.db.all(
      `SELECT j.id, d.id FROM judgement j JOIN judged d ON d.judgement = j.id AND d.thing = 4
       WHERE j.says = 'retracts' AND ${this.recorded(b, 'j')} AND ${this.live(b, 'j')} ORDER BY ${latestFirst}`,
      ...b.values,
    ) as Retraction[];
    const onto = new Map<number, number[]>();
    for (const [id, target] of rows) onto.set(target, [...(onto.get(target) ?? []), id]);
    const by = (target: number): number | undefined => onto.get(target)?.find((id) => by(id) === undefined);
    const table = this.made('retracted_at', 'id INTEGER PRIMARY KEY, retracted_by INTEGER', () => '');
    for (const target of onto.keys()) {
      const found = by(target);
      if (found !== undefined) this.db.run(`INSERT INTO ${table} VALUES (?, ?)`, target, found);
    }
  }

  /** How claims stood, where anything had been judged of them. */
  #reviews(): void {
    const columns = 'claim INTEGER PRIMARY KEY, review TEXT, successor INTEGER';
    const table = this.made('review_at', columns, (b) => {
      return `SELECT id, says, NULL FROM (
          SELECT d.id, j.says, row_number() OVER (PARTITION BY d.id ORDER BY ${latestFirst}) place
          FROM judgement j JOIN judged d ON d.judgement = j.id AND d.thing = 3
          WHERE j.says IN ('accepted', 'rejected') AND ${this.stands(b)}) WHERE place = 1`;
    });
    const begun = this.db.all(
      "SELECT DISTINCT d.id FROM judgement j JOIN judged d ON d.judgement = j.id WHERE j.says = 'supersedes'",
    );
    const chain = chainsOf(
      this.db,
      begun.map(([id]) => id as number),
    );
    const reviews = chainReviews(this.db, chain, (b) => this.stands(b));
    for (const claim of chain) {
      const { review, successor } = reviews.get(claim) ?? { review: 'proposed', successor: null };
      this.db.run(`INSERT OR REPLACE INTO ${table} VALUES (?, ?, ?)`, claim, review, successor);
    }
    this.made('hidden_at', 'claim INTEGER PRIMARY KEY', () => {
      return `SELECT claim FROM ${table} WHERE review IN ('rejected', 'superseded')`;
    });
    this.db.exec(
      'CREATE INDEX IF NOT EXISTS temp.review_successor ON review_at (successor) WHERE successor IS NOT NULL',
    );
  }

  override seen(b: Binder, c: string): string {
    return `${this.known(b, c)} AND ${this.live(b, c)} AND ${c}.id NOT IN (SELECT claim FROM temp.hidden_at)`;
  }

  override known(b: Binder, c: string): string {
    return this.recorded(b, c);
  }

  override live(b: Binder, x: string): string {
    return `(${x}.withdrawn IS NULL OR ${x}.withdrawn > ${b.bind(this.bound)})`;
  }

  override recorded(b: Binder, x: string): string {
    return `${x}.recorded <= ${b.bind(this.bound)}`;
  }

  override there(b: Binder, x: string): string {
    return `${this.recorded(b, x)} AND ${this.live(b, x)}`;
  }

  override stands(b: Binder): string {
    return `${this.recorded(b, 'j')} AND ${this.live(b, 'j')} AND j.id NOT IN (SELECT id FROM temp.retracted_at)`;
  }

  override review(c: string): string {
    return `coalesce((SELECT z.review FROM temp.review_at z WHERE z.claim = ${c}.id), 'proposed')`;
  }

  override successor(c: string): string {
    return `(SELECT z.successor FROM temp.review_at z WHERE z.claim = ${c}.id)`;
  }

  override predecessors(c: string): string {
    return `(SELECT z.claim id FROM temp.review_at z WHERE z.successor = ${c})`;
  }

  override retractedBy(j: string): string {
    return `(SELECT z.retracted_by FROM temp.retracted_at z WHERE z.id = ${j}.id)`;
  }

  override withdrawn(b: Binder, x: string): string {
    return `CASE WHEN ${x}.withdrawn <= ${b.bind(this.bound)} THEN ${x}.withdrawn END`;
  }

  override get same(): string {
    this.#kin();
    return 'temp.same_at';
  }

  override get within(): string {
    this.#kin();
    return 'temp.within_at';
  }

  #known = false;

  #kin(): void {
    if (this.#known) return;
    this.#known = true;
    const { classOf, within } = identities(this.db, (b) => this.stands(b));
    const same = this.made('same_at', 'entity INTEGER PRIMARY KEY, class INTEGER', () => '');
    for (const [entity, name] of classOf) this.db.run(`INSERT INTO ${same} VALUES (?, ?)`, entity, name);
    this.db.exec('CREATE INDEX temp.same_at_class ON same_at (class)');
    const levels = this.made(
      'within_at',
      'inside INTEGER, around INTEGER, steps INTEGER, PRIMARY KEY (inside, around)',
      () => '',
    );
    for (const { inside, around, steps } of within)
      this.db.run(`INSERT OR IGNORE INTO ${levels} VALUES (?, ?, ?)`, inside, around, steps);
  }
}
