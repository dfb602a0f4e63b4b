import type { Connection, Row } from '../../local/connection.ts';
import { idSql, THING } from '../../local/keys.ts';
import type { ArchiveRecord } from '../../records.ts';

const instant = (value: unknown) => (value === null ? null : new Date(value as number).toISOString());

/** The sets of a thing, with what is told of each. */
const sets = (
  thing: number,
  id: string,
) => `(SELECT json_group_array(json_array(x.name, x.label, x.gone)) FROM (
  SELECT o.name, m.label, m.gone FROM membership m JOIN origin o ON o.id = m.origin
  WHERE m.thing = ${thing} AND m.id = ${id} ORDER BY o.name) x)`;

function history([held, recorded, withdrawn]: Row) {
  const list = JSON.parse(String(held)) as [string, string | null, number][];
  return {
    sets: list.map(([set, label, gone]) => ({
      set,
      ...(label === null ? {} : { label }),
      ...(gone ? { gone: true as const } : {}),
    })),
    recorded: instant(recorded) as string,
    withdrawn: instant(withdrawn),
  };
}

/** The parts of an archive in their order, each sorted by id. */
const parts: readonly [sql: string, make: (row: Row) => unknown][] = [
  [
    'SELECT l.ref, o.name, l.at FROM load l JOIN origin o ON o.id = l.origin ORDER BY l.ref',
    ([id, set, at]) => ({ type: 'load', id, set, at: instant(at) }),
  ],
  [
    `SELECT x.json, ${sets(THING.entity, 'x.id')}, x.recorded, x.withdrawn FROM entity x ORDER BY x.ref`,
    ([json, ...rest]) => ({ type: 'entity', entity: JSON.parse(String(json)), ...history(rest) }),
  ],
  [
    `SELECT ${idSql('utterance', 'x.ref')}, x.occurrences, x.json, ${sets(THING.utterance, 'x.id')}, x.recorded,
       x.withdrawn FROM utterance x ORDER BY x.ref`,
    ([id, occurrences, json, ...rest]) => ({
      ...{ type: 'utterance', id, occurrences: JSON.parse(String(occurrences)) },
      ...{ utterance: { ...JSON.parse(String(json)), claims: [] }, ...history(rest) },
    }),
  ],
  [
    `SELECT ${idSql('claim', 'x.ref')}, ${idSql('utterance', 'u.ref')}, b.json, ${sets(THING.claim, 'x.id')},
       x.recorded, x.withdrawn FROM claim x JOIN utterance u ON u.id = x.utterance JOIN body b ON b.id = x.body
     ORDER BY x.ref`,
    ([id, utterance, json, ...rest]) => ({
      ...{ type: 'claim', id, utterance, claim: JSON.parse(String(json)) },
      ...history(rest),
    }),
  ],
  [
    `SELECT x.json, ${sets(THING.judgement, 'x.id')}, x.recorded, x.withdrawn FROM judgement x ORDER BY x.ref`,
    ([json, ...rest]) => ({ type: 'judgement', judgement: JSON.parse(String(json)), ...history(rest) }),
  ],
  [
    'SELECT json FROM saved_view ORDER BY ref',
    ([json]) => ({ type: 'view', view: JSON.parse(String(json)) }),
  ],
];

/** Everything a store holds, record by record, from one state of it; the transaction is the caller's to end. */
export function* archive(db: Connection): Generator<ArchiveRecord> {
  yield { type: 'header', format: 'ascribe/1' };
  for (const [sql, make] of parts) for (const row of db.iterate(sql)) yield make(row) as ArchiveRecord;
}
