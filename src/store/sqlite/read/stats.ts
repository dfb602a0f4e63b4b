import type { Stats } from '../../store.ts';
import { Binder } from './binder.ts';
import type { Frame } from './frame.ts';

/** How much of what is in view. */
export function stats(frame: Frame): Stats {
  const { db } = frame;
  const grouped = (column: string, from: string, where: (b: Binder) => string) => {
    const b = new Binder();
    const sql = `SELECT ${column}, count(*) FROM ${from} WHERE ${where(b)} GROUP BY 1 ORDER BY 1`;
    return Object.fromEntries(db.all(sql, ...b.values)) as Record<string, number>;
  };
  const counted = (what: string, from: string, where: (b: Binder) => string) => {
    const b = new Binder();
    return db.count(`SELECT ${what} FROM ${from} WHERE ${where(b)}`, ...b.values);
  };
  const seen = (b: Binder) => frame.seen(b, 'c');
  const live = (b: Binder) => frame.live(b, 'c');
  return {
    entities: grouped('e.kind', 'entity e', (b) => frame.there(b, 'e')),
    documents: counted('count(*)', 'entity e', (b) => `e.coded AND ${frame.there(b, 'e')}`),
    utterances: counted('count(*)', 'utterance u', (b) => frame.there(b, 'u', 'utterance')),
    claims: counted('count(*)', 'claim c', seen),
    propositions: counted('count(DISTINCT c.proposition)', 'claim c', seen),
    judgements: counted('count(*)', 'judgement j', (b) => frame.there(b, 'j', 'judgement')),
    withdrawn: counted('count(*)', 'claim c', (b) => `${frame.known(b, 'c')} AND NOT (${live(b)})`),
    predicates: grouped('c.predicate', 'claim c', seen),
    marks: grouped('c.mark', 'claim c', seen),
    hedges: grouped('c.hedge', 'claim c', seen),
    reviews: grouped(frame.review('c'), 'claim c', (b) => `${frame.known(b, 'c')} AND ${live(b)}`),
  };
}
