import { seen, type Whole } from '../../lists.ts';
import type { Seen } from '../../models.ts';
import type { GapResolvers, LineResolvers, RuleResolvers } from '../../types.gen.ts';

/** The rule by which an answer was computed. */
export const Rule: Whole<RuleResolvers> = {
  name: (it) => it.name,
  text: (it, { lang }) => it.text[lang],
};

/** A line of an answer with the claims it rests on. */
export const Line: Whole<LineResolvers> = {
  text: ({ it }, { lang }) => it.text[lang],
  claims: claimsSeen,
};

/** What could not be established. */
export const Gap: Whole<GapResolvers> = {
  kind: ({ it }) => it.kind,
  text: ({ it }, { lang }) => it.text[lang],
  claims: claimsSeen,
};

/** The claims of any part of an answer, in the sight in which it was computed. */
export function claimsSeen<C>({ at, it }: Seen<{ claims: readonly C[] }>): Seen<C>[] {
  return it.claims.map(seen(at));
}
