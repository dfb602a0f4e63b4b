import type { Standing } from './judged.ts';
import type { Binder } from './read/binder.ts';

/** SQL for the pairs of places, or of something and its place, that a standing `within` puts one in the other. */
export function levelsOfPlaces(b: Binder, standing: Standing): string {
  return `SELECT DISTINCT i.id inside, o.id around FROM judgement j
    JOIN judged i ON i.judgement = j.id AND i.place = 0 JOIN judged o ON o.judgement = j.id AND o.place = 1
    JOIN entity e ON e.id = o.id
    WHERE j.says = 'within' AND e.family IN ('place', 'facility') AND ${standing(b)}`;
}

/**
 * SQL for the steps that claims `c` give. A claim puts its subject in its object where it affirms `located` with the
 * code "in" and no other, or where it affirms that an event `struck` a place or facility: the event was there.
 */
export const placing = {
  joins: `JOIN mention s INDEXED BY mention_claim ON s.claim = c.id AND s.role = 1
    JOIN mention o INDEXED BY mention_claim ON o.claim = c.id AND o.role = 2
    JOIN entity e ON e.id = o.entity`,
  where: `c.affirmed AND s.entity <> o.entity AND e.family IN ('place', 'facility')
    AND (c.predicate = 'struck' OR (c.predicate = 'located' AND (
      SELECT json_extract(t.json, '$.about.value.codes') FROM body t WHERE t.id = c.body) = '["in"]'))`,
};

/**
 * SQL for everything that entities lie in, directly or through others, each step for everything judged the same.
 * @param entities a table of one column, `entity`
 */
export function placesOf(entities: string, lies: string, same: string): string {
  const alike = (entity: string) =>
    `SELECT k.entity FROM ${same} s JOIN ${same} k ON k.class = s.class WHERE s.entity = ${entity}`;
  return `WITH RECURSIVE up (entity, around) AS (
      SELECT d.entity, l.around FROM ${entities} d JOIN ${lies} l ON l.inside = d.entity
      UNION SELECT d.entity, l.around FROM ${entities} d JOIN ${same} s ON s.entity = d.entity
        JOIN ${same} k ON k.class = s.class JOIN ${lies} l ON l.inside = k.entity
      UNION SELECT up.entity, l.around FROM up JOIN ${lies} l ON l.inside = up.around
      UNION SELECT up.entity, l.around FROM up JOIN ${same} s ON s.entity = up.around
        JOIN ${same} k ON k.class = s.class JOIN ${lies} l ON l.inside = k.entity)
    SELECT around place, entity FROM up WHERE around <> entity AND around NOT IN (${alike('up.entity')})`;
}
