import { gone } from '../errors.ts';
import type { Whole } from '../lists.ts';
import { nodeAt } from '../nodes.ts';
import type { SearchHitResolvers } from '../types.gen.ts';

/** An answer to a search. */
export const SearchHit: Whole<SearchHitResolvers> = {
  tier: ({ it }) => it.tier,
  node: async ({ at, it }) => {
    const id = it.entity ?? it.utterance ?? '';
    return (await nodeAt(at, id)) ?? gone(id);
  },
  text: ({ it }) => it.text,
  lang: ({ it }) => it.lang,
  highlights: ({ it }) => it.highlights,
};
