import { ruleWithin } from '../../../analysis/answer.ts';
import { driftRule } from '../../../analysis/drift.ts';
import { knowledgeRule } from '../../../analysis/knowledge.ts';
import { silencesRule } from '../../../analysis/silences.ts';
import { ruleInWords, standingLabels } from '../../../analysis/standing.ts';
import { entitiesAt, entityAt, seen, type Whole } from '../../lists.ts';
import type {
  DriftAnswerResolvers,
  DriftLineResolvers,
  DriftPointResolvers,
  KnowledgeAnswerResolvers,
  KnowledgeStepResolvers,
  SilenceAnswerResolvers,
  StandingAnswerResolvers,
  StandingResolvers,
} from '../../types.gen.ts';
import { claimsSeen } from './lines.ts';

/** Knowledge handed on, and what followed. */
export const KnowledgeAnswer: Whole<KnowledgeAnswerResolvers> = {
  rule: () => knowledgeRule,
  steps: ({ at, it }) => it.steps.map(seen(at)),
  gaps: ({ at, it }) => it.gaps.map(seen(at)),
};

/** One step of it. */
export const KnowledgeStep: Whole<KnowledgeStepResolvers> = {
  kind: ({ it }) => it.kind,
  text: ({ it }, { lang }) => it.text[lang],
  about: ({ at, it }) => entitiesAt(at, it.about),
  when: ({ it }) => it.when,
  size: ({ at, it }) => it.size.map(seen(at)),
  claims: claimsSeen,
};

/** A proposition from retelling to retelling. */
export const DriftAnswer: Whole<DriftAnswerResolvers> = {
  rule: () => driftRule,
  lines: ({ at, it }) => it.lines.map(seen(at)),
  gaps: ({ at, it }) => it.gaps.map(seen(at)),
};

/** How one stem was worded over time. */
export const DriftLine: Whole<DriftLineResolvers> = {
  stem: ({ it }) => it.stem,
  text: ({ it }, { lang }) => it.text[lang],
  points: ({ at, it }) => it.points.map(seen(at)),
  course: ({ it }) => it.course,
};

/** One retelling. */
export const DriftPoint: Whole<DriftPointResolvers> = {
  claim: ({ at, it }) => ({ at, it: it.claim }),
  level: ({ it }) => it.level,
  hedge: ({ it }) => it.hedge,
  reporting: ({ it }) => it.reporting,
  colour: ({ it }) => it.colour,
  published: ({ it }) => it.claim.published,
};

/** Silence, as texts tell of it. */
export const SilenceAnswer: Whole<SilenceAnswerResolvers> = {
  rule: () => silencesRule,
  lines: ({ at, it }) => it.lines.map(seen(at)),
  namesNoOne: ({ at, it }) => it.namesNoOne.map(seen(at)),
  gaps: ({ at, it }) => it.gaps.map(seen(at)),
};

/** Standing of each accused. */
export const StandingAnswer: Whole<StandingAnswerResolvers> = {
  rule: ({ it }) => ruleWithin(ruleInWords(it.rule), it.gaps),
  standings: ({ at, it }) => it.standings.map(seen(at)),
};

/** The computed standing of one accusation. */
export const Standing: Whole<StandingResolvers> = {
  actor: ({ at, it }) => entityAt(at, it.actor),
  standing: ({ it }) => it.standing,
  label: ({ it }, { lang }) => standingLabels[it.standing][lang],
  because: ({ it }, { lang }) => it.because[lang],
  claims: claimsSeen,
};
