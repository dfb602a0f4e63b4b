import type { Row } from '../../local/connection.ts';
import { packed, packedSql } from '../wire.ts';
import { Binder } from './binder.ts';
import type { Frame } from './frame.ts';

/** A judgement as it crosses to the other side. */
const text = (
  frame: Frame,
) => `json_array(j.recorded, (SELECT 'judgement/' || lower(hex(r.ref)) FROM judgement r
  WHERE r.id = ${frame.retractedBy('j')})) || ',' || j.json`;

/** Judgements by id, where no set dropped them. */
export function judgements(frame: Frame, ids: readonly string[]): string {
  const b = new Binder();
  const list = b.bind(JSON.stringify(ids.map((id) => id.slice(id.indexOf('/') + 1))));
  const sql = `SELECT ${packedSql(text(frame))} FROM json_each(${list}) i CROSS JOIN judgement j ON j.ref = unhex(i.value)
    WHERE ${frame.there(b, 'j', 'judgement')}`;
  return frame.db.text(sql, ...b.values);
}

/** SQL for the things that ids name, and the claims whose place they took, as rows of (id, thing, key). */
const things = (frame: Frame, list: string) => `
  SELECT i.value name, 1 thing, e.id FROM json_each(${list}) i CROSS JOIN entity e ON e.ref = i.value
  UNION ALL SELECT i.value, 4, j.id FROM json_each(${list}) i
    CROSS JOIN judgement j ON i.value LIKE 'judgement/%' AND j.ref = unhex(substr(i.value, 11))
  UNION ALL SELECT * FROM (WITH RECURSIVE old (name, id) AS (
      SELECT i.value, c.id FROM json_each(${list}) i
      CROSS JOIN claim c ON i.value LIKE 'claim/%' AND c.ref = unhex(substr(i.value, 7))
      UNION SELECT old.name, p.id FROM old CROSS JOIN claim p ON p.id IN ${frame.predecessors('old.id')})
    SELECT name, 3, id FROM old)`;

/** Judgements on each id that has any, and on what it superseded; newest first. */
export function judgementsOn(frame: Frame, ids: readonly string[]): [string, string][] {
  const b = new Binder();
  const list = b.bind(JSON.stringify([...new Set(ids)]));
  const rows = frame.db.all(
    `SELECT ${text(frame)}, t.name FROM (SELECT DISTINCT x.name, d.judgement FROM (${things(frame, list)}) x
       CROSS JOIN judged d ON d.thing = x.thing AND d.id = x.id) t
     CROSS JOIN judgement j ON j.id = t.judgement WHERE ${frame.there(b, 'j', 'judgement')}
     ORDER BY j.at DESC, j.recorded DESC, j.ref DESC`,
    ...b.values,
  );
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const name = String(row[1]);
    const own = found.get(name);
    if (own) own.push(row);
    else found.set(name, [row]);
  }
  return [...found].map(([name, own]) => [name, packed(own)]);
}

/** Who is the same as whom, and who stands within whom. */
export function kin(
  frame: Frame,
  ids: readonly string[],
): [string, { same: string[]; within: string[]; holds: string[] }][] {
  const { db } = frame;
  const list = JSON.stringify(ids);
  const result = new Map(
    db
      .all('SELECT e.ref FROM json_each(?) i JOIN entity e ON e.ref = i.value', list)
      .map(([ref]) => [String(ref), { same: [String(ref)], within: [] as string[], holds: [] as string[] }]),
  );
  const from = 'FROM json_each(?) i JOIN entity e ON e.ref = i.value';
  const classes = new Map<string, string[]>();
  for (const [ref, other] of db.all(
    `SELECT e.ref, x.ref ${from} JOIN ${frame.same} s ON s.entity = e.id JOIN ${frame.same} o ON o.class = s.class
     JOIN entity x ON x.id = o.entity ORDER BY x.ref`,
    list,
  ))
    classes.set(String(ref), [...(classes.get(String(ref)) ?? []), String(other)]);
  for (const [ref, same] of classes) Object.assign(result.get(ref) ?? {}, { same });
  for (const [ref, other] of db.all(
    `SELECT e.ref, x.ref ${from} JOIN ${frame.within} w ON w.inside = e.id JOIN entity x ON x.id = w.around
     ORDER BY w.steps, x.ref`,
    list,
  ))
    result.get(String(ref))?.within.push(String(other));
  for (const [ref, other] of db.all(
    `SELECT e.ref, x.ref ${from} JOIN ${frame.within} w ON w.around = e.id JOIN entity x ON x.id = w.inside
     ORDER BY w.steps, x.ref`,
    list,
  ))
    result.get(String(ref))?.holds.push(String(other));
  return [...result];
}
