import type { Row } from '../../local/connection.ts';
import { blobOf } from '../../local/keys.ts';
import { Binder } from './binder.ts';
import type { Frame } from './frame.ts';

const columns = (
  frame: Frame,
) => `j.json, j.recorded, (SELECT 'judgement/' || lower(hex(r.ref)) FROM judgement r
  WHERE r.id = ${frame.retractedBy('j')})`;

/** Judgements by id, where no set dropped them. */
export function judgements(frame: Frame, ids: readonly string[]): Row[] {
  const b = new Binder();
  const list = b.bind(JSON.stringify(ids.map((id) => id.slice(id.indexOf('/') + 1))));
  const sql = `SELECT ${columns(frame)} FROM json_each(${list}) i CROSS JOIN judgement j ON j.ref = unhex(i.value)
    WHERE ${frame.there(b, 'j', 'judgement')}`;
  return frame.db.all(sql, ...b.values);
}

/** Judgements on each id, and on what it superseded; newest first. */
export function judgementsOn(frame: Frame, ids: readonly string[]): [string, Row[]][] {
  const { db } = frame;
  const targets: [id: string, thing: number, key: number][] = [];
  const entities = ids.filter((id) => !/^(claim|judgement)\//.test(id));
  for (const [ref, key] of db.all(
    'SELECT e.ref, e.id FROM json_each(?) i JOIN entity e ON e.ref = i.value',
    JSON.stringify(entities),
  ))
    targets.push([String(ref), 1, key as number]);
  const hex = (kind: string) =>
    JSON.stringify(
      ids.filter((id) => id.startsWith(`${kind}/`)).map((id) => Buffer.from(blobOf(id)).toString('hex')),
    );
  for (const [ref, key] of db.all(
    `WITH RECURSIVE old (root, id) AS (
       SELECT i.value, c.id FROM json_each(?) i JOIN claim c ON c.ref = unhex(i.value)
       UNION SELECT old.root, p.id FROM old JOIN claim p ON p.id IN ${frame.predecessors('old.id')})
     SELECT root, id FROM old`,
    hex('claim'),
  ))
    targets.push([`claim/${ref}`, 3, key as number]);
  for (const [ref, key] of db.all(
    'SELECT i.value, j.id FROM json_each(?) i JOIN judgement j ON j.ref = unhex(i.value)',
    hex('judgement'),
  ))
    targets.push([`judgement/${ref}`, 4, key as number]);

  const b = new Binder();
  const list = b.bind(JSON.stringify(targets));
  const rows = db.all(
    `SELECT DISTINCT i.value ->> 0, ${columns(frame)}, j.at, j.ref FROM json_each(${list}) i
     CROSS JOIN judged d ON d.thing = i.value ->> 1 AND d.id = i.value ->> 2
     CROSS JOIN judgement j ON j.id = d.judgement WHERE ${frame.there(b, 'j', 'judgement')}
     ORDER BY j.at DESC, j.recorded DESC, j.ref DESC`,
    ...b.values,
  );
  const result = new Map<string, Row[]>(ids.map((id) => [id, []]));
  for (const [id, ...row] of rows) result.get(String(id))?.push(row.slice(0, 3));
  return [...result];
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
