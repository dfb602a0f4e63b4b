import type { Entity } from '../../../model/entity.ts';
import { stemOf } from '../../../model/ids.ts';
import type { Judgement } from '../../../model/judgement.ts';
import type { Claim, Utterance } from '../../../model/utterance.ts';
import type { Reasons } from '../../check.ts';
import { Connection } from '../../local/connection.ts';
import { idSql } from '../../local/keys.ts';
import { Stage } from '../../local/stage.ts';

/** Everything that a load may bring. The order is that of writing: what comes later names what came earlier. */
export const things = ['entity', 'utterance', 'claim', 'judgement'] as const;
export type Thing = (typeof things)[number];
export const labelOf: Record<Thing, string> = {
  entity: 'Entity',
  utterance: 'Utterance',
  claim: 'Claim',
  judgement: 'Judgement',
};
/** The words of a report. */
export const pluralOf = {
  entity: 'entities',
  utterance: 'utterances',
  claim: 'claims',
  judgement: 'judgements',
} as const;

/** Records of a batch as they are compared with the server's. */
export interface Candidate {
  id: string;
  json: string;
}

/** What the server holds of a candidate. */
export interface Found {
  id: string;
  differs: boolean;
  /** Withdrawn. */
  gone: boolean;
  /** The set holds it, under which label. */
  held: boolean;
  label: string | null;
  /** The first other set, by name, that holds it. */
  other: string | null;
}

export interface FreshUtterance {
  id: string;
  label: string;
  utterance: Omit<Utterance, 'claims'>;
  occurrences: number[];
}

export interface FreshClaim {
  id: string;
  utterance: string;
  ordinal: number;
  label: string;
  claim: Claim;
}

/** Some rows of the stage, and the number of the last. */
export interface Batch<T> {
  rows: T[];
  last: number;
}

const tables = `
CREATE TEMP TABLE found (thing TEXT, id TEXT, differs INTEGER, gone INTEGER, held INTEGER, label TEXT, other TEXT,
  PRIMARY KEY (thing, id)) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE left_out (thing TEXT, id TEXT, label TEXT, PRIMARY KEY (thing, id)) STRICT, WITHOUT ROWID;
`;

const BATCH = 1_000;

/**
 * The records of one load on their way in: checked one by one into a temporary file of this machine, so that memory
 * is bounded, a load that is refused never reaches the server, and a kill leaves nothing. Beside them stands what
 * the server holds of them already.
 */
export class Staged {
  readonly #db: Connection;
  readonly #stage: Stage;

  constructor(reasons: Reasons) {
    // A database without a name is a temporary file of the system's own.
    this.#db = new Connection('', { readOnly: false, patience: 0, cache: 32_000 });
    this.#stage = new Stage(this.#db, reasons);
    this.#db.exec(tables);
  }

  get count(): number {
    return this.#stage.count;
  }

  add(records: readonly unknown[]): void {
    this.#stage.add(records);
  }

  /** All of it is there, and is about to be looked up. */
  seal(): void {
    this.#stage.seal();
  }

  close(): void {
    this.#db.close();
  }

  #id(thing: Thing, alias = 's'): string {
    return thing === 'entity' ? `${alias}.ref` : idSql(thing, `${alias}.ref`);
  }

  /** Batches of rows, the statement run anew for each, since others may run in between. */
  *#batches<T>(sql: string, make: (row: readonly unknown[]) => T): Generator<T[]> {
    for (let offset = 0; ; offset += BATCH) {
      const rows = this.#db.all(`${sql} LIMIT ${BATCH} OFFSET ${offset}`).map(make);
      if (rows.length > 0) yield rows;
      if (rows.length < BATCH) return;
    }
  }

  number(thing: Thing): number {
    return this.#db.count(`SELECT count(*) FROM stage_${thing}`);
  }

  candidates(thing: Thing): Generator<Candidate[]> {
    return this.#batches(
      `SELECT ${this.#id(thing)}, s.json FROM stage_${thing} s ORDER BY s.rowid`,
      ([id, json]) => ({ id, json }) as Candidate,
    );
  }

  note(thing: Thing, rows: readonly Found[]): void {
    for (const { id, differs, gone, held, label, other } of rows)
      this.#db.run(
        'INSERT INTO found VALUES (?, ?, ?, ?, ?, ?, ?)',
        ...[thing, id, Number(differs), Number(gone), Number(held), label, other],
      );
  }

  /** Notes what the set holds, where this load does not bring it any more. */
  noteHeld(thing: Thing, rows: readonly { id: string; label: string | null }[]): void {
    const known = `SELECT 1 FROM found WHERE thing = ? AND id = ?`;
    for (const { id, label } of rows)
      if (!this.#db.get(known, thing, id))
        this.#db.run('INSERT OR IGNORE INTO left_out VALUES (?, ?, ?)', thing, id, label);
  }

  leftOut(thing: Thing): { id: string; label: string | null }[] {
    return this.#db
      .all('SELECT id, label FROM left_out WHERE thing = ? ORDER BY id', thing)
      .map(([id, label]) => ({ id: String(id), label: label as string | null }));
  }

  #found(thing: Thing, condition: string): string {
    return `FROM stage_${thing} s JOIN found f ON f.thing = '${thing}' AND f.id = ${this.#id(thing)} WHERE ${condition}`;
  }

  /** How many of a kind of thing the server holds, in view or with another content. */
  tally(thing: Thing): { known: number; changed: number } {
    const count = (condition: string) => this.#db.count(`SELECT count(*) ${this.#found(thing, condition)}`);
    return { known: count('NOT f.gone'), changed: thing === 'judgement' ? 0 : count('f.differs') };
  }

  returned(thing: Thing): string[] {
    return this.#db.all(`SELECT f.id ${this.#found(thing, 'f.gone')}`).map(([id]) => String(id));
  }

  /** What the set did not hold, or under another label, though the server knows it. */
  joined(thing: Thing): { id: string; label: string | null; fresh: boolean }[] {
    const label = thing === 'utterance' || thing === 'claim' ? 's.label' : 'NULL';
    return this.#db
      .all(`SELECT f.id, ${label}, f.held ${this.#found(thing, `NOT f.held OR f.label IS NOT ${label}`)}`)
      .map(([id, label, held]) => ({ id: String(id), label: label as string | null, fresh: held === 0 }));
  }

  /** What differs between this set and another one, by name. */
  conflicts(thing: Thing): { name: string; other: string }[] {
    const name = thing === 'entity' ? 's.ref' : 's.label';
    return this.#db
      .all(`SELECT ${name}, f.other ${this.#found(thing, 'f.differs AND f.other IS NOT NULL')}`)
      .map(([name, other]) => ({ name: String(name), other: String(other) }));
  }

  changedJson(thing: Thing): Generator<{ id: string; json: string }[]> {
    return this.#batches(
      `SELECT f.id, s.json ${this.#found(thing, 'f.differs')} ORDER BY s.rowid`,
      ([id, json]) => ({ id, json }) as { id: string; json: string },
    );
  }

  #isFresh(thing: Thing): string {
    return `NOT EXISTS (SELECT 1 FROM found f WHERE f.thing = '${thing}' AND f.id = ${this.#id(thing)})`;
  }

  /** How many of a kind of thing the server does not know; where a row is given, only up to that. */
  fresh(thing: Thing, upTo = Number.MAX_SAFE_INTEGER): number {
    const where = `s.rowid <= ? AND ${this.#isFresh(thing)}`;
    return this.#db.count(`SELECT count(*) FROM stage_${thing} s WHERE ${where}`, upTo);
  }

  /** What the server does not know, by batches, behind a row. */
  *#fresh<T>(
    thing: Thing,
    columns: string,
    after: number,
    make: (row: readonly unknown[]) => T,
  ): Generator<Batch<T>> {
    const sql = `SELECT s.rowid, ${columns} FROM stage_${thing} s WHERE s.rowid > ? AND ${this.#isFresh(thing)}
      ORDER BY s.rowid LIMIT ${BATCH}`;
    for (let last = after; ; ) {
      const rows = this.#db.all(sql, last);
      if (rows.length === 0) return;
      last = Number(rows.at(-1)?.[0]);
      yield { rows: rows.map(([, ...row]) => make(row)), last };
    }
  }

  freshIds(thing: Thing, after: number): Generator<Batch<string>> {
    return this.#fresh(thing, this.#id(thing), after, ([id]) => String(id));
  }

  freshEntities(after: number): Generator<Batch<Entity>> {
    return this.#fresh('entity', 's.json', after, ([json]) => JSON.parse(String(json)));
  }

  freshUtterances(after: number): Generator<Batch<FreshUtterance>> {
    const columns = `${this.#id('utterance')}, s.label, s.json, s.occurrences`;
    return this.#fresh('utterance', columns, after, ([id, label, json, occurrences]) => ({
      ...{ id: String(id), label: String(label) },
      ...{ utterance: JSON.parse(String(json)), occurrences: JSON.parse(String(occurrences)) },
    }));
  }

  freshClaims(after: number): Generator<Batch<FreshClaim>> {
    const utterance = `(SELECT ${idSql('utterance', 'u.ref')} FROM stage_utterance u WHERE u.id = s.utterance)`;
    const columns = `${this.#id('claim')}, ${utterance}, s.ordinal, s.label, s.json`;
    return this.#fresh('claim', columns, after, ([id, utterance, ordinal, label, json]) => ({
      ...{ id: String(id), utterance: String(utterance), ordinal: Number(ordinal), label: String(label) },
      claim: JSON.parse(String(json)) as Claim,
    }));
  }

  freshJudgements(after: number): Generator<Batch<Judgement>> {
    return this.#fresh('judgement', 's.json', after, ([json]) => JSON.parse(String(json)));
  }

  /** The utterance of a claim that is new. */
  utterance(id: string): Omit<Utterance, 'claims'> {
    const row = this.#db.get(
      `SELECT json FROM stage_utterance WHERE ref = unhex(?)`,
      id.slice('utterance/'.length),
    );
    return JSON.parse(String(row?.[0]));
  }

  /** Claims of the set that are new to it and stand under some utterance labels. */
  freshUnder(
    utterances: readonly string[],
  ): { utterance: string; ordinal: number; id: string; stem: string }[] {
    return this.#db
      .all(
        `SELECT u.label, s.ordinal, ${this.#id('claim')}, s.json
         FROM stage_claim s JOIN stage_utterance u ON u.id = s.utterance
         WHERE u.label IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
           SELECT 1 FROM found f WHERE f.thing = 'claim' AND f.id = ${this.#id('claim')} AND f.held)`,
        JSON.stringify(utterances),
      )
      .map(([utterance, ordinal, id, json]) => ({
        ...{ utterance: String(utterance), ordinal: Number(ordinal), id: String(id) },
        stem: stemOf((JSON.parse(String(json)) as Claim).about),
      }));
  }

  /** Entities, claims and judgements that records name and this load does not bring. */
  needs(thing: 'entity' | 'claim' | 'judgement'): Generator<{ id: string; by: string }[]> {
    const make = ([id, by]: readonly unknown[]) => ({ id: String(id), by: String(by) });
    if (thing === 'entity')
      return this.#batches(
        'SELECT n.ref, n.by FROM need_entity n WHERE n.ref NOT IN (SELECT ref FROM stage_entity) ORDER BY n.ref',
        make,
      );
    return this.#batches(
      `SELECT ${idSql(thing, 'n.ref')}, n.by FROM need_thing n WHERE n.thing = ${thing === 'claim' ? 3 : 4}
       AND n.ref NOT IN (SELECT ref FROM stage_${thing}) ORDER BY n.ref`,
      make,
    );
  }

  /** Utterances of documents, and whether this load says that the document was coded; null where it does not bring it. */
  documents(): { label: string; document: string; coded: boolean | null }[] {
    return this.#db
      .all(
        `SELECT u.label, u.document, s.coded FROM stage_utterance u LEFT JOIN stage_entity s ON s.ref = u.document
         WHERE coalesce(s.coded, 0) = 0 ORDER BY u.id`,
      )
      .map(([label, document, coded]) => ({
        ...{ label: String(label), document: String(document) },
        coded: coded === null ? null : coded === 1,
      }));
  }
}
