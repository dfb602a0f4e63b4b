import type { Stats } from '../../store.ts';
import type { Query } from '../client.ts';
import { Binder } from './binder.ts';
import type { Frame } from './frame.ts';

/** How much of what is in view. */
export async function stats(frame: Frame, query: Query): Promise<Stats> {
  const grouped = async (key: (b: Binder) => string, from: string, where: (b: Binder) => string) => {
    const b = new Binder();
    const rows = await query.all<{ k: string; n: number }>(
      `MATCH ${from} WHERE ${where(b)} RETURN ${key(b)} AS k, count(*) AS n ORDER BY k`,
      b.params,
    );
    return Object.fromEntries(rows.map(({ k, n }) => [k, n])) as Record<string, number>;
  };
  const counted = async (what: string, from: string, where: (b: Binder) => string) => {
    const b = new Binder();
    const rows = await query.all<{ n: number }>(
      `MATCH ${from} WHERE ${where(b)} RETURN ${what} AS n`,
      b.params,
    );
    return rows[0]?.n ?? 0;
  };
  const seen = (b: Binder) => frame.seen(b, 'c');
  const known = (b: Binder) => frame.known(b, 'c');
  const live = (b: Binder) => frame.live(b, 'c');
  return {
    entities: await grouped(
      () => 'e.kind',
      '(e:Entity)',
      (b) => frame.there(b, 'e'),
    ),
    documents: await counted('count(*)', '(e:Entity)', (b) => `e.coded AND ${frame.there(b, 'e')}`),
    utterances: await counted('count(*)', '(u:Utterance)', (b) => frame.there(b, 'u', 'utterance')),
    claims: await counted('count(*)', '(c:Claim)', seen),
    propositions: await counted('count(DISTINCT c.proposition)', '(c:Claim)', seen),
    judgements: await counted('count(*)', '(j:Judgement)', (b) => frame.there(b, 'j', 'judgement')),
    withdrawn: await counted('count(*)', '(c:Claim)', (b) => `${known(b)} AND NOT (${live(b)})`),
    predicates: await grouped(() => 'c.predicate', '(c:Claim)', seen),
    marks: await grouped(() => 'c.mark', '(c:Claim)', seen),
    hedges: await grouped(() => 'c.hedge', '(c:Claim)', seen),
    reviews: await grouped(
      (b) => frame.review(b, 'c'),
      '(c:Claim)',
      (b) => `${known(b)} AND ${live(b)}`,
    ),
  };
}
