import type { Entity } from '../../../model/entity.ts';
import { InvalidRecord } from '../../../model/errors.ts';
import type { Judgement } from '../../../model/judgement.ts';
import type { Utterance } from '../../../model/utterance.ts';
import { checkedLine, Reasons } from '../../check.ts';
import { StoreNotEmpty } from '../../errors.ts';
import { entitiesOf, factsOf } from '../../facts.ts';
import { stable } from '../../json.ts';
import type { Connection } from '../../local/connection.ts';
import { blobOf, THING } from '../../local/keys.ts';
import type { ArchiveRecord } from '../../records.ts';
import type { Progress } from '../../store.ts';
import { setIndexesAside } from './bulk.ts';
import { Inserter, type Setting } from './insert.ts';
import { refresh } from './refresh.ts';
import { refreshRetractions } from './reviews.ts';
import { insertView } from './saved-views.ts';
import { clearScratch, touch } from './scratch.ts';

type Line<T extends ArchiveRecord['type']> = Extract<ArchiveRecord, { type: T }>;
/** The utterance whose claims are being read. */
interface Settled {
  ref: string;
  setting: Setting;
  chain: Utterance['chain'];
}
type History = Pick<Line<'entity'>, 'sets' | 'recorded' | 'withdrawn'>;

/**
 * An archive on its way into an empty store, in one transaction that this object holds open from its making until
 * `finish` or `abandon`: all of it, or nothing.
 */
export class Restore {
  readonly #db: Connection;
  readonly #insert: Inserter;
  readonly #reasons = new Reasons();
  readonly #origins = new Map<string, number>();
  #count = 0;
  #settled: Settled | undefined;

  /** @throws StoreNotEmpty, StoreBusy */
  constructor(db: Connection) {
    this.#db = db;
    this.#insert = new Inserter(db);
    db.exec('BEGIN IMMEDIATE');
    const used = `SELECT EXISTS (SELECT 1 FROM entity) OR EXISTS (SELECT 1 FROM load) OR EXISTS (SELECT 1 FROM judgement)
        OR EXISTS (SELECT 1 FROM saved_view)`;
    if (db.count(used) === 1) {
      this.abandon();
      throw new StoreNotEmpty('the store holds records already', {
        wayOut: 'Name a new file with --store; what is in two archives cannot be mixed.',
      });
    }
    clearScratch(db);
    setIndexesAside(db, Number.POSITIVE_INFINITY);
  }

  add(lines: readonly unknown[]): void {
    for (const raw of lines) {
      const line = checkedLine(raw, ++this.#count, this.#reasons);
      if ((this.#count === 1) !== (line?.type === 'header') && this.#reasons.count === 0)
        this.#fault(
          line?.type === 'header' ? 'a second header' : 'the archive does not begin with its header',
        );
      // Once something is wrong the rest is only looked through for more reasons.
      if (line && this.#reasons.count === 0) this.#add(line);
    }
  }

  #fault(what: string): void {
    this.#reasons.add(
      new InvalidRecord(`line ${this.#count} of the archive: ${what}`, {
        wayOut: 'Export the archive again.',
      }),
    );
  }

  #add(line: ArchiveRecord): void {
    if (line.type === 'load') {
      const sql = 'INSERT INTO load (ref, origin, at) VALUES (?, ?, ?)';
      this.#db.run(sql, line.id, this.#origin(line.set), Date.parse(line.at));
    } else if (line.type === 'entity') {
      this.#held(THING.entity, this.#insert.insertEntity(line.entity, times(line)), line);
    } else if (line.type === 'utterance') {
      this.#utterance(line);
    } else if (line.type === 'claim') {
      this.#claim(line);
    } else if (line.type === 'judgement') {
      this.#held(THING.judgement, this.#insert.insertJudgement(line.judgement, times(line)), line);
    } else if (line.type === 'view') {
      insertView(this.#db, line.view);
    }
  }

  #origin(name: string): number {
    const known = this.#origins.get(name);
    if (known !== undefined) return known;
    this.#db.run('INSERT OR IGNORE INTO origin (name) VALUES (?)', name);
    const id = this.#db.count('SELECT id FROM origin WHERE name = ?', name);
    this.#origins.set(name, id);
    return id;
  }

  #held(thing: number, id: number, { sets }: History): void {
    for (const { set, label, gone } of sets)
      this.#db.run(
        'INSERT INTO membership (origin, thing, id, label, gone) VALUES (?, ?, ?, ?, ?)',
        ...[this.#origin(set), thing, id, label ?? null, Number(gone === true)],
      );
  }

  #known(ids: readonly string[]): boolean {
    const missing = ids.find((id) => !this.#insert.has(id));
    if (missing) this.#fault(`${missing} is nowhere in the archive`);
    return missing === undefined;
  }

  #utterance(line: Line<'utterance'>): void {
    if (!this.#known([line.utterance.document])) return;
    const id = this.#insert.insertUtterance(
      line.id,
      labelOf(line),
      line.utterance,
      line.occurrences,
      times(line),
    );
    this.#held(THING.utterance, id, line);
  }

  #settle(ref: string): Settled | undefined {
    const row = this.#db.get('SELECT id, json FROM utterance WHERE ref = ?', blobOf(ref));
    if (!row) return undefined;
    const utterance = JSON.parse(String(row[1])) as Omit<Utterance, 'claims'>;
    return { ref, setting: this.#insert.setting(row[0] as number, utterance), chain: utterance.chain };
  }

  #claim(line: Line<'claim'>): void {
    if (this.#settled?.ref !== line.utterance) this.#settled = this.#settle(line.utterance);
    if (!this.#settled) {
      this.#fault(`${line.utterance} is nowhere in the archive`);
      return;
    }
    const { setting, chain } = this.#settled;
    const facts = factsOf(line.claim, chain);
    if (!this.#known(facts.mentions.map(([entity]) => entity))) return;
    const label = labelOf(line);
    const ordinal = Number(/\d+$/.exec(label)?.[0] ?? 0);
    this.#held(
      THING.claim,
      this.#insert.insertClaim(
        line.id,
        label,
        ordinal,
        line.claim,
        stable(line.claim),
        facts,
        setting,
        times(line),
      ),
      line,
    );
  }

  /** @throws InputRefused with every reason */
  finish(progress: (progress: Progress) => void): void {
    const db = this.#db;
    if (this.#count === 0) this.#fault('the archive is empty');
    this.#reasons.refuse('The archive was refused');
    progress({ phase: 'indexing', done: this.#count, of: this.#count });
    for (const row of db.iterate('SELECT id, json FROM entity')) {
      const named = entitiesOf(JSON.parse(String(row[1])) as Entity);
      if (named.length > 0) this.#insert.insertReferences(THING.entity, row[0] as number, named);
    }
    this.#insert.flush();
    const judgements = db.all('SELECT id, json FROM judgement') as [number, string][];
    for (const [id, json] of judgements) {
      const missing = this.#insert.insertTargets(id, JSON.parse(json) as Judgement);
      if (missing) this.#fault(`${missing}, which is judged, is nowhere in the archive`);
    }
    this.#reasons.refuse('The archive was refused');
    for (const row of db.iterate(
      "SELECT c.id, b.json ->> '$.answers' FROM claim c JOIN body b ON b.id = c.body WHERE b.json ->> '$.answers' IS NOT NULL",
    ))
      this.#insert.insertAnswers(row[0] as number, JSON.parse(String(row[1])) as string[]);
    refreshRetractions(
      db,
      judgements.map(([id]) => id),
    );
    touch(db, 'SELECT id FROM judged WHERE thing = 3');
    refresh(db, true);
    db.exec('COMMIT');
    progress({ phase: 'done', done: this.#count, of: this.#count });
  }

  abandon(): void {
    if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
  }
}

const times = ({ recorded, withdrawn }: History) => ({
  recorded: Date.parse(recorded),
  withdrawn: withdrawn === null ? null : Date.parse(withdrawn),
});

/** The label in the first set, by name, that holds the thing, else in the first that held it. */
function labelOf({ sets }: History): string {
  const first = [...sets].sort(
    (a, b) => Number(a.gone ?? false) - Number(b.gone ?? false) || (a.set < b.set ? -1 : 1),
  )[0];
  return first?.label === undefined ? '' : `${first.set}#${first.label}`;
}
