import { actorRule } from '../../../analysis/actor-record.ts';
import { ruleWithin } from '../../../analysis/answer.ts';
import { compareRule } from '../../../analysis/compare.ts';
import { seen, type Whole } from '../../lists.ts';
import type { ActorRecordResolvers, ComparedLineResolvers, ComparisonResolvers } from '../../types.gen.ts';

/** An actor's record. */
export const ActorRecord: Whole<ActorRecordResolvers> = {
  actor: ({ at, it }) => ({ at, it: it.actor }),
  rule: () => actorRule,
  accusedOf: ({ at, it }) => it.accusedOf.map(seen(at)),
  denies: ({ at, it }) => it.denies.map(seen(at)),
  condemns: ({ at, it }) => it.condemns.map(seen(at)),
  urges: ({ at, it }) => it.urges.map(seen(at)),
  condemnedBy: ({ at, it }) => it.condemnedBy.map(seen(at)),
  silentOn: ({ at, it }) => it.silentOn.map(seen(at)),
  positions: ({ at, it }) => it.positions.map(seen(at)),
  gaps: ({ at, it }) => it.gaps.map(seen(at)),
};

/** Two things side by side. */
export const Comparison: Whole<ComparisonResolvers> = {
  rule: ({ it }) => ruleWithin(compareRule, it.gaps),
  a: ({ at, it }) => ({ at, it: it.a }),
  b: ({ at, it }) => ({ at, it: it.b }),
  both: ({ at, it }) => it.both.map(seen(at)),
  onlyA: ({ at, it }) => it.onlyA.map(seen(at)),
  onlyB: ({ at, it }) => it.onlyB.map(seen(at)),
  differ: ({ at, it }) => it.differ.map(seen(at)),
};

/** One point on both sides. */
export const ComparedLine: Whole<ComparedLineResolvers> = {
  text: ({ it }, { lang }) => it.text[lang],
  a: ({ at, it }) => it.a.map(seen(at)),
  b: ({ at, it }) => it.b.map(seen(at)),
};
