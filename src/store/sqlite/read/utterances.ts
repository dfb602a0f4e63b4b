import type { Row } from '../../local/connection.ts';
import { cursorOf, cut, wantedOf } from '../../paging.ts';
import type { ClaimFilter, PageRequest } from '../../store.ts';
import { packed, packedSql } from '../wire.ts';
import { all, Binder } from './binder.ts';
import type { WirePage } from './claim-lists.ts';
import { propositionCounts } from './counts.ts';
import { claimsPassing } from './filter.ts';
import type { Frame } from './frame.ts';

/** An utterance as it crosses to the other side. */
const text = (
  b: Binder,
  frame: Frame,
) => `json_array(lower(hex(u.ref)), u.label, u.recorded, ${frame.withdrawn(b, 'u')},
  (SELECT lower(group_concat(hex(x.ref), ' ')) FROM (
    SELECT c.ref FROM claim c WHERE c.utterance = u.id AND ${frame.seen(b, 'c')} ORDER BY c.ordinal, c.id) x)) || ',' || u.json`;

/** Utterances by id, withdrawn ones too, with those of their claims that are in view. */
export function utterances(frame: Frame, ids: readonly string[]): string {
  const b = new Binder();
  const list = b.bind(JSON.stringify(ids.map((id) => id.slice(id.indexOf('/') + 1))));
  const sql = `SELECT ${packedSql(text(b, frame))} FROM json_each(${list}) j CROSS JOIN utterance u ON u.ref = unhex(j.value)
    WHERE ${frame.recorded(b, 'u')}`;
  return frame.db.text(sql, ...b.values);
}

const TEXT = 'utterances';
const like = ['', 0, ''];

/** A page of the utterances of the claims that pass, in the order of document and text. */
export function findUtterances(
  frame: Frame,
  filter: ClaimFilter,
  request: PageRequest,
): { page: WirePage; rows: string } {
  const wanted = wantedOf(request, TEXT, like);
  const condition = (b: Binder) =>
    `u.id IN (SELECT c.utterance FROM claim c WHERE ${claimsPassing(b, 'c', filter, frame)})`;
  const b = new Binder();
  const conditions = [condition(b)];
  const key = '(d.ref, u.start, lower(hex(u.ref)))';
  for (const [position, sign] of [
    [wanted.after, '>'],
    [wanted.before, '<'],
  ] as const)
    if (position) conditions.push(`${key} ${sign} (${position.map((value) => b.bind(value)).join(', ')})`);
  const direction = wanted.backward ? 'DESC' : 'ASC';
  const rows = frame.db.all(
    `SELECT ${text(b, frame)}, lower(hex(u.ref)), d.ref, u.start FROM utterance u JOIN entity d ON d.id = u.document
     WHERE ${all(conditions)} ORDER BY d.ref ${direction}, u.start ${direction}, u.ref ${direction}
     LIMIT ${b.bind(wanted.size + 1)}`,
    ...b.values,
  );
  const { items, ...ends } = cut(rows, wanted);
  let total: number | null = null;
  if (wanted.total) {
    const t = new Binder();
    total = frame.db.count(`SELECT count(*) FROM utterance u WHERE ${condition(t)}`, ...t.values);
  }
  const cursor = (row: Row) => cursorOf(TEXT, [row[2] as string, row[3] as number, row[1] as string]);
  return { page: { items: items.map((row, at) => [at, cursor(row)]), total, ...ends }, rows: packed(items) };
}

/** For each document a page of its utterances, in the order of the text. */
export function utterancesOf(
  frame: Frame,
  documents: readonly string[],
  request: PageRequest,
): { pages: [string, WirePage][]; rows: string } {
  const list = 'utterances of';
  const wanted = wantedOf(request, list, [0, '']);
  const b = new Binder();
  const ids = b.bind(JSON.stringify([...new Set(documents)]));
  const inner = [frame.there(b, 'v', 'utterance')];
  for (const [position, sign] of [
    [wanted.after, '>'],
    [wanted.before, '<'],
  ] as const)
    if (position)
      inner.push(
        `(v.start, v.ref) ${sign} (${b.bind(position[0] as number)}, unhex(${b.bind(position[1] as string)}))`,
      );
  const direction = wanted.backward ? 'DESC' : 'ASC';
  const rows = frame.db.all(
    `SELECT ${text(b, frame)}, lower(hex(u.ref)), d.ref, u.start FROM json_each(${ids}) j CROSS JOIN entity d ON d.ref = j.value
     CROSS JOIN utterance u ON u.id IN (SELECT v.id FROM utterance v WHERE v.document = d.id AND ${all(inner)}
       ORDER BY v.start ${direction}, v.ref ${direction} LIMIT ${b.bind(wanted.size + 1)})
     ORDER BY d.ref, u.start ${direction}, u.ref ${direction}`,
    ...b.values,
  );
  const totals = new Map<string, number>();
  if (wanted.total) {
    const t = new Binder();
    const sql = `SELECT d.ref, count(*) FROM json_each(${t.bind(JSON.stringify(documents))}) j CROSS JOIN entity d ON d.ref = j.value
      JOIN utterance v ON v.document = d.id WHERE ${frame.there(t, 'v', 'utterance')} GROUP BY 1`;
    for (const [ref, count] of frame.db.all(sql, ...t.values)) totals.set(String(ref), count as number);
  }
  const kept: Row[] = [];
  const pages = [...new Set(documents)].map((document): [string, WirePage] => {
    const { items, ...ends } = cut(
      rows.filter((row) => row[2] === document),
      wanted,
    );
    const page = items.map((row): [number, string] => [
      kept.push(row) - 1,
      cursorOf(list, [row[3] as number, row[1] as string]),
    ]);
    return [document, { items: page, total: wanted.total ? (totals.get(document) ?? 0) : null, ...ends }];
  });
  return { pages, rows: packed(kept) };
}

/** A proposition's words are those of its first claim, since its id takes none. */
const propositionColumns = `p.id, lower(hex(p.ref)), lower(hex(p.stem)), lower(hex(p.edge)),
  (SELECT t.json ->> '$.about' FROM claim x JOIN body t ON t.id = x.body WHERE x.proposition = p.id ORDER BY x.id LIMIT 1)`;

const counted = (frame: Frame, rows: readonly Row[]) => {
  const counts = propositionCounts(
    frame,
    rows.map((row) => row[0] as number),
  );
  return rows.map((row): [Row, unknown] => [row.slice(1), counts.get(row[0] as number) ?? null]);
};

export function propositions(frame: Frame, ids: readonly string[]): [Row, unknown][] {
  const b = new Binder();
  const list = b.bind(JSON.stringify(ids.map((id) => id.slice(id.indexOf('/') + 1))));
  const rows = frame.db.all(
    `SELECT ${propositionColumns} FROM json_each(${list}) j CROSS JOIN proposition p ON p.ref = unhex(j.value)
     WHERE EXISTS (SELECT 1 FROM claim c WHERE c.proposition = p.id AND ${frame.known(b, 'c')})`,
    ...b.values,
  );
  return counted(frame, rows);
}

/** A page of the propositions of the claims that pass, by id. */
export function findPropositions(
  frame: Frame,
  filter: ClaimFilter,
  request: PageRequest,
): { page: WirePage; rows: [Row, unknown][] } {
  const list = 'propositions';
  const wanted = wantedOf(request, list, ['']);
  const condition = (b: Binder) =>
    `p.id IN (SELECT c.proposition FROM claim c WHERE ${claimsPassing(b, 'c', filter, frame)})`;
  const b = new Binder();
  const conditions = [condition(b)];
  if (wanted.after) conditions.push(`p.ref > unhex(${b.bind(wanted.after[0] as string)})`);
  if (wanted.before) conditions.push(`p.ref < unhex(${b.bind(wanted.before[0] as string)})`);
  const rows = frame.db.all(
    `SELECT ${propositionColumns} FROM proposition p WHERE ${all(conditions)}
     ORDER BY p.ref ${wanted.backward ? 'DESC' : 'ASC'} LIMIT ${b.bind(wanted.size + 1)}`,
    ...b.values,
  );
  const { items, ...ends } = cut(rows, wanted);
  let total: number | null = null;
  if (wanted.total) {
    const t = new Binder();
    total = frame.db.count(`SELECT count(*) FROM proposition p WHERE ${condition(t)}`, ...t.values);
  }
  return {
    page: { items: items.map((row, at) => [at, cursorOf(list, [row[1] as string])]), total, ...ends },
    rows: counted(frame, items),
  };
}
