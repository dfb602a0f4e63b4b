import type { Connection } from '../connection.ts';

/**
 * A claim puts its subject in its object where it affirms `located` with the code "in" and no other, or where it
 * affirms that an event `struck` a place or facility: the event was there.
 */
const steps = `
  SELECT s.entity inside, o.entity around, c.id claim, f.sign
  FROM temp.flipped f JOIN claim c ON c.id = f.claim
  JOIN mention s INDEXED BY mention_claim ON s.claim = c.id AND s.role = 1
  JOIN mention o INDEXED BY mention_claim ON o.claim = c.id AND o.role = 2
  JOIN entity e ON e.id = o.entity
  WHERE c.affirmed AND s.entity <> o.entity AND e.family IN ('place', 'facility')
    AND (c.predicate = 'struck' OR (c.predicate = 'located' AND (
      SELECT json_extract(b.json, '$.about.value.codes') FROM body b WHERE b.id = c.body) = '["in"]'))`;

/** Everything that an entity lies in, directly or through others, each step for everything judged the same. */
const closure = `
  WITH RECURSIVE up (entity, around) AS (
    SELECT d.entity, l.around FROM temp.shifted d
      JOIN (SELECT entity a, entity b FROM temp.shifted UNION
            SELECT s.entity, o.entity FROM same s JOIN same o ON o.class = s.class) k ON k.a = d.entity
      JOIN lies l ON l.inside = k.b
    UNION
    SELECT up.entity, l.around FROM up
      JOIN lies l ON l.inside = up.around
        OR l.inside IN (SELECT o.entity FROM same s JOIN same o ON o.class = s.class WHERE s.entity = up.around))
  INSERT OR IGNORE INTO placed SELECT around, entity FROM up
    WHERE around <> entity AND NOT EXISTS (
      SELECT 1 FROM same s JOIN same o ON o.class = s.class WHERE s.entity = up.entity AND o.entity = up.around)`;

/** Follows the flipped claims, and whatever `shifted` holds already. */
export function refreshPlaces(db: Connection): void {
  db.run(`INSERT OR IGNORE INTO temp.shifted
    SELECT DISTINCT inside FROM (${steps}) p WHERE NOT EXISTS (
      SELECT 1 FROM lies l WHERE l.inside = p.inside AND l.around = p.around AND l.claim <> p.claim)
    UNION SELECT DISTINCT inside FROM (${steps}) p WHERE p.sign < 0`);
  db.run(
    `DELETE FROM lies WHERE (inside, around, claim) IN (SELECT inside, around, claim FROM (${steps}) WHERE sign < 0)`,
  );
  db.run(
    `INSERT OR IGNORE INTO lies SELECT inside, around, claim FROM (${steps}) WHERE sign > 0 ORDER BY 1, 2, 3`,
  );
  if (db.count('SELECT EXISTS (SELECT 1 FROM temp.shifted)') === 0) return;
  // What lies in something that moved moves with it.
  db.run(`INSERT OR IGNORE INTO temp.shifted
    SELECT p.entity FROM (
      SELECT entity FROM temp.shifted UNION
      SELECT o.entity FROM temp.shifted d JOIN same s ON s.entity = d.entity JOIN same o ON o.class = s.class) d
    JOIN placed p ON p.place = d.entity
    UNION SELECT o.entity FROM temp.shifted d JOIN same s ON s.entity = d.entity JOIN same o ON o.class = s.class`);
  db.run('DELETE FROM placed WHERE entity IN (SELECT entity FROM temp.shifted)');
  db.run(closure);
}
