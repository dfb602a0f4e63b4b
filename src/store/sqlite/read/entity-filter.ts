import type { EntityFilter } from '../../store.ts';
import { ROLE } from '../keys.ts';
import { all, type Binder } from './binder.ts';
import { heldBy, inWindow, sameAs } from './filter.ts';
import type { Frame } from './frame.ts';
import { namedLike } from './search.ts';

/** The condition that some claim in view names an entity, and does what is said. */
const named = (b: Binder, e: string, frame: Frame, condition: string, roles = '') =>
  `EXISTS (SELECT 1 FROM mention m CROSS JOIN claim c ON c.id = m.claim
    WHERE m.entity = ${e}.id ${roles} AND ${frame.seen(b, 'c')} AND ${condition})`;

const fields: {
  [K in keyof EntityFilter]-?: (
    b: Binder,
    e: string,
    value: NonNullable<EntityFilter[K]>,
    frame: Frame,
  ) => string;
} = {
  ids: (b, e, ids, frame) => `${e}.id IN ${b.each(sameAs(frame, ids))}`,
  family: (b, e, words) => b.among(`${e}.family`, words),
  kind: (b, e, words) => b.among(`${e}.kind`, words),
  plural: (b, e, value) => `${e}.plural = ${b.bind(Number(value))}`,
  coded: (b, e, value) => `${e}.coded = ${b.bind(Number(value))}`,
  type: (b, e, codes, frame) =>
    `EXISTS (SELECT 1 FROM typed y CROSS JOIN claim c ON c.id = y.claim
      WHERE y.entity = ${e}.id AND ${b.among('y.code', codes)} AND ${frame.seen(b, 'c')})`,
  place: (b, e, ids, frame) =>
    `${e}.id IN (SELECT l.entity FROM ${frame.placed} l WHERE l.place IN ${b.each(sameAs(frame, ids))})`,
  accused: (b, e, ids, frame) =>
    `${e}.id IN (SELECT o.entity FROM mention s CROSS JOIN claim c ON c.id = s.claim
      CROSS JOIN mention o INDEXED BY mention_claim ON o.claim = c.id AND o.role = ${ROLE.object}
      WHERE s.entity IN ${b.each(heldBy(frame, ids))} AND s.role = ${ROLE.subject}
        AND c.attribution AND c.affirmed AND ${frame.seen(b, 'c')})`,
  struck: (b, e, ids, frame) =>
    `${e}.id IN (SELECT s.entity FROM mention o CROSS JOIN claim c ON c.id = o.claim
      CROSS JOIN mention s INDEXED BY mention_claim ON s.claim = c.id AND s.role = ${ROLE.subject}
      WHERE o.entity IN ${b.each(sameAs(frame, ids))} AND o.role = ${ROLE.object}
        AND c.predicate = 'struck' AND c.affirmed AND ${frame.seen(b, 'c')})`,
  window: (b, e, window, frame) => {
    if (window.clock !== 'happened') return named(b, e, frame, inWindow(b, 'c', window, frame.happened('c')));
    // An event has a span of its own; of other things it is said when what they were in happened.
    const own = all([`${e}.family = 'event'`, inWindow(b, e, window, frame.eventSpan(e))]);
    return `(${own}) OR (${e}.family <> 'event' AND ${named(b, e, frame, inWindow(b, 'c', window, frame.happened('c')))})`;
  },
  document: (b, e, ids, frame) =>
    `${e}.id IN (SELECT m.entity FROM claim c CROSS JOIN mention m INDEXED BY mention_claim ON m.claim = c.id
      WHERE c.document IN ${b.each(sameAs(frame, ids))} AND ${frame.seen(b, 'c')})`,
  name: (b, e, query, frame) => `${e}.id IN ${b.each(namedLike(frame, query))}`,
  and: (b, e, filters, frame) => all(filters.map((filter) => entityCondition(b, e, filter, frame))),
  or: (b, e, filters, frame) =>
    filters.length === 0
      ? '0'
      : filters.map((filter) => `(${entityCondition(b, e, filter, frame)})`).join(' OR '),
  not: (b, e, filter, frame) => `NOT coalesce(${entityCondition(b, e, filter, frame)}, 0)`,
};

/** A filter as SQL on an entity. An empty list lets nothing through. */
export function entityCondition(b: Binder, e: string, filter: EntityFilter, frame: Frame): string {
  const conditions: string[] = [];
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined) continue;
    const make = fields[name as keyof EntityFilter] as (
      b: Binder,
      e: string,
      value: unknown,
      frame: Frame,
    ) => string;
    conditions.push(make(b, e, value, frame));
  }
  return all(conditions);
}
