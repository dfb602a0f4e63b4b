import { accusationsRule } from '../../../analysis/accusations.ts';
import { ruleWithin } from '../../../analysis/answer.ts';
import { figuresRule } from '../../../analysis/figures.ts';
import { entitiesAt, entityAt, seen, type Whole } from '../../lists.ts';
import type {
  AccusationCountResolvers,
  AccusationCountsResolvers,
  FigureAnswerResolvers,
  FigureGroupResolvers,
  FigureResolvers,
} from '../../types.gen.ts';
import { claimsSeen } from './lines.ts';

/** Accusations counted per actor. */
export const AccusationCounts: Whole<AccusationCountsResolvers> = {
  rule: ({ it }) => ruleWithin(accusationsRule, it.gaps),
  actors: ({ at, it }) => it.actors.map(seen(at)),
  shares: ({ at, it }) => it.shares.map(seen(at)),
};

/** Events that an actor is said to have carried out. */
export const AccusationCount: Whole<AccusationCountResolvers> = {
  actor: ({ at, it }) => entityAt(at, it.actor),
  low: ({ it }) => it.low,
  high: ({ it }) => it.high,
  withOthers: ({ it }) => it.withOthers,
  originsLow: ({ it }) => it.originsLow,
  originsHigh: ({ it }) => it.originsHigh,
  claims: claimsSeen,
};

/** Figures side by side. */
export const FigureAnswer: Whole<FigureAnswerResolvers> = {
  rule: () => figuresRule,
  groups: ({ at, it }) => it.groups.map(seen(at)),
  checks: ({ at, it }) => it.checks.map(seen(at)),
  lineages: ({ at, it }) => it.lineages.map(seen(at)),
  gaps: ({ at, it }) => it.gaps.map(seen(at)),
};

/** Figures of one measure about one thing. */
export const FigureGroup: Whole<FigureGroupResolvers> = {
  measure: ({ it }) => ({ predicate: 'count', code: it.measure }),
  about: ({ at, it }) => entityAt(at, it.about),
  scope: ({ it }) => it.scope,
  figures: ({ at, it }) => it.figures.map(seen(at)),
};

/** One figure. */
export const Figure: Whole<FigureResolvers> = {
  claim: ({ at, it }) => ({ at, it: it.claim }),
  quantity: ({ at, it }) => ({ at, it: { predicate: 'count', quantity: it.quantity } }),
  about: ({ at, it }) => entityAt(at, it.about),
  period: ({ it }) => it.period,
  area: ({ at, it }) => entitiesAt(at, it.area),
  overlaps: ({ it }) => it.overlaps,
};
