import type { Stats } from '../../store.ts';
import type { Query } from '../client.ts';
import { Binder } from './binder.ts';
import type { Frame } from './frame.ts';

/** Numbers by a key, in the order of the keys. */
function sums(rows: readonly { n: number }[], key: string): Record<string, number> {
  const result: Record<string, number> = {};
  for (const row of rows) {
    const k = (row as Record<string, unknown>)[key];
    if (typeof k === 'string') result[k] = (result[k] ?? 0) + row.n;
  }
  return Object.fromEntries(Object.entries(result).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const total = (rows: readonly { n: number }[]) => rows.reduce((sum, { n }) => sum + n, 0);

/** How much of what is in view. Claims are walked through once, in groups of all that is counted of them. */
export async function stats(frame: Frame, query: Query): Promise<Stats> {
  const grouped = <K extends string>(make: (b: Binder) => string) => {
    const b = new Binder();
    return query.all<{ n: number } & Record<K, unknown>>(make(b), b.params);
  };
  const entities = await grouped<'kind' | 'coded'>(
    (b) =>
      `MATCH (e:Entity) WHERE ${frame.there(b, 'e')} RETURN e.kind AS kind, e.coded AS coded, count(*) AS n`,
  );
  const claims = await grouped<'predicate' | 'mark' | 'hedge'>(
    (b) => `MATCH (c:Claim) WHERE ${frame.seen(b, 'c')}
      RETURN c.predicate AS predicate, c.mark AS mark, c.hedge AS hedge, count(*) AS n`,
  );
  // Superseded and rejected ones too, which are out of view.
  const known = await grouped<'review' | 'live'>(
    (b) => `MATCH (c:Claim) WHERE ${frame.known(b, 'c')}
      RETURN ${frame.live(b, 'c')} AS live, ${frame.review(b, 'c')} AS review, count(*) AS n`,
  );
  const propositions = await grouped(
    (b) => `MATCH (c:Claim) WHERE ${frame.seen(b, 'c')} RETURN count(DISTINCT c.proposition) AS n`,
  );
  const utterances = await grouped(
    (b) => `MATCH (u:Utterance) WHERE ${frame.there(b, 'u', 'utterance')} RETURN count(*) AS n`,
  );
  const judgements = await grouped(
    (b) => `MATCH (j:Judgement) WHERE ${frame.there(b, 'j', 'judgement')} RETURN count(*) AS n`,
  );
  return {
    entities: sums(entities, 'kind'),
    documents: total(entities.filter(({ coded }) => coded)),
    utterances: total(utterances),
    claims: total(claims),
    propositions: total(propositions),
    judgements: total(judgements),
    withdrawn: total(known.filter(({ live }) => !live)),
    predicates: sums(claims, 'predicate'),
    marks: sums(claims, 'mark'),
    hedges: sums(claims, 'hedge'),
    reviews: sums(
      known.filter(({ live }) => live),
      'review',
    ),
  };
}
