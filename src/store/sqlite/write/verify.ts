import { type AscribeError, InvalidRecord } from '../../../model/errors.ts';
import type { Reasons } from '../../check.ts';
import type { Connection, Row } from '../../local/connection.ts';
import { idSql, THING } from '../../local/keys.ts';

/** Refers to nothing, or differs from what another set holds. */
function fault(what: string, wayOut: string): AscribeError {
  return new InvalidRecord(what, { wayOut });
}

/** Held by another set than the one being loaded. */
const elsewhere = (thing: number, id: string) => `
  (SELECT o.name FROM membership m JOIN origin o ON o.id = m.origin
   WHERE m.thing = ${thing} AND m.id = ${id} AND m.gone = 0 AND o.name <> ?1 ORDER BY o.name LIMIT 1)`;

/** Notes whatever in the stage does not hold together with itself and with what other sets brought. */
export function verify(db: Connection, set: string, reasons: Reasons): void {
  const each = (rows: Row[], make: (...row: string[]) => AscribeError) => {
    for (const row of rows) reasons.add(make(...row.map(String)));
  };
  each(
    db.all(
      `SELECT n.by, n.ref FROM need_entity n WHERE n.ref NOT IN (SELECT ref FROM stage_entity) AND NOT EXISTS (
         SELECT 1 FROM entity e WHERE e.ref = n.ref AND e.withdrawn IS NULL AND ${elsewhere(THING.entity, 'e.id')} IS NOT NULL)`,
      set,
    ),
    (by, ref) => fault(`${by} names ${ref}, which is nowhere`, 'Add the entity, or mend the id.'),
  );
  each(
    db.all(
      `SELECT u.label, u.document FROM stage_utterance u
       LEFT JOIN stage_entity s ON s.ref = u.document LEFT JOIN entity e ON e.ref = u.document
       WHERE coalesce(s.coded, e.coded, 1) = 0`,
    ),
    (label, ref) =>
      fault(`${label} quotes ${ref}, which has no source`, 'Give the document its hash, publisher and date.'),
  );
  for (const [thing, word, stage, table] of [
    [THING.claim, 'claim', 'stage_claim', 'claim'],
    [THING.judgement, 'judgement', 'stage_judgement', 'judgement'],
  ] as const)
    each(
      db.all(
        `SELECT n.by, ${idSql(word, 'n.ref')} FROM need_thing n WHERE n.thing = ?
           AND n.ref NOT IN (SELECT ref FROM ${stage}) AND NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.ref = n.ref)`,
        thing,
      ),
      (by, ref) =>
        fault(`${by} refers to ${ref}, which is nowhere`, 'Load what it refers to first, or mend the id.'),
    );
  for (const [thing, stage, table, name, columns] of [
    [THING.entity, 'stage_entity', 'entity', 's.ref', 't.json <> s.json'],
    [THING.utterance, 'stage_utterance', 'utterance', 's.label', 't.json <> s.json'],
    [
      THING.claim,
      'stage_claim',
      'claim',
      's.label',
      '(SELECT json FROM body WHERE body.id = t.body) <> s.json',
    ],
  ] as const)
    each(
      db.all(
        `SELECT ${name}, ${elsewhere(thing, 't.id')} FROM ${stage} s JOIN ${table} t ON t.ref = s.ref
         WHERE ${columns} AND ${elsewhere(thing, 't.id')} IS NOT NULL`,
        set,
      ),
      (ref, other) =>
        fault(
          `${ref} differs between the sets ${[set, other].sort().join(' and ')}`,
          `Make both sets say the same of it, or let only one of them bring it.`,
        ),
    );
  each(
    db.all(
      `WITH dropped (id, ref) AS MATERIALIZED (
         SELECT e.id, e.ref FROM membership m JOIN origin s ON s.id = m.origin AND s.name = ?1
         JOIN entity e ON e.id = m.id
         WHERE m.thing = ${THING.entity} AND m.gone = 0 AND e.ref NOT IN (SELECT ref FROM stage_entity)
           AND ${elsewhere(THING.entity, 'e.id')} IS NULL),
       needed (ref, thing, id) AS (
         SELECT d.ref, ${THING.claim}, n.claim FROM dropped d JOIN mention n ON n.entity = d.id
         UNION ALL SELECT d.ref, r.thing, r.id FROM dropped d JOIN reference r ON r.entity = d.id)
       SELECT n.ref, min(json_array(o.name, coalesce(h.label, (SELECT ref FROM entity WHERE id = n.id)))) FROM needed n
       JOIN membership h ON h.thing = n.thing AND h.id = n.id AND h.gone = 0
       JOIN origin o ON o.id = h.origin AND o.name <> ?1 GROUP BY n.ref`,
      set,
    ),
    (ref, by) => {
      const [other, what] = JSON.parse(by) as [string, string];
      return fault(
        `${ref} is left out of ${set}, but ${what} of the set ${other} names it`,
        'Keep it, or mend the other set first.',
      );
    },
  );
}
