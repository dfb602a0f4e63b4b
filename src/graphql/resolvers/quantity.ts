import { declarationOf } from '../../model/predicates/index.ts';
import { renderFigure } from '../../model/render.ts';
import { entityAt, type Whole } from '../lists.ts';
import type { CodeResolvers, QuantityResolvers } from '../types.gen.ts';

/** A figure with its claimant's bounds. */
export const Quantity: Whole<QuantityResolvers> = {
  measure: ({ it }) => ({ predicate: it.predicate, code: it.quantity.measure }),
  unit: ({ it }) => it.quantity.unit,
  low: ({ it }) => it.quantity.low,
  best: ({ it }) => it.quantity.best,
  high: ({ it }) => it.quantity.high,
  words: ({ it }) => it.quantity.words,
  state: ({ it }) => it.quantity.state,
  per: ({ it }) => it.quantity.per ?? null,
  of: ({ at, it }) => (it.quantity.of ? entityAt(at, it.quantity.of) : null),
  figure: ({ it }, { lang }) => renderFigure(it.quantity, lang),
};

/** An entry of a predicate's closed list. */
export const Code: Whole<CodeResolvers> = {
  code: ({ code }) => code,
  label: ({ predicate, code }, { lang }) => declarationOf(predicate).codes[code]?.[lang] ?? code,
};
