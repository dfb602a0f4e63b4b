import type { Entity } from '../../../model/entity.ts';
import type { Judgement } from '../../../model/judgement.ts';
import type { Claim, Utterance } from '../../../model/utterance.ts';
import { entitiesOf, factsOf } from '../../facts.ts';
import type { Connection } from '../../local/connection.ts';
import { THING } from '../../local/keys.ts';
import type { LoadReport, Progress } from '../../store.ts';
import { setIndexesAside } from './bulk.ts';
import { Inserter, type Setting, type Times } from './insert.ts';
import { refresh } from './refresh.ts';
import { pairReplacements } from './replace.ts';
import { refreshRetractions } from './reviews.ts';
import { clearScratch, touch } from './scratch.ts';

type Kind = keyof LoadReport['added'];
const kinds: readonly [Kind, number, string, string][] = [
  ['entities', THING.entity, 'entity', 'stage_entity'],
  ['utterances', THING.utterance, 'utterance', 'stage_utterance'],
  ['claims', THING.claim, 'claim', 'stage_claim'],
  ['judgements', THING.judgement, 'judgement', 'stage_judgement'],
];
const zero = () => ({ entities: 0, utterances: 0, claims: 0, judgements: 0 });

/** One load becoming visible. `publish` is to be called inside a write transaction. */
export class Publication {
  readonly #db: Connection;
  readonly #set: string;
  readonly #at: number;
  readonly #progress: (progress: Progress) => void;
  readonly #insert: Inserter;
  #origin = 0;
  /** Entities that are new or changed. */
  readonly #naming: number[] = [];

  constructor(db: Connection, set: string, at: number, progress: (progress: Progress) => void) {
    this.#db = db;
    this.#set = set;
    this.#at = at;
    this.#progress = progress;
    this.#insert = new Inserter(db);
  }

  /** The report; its `load` is null where nothing differs from what the set held already. */
  publish(): Omit<LoadReport, 'load'> & { load: string | null } {
    const db = this.#db;
    clearScratch(db);
    setIndexesAside(db, db.count('SELECT count(*) FROM stage_claim'));
    db.run('INSERT OR IGNORE INTO origin (name) VALUES (?)', this.#set);
    this.#origin = db.count('SELECT id FROM origin WHERE name = ?', this.#set);
    const added = zero();
    const changed = zero();
    const withdrawn = zero();
    let unchanged = 0;
    let returned = 0;
    for (const [kind, thing, table, stage] of kinds) {
      const known = db.count(
        `SELECT count(*) FROM ${stage} s JOIN ${table} t ON t.ref = s.ref WHERE t.withdrawn IS NULL`,
      );
      added[kind] = db.count(`SELECT count(*) FROM ${stage}`) - known;
      changed[kind] = this.#change(kind);
      unchanged += known - changed[kind];
      returned += this.#return(kind, table, stage);
      this.#add(kind);
      this.#insert.flush();
      this.#join(thing, table, stage);
    }
    const gone = this.#leave(withdrawn);
    const joined = db.count('SELECT count(*) FROM temp.joined');
    const sum = (counts: Record<Kind, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
    const report = { set: this.#set, added, changed, withdrawn, unchanged };
    if (sum(added) + sum(changed) + gone + joined === 0) return { ...report, load: null, superseded: 0 };

    const number = db.count('SELECT count(*) FROM load') + 1;
    const load = `load/${String(number).padStart(6, '0')}`;
    db.run('INSERT INTO load (ref, origin, at) VALUES (?, ?, ?)', load, this.#origin, this.#at);
    const superseded = pairReplacements(db, this.#insert, {
      set: this.#set,
      origin: this.#origin,
      load,
      at: this.#at,
    });
    // What is new as a whole was written under its label.
    if (unchanged + sum(changed) + gone + returned > 0) this.#relabel();
    this.#judge();
    this.#progress({ phase: 'indexing', done: 0, of: null });
    refresh(db, this.#identityChanged());
    return { ...report, load, superseded };
  }

  get #times(): Times {
    return { recorded: this.#at, withdrawn: null };
  }

  /** What stands outside an id may change in place. */
  #change(kind: Kind): number {
    const db = this.#db;
    if (kind === 'entities') {
      const rows = db.all(
        'SELECT s.json FROM stage_entity s JOIN entity t ON t.ref = s.ref WHERE t.json <> s.json',
      );
      for (const [json] of rows)
        this.#naming.push(this.#insert.updateEntity(JSON.parse(String(json)) as Entity));
      return rows.length;
    }
    if (kind === 'utterances') {
      const rows = db.all(
        `SELECT 'utterance/' || lower(hex(s.ref)), s.json FROM stage_utterance s JOIN utterance t ON t.ref = s.ref
         WHERE t.json <> s.json`,
      );
      for (const [id, json] of rows)
        this.#insert.updateUtterance(String(id), JSON.parse(String(json)) as Omit<Utterance, 'claims'>);
      return rows.length;
    }
    if (kind !== 'claims') return 0;
    const rows = db.all(
      `SELECT t.id, t.body, s.json FROM stage_claim s JOIN claim t ON t.ref = s.ref JOIN body b ON b.id = t.body
       WHERE b.json <> s.json`,
    ) as [number, number, string][];
    for (const [id, body, json] of rows) {
      db.run('UPDATE body SET json = ? WHERE id = ?', json, body);
      db.run('DELETE FROM answer WHERE claim = ?', id);
      this.#insert.insertAnswers(id, (JSON.parse(json) as Claim).answers ?? []);
    }
    return rows.length;
  }

  #return(kind: Kind, table: string, stage: string): number {
    const back = `SELECT t.id FROM ${stage} s JOIN ${table} t ON t.ref = s.ref WHERE t.withdrawn IS NOT NULL`;
    if (kind === 'claims') touch(this.#db, back);
    if (kind === 'judgements') this.#db.run(`INSERT OR IGNORE INTO temp.rejudged ${back}`);
    return this.#db.run(`UPDATE ${table} SET withdrawn = NULL WHERE id IN (${back})`);
  }

  #add(kind: Kind): void {
    const db = this.#db;
    const fresh = (table: string, stage: string) =>
      `FROM ${stage} s WHERE NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.ref = s.ref)`;
    if (kind === 'entities') {
      for (const [json] of db.iterate(`SELECT s.json ${fresh('entity', 'stage_entity')}`))
        this.#naming.push(
          this.#insert.insertEntity(JSON.parse(String(json)) as Entity, this.#times, String(json)),
        );
      // All first, then what they name: some name others.
      for (const id of this.#naming) {
        const json = db.get('SELECT json FROM entity WHERE id = ?', id)?.[0];
        this.#insert.updateReferences(THING.entity, id, entitiesOf(JSON.parse(String(json)) as Entity));
      }
    }
    if (kind === 'utterances')
      for (const row of db.iterate(
        `SELECT 'utterance/' || lower(hex(s.ref)), s.label, s.json, s.occurrences ${fresh('utterance', 'stage_utterance')}`,
      )) {
        const [ref, label, json, occurrences] = row as [string, string, string, string];
        const utterance = JSON.parse(json) as Omit<Utterance, 'claims'>;
        this.#insert.insertUtterance(
          ref,
          `${this.#set}#${label}`,
          utterance,
          JSON.parse(occurrences),
          this.#times,
          json,
        );
      }
    if (kind === 'claims') this.#addClaims(fresh('claim', 'stage_claim'));
    if (kind === 'judgements') {
      // All first, then what they are about: some are about others.
      const judgements = new Map<number, Judgement>();
      for (const [json] of db.iterate(`SELECT s.json ${fresh('judgement', 'stage_judgement')}`)) {
        const judgement = JSON.parse(String(json)) as Judgement;
        judgements.set(this.#insert.insertJudgement(judgement, this.#times), judgement);
      }
      for (const [id, judgement] of judgements) {
        this.#insert.insertTargets(id, judgement);
        db.run('INSERT OR IGNORE INTO temp.rejudged VALUES (?)', id);
      }
    }
  }

  #addClaims(fresh: string): void {
    const db = this.#db;
    const of = db.count(`SELECT count(*) ${fresh}`);
    let done = 0;
    let settled: { stage: number; setting: Setting; chain: Utterance['chain'] } | undefined;
    // Claims are staged utterance by utterance.
    const rows = db.iterate(
      `SELECT 'claim/' || lower(hex(s.ref)), s.utterance, s.ordinal, s.label, s.json ${fresh} ORDER BY s.id`,
    );
    for (const row of rows) {
      const [ref, utterance, ordinal, label, json] = row as [string, number, number, string, string];
      if (settled?.stage !== utterance) {
        const [id, text] = db.get(
          'SELECT t.id, s.json FROM stage_utterance s JOIN utterance t ON t.ref = s.ref WHERE s.id = ?',
          utterance,
        ) as [number, string];
        const around = JSON.parse(text) as Omit<Utterance, 'claims'>;
        settled = {
          stage: utterance,
          setting: this.#insert.setting(id, around),
          chain: around.chain,
        };
      }
      const claim = JSON.parse(json) as Claim;
      const facts = factsOf(claim, settled.chain);
      const full = `${this.#set}#${label}`;
      this.#insert.insertClaim(ref, full, ordinal, claim, json, facts, settled.setting, this.#times);
      if (++done % 5000 === 0) this.#progress({ phase: 'writing', done, of });
    }
    this.#insert.flush();
    for (const [id, answers] of db.iterate(
      `SELECT c.id, b.json ->> '$.answers' answers FROM temp.touched t JOIN claim c ON c.id = t.claim
       JOIN body b ON b.id = c.body WHERE t.fresh AND answers IS NOT NULL`,
    ))
      this.#insert.insertAnswers(id as number, JSON.parse(String(answers)) as string[]);
  }

  /** Notes that the set holds what it brought; `joined` collects what it did not hold before, or under another label. */
  #join(thing: number, table: string, stage: string): void {
    const label = thing === THING.utterance || thing === THING.claim ? 's.label' : 'NULL';
    const held = `SELECT ?1, ?2, t.id, ${label}, 0 FROM ${stage} s JOIN ${table} t ON t.ref = s.ref`;
    // In order, so that whole pages are written one after the other: keys of claims are hashes.
    this.#db.run(
      `INSERT INTO temp.joined SELECT ?2, h.id, h.label, NOT EXISTS (SELECT 1 FROM membership m
           WHERE m.origin = ?1 AND m.thing = ?2 AND m.id = h.id AND m.gone = 0)
       FROM (SELECT t.id id, ${label} label FROM ${stage} s JOIN ${table} t ON t.ref = s.ref) h
       WHERE NOT EXISTS (SELECT 1 FROM membership m WHERE m.origin = ?1 AND m.thing = ?2 AND m.id = h.id
         AND m.gone = 0 AND m.label IS h.label) ORDER BY h.id`,
      ...[this.#origin, thing],
    );
    this.#db.run(
      `INSERT INTO membership (origin, thing, id, label, gone) ${held} WHERE true ORDER BY t.id
       ON CONFLICT DO UPDATE SET label = excluded.label, gone = 0 WHERE gone = 1 OR label IS NOT excluded.label`,
      ...[this.#origin, thing],
    );
  }

  /** What the set held and does not bring any more leaves it; what no set holds then is withdrawn. */
  #leave(withdrawn: Record<Kind, number>): number {
    const db = this.#db;
    let left = 0;
    for (const [kind, thing, table, stage] of kinds) {
      db.run(
        `INSERT INTO temp.gone SELECT ?2, m.id, m.label FROM membership m JOIN ${table} t ON t.id = m.id
         WHERE m.origin = ?1 AND m.thing = ?2 AND m.gone = 0 AND t.ref NOT IN (SELECT ref FROM ${stage})`,
        ...[this.#origin, thing],
      );
      left += db.run(
        `UPDATE membership SET gone = 1 WHERE origin = ?1 AND thing = ?2 AND id IN (SELECT id FROM temp.gone WHERE thing = ?2)`,
        ...[this.#origin, thing],
      );
      const alone = `SELECT g.id FROM temp.gone g WHERE g.thing = ${thing} AND NOT EXISTS (
        SELECT 1 FROM membership m WHERE m.thing = ${thing} AND m.id = g.id AND m.gone = 0)`;
      if (kind === 'claims') touch(db, alone);
      if (kind === 'judgements') db.run(`INSERT OR IGNORE INTO temp.rejudged ${alone}`);
      withdrawn[kind] = db.run(`UPDATE ${table} SET withdrawn = ? WHERE id IN (${alone})`, this.#at);
    }
    return left;
  }

  /** Labels and positions are those in the first set, by name, that holds the thing, else in the first that held it. */
  #relabel(): void {
    const first = (thing: number, id: string) => `
      SELECT o.name || '#' || m.label FROM membership m JOIN origin o ON o.id = m.origin
      WHERE m.thing = ${thing} AND m.id = ${id} ORDER BY m.gone, o.name LIMIT 1`;
    const some = (thing: number) =>
      `SELECT id FROM temp.joined WHERE thing = ${thing} UNION SELECT id FROM temp.gone WHERE thing = ${thing}`;
    this.#db.run(`UPDATE utterance SET label = coalesce((${first(THING.utterance, 'utterance.id')}), label)
      WHERE id IN (${some(THING.utterance)})`);
    this.#db.run(`UPDATE body SET label = coalesce((${first(THING.claim, 'c.id')}), body.label) FROM claim c
      WHERE c.body = body.id AND c.id IN (${some(THING.claim)})`);
    this.#db.run(`UPDATE claim SET ordinal = CAST(substr(b.label, length(rtrim(b.label, '0123456789')) + 1) AS INTEGER) FROM body b
      WHERE b.id = claim.body AND claim.id IN (${some(THING.claim)})`);
  }

  /** Touches the claims whose standing the new, returned and withdrawn judgements may change. */
  #judge(): void {
    const db = this.#db;
    const rejudged = (db.all('SELECT id FROM temp.rejudged') as [number][]).map(([id]) => id);
    for (const id of refreshRetractions(db, rejudged))
      db.run('INSERT OR IGNORE INTO temp.rejudged VALUES (?)', id);
    touch(db, 'SELECT d.id FROM temp.rejudged r JOIN judged d ON d.judgement = r.id WHERE d.thing = 3');
  }

  #identityChanged(): boolean {
    return (
      this.#db.count(`SELECT EXISTS (SELECT 1 FROM temp.rejudged r JOIN judgement j ON j.id = r.id
        WHERE j.says IN ('same', 'different', 'within'))`) === 1
    );
  }
}
