import type { Whole } from '../lists.ts';
import { sentenceAround } from '../sentences.ts';
import type { QuotationResolvers } from '../types.gen.ts';

/** Verbatim words and where they stand. */
export const Quotation: Whole<QuotationResolvers> = {
  exact: ({ it }) => it.exact,
  start: ({ it }) => it.start,
  end: ({ it }) => it.end,
  direct: ({ it }) => it.direct,
  sentence: ({ at, it }) => sentenceAround(at, it),
};
