import { packedSql } from '../wire.ts';
import { Binder } from './binder.ts';
import type { Frame } from './frame.ts';

/** A claim as it crosses to the other side: what is told of it, in the order in which `decode.ts` reads it, and its record. */
const text = (b: Binder, frame: Frame) => `json_array(
  lower(hex(c.ref) || hex(u.ref) || hex(p.ref) || hex(p.stem) || hex(p.edge)), d.ref, s.ref, c.mark, c.spot, t.label,
  ${frame.review('c')}, (SELECT lower(hex(n.ref)) FROM claim n WHERE n.id = ${frame.successor('c')}), c.recorded,
  ${frame.withdrawn(b, 'c')}, ${frame.happened('c').join(', ')}, c.said_from, c.said_to, c.pub_from, c.pub_to) || ',' || t.json`;

const joins = `
  JOIN body t ON t.id = c.body JOIN utterance u ON u.id = c.utterance JOIN proposition p ON p.id = c.proposition
  JOIN entity d ON d.id = c.document LEFT JOIN entity s ON s.id = c.speaker`;

/** Claims by key, in the order of the keys. */
export function claimRows(frame: Frame, keys: readonly number[]): string {
  const b = new Binder();
  const list = b.bind(JSON.stringify(keys));
  const sql = `SELECT ${packedSql(text(b, frame))} FROM json_each(${list}) j CROSS JOIN claim c ON c.id = j.value ${joins}`;
  return frame.db.text(sql, ...b.values);
}

/** Claims by text id, withdrawn and hidden ones too; those of other days are left out. */
export function claims(frame: Frame, ids: readonly string[]): string {
  const b = new Binder();
  const list = b.bind(JSON.stringify(ids.map((id) => id.slice(id.indexOf('/') + 1))));
  const sql = `SELECT ${packedSql(text(b, frame))} FROM json_each(${list}) j CROSS JOIN claim c ON c.ref = unhex(j.value)
    ${joins} WHERE ${frame.known(b, 'c')}`;
  return frame.db.text(sql, ...b.values);
}
