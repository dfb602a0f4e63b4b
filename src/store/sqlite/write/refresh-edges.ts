import type { Connection } from '../../local/connection.ts';
import { makeIndexes } from './bulk.ts';

/** Both directions of every pair that the changed edges join; lane is way * 2, + 1 for the direction in. */
const pairs = `
  SELECT a.node node, e.way * 2 + a.side lane, b.node other, e.id edge, x.old, x.now
  FROM temp.changed x CROSS JOIN edge e ON e.id = x.edge
  JOIN link a INDEXED BY link_edge ON a.edge = e.id JOIN link b INDEXED BY link_edge ON b.edge = e.id AND b.side <> a.side
  WHERE a.node <> b.node AND a.side < 2 AND b.side < 2`;

/** Counts visible claims behind the edges of flipped claims, and what hangs on these counts. */
export function refreshEdges(db: Connection): void {
  db.run(`INSERT INTO temp.changed
    SELECT e.id, e.claims, e.claims + sum(f.sign)
    FROM temp.flipped f CROSS JOIN backing b INDEXED BY backing_claim ON b.claim = f.claim CROSS JOIN edge e ON e.id = b.edge
    GROUP BY e.id`);
  db.run('DELETE FROM temp.changed WHERE old = now');
  db.run('UPDATE edge SET claims = x.now FROM temp.changed x WHERE +x.edge = edge.id');
  db.run(
    `UPDATE link SET claims = x.now FROM temp.changed x WHERE +x.edge = link.edge AND link.claims <> x.now`,
  );
  db.run(`INSERT INTO link (node, claims, edge, side)
    SELECT f.node, e.claims, e.id, f.side FROM temp.fresh_link f JOIN edge e ON e.id = f.edge ORDER BY 1, 2 DESC, 3, 4`);
  makeIndexes(db, 'link');

  // Neighbours are counted once, however many edges lead to them; in a first load, when all are there.
  const first = db.count('SELECT EXISTS (SELECT 1 FROM adjacency)') === 0;
  if (!first)
    db.run(`INSERT INTO temp.pair SELECT DISTINCT node, lane, other,
      EXISTS (SELECT 1 FROM adjacency a WHERE a.node = p.node AND a.lane = p.lane AND a.other = p.other)
    FROM (${pairs} AND (x.old = 0 OR x.now = 0)) p ORDER BY 1, 2, 3`);
  db.run(`DELETE FROM adjacency WHERE (node, lane, other, edge) IN (
    SELECT node, lane, other, edge FROM (${pairs} AND x.now = 0))`);
  db.run(`INSERT OR IGNORE INTO adjacency (node, lane, other, edge)
    SELECT node, lane, other, edge FROM (${pairs} AND x.old = 0) ORDER BY 1, 2, 3, 4`);
  db.run(`INSERT INTO expansion (node, lane, neighbours, claims)
    SELECT l.node, e.way * 2 + l.side, 0, sum(x.now - x.old)
    FROM temp.changed x CROSS JOIN edge e ON e.id = x.edge CROSS JOIN link l INDEXED BY link_edge ON l.edge = e.id AND l.side < 2
    GROUP BY 1, 2
    ON CONFLICT DO UPDATE SET claims = claims + excluded.claims`);
  if (first)
    db.run(`UPDATE expansion SET neighbours = n.others FROM (
      SELECT node, lane, count(DISTINCT other) others FROM adjacency GROUP BY node, lane) n
    WHERE n.node = expansion.node AND n.lane = expansion.lane`);
  else
    db.run(`UPDATE expansion SET neighbours = neighbours + n.change FROM (
      SELECT node, lane, sum(EXISTS (SELECT 1 FROM adjacency a
        WHERE a.node = p.node AND a.lane = p.lane AND a.other = p.other) - before) change
      FROM temp.pair p GROUP BY node, lane) n
    WHERE n.node = expansion.node AND n.lane = expansion.lane`);
  db.run(`DELETE FROM expansion WHERE claims = 0 AND (node, lane) IN (
    SELECT l.node, e.way * 2 + l.side FROM temp.changed x CROSS JOIN edge e ON e.id = x.edge
    JOIN link l INDEXED BY link_edge ON l.edge = e.id AND l.side < 2 WHERE x.now < x.old)`);
}
