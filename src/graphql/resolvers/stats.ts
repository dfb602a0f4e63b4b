import type { Whole } from '../lists.ts';
import { hedgeCounts, kindCounts, markCounts, predicateCounts } from '../tallies.ts';
import type { StatsResolvers } from '../types.gen.ts';

/** What the store holds, in numbers. */
export const Stats: Whole<StatsResolvers> = {
  entities: ({ entities }) => kindCounts(entities),
  documents: ({ documents }) => documents,
  utterances: ({ utterances }) => utterances,
  claims: ({ claims }) => claims,
  propositions: ({ propositions }) => propositions,
  judgements: ({ judgements }) => judgements,
  withdrawn: ({ withdrawn }) => withdrawn,
  predicates: ({ predicates }) => predicateCounts(predicates),
  marks: ({ marks }) => markCounts(marks),
  hedges: ({ hedges }) => hedgeCounts(hedges),
};
