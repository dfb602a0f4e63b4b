import type { Connection } from '../../local/connection.ts';
import { placesOf, placing } from '../places.ts';

const steps = `SELECT s.entity inside, o.entity around, c.id claim, f.sign
  FROM temp.flipped f CROSS JOIN claim c ON c.id = f.claim ${placing.joins} WHERE ${placing.where}`;

/** Everything judged the same as what is in `shifted`, itself included. */
const alike = `SELECT entity FROM temp.shifted UNION
  SELECT k.entity FROM temp.shifted d JOIN same s ON s.entity = d.entity JOIN same k ON k.class = s.class`;

/** Follows the flipped claims, and whatever `shifted` holds already. */
export function refreshPlaces(db: Connection): void {
  db.run(`INSERT OR IGNORE INTO temp.shifted
    SELECT inside FROM (${steps}) p WHERE p.sign < 0 OR NOT EXISTS (
      SELECT 1 FROM lies l WHERE l.inside = p.inside AND l.around = p.around)`);
  db.run(`DELETE FROM lies WHERE (inside, around, claim) IN (
    SELECT inside, around, claim FROM (${steps}) WHERE sign < 0)`);
  db.run(`INSERT OR IGNORE INTO lies
    SELECT inside, around, claim FROM (${steps}) WHERE sign > 0 ORDER BY 1, 2, 3`);
  if (db.count('SELECT EXISTS (SELECT 1 FROM temp.shifted)') === 0) return;
  // What lies in something that moved moves with it.
  db.run(`INSERT OR IGNORE INTO temp.shifted
    SELECT p.entity FROM (${alike}) d JOIN placed p ON p.place = d.entity UNION ${alike}`);
  db.run('DELETE FROM placed WHERE entity IN (SELECT entity FROM temp.shifted)');
  db.run(`INSERT OR IGNORE INTO placed (place, entity)
    SELECT place, entity FROM (${placesOf('temp.shifted', 'lies', 'same')}) ORDER BY 1, 2`);
}
