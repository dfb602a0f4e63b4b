import type { Connection } from '../../local/connection.ts';
import { chainReviews, chainsOf, latestFirst, standsNow } from '../judged.ts';
import { Binder } from '../read/binder.ts';

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
     ORDER BY ${latestFirst}`,
    id,
  ) as [number][];
  // The hash of a judgement covers what it retracts, so that retractions cannot run in a circle.
  return rows.find(([by]) => retractedBy(db, by) === null)?.[0] ?? null;
}

/**
 * Sets review and successor of the claims in `touched`. Claims in a chain of `supersedes` are touched with the rest
 * of their chain, since what is judged of one holds for the next.
 */
export function refreshReviews(db: Connection): void {
  db.run(
    `UPDATE claim SET successor = NULL, review = coalesce((
       SELECT j.says FROM judged d JOIN judgement j ON j.id = d.judgement
       WHERE d.thing = 3 AND d.id = claim.id AND j.says IN ('accepted', 'rejected') AND ${standsNow(new Binder())}
       ORDER BY ${latestFirst} LIMIT 1), 'proposed')
     WHERE id IN (SELECT t.claim FROM temp.touched t WHERE EXISTS (
       SELECT 1 FROM judged d WHERE d.thing = 3 AND d.id = t.claim))`,
  );
  const begun = db.all(
    `SELECT t.claim FROM temp.touched t WHERE EXISTS (SELECT 1 FROM judged d JOIN judgement j ON j.id = d.judgement
       WHERE d.thing = 3 AND d.id = t.claim AND j.says = 'supersedes')`,
  );
  const chain = chainsOf(
    db,
    begun.map(([id]) => id as number),
  );
  if (chain.size === 0) return;
  const reviews = chainReviews(db, chain, standsNow);
  for (const claim of chain) {
    const { review, successor } = reviews.get(claim) ?? { review: 'proposed', successor: null };
    db.run('INSERT OR IGNORE INTO temp.touched (claim, fresh) VALUES (?, 0)', claim);
    db.run('UPDATE claim SET review = ?, successor = ? WHERE id = ?', review, successor, claim);
  }
}
