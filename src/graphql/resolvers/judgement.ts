import { gone } from '../errors.ts';
import type { Whole } from '../lists.ts';
import { nodeAt } from '../nodes.ts';
import type { JudgementResolvers } from '../types.gen.ts';

/** What an analyst decided, beside the claims. */
export const Judgement: Whole<JudgementResolvers> = {
  id: ({ it }) => it.id,
  says: ({ it }) => it.says,
  on: ({ at, it }) => Promise.all(it.on.map(async (id) => (await nodeAt(at, id)) ?? gone(id))),
  value: ({ it }) => it.value ?? null,
  why: ({ it }) => it.why,
  by: ({ it }) => it.by,
  at: ({ it }) => it.at,
  recorded: ({ it }) => it.recorded,
  retractedBy: async ({ at, it }) => {
    const judgement = it.retractedBy ? await at.judgement(it.retractedBy) : undefined;
    return judgement ? { at, it: judgement } : null;
  },
};
