import type { Proposition } from '../../../model/proposition.ts';
import type { Claim } from '../../../model/utterance.ts';
import { cursorOf, cut, type Position, wantedOf } from '../../paging.ts';
import type { ClaimFilter, Page, PageRequest, StoredProposition, StoredUtterance } from '../../store.ts';
import type { Query } from '../client.ts';
import { pageOf, type UtteranceRow, utteranceFrom } from '../decode.ts';
import { all, Binder } from './binder.ts';
import { passing } from './claims.ts';
import { noCounts, propositionCounts } from './counts.ts';
import type { Frame } from './frame.ts';
import { Lookup } from './lookup.ts';

type Row = UtteranceRow & { document: string; start: number };

const columns = (
  b: Binder,
  frame: Frame,
) => `u.id AS id, u.label AS label, u.json AS json, u.recorded AS recorded,
  ${frame.withdrawn(b, 'u')} AS withdrawn, u.document AS document, u.start AS start,
  COLLECT { MATCH (own:Claim {utterance: u.id}) WHERE ${frame.seen(b, 'own')}
    RETURN own.id ORDER BY own.ordinal, own.id } AS claims`;

/** Utterances by id, withdrawn ones too, with those of their claims that are in view. */
export async function utterances(
  frame: Frame,
  query: Query,
  ids: readonly string[],
): Promise<Map<string, StoredUtterance>> {
  const b = new Binder();
  const rows = await query.all<Row>(
    `UNWIND ${b.bind([...new Set(ids)])} AS id MATCH (u:Utterance {id: id}) WHERE ${frame.recorded(b, 'u')}
     RETURN ${columns(b, frame)}`,
    b.params,
  );
  return new Map(rows.map((row) => [row.id, utteranceFrom(row)]));
}

/** Conditions that a row of values stands strictly after or before others, value by value. */
function beside(b: Binder, keys: readonly string[], position: Position, sign: '>' | '<'): string {
  const [key, ...more] = keys;
  const [value, ...rest] = position;
  if (key === undefined) return 'false';
  const bound = b.bind(value);
  return `(${key} ${sign} ${bound} OR (${key} = ${bound} AND ${beside(b, more, rest, sign)}))`;
}

function window(b: Binder, keys: readonly string[], wanted: ReturnType<typeof wantedOf>): string {
  return all([
    ...(wanted.after ? [beside(b, keys, wanted.after, '>')] : []),
    ...(wanted.before ? [beside(b, keys, wanted.before, '<')] : []),
  ]);
}

async function totalOf(query: Query, make: (b: Binder) => string): Promise<number> {
  const b = new Binder();
  return (await query.all<{ n: number }>(make(b), b.params))[0]?.n ?? 0;
}

/** A page of the utterances of the claims that pass, in the order of document and text. */
export async function findUtterances(
  frame: Frame,
  query: Query,
  filter: ClaimFilter,
  request: PageRequest,
): Promise<Page<StoredUtterance>> {
  const list = 'utterances';
  const wanted = wantedOf(request, list, ['', 0, '']);
  const known = await Lookup.of(frame, query, filter);
  const b = new Binder();
  const direction = wanted.backward ? 'DESC' : 'ASC';
  const keys = ['u.document', 'u.start', 'u.id'];
  const rows = await query.all<Row>(
    `${passing(b, filter, known)} WITH DISTINCT c.utterance AS utterance MATCH (u:Utterance {id: utterance})
     WHERE ${window(b, keys, wanted)}
     WITH u ORDER BY ${keys.map((key) => `${key} ${direction}`).join(', ')} LIMIT ${b.bind(wanted.size + 1)}
     RETURN ${columns(b, frame)} ORDER BY document ${direction}, start ${direction}, id ${direction}`,
    b.params,
  );
  const total = wanted.total
    ? await totalOf(query, (t) => `${passing(t, filter, known)} RETURN count(DISTINCT c.utterance) AS n`)
    : null;
  return pageOf({ ...cut(rows, wanted), total }, utteranceFrom, (row) =>
    cursorOf(list, [row.document, row.start, row.id]),
  );
}

/** For each document a page of its utterances, in the order of the text. */
export async function utterancesOf(
  frame: Frame,
  query: Query,
  documents: readonly string[],
  request: PageRequest,
): Promise<Map<string, Page<StoredUtterance>>> {
  const list = 'utterances of';
  const wanted = wantedOf(request, list, [0, '']);
  const ids = [...new Set(documents)];
  const b = new Binder();
  const direction = wanted.backward ? 'DESC' : 'ASC';
  const rows = await query.all<Row>(
    `UNWIND ${b.bind(ids)} AS document
     CALL (document) { MATCH (u:Utterance {document: document})
       WHERE ${frame.there(b, 'u', 'utterance')} AND ${window(b, ['u.start', 'u.id'], wanted)}
       RETURN u ORDER BY u.start ${direction}, u.id ${direction} LIMIT ${b.bind(wanted.size + 1)} }
     RETURN ${columns(b, frame)} ORDER BY document ${direction}, start ${direction}, id ${direction}`,
    b.params,
  );
  const totals = new Map<string, number>();
  if (wanted.total) {
    const t = new Binder();
    for (const { document, n } of await query.all<{ document: string; n: number }>(
      `UNWIND ${t.bind(ids)} AS document MATCH (u:Utterance {document: document})
       WHERE ${frame.there(t, 'u', 'utterance')} RETURN document, count(u) AS n`,
      t.params,
    ))
      totals.set(document, n);
  }
  return new Map(
    ids.map((document) => {
      // The order of a subquery's rows does not bind what is made of them.
      const own = rows
        .filter((row) => row.document === document)
        .sort((x, y) => (x.start - y.start || (x.id < y.id ? -1 : 1)) * (wanted.backward ? -1 : 1));
      const page = { ...cut(own, wanted), total: wanted.total ? (totals.get(document) ?? 0) : null };
      return [document, pageOf(page, utteranceFrom, (row) => cursorOf(list, [row.start, row.id]))];
    }),
  );
}

interface PropositionRow {
  id: string;
  json: string;
  stem: string;
  edge: string;
}

/** A proposition's words are those of its first claim, since its id takes none. */
const propositionColumns = `COLLECT { MATCH (any:Claim {proposition: id}) WHERE NOT any:Pending
  RETURN any { .json, .stem, .edge } ORDER BY any.id LIMIT 1 }[0] AS first`;

async function counted(
  frame: Frame,
  query: Query,
  rows: readonly PropositionRow[],
): Promise<StoredProposition[]> {
  const counts = await propositionCounts(
    frame,
    query,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, json, stem, edge }) => ({
    ...{ id, stem, edge },
    proposition: (JSON.parse(json) as Claim).about satisfies Proposition,
    counts: counts.get(id) ?? noCounts(),
  }));
}

export async function propositions(
  frame: Frame,
  query: Query,
  ids: readonly string[],
): Promise<Map<string, StoredProposition>> {
  const b = new Binder();
  const rows = await query.all<PropositionRow>(
    `UNWIND ${b.bind([...new Set(ids)])} AS id
     WITH id WHERE EXISTS { MATCH (c:Claim {proposition: id}) WHERE ${frame.known(b, 'c')} }
     WITH id, ${propositionColumns} RETURN id, first.json AS json, first.stem AS stem, first.edge AS edge`,
    b.params,
  );
  return new Map((await counted(frame, query, rows)).map((it) => [it.id, it]));
}

/** A page of the propositions of the claims that pass, by id. */
export async function findPropositions(
  frame: Frame,
  query: Query,
  filter: ClaimFilter,
  request: PageRequest,
): Promise<Page<StoredProposition>> {
  const list = 'propositions';
  const wanted = wantedOf(request, list, ['']);
  const known = await Lookup.of(frame, query, filter);
  const b = new Binder();
  const rows = await query.all<PropositionRow>(
    `${passing(b, filter, known)} WITH DISTINCT c.proposition AS id WHERE ${window(b, ['id'], wanted)}
     WITH id ORDER BY id ${wanted.backward ? 'DESC' : 'ASC'} LIMIT ${b.bind(wanted.size + 1)}
     WITH id, ${propositionColumns} RETURN id, first.json AS json, first.stem AS stem, first.edge AS edge`,
    b.params,
  );
  rows.sort((x, y) => (x.id < y.id ? -1 : 1) * (wanted.backward ? -1 : 1));
  const { items, ...ends } = cut(rows, wanted);
  const total = wanted.total
    ? await totalOf(query, (t) => `${passing(t, filter, known)} RETURN count(DISTINCT c.proposition) AS n`)
    : null;
  return pageOf(
    { ...ends, total, items: await counted(frame, query, items) },
    (it) => it,
    (it) => cursorOf(list, [it.id]),
  );
}
