import type { Row } from '../../local/connection.ts';
import { Binder } from './binder.ts';
import type { Frame } from './frame.ts';

/** The columns of a claim as they cross to the other side; `decode.ts` reads them in this order. */
const columns = (b: Binder, frame: Frame) => `
  lower(hex(c.ref)), lower(hex(u.ref)), lower(hex(p.ref)), lower(hex(p.stem)), lower(hex(p.edge)), d.ref, s.ref,
  c.mark, c.spot, t.label, ${frame.review('c')}, CASE WHEN n.id IS NOT NULL THEN lower(hex(n.ref)) END, c.recorded, ${frame.withdrawn(b, 'c')},
  ${frame.happened('c').join(', ')}, c.said_from, c.said_to, c.pub_from, c.pub_to, t.json`;

const joins = (frame: Frame) => `
  JOIN body t ON t.id = c.body JOIN utterance u ON u.id = c.utterance JOIN proposition p ON p.id = c.proposition
  JOIN entity d ON d.id = c.document LEFT JOIN entity s ON s.id = c.speaker
  LEFT JOIN claim n ON n.id = ${frame.successor('c')}`;

/** The rows of claims by key, in the order of the keys. */
export function claimRows(frame: Frame, keys: readonly number[]): Row[] {
  if (keys.length === 0) return [];
  const b = new Binder();
  const list = b.bind(JSON.stringify(keys));
  const sql = `SELECT ${columns(b, frame)} FROM json_each(${list}) j CROSS JOIN claim c ON c.id = j.value ${joins(frame)}`;
  return frame.db.all(sql, ...b.values);
}

/** The rows of claims by text id, withdrawn and hidden ones too; those of other days are left out. */
export function claims(frame: Frame, ids: readonly string[]): Row[] {
  const b = new Binder();
  const list = b.bind(JSON.stringify(ids.map((id) => id.slice(id.indexOf('/') + 1))));
  const sql = `SELECT ${columns(b, frame)} FROM json_each(${list}) j CROSS JOIN claim c ON c.ref = unhex(j.value)
    ${joins(frame)} WHERE ${frame.known(b, 'c')}`;
  return frame.db.all(sql, ...b.values);
}
