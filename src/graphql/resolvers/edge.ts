import type { EdgeFamily } from '../../model/edges.ts';
import { edgeLabel } from '../../model/edges.ts';
import type { Predicate } from '../../model/predicates/index.ts';
import type { Mark } from '../../model/utterance.ts';
import { claimsAt, type Whole } from '../lists.ts';
import { hedgeCounts, markCounts } from '../tallies.ts';
import type { CountsResolvers, EdgeResolvers, ExpansionResolvers } from '../types.gen.ts';

interface Typed {
  family: EdgeFamily;
  type: Predicate | Mark;
}

const predicateOf = (it: Typed) => (it.family === 'content' ? (it.type as Predicate) : null);
const markOf = (it: Typed) => (it.family === 'voice' ? (it.type as Mark) : null);

/** A derived edge: always the sum of its claims. */
export const Edge: Whole<EdgeResolvers> = {
  id: ({ it }) => it.key,
  family: ({ it }) => it.family,
  predicate: ({ it }) => predicateOf(it),
  mark: ({ it }) => markOf(it),
  part: ({ it }) => it.part,
  direction: ({ it }) => it.direction,
  label: ({ it }, { lang }) => edgeLabel(it.type, it.family, it.direction, lang),
  subject: ({ at, it }) => ({ at, it: it.subject }),
  object: ({ at, it }) => ({ at, it: it.object }),
  codes: ({ it }) => {
    const predicate = predicateOf(it);
    return predicate ? it.codes.map((code) => ({ predicate, code })) : [];
  },
  counts: ({ it }) => it.counts,
  claims: ({ at, it }, args, _, info) => claimsAt(at, 'edge', it.key, args, info),
};

/** What expanding a node by one type and direction would bring. */
export const Expansion: Whole<ExpansionResolvers> = {
  family: ({ family }) => family,
  predicate: predicateOf,
  mark: markOf,
  direction: ({ direction }) => direction,
  part: ({ part }) => part,
  label: ({ type, family, direction }, { lang }) => edgeLabel(type, family, direction, lang),
  neighbours: ({ neighbours }) => neighbours,
  hidden: ({ hidden }) => hidden,
  claims: ({ claims }) => claims,
};

/** What stands behind an edge or a proposition. */
export const Counts: Whole<CountsResolvers> = {
  claims: ({ claims }) => claims,
  marks: ({ marks }) => markCounts(marks),
  negated: ({ negated }) => negated,
  speakers: ({ speakers }) => speakers,
  documents: ({ documents }) => documents,
  hedges: ({ hedges }) => hedgeCounts(hedges),
  inBody: ({ inBody }) => inBody,
};
