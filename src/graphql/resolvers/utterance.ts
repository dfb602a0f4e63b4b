import { entitiesAt, entityAt, seen, type Whole } from '../lists.ts';
import type { UtteranceResolvers } from '../types.gen.ts';

/** One stretch of a document in which one voice speaks. */
export const Utterance: Whole<UtteranceResolvers> = {
  id: ({ it }) => it.id,
  label: ({ it }) => it.label,
  document: ({ at, it }) => entityAt(at, it.document),
  quotes: ({ at, it }) => it.quotes.map((quote) => ({ at, it: { ...quote, document: it.document } })),
  where: ({ it }) => it.where,
  chain: ({ at, it }) => it.chain.map(seen(at)),
  said: ({ it }) => it.said ?? null,
  to: ({ at, it }) => entitiesAt(at, it.to ?? []),
  basis: ({ at, it }) => it.basis.map(seen(at)),
  claims: async ({ at, it }) => (await at.claims(it.claims)).map(seen(at)),
  recorded: ({ it }) => it.recorded,
};
