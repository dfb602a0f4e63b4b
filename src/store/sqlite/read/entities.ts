import type { Row } from '../../local/connection.ts';
import { cursorOf, cut, type Position, wantedOf } from '../../paging.ts';
import type { EntityFilter, EntitySort, PageRequest } from '../../store.ts';
import { packed, packedSql } from '../wire.ts';
import { all, Binder } from './binder.ts';
import type { WirePage } from './claim-lists.ts';
import { entityCondition } from './entity-filter.ts';
import type { Frame } from './frame.ts';

/** An entity as it crosses to the other side. */
const text = (b: Binder, frame: Frame) =>
  `json_array(e.recorded, ${frame.withdrawn(b, 'e')}, ${frame.claimCount(b, 'e')}, ${frame.eventSpan('e').join(', ')}) || ',' || e.json`;

/** Entities by id, withdrawn ones too. */
export function entities(frame: Frame, ids: readonly string[]): string {
  const b = new Binder();
  const list = b.bind(JSON.stringify(ids));
  const sql = `SELECT ${packedSql(text(b, frame))} FROM json_each(${list}) j CROSS JOIN entity e ON e.ref = j.value
    WHERE ${frame.recorded(b, 'e')}`;
  return frame.db.text(sql, ...b.values);
}

const keys: Record<EntitySort['by'], (b: Binder, frame: Frame) => string> = {
  label: () => 'e.sort',
  claims: (b, frame) => frame.claimCount(b, 'e'),
  happened: (_, frame) => frame.eventSpan('e')[0],
  id: () => "''",
};

/** A page of the entities that pass. What has no date comes last; ties are broken by id, in the same direction. */
export function findEntities(
  frame: Frame,
  filter: EntityFilter,
  sort: EntitySort,
  request: PageRequest,
): { page: WirePage; rows: string } {
  const list = `entities ${sort.by} ${sort.order}`;
  const wanted = wantedOf(request, list, sort.by === 'label' || sort.by === 'id' ? ['', ''] : [0, '']);
  const descending = (sort.order === 'desc') !== wanted.backward;
  const page = read(frame, filter, sort, descending, wanted);
  const { items, ...ends } = cut(page, wanted);
  const total = wanted.total ? count(frame, filter) : null;
  return {
    page: {
      items: items.map((row, at) => [at, cursorOf(list, row.slice(-2) as unknown as Position)]),
      total,
      ...ends,
    },
    rows: packed(items),
  };
}

function read(
  frame: Frame,
  filter: EntityFilter,
  sort: EntitySort,
  descending: boolean,
  wanted: ReturnType<typeof wantedOf>,
): Row[] {
  const rows: Row[] = [];
  const dated = sort.by === 'happened';
  // Those without a date are read apart, after the others in either direction of the order.
  const stretches = dated ? [true, false] : [null];
  if (wanted.backward) stretches.reverse();
  for (const stretch of stretches) {
    if (rows.length > wanted.size) break;
    const b = new Binder();
    const key = keys[sort.by](b, frame);
    const conditions = [frame.there(b, 'e'), entityCondition(b, 'e', filter, frame)];
    if (stretch !== null) conditions.push(stretch ? `${key} >= 0` : `${key} < 0`);
    for (const [position, later] of [
      [wanted.after, true],
      [wanted.before, false],
    ] as const) {
      if (!position) continue;
      const undated = dated && (position[0] as number) < 0;
      if (stretch !== null && undated === stretch) {
        // The position lies in the other stretch: all of this one, or nothing, is on its far side.
        if (later === stretch) conditions.push('0');
        continue;
      }
      const up = later === (sort.order === 'asc');
      conditions.push(
        `(${key}, e.ref) ${up ? '>' : '<'} (${b.bind(position[0] as string)}, ${b.bind(position[1] as string)})`,
      );
    }
    const direction = descending ? 'DESC' : 'ASC';
    const order = sort.by === 'id' ? `e.ref ${direction}` : `${key} ${direction}, e.ref ${direction}`;
    const sql = `SELECT ${text(b, frame)}, ${key}, e.ref FROM entity e WHERE ${all(conditions)}
      ORDER BY ${order} LIMIT ${b.bind(wanted.size + 1 - rows.length)}`;
    rows.push(...frame.db.all(sql, ...b.values));
  }
  return rows;
}

function count(frame: Frame, filter: EntityFilter): number {
  const b = new Binder();
  const conditions = [frame.there(b, 'e'), entityCondition(b, 'e', filter, frame)];
  return frame.db.count(`SELECT count(*) FROM entity e WHERE ${all(conditions)}`, ...b.values);
}
