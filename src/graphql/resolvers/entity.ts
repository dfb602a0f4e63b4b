import { familyOf } from '../../model/kinds.ts';
import { heading } from '../../model/render.ts';
import { edgeFilter } from '../inputs.ts';
import { allClaimsAt, claimsAt, entitiesAt, seen, type Whole } from '../lists.ts';
import { connection, pageOf } from '../pagination.ts';
import { predicateCounts } from '../tallies.ts';
import type { MechanismResolvers } from '../types.gen.ts';

/** The fields that entities of every family have. */
export const entityFields: Whole<MechanismResolvers> = {
  id: ({ it }) => it.id,
  family: ({ it }) => familyOf(it.kind),
  kind: ({ it }) => it.kind,
  plural: ({ it }) => it.plural,
  label: ({ it }, { lang }) => (lang === 'ar' ? it.label.ar : undefined) ?? it.label.en,
  heading: ({ it }, { lang }) => (lang === 'ar' ? it.label.ar : undefined) ?? heading(it.label.en),
  names: ({ at, it }) => it.names.map(seen(at)),
  claimCount: ({ it }) => it.claims,
  claims: ({ at, it }, args, _, info) => claimsAt(at, 'entity', it.id, args, info),
  claimsByPredicate: async ({ at, it }) => predicateCounts(await at.predicatesOf(it.id)),
  neighbours: async ({ at, it }, args, _, info) =>
    connection(await at.edgesOf(it.id, edgeFilter(args.filter), pageOf(args, info)), seen(at)),
  expansions: ({ at, it }, { shown }) => at.expansionsOf(it.id, shown ?? []),
  same: async ({ at, it }) => {
    const { same } = await at.kin(it.id);
    return entitiesAt(
      at,
      same.filter((id) => id !== it.id),
    );
  },
  within: async ({ at, it }) => entitiesAt(at, (await at.kin(it.id)).within),
  holds: async ({ at, it }) => entitiesAt(at, (await at.kin(it.id)).holds),
  located: async ({ at, it }) =>
    (await allClaimsAt(at, 'subject', it.id, { predicate: ['located'], stance: ['asserts'] })).map(seen(at)),
  judgements: async ({ at, it }) => (await at.judgementsOn(it.id)).map(seen(at)),
  recorded: ({ it }) => it.recorded,
};
