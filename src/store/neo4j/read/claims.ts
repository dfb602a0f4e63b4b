import { cursorOf, cut, type Wanted, wantedOf } from '../../paging.ts';
import type { ClaimAnchor, ClaimFilter, ClaimSort, Page, PageRequest, StoredClaim } from '../../store.ts';
import type { Query } from '../client.ts';
import { type ClaimRow, claimFrom, pageOf } from '../decode.ts';
import { all, Binder } from './binder.ts';
import { claimCondition } from './filter.ts';
import { type Frame, MENTIONS, NAMED } from './frame.ts';
import { Lookup } from './lookup.ts';
import { between, claimOrder, inOrder, likeOf, orderBy } from './order.ts';

const plain = [
  ...['id', 'utterance', 'proposition', 'stem', 'edge', 'document', 'speaker', 'mark', 'spot', 'label'],
  ...['recorded', 'saidFrom', 'saidTo', 'pubFrom', 'pubTo', 'json'],
];

/** A claim as `claimFrom` takes it. */
export function claimColumns(b: Binder, frame: Frame, c: string): string {
  const [from, to] = frame.happened(b, c);
  return `${c} { ${plain.map((name) => `.${name}`).join(', ')}, review: ${frame.review(b, c)},
    successor: ${frame.successor(b, c)}, withdrawn: ${frame.withdrawn(b, c)}, hapFrom: ${from}, hapTo: ${to} }`;
}

/** Claims by id, withdrawn and hidden ones too; those of other days are left out. */
export async function claims(
  frame: Frame,
  query: Query,
  ids: readonly string[],
): Promise<Map<string, StoredClaim>> {
  const b = new Binder();
  const rows = await query.all<{ claim: ClaimRow }>(
    `UNWIND ${b.bind([...new Set(ids)])} AS id MATCH (c:Claim {id: id}) WHERE ${frame.known(b, 'c')}
     RETURN ${claimColumns(b, frame, 'c')} AS claim`,
    b.params,
  );
  return new Map(rows.map(({ claim }) => [claim.id, claimFrom(claim)]));
}

/** How the claims `c` of one thing are found, from `x`, one of the ids it stands for. */
function sourceOf(anchor: ClaimAnchor): string {
  const by = (types: string) => `MATCH (:Entity {id: x})<-[:${types}]-(c:Claim)`;
  switch (anchor) {
    case 'entity':
      return by(MENTIONS);
    case 'accused':
      return `${by('SUBJECT')} WHERE c.attribution WITH c`;
    case 'subject':
    case 'object':
    case 'speaker':
      return by(anchor.toUpperCase());
    case 'answers':
      return 'MATCH (:Claim {id: x})<-[:ANSWERS]-(c:Claim)';
    case 'edge':
      // Plain content edges have the key of the proposition, the others one of their own.
      return `CALL (x) { MATCH (c:Claim {edge: x}) RETURN c
        UNION MATCH (:Edge {key: x})<-[:BACKS]-(c:Claim) WHERE NOT x =~ 'edge/[0-9a-f]{64}' RETURN c } WITH c`;
    case 'document':
    case 'utterance':
    case 'proposition':
    case 'stem':
      return `MATCH (c:Claim {${anchor}: x})`;
  }
}

/** The relationships by which an anchor names an entity, whose indexes hold them from the latest on. */
const ways: Partial<Record<ClaimAnchor, readonly string[]>> = {
  ...{ entity: MENTIONS.split('|'), subject: ['SUBJECT'], object: ['OBJECT'], speaker: ['SPEAKER'] },
  accused: ['SUBJECT'],
};

/**
 * The latest claims `c` of `row.xs` that pass, with their day as `key`, where the order of an index can be followed: a hub costs
 * no more than any other then. The index gives its order only where all its columns are named; null for other lists.
 */
function latestOf(
  b: Binder,
  anchor: ClaimAnchor,
  sort: ClaimSort,
  wanted: Wanted,
  conditions: readonly string[],
): string | null {
  const types = ways[anchor];
  if (!types || sort.by !== 'published' || sort.order !== 'desc' || wanted.backward) return null;
  const most = b.bind(wanted.size + 1);
  const passes = all([...conditions, ...(anchor === 'accused' ? ['c.attribution'] : [])]);
  const each = types.map(
    (type) => `MATCH (c:Claim)-[m:${type}]->() WHERE m.e = x AND m.pub >= -1 AND m.claim >= '' AND ${passes}
      RETURN c, m.pub AS key ORDER BY m.e DESC, m.pub DESC, m.claim DESC LIMIT ${most}`,
  );
  return `UNWIND row.xs AS x CALL (x) { ${each.join(' UNION ')} } WITH DISTINCT c, key`;
}

/**
 * The ids that an entity `asked` stands for, as the query itself looks them up: that spares a turn with the server. Null
 * for anchors that are no entities.
 */
function idsOf(b: Binder, frame: Frame, anchor: ClaimAnchor): string | null {
  switch (anchor) {
    case 'entity':
    case 'subject':
    case 'object':
      return frame.members(b, 'asked');
    case 'speaker':
    case 'accused':
      return frame.held(b, 'asked');
    default:
      return null;
  }
}

/** A page of claims for each anchor, in one call. */
export async function claimsOf(
  frame: Frame,
  query: Query,
  anchor: ClaimAnchor,
  ids: readonly string[],
  filter: ClaimFilter,
  sort: ClaimSort,
  request: PageRequest,
): Promise<Map<string, Page<StoredClaim>>> {
  const anchors = [...new Set(ids)];
  const list = `claims ${sort.by} ${sort.order}`;
  const wanted = wantedOf(request, list, likeOf(sort));
  const known = await Lookup.of(frame, query, filter);
  const lineage = anchor === 'answers' ? await frame.lineage(query, anchors) : null;
  const rows = anchors.map((id, at) => ({ at, id, xs: lineage ? (lineage.get(id) ?? []) : [id] }));
  const eachRow = (b: Binder) => {
    const given = b.bind(rows);
    const xs = idsOf(b, frame, anchor);
    return xs
      ? `UNWIND ${given} AS it MATCH (asked:Entity {id: it.id}) WITH {at: it.at, xs: ${xs}} AS row`
      : `UNWIND ${given} AS row`;
  };
  const passes = (b: Binder) => {
    const visible = filter.history ? frame.known(b, 'c') : frame.seen(b, 'c');
    return all([visible, claimCondition(b, 'c', filter, known)]);
  };
  const pick = (b: Binder) => `UNWIND row.xs AS x ${sourceOf(anchor)} WITH DISTINCT c WHERE ${passes(b)}`;
  const b = new Binder();
  const order = claimOrder(b, frame, 'c', sort);
  const last = orderBy({ ...order, key: 'key', id: 'claim.id' }, wanted.backward);
  const start =
    latestOf(b, anchor, sort, wanted, [passes(b), between(b, order, wanted)]) ??
    `${pick(b)} AND ${between(b, order, wanted)} WITH c, ${order.key} AS key`;
  const found = await query.all<{ at: number; claim: ClaimRow; key: string | number }>(
    `${eachRow(b)}
     CALL (row) { ${start} ${orderBy({ ...order, key: 'key' }, wanted.backward)}
       LIMIT ${b.bind(wanted.size + 1)} RETURN c, key }
     RETURN row.at AS at, key, ${claimColumns(b, frame, 'c')} AS claim ${last}`,
    b.params,
  );
  const totals = new Map<number, number>();
  if (wanted.total) {
    const t = new Binder();
    for (const { at, total } of await query.all<{ at: number; total: number }>(
      `${eachRow(t)}
       CALL (row) { ${pick(t)} RETURN count(DISTINCT c) AS total }
       RETURN row.at AS at, total`,
      t.params,
    ))
      totals.set(at, total);
  }
  return new Map(
    anchors.map((id, at) => {
      const own = found.filter((row) => row.at === at);
      const page = { ...cut(own, wanted), total: wanted.total ? (totals.get(at) ?? 0) : null };
      const cursor = (row: (typeof own)[number]) => cursorOf(list, [row.key, row.claim.id]);
      return [id, pageOf(page, ({ claim }) => claimFrom(claim), cursor)];
    }),
  );
}

/** The fields of a filter that lead to few claims, those that leave the fewest first. */
const leads = ['ids', 'utterance', 'proposition', 'stem', 'about', 'accused', 'speaker', 'document'] as const;
type Lead = (typeof leads)[number];

const leadOf = (filter: ClaimFilter): Lead | undefined => leads.find((field) => filter[field]);

/** The claims `c` to which a field of a filter leads. */
function ledTo(b: Binder, lead: Lead, values: readonly string[], known: Lookup): string {
  const among = (property: string, values: readonly string[]) =>
    `MATCH (c:Claim) WHERE ${b.among(`c.${property}`, values)} WITH c`;
  const through = (types: string, entities: readonly string[]) =>
    `UNWIND ${b.bind(entities)} AS x MATCH (:Entity {id: x})<-[:${types}]-(c:Claim) WITH DISTINCT c`;
  switch (lead) {
    case 'ids':
      return `UNWIND ${b.bind([...new Set(values)])} AS x MATCH (c:Claim {id: x})`;
    case 'utterance':
    case 'proposition':
    case 'stem':
      return among(lead, values);
    case 'about':
      return through(NAMED, known.same(values));
    case 'accused':
      return through('SUBJECT', known.held(values));
    case 'speaker':
      return through('SPEAKER', known.held(values));
    case 'document':
      return among('document', known.same(values));
  }
}

/** Where a search of all claims begins, and what is to be looked at then. */
function beginning(b: Binder, filter: ClaimFilter, known: Lookup): { match: string; rest: ClaimFilter } {
  const lead = leadOf(filter);
  if (!lead) return { match: 'MATCH (c:Claim)', rest: filter };
  const rest: ClaimFilter = { ...filter, [lead]: undefined };
  // To be named as a subject is not yet to be accused.
  if (lead === 'accused') rest.and = [...(filter.and ?? []), { attribution: true }];
  return { match: ledTo(b, lead, filter[lead] ?? [], known), rest };
}

/** `MATCH … WHERE …` of the claims that pass a filter, as `c`. */
export function passing(b: Binder, filter: ClaimFilter, known: Lookup, more: string[] = []): string {
  const { frame } = known;
  const visible = filter.history ? frame.known(b, 'c') : frame.seen(b, 'c');
  const { match, rest } = beginning(b, filter, known);
  return `${match} WHERE ${all([visible, claimCondition(b, 'c', rest, known), ...more])}`;
}

/** One page of all claims that pass. */
export async function findClaims(
  frame: Frame,
  query: Query,
  filter: ClaimFilter,
  sort: ClaimSort,
  request: PageRequest,
): Promise<Page<StoredClaim>> {
  const list = `claims ${sort.by} ${sort.order}`;
  const wanted = wantedOf(request, list, likeOf(sort));
  const known = await Lookup.of(frame, query, filter);
  const b = new Binder();
  const order = claimOrder(b, frame, 'c', sort);
  const last = orderBy({ ...order, key: 'key', id: 'claim.id' }, wanted.backward);
  const along = frame.now && !filter.history && !leadOf(filter);
  const found = inOrder(b, 'c', order, wanted, { along, lead: 'c.hidden' }, (where) =>
    passing(b, filter, known, [where]),
  );
  const rows = await query.all<{ claim: ClaimRow; key: string | number }>(
    `${found} RETURN key, ${claimColumns(b, frame, 'c')} AS claim ${last}`,
    b.params,
  );
  let total: number | null = null;
  if (wanted.total) {
    const t = new Binder();
    total =
      (await query.all<{ n: number }>(`${passing(t, filter, known)} RETURN count(c) AS n`, t.params))[0]?.n ??
      0;
  }
  return pageOf(
    { ...cut(rows, wanted), total },
    ({ claim }) => claimFrom(claim),
    ({ key, claim }) => cursorOf(list, [key, claim.id]),
  );
}
