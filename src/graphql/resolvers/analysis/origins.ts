import { tieWords } from '../../../analysis/tie-words.ts';
import { originsRule } from '../../../analysis/trace.ts';
import type { StoredClaim } from '../../../store/store.ts';
import { gone } from '../../errors.ts';
import { entityAt, seen, type Whole } from '../../lists.ts';
import { nodeAt } from '../../nodes.ts';
import type { OriginAnswerResolvers, OriginResolvers, OriginTieResolvers } from '../../types.gen.ts';
import { voiceOf } from '../../voices.ts';
import { claimsSeen } from './lines.ts';

/** The root on whose word or evidence claims finally rest. */
export const Origin: Whole<OriginResolvers> = {
  id: ({ it }) => it.id,
  root: ({ at, it }) => (it.root ? entityAt(at, it.root) : null),
  voice: async ({ at, it }, { lang }) =>
    it.root
      ? { label: await at.label(it.root, lang), words: null, unnamed: false }
      : voiceOf(at, it.claims[0] as StoredClaim, lang),
  claims: claimsSeen,
  ties: ({ at, it }) => it.ties.map(seen(at)),
  circular: ({ it }) => it.circular,
};

/** Why a claim rests on an origin. */
export const OriginTie: Whole<OriginTieResolvers> = {
  claim: async ({ at, it }) => ({ at, it: (await at.claim(it.claim)) ?? gone(it.claim) }),
  by: ({ it }) => it.by,
  through: ({ at, it }) => (it.through ? entityAt(at, it.through) : null),
  text: async ({ at, it }, { lang }) => {
    const label = it.through ? await at.label(it.through, lang) : '';
    return tieWords(it, () => label)[lang];
  },
  evidence: ({ at, it }) => (it.evidence ? nodeAt(at, it.evidence) : null),
};

/** Independent origins of some claims. */
export const OriginAnswer: Whole<OriginAnswerResolvers> = {
  rule: () => originsRule,
  origins: ({ at, it }) => [...it.trace.origins.values()].map(seen(at)),
  low: ({ it }) => it.low,
  high: ({ it }) => it.high,
};
