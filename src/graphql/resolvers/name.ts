import { entityAt, seen, type Whole } from '../lists.ts';
import type { NameQuoteResolvers, NameResolvers } from '../types.gen.ts';

/** A name as some text, or a gazetteer, gives it. */
export const Name: Whole<NameResolvers> = {
  text: ({ it }) => it.text,
  lang: ({ it }) => it.lang,
  form: ({ it }) => it.form,
  source: ({ it }) => it.source ?? null,
  quotes: ({ at, it }) => it.quotes.map(seen(at)),
};

/** Where a text gives a name. */
export const NameQuote: Whole<NameQuoteResolvers> = {
  document: ({ at, it }) => entityAt(at, it.document),
  start: ({ it }) => it.start,
  end: ({ it }) => it.end,
};
