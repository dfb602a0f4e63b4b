import type { Entity } from '../../../model/entity.ts';
import type { Judgement } from '../../../model/judgement.ts';
import { judgementKinds } from '../../../model/judgement.ts';
import { familyOf } from '../../../model/kinds.ts';
import type { Claim, Utterance } from '../../../model/utterance.ts';
import { type NumberSpan, spanOf } from '../../days.ts';
import { type ClaimFacts, entitiesAround, sortLabel } from '../../facts.ts';
import { stable } from '../../json.ts';
import type { Connection } from '../../local/connection.ts';
import { blobOf, THING } from '../../local/keys.ts';
import { Rows } from '../../local/rows.ts';
import { claimKey, MODE } from '../keys.ts';
import { Deriver } from './derive-rows.ts';
import { SearchIndex, unindexNames, unindexQuotes } from './search-index.ts';

const none: NumberSpan = [-1, -1];

/** When something was recorded, and withdrawn, in milliseconds. */
export interface Times {
  recorded: number;
  withdrawn: number | null;
}

/** An utterance as its claims need it. */
export interface Setting {
  id: number;
  document: number;
  start: number;
  where: Utterance['where'];
  said: NumberSpan | null;
  published: NumberSpan;
}

/** An utterance as it is kept: its claims are kept apart. */
function withoutClaims(utterance: Omit<Utterance, 'claims'>): string {
  const { claims: _, ...rest } = utterance as Utterance;
  return stable(rest);
}

/** Days since when a decision stands, as milliseconds. */
export function instantOf(at: string): number {
  return Date.parse(at);
}

/**
 * Writes records and what follows from each alone. What also depends on other records is left in the scratch
 * tables for `refresh`. Works inside the caller's transaction.
 */
export class Inserter {
  readonly #db: Connection;
  readonly #derive: Deriver;
  readonly #search: SearchIndex;
  readonly #references: Rows;
  readonly #bodies: Rows;
  #lastBody: number | undefined;

  constructor(db: Connection) {
    this.#db = db;
    this.#derive = new Deriver(db);
    this.#search = new SearchIndex(db);
    this.#references = new Rows(db, 'reference', 3);
    this.#bodies = new Rows(db, 'body (id, label, json)', 3);
  }

  /** Writes what waits to be written many rows at a time; to be called before any of it is read. */
  flush(): void {
    this.#derive.flush();
    this.#search.flush();
    this.#references.flush();
    this.#bodies.flush();
  }

  /** Whether an entity has been inserted. */
  has(ref: string): boolean {
    return this.#derive.find(ref) !== undefined;
  }

  /** @param json the entity as it is kept, where that is known already */
  insertEntity(entity: Entity, times: Times, json = stable(entity)): number {
    const published = spanOf(entity.source?.published.edtf) ?? none;
    const id = this.#db.insert(
      `INSERT INTO entity (ref, family, kind, plural, coded, sort, json, pub_from, pub_to, recorded, withdrawn)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[
        entity.id,
        familyOf(entity.kind),
        entity.kind,
        Number(entity.plural),
        Number(entity.source !== undefined),
      ],
      ...[sortLabel(entity), json, ...published],
      ...[times.recorded, times.withdrawn],
    );
    this.#derive.know(entity.id, id);
    this.#search.names(id, entity);
    return id;
  }

  updateEntity(entity: Entity): number {
    const id = this.#derive.entity(entity.id);
    const [from, to] = spanOf(entity.source?.published.edtf) ?? none;
    this.#db.run(
      `UPDATE entity SET kind = ?, plural = ?, coded = ?, sort = ?, json = ?, pub_from = ?, pub_to = ? WHERE id = ?`,
      ...[entity.kind, Number(entity.plural), Number(entity.source !== undefined), sortLabel(entity)],
      ...[stable(entity), from, to, id],
    );
    unindexNames(this.#db, id);
    this.#search.names(id, entity);
    // Claims carry the day of their document.
    const moved =
      'UPDATE claim SET pub_from = ?1, pub_to = ?2 WHERE document = ?3 AND (pub_from <> ?1 OR pub_to <> ?2)';
    if (this.#db.run(moved, from, to, id) > 0)
      this.#db.run(
        'UPDATE mention SET pub = ?1 WHERE pub <> ?1 AND claim IN (SELECT id FROM claim WHERE document = ?2)',
        ...[from, id],
      );
    return id;
  }

  insertUtterance(
    ref: string,
    label: string,
    utterance: Omit<Utterance, 'claims'>,
    occurrences: readonly number[],
    times: Times,
    json = withoutClaims(utterance),
  ): number {
    const id = this.#db.insert(
      `INSERT INTO utterance (ref, document, start, label, json, occurrences, recorded, withdrawn)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[blobOf(ref), this.#derive.entity(utterance.document), utterance.quotes[0]?.start ?? 0, label, json],
      ...[JSON.stringify(occurrences), times.recorded, times.withdrawn],
    );
    this.insertReferences(THING.utterance, id, entitiesAround(utterance));
    this.#search.quotes(id, utterance);
    return id;
  }

  /** Notes which entities a thing names outside claims; they must exist by now. */
  insertReferences(thing: number, id: number, entities: readonly string[]): void {
    for (const ref of entities) {
      const entity = this.#derive.find(ref);
      if (entity !== undefined) this.#references.add(thing, id, entity);
    }
  }

  /** Notes them anew. */
  updateReferences(thing: number, id: number, entities: readonly string[]): void {
    this.#db.run('DELETE FROM reference WHERE thing = ? AND id = ?', thing, id);
    this.insertReferences(thing, id, entities);
  }

  /** Puts in order what stands outside an utterance's id: offsets, when it was said, what it rests on. */
  updateUtterance(ref: string, utterance: Omit<Utterance, 'claims'>): void {
    const start = utterance.quotes[0]?.start ?? 0;
    const said = spanOf(utterance.said?.edtf) ?? none;
    const id = this.#db.count('SELECT id FROM utterance WHERE ref = ?', blobOf(ref));
    this.#db.run(
      'UPDATE utterance SET json = ?, start = ? WHERE id = ?',
      withoutClaims(utterance),
      start,
      id,
    );
    this.#db.run(
      'UPDATE claim SET start = ?, said_from = ?, said_to = ? WHERE utterance = ?',
      start,
      ...said,
      id,
    );
    this.#db.run(
      'UPDATE mention SET said = ?1 WHERE said <> ?1 AND claim IN (SELECT id FROM claim WHERE utterance = ?2)',
      ...[said[0], id],
    );
    this.updateReferences(THING.utterance, id, entitiesAround(utterance));
    unindexQuotes(this.#db, id);
    this.#search.quotes(id, utterance);
  }

  /** Where the claims of an utterance stand. */
  setting(id: number, utterance: Omit<Utterance, 'claims'>): Setting {
    const document = this.#derive.entity(utterance.document);
    const published = this.#db.get('SELECT pub_from, pub_to FROM entity WHERE id = ?', document) as [
      number,
      number,
    ];
    const start = utterance.quotes[0]?.start ?? 0;
    return { id, document, start, where: utterance.where, said: spanOf(utterance.said?.edtf), published };
  }

  insertClaim(
    ref: string,
    label: string,
    ordinal: number,
    claim: Claim,
    json: string,
    facts: ClaimFacts,
    setting: Setting,
    times: Times,
  ): number {
    const db = this.#db;
    const body = (this.#lastBody ?? db.count('SELECT max(id) FROM body')) + 1;
    this.#lastBody = body;
    this.#bodies.add(body, label, json);
    const values = [
      ...[blobOf(ref), body, setting.id, ordinal, setting.document, setting.start],
      ...[
        facts.speaker ? this.#derive.entity(facts.speaker) : null,
        this.#proposition(facts),
        facts.predicate,
        claim.stance,
      ],
      ...[
        facts.mark,
        claim.hedge.level,
        setting.where,
        facts.modes.reduce((bits, mode) => bits | MODE[mode], 0),
      ],
      ...[Number(facts.negated), Number(facts.affirmed), Number(facts.attribution), ...(facts.when ?? none)],
      ...[...(setting.said ?? none), ...setting.published, times.recorded, times.withdrawn],
    ];
    let id = claimKey(ref);
    while (db.run(insertClaimSql, id, ...values) === 0) id++;
    this.#derive.claim(id, claim, facts);
    return id;
  }

  /** Notes which claims a claim answers; they must exist by now. */
  insertAnswers(id: number, answers: readonly string[]): void {
    for (const answered of answers)
      this.#db.run(
        'INSERT OR IGNORE INTO answer SELECT id, ? FROM claim WHERE ref = ?',
        id,
        blobOf(answered),
      );
  }

  #proposition(facts: ClaimFacts): number {
    const ref = blobOf(facts.proposition);
    // Most are new.
    return (
      this.#db.insertNew(
        'INSERT INTO proposition (ref, stem, edge) VALUES (?, ?, ?) ON CONFLICT (ref) DO NOTHING',
        ref,
        blobOf(facts.stem),
        blobOf(facts.edge),
      ) ?? this.#db.count('SELECT id FROM proposition WHERE ref = ?', ref)
    );
  }

  /** A judgement, yet without what it is about: that may be a judgement that comes later. */
  insertJudgement(judgement: Judgement, times: Times): number {
    return this.#db.insert(
      'INSERT INTO judgement (ref, says, at, json, recorded, withdrawn) VALUES (?, ?, ?, ?, ?, ?)',
      ...[blobOf(judgement.id), judgement.says, instantOf(judgement.at), stable(judgement)],
      ...[times.recorded, times.withdrawn],
    );
  }

  /** What a judgement is about. Returns the first target that is nowhere. */
  insertTargets(id: number, judgement: Judgement): string | undefined {
    const { on } = judgementKinds[judgement.says];
    const [thing, table] = (
      { entities: [1, 'entity'], claims: [3, 'claim'], judgements: [4, 'judgement'] } as const
    )[on];
    const sql = `INSERT INTO judged SELECT ${thing}, id, ?, ? FROM ${table} WHERE ref = ?`;
    return judgement.on.find((target, place) => {
      return this.#db.run(sql, id, place, on === 'entities' ? target : blobOf(target)) === 0;
    });
  }
}

const claimColumns = [
  ...[
    'id',
    'ref',
    'body',
    'utterance',
    'ordinal',
    'document',
    'start',
    'speaker',
    'proposition',
    'predicate',
  ],
  ...[
    'stance',
    'mark',
    'hedge',
    'spot',
    'modes',
    'negated',
    'affirmed',
    'attribution',
    'when_from',
    'when_to',
  ],
  ...['said_from', 'said_to', 'pub_from', 'pub_to', 'recorded', 'withdrawn'],
];
const insertClaimSql = `INSERT INTO claim (${claimColumns.join(', ')}) VALUES (${claimColumns.map(() => '?').join(', ')})
  ON CONFLICT (id) DO NOTHING`;
