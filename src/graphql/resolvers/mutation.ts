import { requireRole } from '../auth.ts';
import type { Whole } from '../lists.ts';
import type { MutationResolvers } from '../types.gen.ts';

/** What a token allows to be written. */
export const Mutation: Whole<MutationResolvers> = {
  judge: async (_, { input }, context) => {
    const holder = requireRole(context.holder, 'analyst');
    const { says, on, why, value } = input;
    const judgement = await context.store.write.judge({
      says,
      on,
      why,
      by: holder.name,
      at: new Date().toISOString(),
      ...(value !== null && value !== undefined && { value }),
    });
    // A sight of its own: what this request read before is older than the judgement.
    return { judgement: { at: context.freshSight(), it: judgement } };
  },
};
