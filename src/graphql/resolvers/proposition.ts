import type { Role } from '../../model/predicates/index.ts';
import { codesOf, entitiesIn, isQuantity } from '../../model/proposition.ts';
import { renderProposition } from '../../model/render.ts';
import { gone } from '../errors.ts';
import { claimsAt, entitiesAt, type Whole } from '../lists.ts';
import type { EndsResolvers, PropositionResolvers } from '../types.gen.ts';

/** What could be true: a predicate with its ends. */
export const Proposition: Whole<PropositionResolvers> = {
  id: ({ it }) => it.id,
  stem: ({ it }) => it.stem,
  predicate: ({ it }) => it.about.predicate,
  negated: ({ it }) => it.about.not ?? false,
  subject: ({ at, it }) => ({ at, it: it.about.subject }),
  object: ({ at, it }) => (it.about.object ? { at, it: it.about.object } : null),
  codes: ({ it: { about } }) => codesOf(about.value).map((code) => ({ predicate: about.predicate, code })),
  words: ({ it }) => it.about.value?.words ?? null,
  gist: ({ it: { about } }) => (about.value && !isQuantity(about.value) ? (about.value.gist ?? null) : null),
  quantity: ({ at, it: { about } }) =>
    about.value && isQuantity(about.value)
      ? { at, it: { predicate: about.predicate, quantity: about.value } }
      : null,
  when: ({ it }) => it.about.when ?? null,
  roles: ({ at, it }) =>
    Object.entries(it.about.with ?? {}).flatMap(([role, ends]) =>
      ends ? [{ role: role as Role, ends: { at, it: ends } }] : [],
    ),
  sentence: async ({ at, it }, { lang }) =>
    renderProposition(it.about, await at.labels(entitiesIn(it.about)), lang),
  counts: async ({ at, it }) => it.counts ?? (await at.proposition(it.id))?.counts ?? gone(it.id),
  claims: ({ at, it }, args, _, info) => claimsAt(at, 'proposition', it.id, args, info),
};

/** One end of a proposition. */
export const Ends: Whole<EndsResolvers> = {
  entities: ({ at, it }) => entitiesAt(at, it.of),
  mode: ({ it }) => it.mode,
  share: ({ it }) => it.share ?? null,
};
