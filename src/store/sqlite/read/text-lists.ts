import { MOST } from '../../paging.ts';
import type { ClaimFilter } from '../../store.ts';
import { AHEAD, type Standing } from './ahead.ts';
import { type ArmSql, conditionOf, FEW, fromOf, type Source } from './anchors.ts';
import { all, Binder } from './binder.ts';
import { claimCondition } from './filter.ts';
import type { Frame } from './frame.ts';
import type { Bound, Key, Order } from './order.ts';

/** Claims in the order of document and text, by what it consists of: the key is put together of those on the page alone. */

type TextRow = [anchor: number, id: number, document: string, start: number, ordinal: number];

const place = ['d.ref', 'c.start', 'c.ordinal', 'c.id'];

const keyed = (rows: TextRow[]): Standing[] =>
  rows.map(([anchor, id, document, start, ordinal]) => [
    anchor,
    id,
    `${document} ${String(start).padStart(9, '0')} ${String(ordinal).padStart(5, '0')}`,
  ]);

/** The condition that a claim `c` of a document `d` stands after, or before, a key and an id. */
function beyond(b: Binder, sign: '>' | '<', key: Key, id: number): string {
  const [document = '', start, ordinal] = String(key).split(' ');
  const values = [document, Number(start), Number(ordinal), id].map((value) => b.bind(value));
  return `(${place.join(', ')}) ${sign} (${values.join(', ')})`;
}

/** The bounds of a page, where it has any: they are those of each arm. */
function between(b: Binder, [k1, i1, k2, i2]: readonly [Key, number, Key, number]): string[] {
  return [...(k1 === '' ? [] : [beyond(b, '>', k1, i1)]), ...(k2 === '~' ? [] : [beyond(b, '<', k2, i2)])];
}

/** What tells the claims of a source, whichever arm. */
const where = (source: Source) => [source.where({ x: 'x', role: 'role', hidden: 'hidden' }), source.claim];

const boundsOf = ([first]: readonly Bound[]) => (first as Bound).slice(4) as [Key, number, Key, number];

/** Which claims a page of a list is looked for among, and how many. */
export interface Sought {
  source: Source;
  arms: readonly Bound[];
  filter: ClaimFilter;
  order: Order;
  backward: boolean;
  limit: number;
}

/** The first claims of each arm; of an anchor's arms together they hold the first of the anchor. */
export function readTexts(
  frame: Frame,
  { source, arms, filter, order, backward, limit }: Sought,
): Standing[] {
  const b = new Binder();
  const direction = order.descending !== backward ? 'DESC' : 'ASC';
  // The claims of one text come in the order of an index.
  const by = (source.oneText ? place.slice(1) : place).map((column) => `${column} ${direction}`).join(', ');
  const condition = conditionOf(frame, filter, source, b);
  const [k1, i1, k2, i2] = boundsOf(arms);
  const oneAnchor = arms.every(([anchor]) => anchor === arms[0]?.[0]);
  // Whoever asks for the second of the largest pages is walking the list.
  const walked =
    oneAnchor &&
    arms.length <= FEW &&
    !order.descending &&
    !backward &&
    limit > MOST &&
    k1 !== '' &&
    k2 === '~';
  const list = walked
    ? JSON.stringify([where(source), condition, b.values, arms.map((arm) => arm.slice(0, 4)), direction])
    : '';
  const most = b.bind(walked ? AHEAD : limit);
  const bounds = all(between(b, [k1, i1, k2, i2]));
  const look = (sql: string) => keyed(frame.db.all(sql, ...b.values) as TextRow[]);
  const read = (sql: () => string) =>
    walked ? frame.ahead.next(list, `${k1} ${i1}`, limit, () => look(sql())) : look(sql());
  const first = (arm: ArmSql, columns: string) =>
    `SELECT ${columns} FROM ${fromOf(source, arm, condition, true, 'CROSS JOIN entity d ON d.id = c.document')}
     AND ${bounds} ORDER BY ${by} LIMIT ${most}`;
  if (arms.length > FEW)
    return read(() => {
      const rows = b.bind(JSON.stringify(arms.map((arm) => arm.slice(0, 4))));
      const ofEach = first({ x: 'arm.x', role: 'arm.role', hidden: 'arm.hidden' }, 'c.id');
      return `WITH arm (anchor, x, role, hidden) AS MATERIALIZED (
          SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(${rows}))
        SELECT arm.anchor, c.id, d.ref, c.start, c.ordinal FROM arm CROSS JOIN claim c ON c.id IN (${ofEach})
        CROSS JOIN entity d ON d.id = c.document`;
    });
  return read(() => {
    const union = arms
      .map(([anchor, x, role, hidden]) => {
        const arm = {
          // Bound where the condition mentions it: SQLite refuses a value that nothing asks for.
          get x() {
            return b.bind(x);
          },
          ...{ role: `${role}`, hidden: `${hidden}` },
        };
        return `SELECT * FROM (${first(arm, `${anchor} anchor, c.id id, d.ref ref, c.start start, c.ordinal ordinal`)})`;
      })
      .join(' UNION ALL ');
    if ((arms.length === 1 && !walked) || !oneAnchor) return union;
    // One anchor wants no more than each of its arms, and what two of them hold only once.
    const merged = ['ref', 'start', 'ordinal', 'id'].map((column) => `${column} ${direction}`).join(', ');
    return `SELECT DISTINCT * FROM (${union}) ORDER BY ${merged} LIMIT ${most}`;
  });
}

/** As `readTexts`, of all claims: documents one after the other, each in its own order. */
export function readAllTexts(
  frame: Frame,
  { arms, filter, order, backward, limit }: Omit<Sought, 'source'>,
): Standing[] {
  const b = new Binder();
  const bounds = boundsOf(arms);
  const { history, ...rest } = filter;
  const direction = order.descending !== backward ? 'DESC' : 'ASC';
  // A key opens with the id of its document.
  const [first, last] = [bounds[0], bounds[2]].map((key) => b.bind(String(key).split(' ')[0] as string));
  const conditions = [
    `d.ref BETWEEN ${first} AND ${last}`,
    ...between(b, bounds),
    history ? frame.known(b, 'c') : frame.seen(b, 'c'),
    claimCondition(b, 'c', rest, frame),
  ];
  return keyed(
    frame.db.all(
      `SELECT 0, c.id, d.ref, c.start, c.ordinal FROM entity d
       CROSS JOIN claim c INDEXED BY claim_document ON c.document = d.id WHERE ${all(conditions)}
       ORDER BY ${place.map((column) => `${column} ${direction}`).join(', ')} LIMIT ${b.bind(limit)}`,
      ...b.values,
    ) as TextRow[],
  );
}
