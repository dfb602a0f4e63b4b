import type { AscribeError } from '../../model/errors.ts';
import { InvalidRecord } from '../../model/errors.ts';
import { judgementKinds } from '../../model/judgement.ts';
import { entitiesIn } from '../../model/proposition.ts';
import { checkedRecord, type Reasons } from '../check.ts';
import { entitiesAround, entitiesOf } from '../facts.ts';
import { stable } from '../json.ts';
import type { EntityRecord, JudgementRecord, UtteranceRecord } from '../records.ts';
import type { Connection } from './connection.ts';
import { blobOf, THING } from './keys.ts';
import { Rows } from './rows.ts';

const tables = `
CREATE TEMP TABLE stage_entity (ref TEXT PRIMARY KEY, coded INTEGER, json TEXT) STRICT;
CREATE TEMP TABLE stage_utterance (id INTEGER PRIMARY KEY, ref BLOB UNIQUE, label TEXT UNIQUE, document TEXT, json TEXT,
  occurrences TEXT, first INTEGER, many INTEGER) STRICT;
CREATE TEMP TABLE stage_claim (id INTEGER PRIMARY KEY, ref BLOB, utterance INTEGER, ordinal INTEGER,
  label TEXT, json TEXT) STRICT;
CREATE TEMP TABLE stage_judgement (id INTEGER PRIMARY KEY, ref BLOB UNIQUE, json TEXT) STRICT;
CREATE TEMP TABLE need_entity (ref TEXT PRIMARY KEY, by TEXT) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE need_thing (thing INTEGER, ref BLOB, by TEXT, PRIMARY KEY (thing, ref)) STRICT, WITHOUT ROWID;
`;
const names = [
  'stage_entity',
  'stage_utterance',
  'stage_claim',
  'stage_judgement',
  'need_entity',
  'need_thing',
];

/**
 * The records of one load on their way in, in SQLite's temporary file: checked one by one, in bounded memory, and
 * out of sight. A kill leaves nothing of it.
 */
export class Stage {
  readonly reasons: Reasons;
  count = 0;
  /** How many claims are staged: those of an utterance lie side by side. */
  #claims = 0;
  readonly #claimRows: Rows;
  /** Entities that are noted as needed already: most are named again and again. */
  readonly #needed = new Set<string>();
  readonly #db: Connection;

  constructor(db: Connection, reasons: Reasons) {
    this.#db = db;
    this.reasons = reasons;
    this.#claimRows = new Rows(db, 'stage_claim', 6);
    this.clear();
    db.exec(tables);
  }

  clear(): void {
    for (const name of names) this.#db.exec(`DROP TABLE IF EXISTS temp.${name}`);
  }

  add(records: readonly unknown[]): void {
    this.#db.transaction('read', () => {
      for (const raw of records) {
        const record = checkedRecord(raw, ++this.count, this.reasons);
        if (record?.type === 'entity') this.#entity(record);
        else if (record?.type === 'utterance') this.#utterance(record);
        else if (record?.type === 'judgement') this.#judgement(record);
      }
      this.#claimRows.flush();
    });
  }

  /** Makes what is staged ready to be looked up, when all of it is there: sorted at once, not row by row. */
  seal(): void {
    this.#db.exec('CREATE UNIQUE INDEX temp.stage_claim_ref ON stage_claim (ref)');
  }

  #refuse(what: string, wayOut: string): void {
    const reason: AscribeError = new InvalidRecord(what, {
      wayOut,
      place: { field: `record ${this.count}` },
    });
    this.reasons.add(reason);
  }

  #needEntities(ids: readonly string[], by: string): void {
    for (const id of ids) {
      if (this.#needed.has(id)) continue;
      // Bounded: a load may name millions.
      if (this.#needed.size > 200_000) this.#needed.clear();
      this.#needed.add(id);
      this.#db.run('INSERT OR IGNORE INTO need_entity VALUES (?, ?)', id, by);
    }
  }

  #needThing(thing: number, id: string, by: string): void {
    this.#db.run('INSERT OR IGNORE INTO need_thing VALUES (?, ?, ?)', thing, blobOf(id), by);
  }

  #entity({ entity }: EntityRecord): void {
    const json = stable(entity);
    const sql = 'INSERT OR IGNORE INTO stage_entity VALUES (?, ?, ?)';
    if (this.#db.run(sql, entity.id, Number(entity.source !== undefined), json) === 0) {
      if (this.#db.get('SELECT json FROM stage_entity WHERE ref = ?', entity.id)?.[0] !== json)
        this.#refuse(`${entity.id} stands here twice, and differs`, 'Keep one of the two.');
      return;
    }
    this.#needEntities(entitiesOf(entity), entity.id);
  }

  #utterance(record: UtteranceRecord): void {
    const { claims, ...rest } = record.utterance;
    const json = stable(rest);
    const values = [
      ...[blobOf(record.id), record.label, rest.document, json, JSON.stringify(record.occurrences)],
      ...[this.#claims + 1, claims.length],
    ];
    const sql = `INSERT INTO stage_utterance (ref, label, document, json, occurrences, first, many)
      VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`;
    const id = this.#db.insertNew(sql, ...values);
    if (id === null) {
      this.#repeated(record, json);
      return;
    }
    this.#needEntities(entitiesAround(rest), record.label);
    claims.forEach((claim, at) => {
      const label = `${record.label}.${at + 1}`;
      const ref = blobOf(record.claimIds[at] as string);
      this.#claimRows.add(++this.#claims, ref, id, at + 1, label, stable(claim));
      this.#needEntities(entitiesIn(claim.about), label);
      for (const answered of claim.answers ?? []) this.#needThing(THING.claim, answered, label);
    });
  }

  /** The very same record again is let pass. */
  #repeated(record: UtteranceRecord, json: string): void {
    const twin = this.#db.get(
      'SELECT label, json, first, many FROM stage_utterance WHERE ref = ?',
      blobOf(record.id),
    );
    if (!twin) {
      this.#refuse(
        `the label ${record.label} stands here twice`,
        'Give each utterance of a set its own label.',
      );
      return;
    }
    this.#claimRows.flush();
    const claims = this.#db.all(
      'SELECT json FROM stage_claim WHERE id BETWEEN ?1 AND ?1 + ?2 - 1 ORDER BY id',
      ...twin.slice(2),
    );
    const same =
      twin[0] === record.label &&
      twin[1] === json &&
      claims.map(([text]) => text).join() === record.utterance.claims.map(stable).join();
    if (!same)
      this.#refuse(
        `${record.label} has the words, place and chain of ${twin[0]}`,
        'Put the claims of both under one label.',
      );
  }

  #judgement({ judgement }: JudgementRecord): void {
    const sql = 'INSERT OR IGNORE INTO stage_judgement (ref, json) VALUES (?, ?)';
    if (this.#db.run(sql, blobOf(judgement.id), stable(judgement)) === 0) return;
    const { on } = judgementKinds[judgement.says];
    const by = `the judgement "${judgement.says}" by ${judgement.by}`;
    if (on === 'entities') this.#needEntities(judgement.on, by);
    else
      for (const id of judgement.on) this.#needThing(on === 'claims' ? THING.claim : THING.judgement, id, by);
  }
}
