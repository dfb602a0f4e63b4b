import { reviewsOf, type Verdict } from '../../derive.ts';
import type { Connection } from '../connection.ts';

/** A judgement stands unless its set dropped it or another that stands took it back. */
export const standing = 'withdrawn IS NULL AND retracted_by IS NULL';

/** Works out anew which judgements are taken back, beginning with the given ones and following what they retract. */
export function refreshRetractions(db: Connection, judgements: readonly number[]): number[] {
  const changed: number[] = [];
  const visit = (id: number) => {
    const [says, before] = db.get('SELECT says, retracted_by FROM judgement WHERE id = ?', id) as [
      string,
      number | null,
    ];
    const now = retractedBy(db, id);
    if (now !== before) {
      db.run('UPDATE judgement SET retracted_by = ? WHERE id = ?', now, id);
      changed.push(id);
    }
    if (says === 'retracts') {
      const target = db.get('SELECT id FROM judged WHERE judgement = ? AND thing = 4', id)?.[0];
      if (typeof target === 'number') visit(target);
    }
  };
  for (const id of judgements) visit(id);
  return changed;
}

/** The latest standing retraction of a judgement; its own retractions are worked out on the way. */
function retractedBy(db: Connection, id: number): number | null {
  const rows = db.all(
    `SELECT j.id FROM judged d JOIN judgement j ON j.id = d.judgement
     WHERE d.thing = 4 AND d.id = ? AND j.says = 'retracts' AND j.withdrawn IS NULL
     ORDER BY j.at DESC, j.recorded DESC, j.ref DESC`,
    id,
  ) as [number][];
  // The hash of a judgement covers what it retracts, so that retractions cannot run in a circle.
  return rows.find(([by]) => retractedBy(db, by) === null)?.[0] ?? null;
}

const plain = `
  UPDATE claim SET successor = NULL, review = coalesce((
    SELECT j.says FROM judged d JOIN judgement j ON j.id = d.judgement
    WHERE d.thing = 3 AND d.id = claim.id AND j.says IN ('accepted', 'rejected') AND ${standing}
    ORDER BY j.at DESC, j.recorded DESC, j.ref DESC LIMIT 1), 'proposed')
  WHERE id IN (SELECT t.claim FROM temp.touched t WHERE EXISTS (
    SELECT 1 FROM judged d WHERE d.thing = 3 AND d.id = t.claim))`;

/**
 * Sets review and successor of the claims in `touched`. Claims in a chain of `supersedes` are touched with the rest
 * of their chain, since what is judged of one holds for the next.
 */
export function refreshReviews(db: Connection): void {
  db.run(plain);
  const chain = chains(db);
  if (chain.size === 0) return;
  const ids = JSON.stringify([...chain]);
  const rows = db.all(
    `SELECT j.id, j.says, d.id FROM judgement j JOIN judged d ON d.judgement = j.id
     WHERE j.id IN (SELECT judgement FROM judged WHERE thing = 3 AND id IN (SELECT value FROM json_each(?)))
       AND j.says IN ('accepted', 'rejected', 'supersedes') AND ${standing}
     ORDER BY j.at DESC, j.recorded DESC, j.ref DESC, d.place`,
    ids,
  ) as [number, Verdict<number>['says'], number][];
  const verdicts = new Map<number, { says: Verdict<number>['says']; on: number[] }>();
  for (const [judgement, says, claim] of rows) {
    const verdict = verdicts.get(judgement) ?? { says, on: [] };
    verdict.on.push(claim);
    verdicts.set(judgement, verdict);
  }
  const reviews = reviewsOf([...verdicts.values()]);
  for (const claim of chain) {
    const { review, successor } = reviews.get(claim) ?? { review: 'proposed', successor: null };
    db.run('UPDATE claim SET review = ?, successor = ? WHERE id = ?', review, successor, claim);
  }
}

/** The touched claims that some `supersedes`, standing or not, names, and all that hang together with them. */
function chains(db: Connection): Set<number> {
  const found = new Set<number>();
  let ring = db.all(
    `SELECT d.id FROM judgement j JOIN judged d ON d.judgement = j.id JOIN temp.touched t ON t.claim = d.id
     WHERE j.says = 'supersedes'`,
  ) as [number][];
  while (ring.length > 0) {
    const fresh = ring.map(([id]) => id).filter((id) => !found.has(id));
    for (const id of fresh) found.add(id);
    if (fresh.length === 0) break;
    ring = db.all(
      `SELECT DISTINCT other.id FROM json_each(?) s
       JOIN judged d ON d.thing = 3 AND d.id = s.value JOIN judgement j ON j.id = d.judgement AND j.says = 'supersedes'
       JOIN judged other ON other.judgement = j.id`,
      JSON.stringify(fresh),
    ) as [number][];
  }
  for (const id of found) db.run('INSERT OR IGNORE INTO temp.touched (claim, fresh) VALUES (?, 0)', id);
  return found;
}
