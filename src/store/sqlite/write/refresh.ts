import type { Connection } from '../../local/connection.ts';
import { HULL } from '../hull.ts';
import { makeIndexes } from './bulk.ts';
import { refreshEdges } from './refresh-edges.ts';
import { refreshIdentity } from './refresh-identity.ts';
import { refreshPlaces } from './refresh-places.ts';
import { refreshReviews } from './reviews.ts';
import { insertWords } from './search-index.ts';

/**
 * What a write touches is little beside what there is, but for a first load, and SQLite cannot know: scratch tables are
 * read first, by CROSS JOIN or, in an UPDATE, by a `+` that keeps their own keys from being looked up.
 *
 * Brings everything derived in line with the claims in `touched` and with the judgements, inside the caller's
 * transaction. The order matters: what is visible decides the dates of events, these the dates of claims.
 */
export function refresh(db: Connection, identity: boolean): void {
  refreshReviews(db);
  refreshVisibility(db);
  refreshDates(db);
  makeIndexes(db, 'claim');
  insertFresh(db);
  refreshEdges(db);
  if (identity) refreshIdentity(db);
  refreshCounts(db);
  refreshPlaces(db);
  makeIndexes(db);
  noteChange(db);
}

/** Lets views of the past know that what they worked out may no longer hold. */
export function noteChange(db: Connection): void {
  db.run("INSERT INTO meta VALUES ('change', 1) ON CONFLICT (key) DO UPDATE SET value = value + 1");
}

const shouldHide = "(c.withdrawn IS NOT NULL OR c.review IN ('rejected', 'superseded'))";

function refreshVisibility(db: Connection): void {
  // Of new claims nothing has been counted yet, hence they flip even where `hidden` keeps its first value.
  db.run(`INSERT INTO temp.flipped SELECT c.id, CASE WHEN ${shouldHide} THEN -1 ELSE 1 END
    FROM temp.touched t CROSS JOIN claim c ON c.id = t.claim
    WHERE ${shouldHide} <> CASE WHEN t.fresh THEN 1 ELSE c.hidden END`);
  db.run(`INSERT INTO temp.turned SELECT c.id, ${shouldHide}
    FROM temp.touched t CROSS JOIN claim c ON c.id = t.claim WHERE ${shouldHide} <> c.hidden`);
  db.run('UPDATE claim SET hidden = t.hidden FROM temp.turned t WHERE +t.claim = claim.id');
  db.run(`UPDATE mention SET hidden = t.hidden FROM temp.turned t WHERE +t.claim = mention.claim`);
}

function refreshDates(db: Connection): void {
  db.run(`INSERT INTO temp.moved SELECT w.event, ${HULL.from}, ${HULL.to}
    FROM (SELECT DISTINCT d.event FROM temp.flipped f CROSS JOIN dated d ON d.claim = f.claim) w
    LEFT JOIN dated d ON d.event = w.event LEFT JOIN claim c ON c.id = d.claim AND c.hidden = 0
    GROUP BY w.event`);
  db.run(`DELETE FROM temp.moved WHERE (hap_from, hap_to) =
    (SELECT e.hap_from, e.hap_to FROM entity e WHERE e.id = moved.entity)`);
  db.run(
    `UPDATE entity SET hap_from = m.hap_from, hap_to = m.hap_to FROM temp.moved m WHERE +m.entity = entity.id`,
  );

  // A claim's own date first; else that of the events at its ends.
  db.run(`INSERT INTO temp.stale SELECT c.id, c.when_from, c.when_to
    FROM temp.touched t CROSS JOIN claim c ON c.id = t.claim WHERE t.fresh AND c.when_from >= 0`);
  db.run(`INSERT OR IGNORE INTO temp.stale SELECT m.claim, min(e.hap_from), max(e.hap_to)
    FROM temp.fresh_mention m JOIN entity e ON e.id = m.entity
    WHERE m.role IN (1, 2) AND e.hap_from >= 0 GROUP BY m.claim`);
  db.run(`INSERT OR IGNORE INTO temp.stale SELECT c.id,
      (SELECT coalesce(min(e.hap_from), -1) FROM mention m JOIN entity e ON e.id = m.entity
       WHERE m.claim = c.id AND m.role IN (1, 2) AND e.hap_from >= 0),
      (SELECT coalesce(max(e.hap_to), -1) FROM mention m JOIN entity e ON e.id = m.entity
       WHERE m.claim = c.id AND m.role IN (1, 2) AND e.hap_from >= 0)
    FROM (SELECT DISTINCT m.claim FROM temp.moved v CROSS JOIN mention m ON m.entity = v.entity AND m.role IN (1, 2)) s
    JOIN claim c ON c.id = s.claim WHERE c.when_from < 0`);
  db.run(
    'UPDATE claim SET hap_from = s.hap_from, hap_to = s.hap_to FROM temp.stale s WHERE +s.claim = claim.id',
  );
  db.run(
    `UPDATE mention SET hap = s.hap_from FROM temp.stale s WHERE +s.claim = mention.claim AND mention.hap <> s.hap_from`,
  );
}

/** Sorted, so that whole pages of the clustered tables are written one after the other. */
function insertFresh(db: Connection): void {
  db.run(`INSERT INTO mention (entity, role, hidden, pub, claim, hap, said)
    SELECT f.entity, f.role, c.hidden, c.pub_from, c.id, c.hap_from, c.said_from
    FROM temp.fresh_mention f JOIN claim c ON c.id = f.claim ORDER BY 1, 2, 3, 4, 5`);
  db.run('INSERT INTO backing SELECT edge, claim FROM temp.fresh_backing ORDER BY 1, 2');
  insertWords(db);
  makeIndexes(db, 'mention', 'backing');
}

/** Claims of an entity count for everything judged the same as it. */
function refreshCounts(db: Connection): void {
  db.run(`UPDATE entity SET claims = claims + n.change FROM (
    SELECT m.entity, sum(m.sign) change FROM (
      SELECT DISTINCT coalesce(o.entity, m.entity) entity, f.claim, f.sign
      FROM temp.flipped f CROSS JOIN mention m INDEXED BY mention_claim ON m.claim = f.claim
      LEFT JOIN same s ON s.entity = m.entity LEFT JOIN same o ON o.class = s.class) m
    WHERE m.entity NOT IN (SELECT entity FROM temp.shifted) GROUP BY m.entity) n
    WHERE n.entity = entity.id`);
  db.run(`UPDATE entity SET claims = (
    SELECT count(DISTINCT m.claim) FROM (
      SELECT entity.id member UNION
      SELECT o.entity FROM same s JOIN same o ON o.class = s.class WHERE s.entity = entity.id) k
    JOIN mention m ON m.entity = k.member AND m.role IN (1, 2, 3, 4) AND m.hidden = 0)
    WHERE id IN (SELECT entity FROM temp.shifted)`);
}
