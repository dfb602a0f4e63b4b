import { UnknownId } from '../../store/errors.ts';
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
  retract: async (_, { judgement, why }, context) => {
    const holder = requireRole(context.holder, 'analyst');
    const at = new Date().toISOString();
    const it = await context.store.write.judge({
      says: 'retracts',
      on: [judgement],
      why,
      by: holder.name,
      at,
    });
    return { judgement: { at: context.freshSight(), it } };
  },
  saveView: async (_, { input }, context) => {
    const holder = requireRole(context.holder, 'analyst');
    const { name, notes, query, freeze } = input;
    const at = new Date().toISOString();
    return context.store.write.saveView({
      name,
      notes: notes ?? '',
      query,
      frozenAt: freeze ? at : null,
      by: holder.name,
      at,
    });
  },
  removeView: async (_, { id }, context) => {
    requireRole(context.holder, 'analyst');
    if (await context.store.write.removeView(id)) return id;
    throw new UnknownId(`There is no saved view ${id}.`, {
      wayOut: 'List them with `views`; it may have been removed already.',
      place: { field: 'id' },
    });
  },
};
