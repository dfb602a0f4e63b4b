import { cursorOf, cut, wantedOf } from '../../paging.ts';
import type { ClaimAnchor, ClaimFilter, ClaimSort, PageRequest } from '../../store.ts';
import { type Arm, type ArmSql, conditionOf, FEW, fromOf, type Source, sourceOf } from './anchors.ts';
import { Binder } from './binder.ts';
import { claimRows } from './claim-rows.ts';
import type { Frame } from './frame.ts';
import { type Bound, type Key, orderOf, PAST } from './order.ts';
import { readAllTexts, readTexts, type Sought } from './text-lists.ts';

/** One page as it crosses to the other side: items point into the records. */
export interface WirePage {
  items: [row: number, cursor: string][];
  total: number | null;
  hasNext: boolean;
  hasPrevious: boolean;
}

/** Pages of claims, one for each anchor, and the rows that they share. */
export interface WireClaimPages {
  pages: [anchor: string, page: WirePage][];
  rows: string;
}

interface Found {
  key: Key;
  id: number;
}

/** A page of claims for each anchor, in a number of statements that does not depend on how many there are. */
export function claimsOf(
  frame: Frame,
  anchor: ClaimAnchor,
  ids: readonly string[],
  filter: ClaimFilter,
  sort: ClaimSort,
  request: PageRequest,
): WireClaimPages {
  const anchors = [...new Set(ids)];
  return pagesOf(
    frame,
    sourceOf(frame, anchor, anchors, filter.history === true),
    anchors,
    filter,
    sort,
    request,
  );
}

/** One page of all claims that pass. */
export function findClaims(
  frame: Frame,
  filter: ClaimFilter,
  sort: ClaimSort,
  request: PageRequest,
): { page: WirePage; rows: string } {
  const source = sourceOf(frame, driverOf(filter), [''], filter.history === true, filter);
  const { pages, rows } = pagesOf(frame, source, [''], filter, sort, request);
  return { page: (pages[0] as [string, WirePage])[1], rows };
}

/** The field of a filter that leaves the fewest claims, by which a search begins. */
function driverOf(filter: ClaimFilter): Parameters<typeof sourceOf>[1] {
  const fields = [
    'ids',
    'utterance',
    'proposition',
    'stem',
    'edge',
    'about',
    'accused',
    'speaker',
    'document',
  ] as const;
  const found = fields.find((name) => filter[name] !== undefined);
  if (found === 'about') return 'named';
  if (found === 'ids' || found === 'edge') return 'few';
  return found ?? 'all';
}

function pagesOf(
  frame: Frame,
  sources: readonly Source[],
  anchors: readonly string[],
  filter: ClaimFilter,
  sort: ClaimSort,
  request: PageRequest,
): WireClaimPages {
  const order = orderOf(frame, sort);
  const list = `claims ${sort.by} ${sort.order}`;
  const wanted = wantedOf(request, list, order.like);
  const found: Map<number, Found>[] = anchors.map(() => new Map());
  const totals = anchors.map(() => 0);
  for (const source of sources) {
    const arms = source.arms.flatMap((arm) => order.arms(wanted).map((bounds): Bound => [...arm, ...bounds]));
    const { backward, size } = wanted;
    for (const [anchor, id, key] of read(frame, { source, arms, filter, order, backward, limit: size + 1 }))
      found[anchor]?.set(id, { id, key });
    if (wanted.total)
      for (const [anchor, count] of countOf(frame, source, filter))
        totals[anchor] = (totals[anchor] ?? 0) + count;
  }
  const compare = order.compare(wanted.backward);
  const rowOf = new Map<number, number>();
  const pages = anchors.map((name, at): [string, WirePage] => {
    const sorted = [...(found[at]?.values() ?? [])].sort(compare);
    const { items, ...ends } = cut(sorted, wanted);
    const wire = items.map(({ id, key }): [number, string] => {
      if (!rowOf.has(id)) rowOf.set(id, rowOf.size);
      return [rowOf.get(id) as number, cursorOf(list, [key, id])];
    });
    return [name, { items: wire, total: wanted.total ? (totals[at] ?? 0) : null, ...ends }];
  });
  return { pages, rows: claimRows(frame, [...rowOf.keys()]) };
}

type Part = ArmSql & Record<'k1' | 'i1' | 'k2' | 'i2', string>;

const ARMS = `arm (anchor, x, role, hidden, k1, i1, k2, i2) AS MATERIALIZED (
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
  FROM json_each(%))`;
const columnsOfArm: Part = {
  ...{ x: 'arm.x', role: 'arm.role', hidden: 'arm.hidden' },
  ...{ k1: 'arm.k1', i1: 'arm.i1', k2: 'arm.k2', i2: 'arm.i2' },
};

/** The first claims of each arm; of an anchor's arms together they hold the first of the anchor. */
function read(frame: Frame, sought: Sought): [anchor: number, id: number, key: Key][] {
  const { source, arms, filter, order, backward, limit } = sought;
  if (arms.length === 0) return [];
  if (order.text) return (source.all ? readAllTexts : readTexts)(frame, sought);
  const b = new Binder();
  const key = order.key(source.mention ? 'm' : null, 'c');
  const id = source.mention ? 'm.claim' : 'c.id';
  const direction = order.descending !== backward ? 'DESC' : 'ASC';
  const most = b.bind(limit);
  const needed = order.ofClaim;
  const condition = conditionOf(frame, filter, source, b);
  const between = ({ k1, i1, k2, i2 }: Part) =>
    (k1 && ` AND (${key}, ${id}) > (${k1}, ${i1})`) + (k2 && ` AND (${key}, ${id}) < (${k2}, ${i2})`);
  const from = (part: Part, columns: string) =>
    `SELECT ${columns} FROM ${fromOf(source, part, condition, needed)}${between(part)}`;
  const by = `${key} ${direction}, ${id} ${direction} LIMIT ${most}`;
  if (arms.length > FEW)
    return frame.db.all(
      `WITH ${ARMS.replace('%', b.bind(JSON.stringify(arms)))}
       SELECT arm.anchor, c.id, ${order.key(null, 'c')} FROM arm CROSS JOIN claim c
       ON c.id IN (${from(columnsOfArm, id)} ORDER BY ${by})`,
      ...b.values,
    ) as [number, number, Key][];
  // Roles are few and our own: as they are, and without bounds that bound nothing, SQLite reads several times faster.
  const parts = arms.map(([anchor, x, role, hidden, k1, i1, k2, i2]) => {
    const low = i1 === -1 && k1 === -1 ? null : [k1, i1];
    const high = k2 === PAST ? null : [k2, i2];
    const [lowest = '', lowestId = ''] = low?.map((it) => b.bind(it)) ?? [];
    const [highest = '', highestId = ''] = high?.map((it) => b.bind(it)) ?? [];
    const part = {
      // Bound where the condition mentions it: SQLite refuses a value that nothing asks for.
      get x() {
        return b.bind(x);
      },
      ...{ role: `${role}`, hidden: `${hidden}` },
      ...{ k1: lowest, i1: lowestId, k2: highest, i2: highestId },
    };
    return from(part, `${anchor} anchor, ${id} id, ${key} key`);
  });
  // One anchor wants no more than each of its arms, and what two of them hold only once: SQLite merges them as it reads,
  // where what has a day and what has none need not be told apart.
  const merged = arms.every(([anchor]) => anchor === arms[0]?.[0]) && !order.parted;
  const sql = merged
    ? `${parts.join(' UNION ')} ORDER BY key ${direction}, id ${direction} LIMIT ${most}`
    : parts.map((part) => `SELECT * FROM (${part} ORDER BY ${by})`).join(' UNION ALL ');
  return frame.db.all(sql, ...b.values) as [number, number, Key][];
}

function countOf(frame: Frame, source: Source, filter: ClaimFilter): [anchor: number, count: number][] {
  if (source.arms.length === 0) return [];
  if (source.kept && frame.now && Object.values(filter).every((field) => field === undefined))
    return source.kept();
  const b = new Binder();
  const list = b.bind(JSON.stringify(source.arms.map((arm: Arm) => [...arm, 0, 0, 0, 0])));
  // A claim may name a thing in several roles, and an edge may be found under several keys.
  const apart = source.disjoint || new Set(source.arms.map(([anchor]) => anchor)).size === source.arms.length;
  const count = apart ? '*' : `DISTINCT ${source.mention ? 'm.claim' : 'c.id'}`;
  const inner = fromOf(source, columnsOfArm, conditionOf(frame, filter, source, b), false);
  return frame.db.all(
    `WITH ${ARMS.replace('%', list)}
     SELECT arm.anchor, count(${count}) FROM arm CROSS JOIN ${inner} GROUP BY arm.anchor`,
    ...b.values,
  ) as [number, number][];
}
