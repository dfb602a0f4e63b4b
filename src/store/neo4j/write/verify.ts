import { type AscribeError, InvalidRecord } from '../../../model/errors.ts';
import type { Reasons } from '../../check.ts';
import type { Client } from '../client.ts';
import type { Veil } from '../veil.ts';
import { type Found, labelOf, type Staged, things } from './staged.ts';

/** Refers to nothing, or differs from what another set holds. */
function fault(what: string, wayOut: string): AscribeError {
  return new InvalidRecord(what, { wayOut });
}

/** The first set by name, other than `$set`, that holds `x`. */
const elsewhere = `COLLECT { MATCH (x)-[h:HELD]->(o:Set) WHERE NOT h.gone AND o.name <> $set
  RETURN o.name ORDER BY o.name LIMIT 1 }[0]`;

/**
 * Notes beside the staged records what the server holds of them, and what the set holds beyond them.
 */
export async function survey(client: Client, veil: Veil, set: string, staged: Staged): Promise<void> {
  for (const thing of things) {
    const label = labelOf[thing];
    const some = await veil.read(client, (query) =>
      query.all(`MATCH (x:${label}) WHERE NOT x:Pending RETURN 1 AS some LIMIT 1`),
    );
    // Of what is not there nothing needs to be asked.
    if (some.length === 0) continue;
    for (const rows of staged.candidates(thing)) {
      const found = await client.read((query) =>
        query.all<Omit<Found, 'differs'> & { json: string }>(
          `UNWIND $ids AS id MATCH (x:${label} {id: id}) WHERE NOT x:Pending
           OPTIONAL MATCH (x)-[own:HELD {gone: false}]->(:Set {name: $set})
           RETURN id, x.json AS json, x.withdrawn IS NOT NULL AS gone, own IS NOT NULL AS held,
             own.label AS label, ${elsewhere} AS other`,
          { ids: rows.map(({ id }) => id), set },
        ),
      );
      // Compared here: what is new goes over the wire once, when it is written.
      const own = new Map(rows.map(({ id, json }) => [id, json]));
      staged.note(
        thing,
        found.map(({ json, ...rest }) => ({ ...rest, differs: json !== own.get(rest.id) })),
      );
    }
    await client.readBatch(async (query) => {
      const held = query.each<{ id: string; label: string | null }>(
        `MATCH (:Set {name: $set})<-[h:HELD {gone: false}]-(x:${label}) WHERE NOT x:Pending
         RETURN x.id AS id, h.label AS label`,
        { set },
      );
      for await (const row of held) staged.noteHeld(thing, [row]);
    });
  }
}

/** Notes whatever in the stage does not hold together with itself and with what other sets brought. */
export async function verify(
  client: Client,
  veil: Veil,
  set: string,
  staged: Staged,
  reasons: Reasons,
): Promise<void> {
  const ask = <T extends object>(cypher: string, params: object) =>
    veil.read(client, (query) => query.all<T>(cypher, { ...params, set }));
  for (const rows of staged.needs('entity')) {
    const found = await ask<{ id: string }>(
      `UNWIND $ids AS id MATCH (x:Entity {id: id})
       WHERE NOT x:Pending AND x.withdrawn IS NULL AND ${elsewhere} IS NOT NULL RETURN id`,
      { ids: rows.map(({ id }) => id) },
    );
    const known = new Set(found.map(({ id }) => id));
    for (const { id, by } of rows)
      if (!known.has(id))
        reasons.add(fault(`${by} names ${id}, which is nowhere`, 'Add the entity, or mend the id.'));
  }
  await verifyDocuments(ask, staged, reasons);
  for (const thing of ['claim', 'judgement'] as const)
    for (const rows of staged.needs(thing)) {
      const found = await ask<{ id: string }>(
        `UNWIND $ids AS id MATCH (x:${labelOf[thing]} {id: id}) WHERE NOT x:Pending RETURN id`,
        { ids: rows.map(({ id }) => id) },
      );
      const known = new Set(found.map(({ id }) => id));
      for (const { id, by } of rows)
        if (!known.has(id))
          reasons.add(
            fault(`${by} refers to ${id}, which is nowhere`, 'Load what it refers to first, or mend the id.'),
          );
    }
  for (const thing of ['entity', 'utterance', 'claim'] as const)
    for (const { name, other } of staged.conflicts(thing))
      reasons.add(
        fault(
          `${name} differs between the sets ${[set, other].sort().join(' and ')}`,
          'Make both sets say the same of it, or let only one of them bring it.',
        ),
      );
  await verifyLeftOut(ask, set, staged, reasons);
}

type Ask = <T extends object>(cypher: string, params: object) => Promise<T[]>;

async function verifyDocuments(ask: Ask, staged: Staged, reasons: Reasons): Promise<void> {
  const doubtful = staged.documents();
  const unknown = doubtful.filter(({ coded }) => coded === null).map(({ document }) => document);
  const rows =
    unknown.length === 0
      ? []
      : await ask<{ id: string }>(
          'UNWIND $ids AS id MATCH (x:Entity {id: id}) WHERE NOT x:Pending AND NOT x.coded RETURN id',
          { ids: [...new Set(unknown)] },
        );
  const mentioned = new Set(rows.map(({ id }) => id));
  for (const { label, document, coded } of doubtful)
    if (coded === false || mentioned.has(document))
      reasons.add(
        fault(
          `${label} quotes ${document}, which has no source`,
          'Give the document its hash, publisher and date.',
        ),
      );
}

/** An entity may leave a set only where nothing of another set names it. */
async function verifyLeftOut(ask: Ask, set: string, staged: Staged, reasons: Reasons): Promise<void> {
  const ids = staged.leftOut('entity').map(({ id }) => id);
  if (ids.length === 0) return;
  const rows = await ask<{ id: string; other: string; label: string }>(
    `UNWIND $ids AS id MATCH (x:Entity {id: id}) WITH x WHERE ${elsewhere} IS NULL
     CALL (x) { MATCH (x)<-[:SUBJECT|OBJECT|OTHER|SPEAKER|REFERS]-(t)-[h:HELD]->(o:Set)
       WHERE NOT t:Pending AND NOT h.gone AND o.name <> $set
       RETURN o.name AS other, coalesce(h.label, t.id) AS label ORDER BY other, label LIMIT 1 }
     RETURN x.id AS id, other, label ORDER BY id`,
    { ids },
  );
  for (const { id, other, label } of rows)
    reasons.add(
      fault(
        `${id} is left out of ${set}, but ${label} of the set ${other} names it`,
        'Keep it, or mend the other set first.',
      ),
    );
}
