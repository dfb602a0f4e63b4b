import { cursorOf, cut, wantedOf } from '../../paging.ts';
import type { EntityFilter, EntitySort, Page, PageRequest, StoredEntity } from '../../store.ts';
import type { Query } from '../client.ts';
import { type EntityRow, entityFrom, pageOf } from '../decode.ts';
import { all, Binder } from './binder.ts';
import { entityCondition } from './entity-filter.ts';
import type { Frame } from './frame.ts';
import { Lookup } from './lookup.ts';
import { inOrder, type Order, orderBy } from './order.ts';

function columns(b: Binder, frame: Frame): string {
  const [from, to] = frame.eventSpan(b, 'e');
  return `e.id AS id, e.json AS json, e.recorded AS recorded, ${frame.withdrawn(b, 'e')} AS withdrawn,
    ${frame.claimCount(b, 'e')} AS claims, ${from} AS hapFrom, ${to} AS hapTo`;
}

/** Entities by id, withdrawn ones too. */
export async function entities(
  frame: Frame,
  query: Query,
  ids: readonly string[],
): Promise<Map<string, StoredEntity>> {
  const b = new Binder();
  const rows = await query.all<EntityRow & { id: string }>(
    `UNWIND ${b.bind([...new Set(ids)])} AS id MATCH (e:Entity {id: id}) WHERE ${frame.recorded(b, 'e')}
     RETURN ${columns(b, frame)}`,
    b.params,
  );
  return new Map(rows.map((row) => [row.id, entityFrom(row)]));
}

const keys: Record<EntitySort['by'], (b: Binder, frame: Frame) => string> = {
  label: () => 'e.sort',
  claims: (b, frame) => frame.claimCount(b, 'e'),
  happened: (b, frame) => frame.eventSpan(b, 'e')[0],
  id: () => "''",
};

/** A page of the entities that pass. What has no date comes last; ties are broken by id, in the same direction. */
export async function findEntities(
  frame: Frame,
  query: Query,
  filter: EntityFilter,
  sort: EntitySort,
  request: PageRequest,
): Promise<Page<StoredEntity>> {
  const list = `entities ${sort.by} ${sort.order}`;
  const wanted = wantedOf(request, list, sort.by === 'label' || sort.by === 'id' ? ['', ''] : [0, '']);
  const known = await Lookup.of(frame, query, filter, [], 'entities');
  const passing = (b: Binder) => all([frame.there(b, 'e'), entityCondition(b, 'e', filter, known)]);
  const b = new Binder();
  const order: Order = {
    key: keys[sort.by](b, frame),
    id: 'e.id',
    descending: sort.order === 'desc',
    dated: sort.by === 'happened',
    least: sort.by === 'label' ? "''" : '-1',
  };
  const found = inOrder(
    b,
    'e',
    order,
    wanted,
    { along: frame.now && sort.by !== 'id' },
    (where) => `MATCH (e:Entity) WHERE ${all([passing(b), where])}`,
  );
  const rows = await query.all<EntityRow & { id: string; key: string | number }>(
    `${found} RETURN key, ${columns(b, frame)} ${orderBy({ ...order, key: 'key', id: 'id' }, wanted.backward)}`,
    b.params,
  );
  let total: number | null = null;
  if (wanted.total) {
    const t = new Binder();
    const found = await query.all<{ n: number }>(
      `MATCH (e:Entity) WHERE ${passing(t)} RETURN count(e) AS n`,
      t.params,
    );
    total = found[0]?.n ?? 0;
  }
  return pageOf({ ...cut(rows, wanted), total }, entityFrom, ({ key, id }) => cursorOf(list, [key, id]));
}
