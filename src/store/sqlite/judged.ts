import { type Identity, type IdentityVerdict, identityOf, reviewsOf, type Verdict } from '../derive.ts';
import type { Connection } from '../local/connection.ts';
import { Binder } from './read/binder.ts';

/** SQL for whether a judgement `j` stands, now or at some instant. */
export type Standing = (b: Binder) => string;

/** A judgement stands unless its set dropped it or another that stands took it back. */
export const standsNow: Standing = () => 'j.withdrawn IS NULL AND j.retracted_by IS NULL';

/** The order in which the latest judgement comes first: by when it was decided, then recorded. */
export const latestFirst = 'j.at DESC, j.recorded DESC, j.ref DESC';

/** Gathers rows of (judgement, says, target) into verdicts, in their order. */
function verdictsOf<S>(rows: readonly [number, S, number][]): { says: S; on: number[] }[] {
  const verdicts = new Map<number, { says: S; on: number[] }>();
  for (const [judgement, says, target] of rows) {
    const verdict = verdicts.get(judgement) ?? { says, on: [] };
    verdict.on.push(target);
    verdicts.set(judgement, verdict);
  }
  return [...verdicts.values()];
}

/** All claims that hang together with some claims by `supersedes`, standing or not; none where nothing does. */
export function chainsOf(db: Connection, claims: readonly number[]): Set<number> {
  const found = new Set<number>();
  let ring = [...claims];
  while (ring.length > 0) {
    const rows = db.all(
      `SELECT DISTINCT other.id FROM json_each(?) s
       CROSS JOIN judged d ON d.thing = 3 AND d.id = s.value
       CROSS JOIN judgement j ON j.id = d.judgement AND j.says = 'supersedes'
       CROSS JOIN judged other ON other.judgement = j.id`,
      JSON.stringify(ring),
    ) as [number][];
    ring = rows.map(([id]) => id).filter((id) => !found.has(id));
    for (const id of ring) found.add(id);
  }
  return found;
}

/** Where the claims of whole chains stand. Claims that are not in the answer are proposed. */
export function chainReviews(
  db: Connection,
  chain: ReadonlySet<number>,
  standing: Standing,
): ReturnType<typeof reviewsOf<number>> {
  const b = new Binder();
  const ids = b.each([...chain]);
  const rows = db.all(
    `SELECT j.id, j.says, d.id FROM judgement j JOIN judged d ON d.judgement = j.id
     WHERE j.id IN (SELECT judgement FROM judged WHERE thing = 3 AND id IN ${ids})
       AND j.says IN ('accepted', 'rejected', 'supersedes') AND ${standing(b)}
     ORDER BY ${latestFirst}, d.place`,
    ...b.values,
  ) as [number, Verdict<number>['says'], number][];
  return reviewsOf(verdictsOf(rows));
}

/** Who is the same as whom and stands within whom. */
export function identities(db: Connection, standing: Standing): Identity<number> {
  const b = new Binder();
  const rows = db.all(
    `SELECT j.id, j.says, d.id FROM judgement j JOIN judged d ON d.judgement = j.id
     WHERE j.says IN ('same', 'different', 'within') AND ${standing(b)} ORDER BY j.id, d.place`,
    ...b.values,
  ) as [number, IdentityVerdict<number>['says'], number][];
  return identityOf(verdictsOf(rows));
}
