import { kindNames } from '../model/kinds.ts';
import { predicateNames } from '../model/predicates/index.ts';
import { hedgeLevels, marks } from '../model/utterance.ts';
import type { HedgeLevel, Kind, Mark, Predicate } from './enums.ts';

type Tally<K extends string> = Partial<Record<K, number>>;

/** A tally as a list, in the order in which the model declares its keys; what was not counted is left out. */
function listed<K extends string>(order: readonly K[], tally: Tally<K>): [K, number][] {
  return order.flatMap((key): [K, number][] => {
    const n = tally[key];
    return n ? [[key, n]] : [];
  });
}

export const markCounts = (tally: Tally<Mark>) =>
  listed(marks, tally).map(([mark, claims]) => ({ mark, claims }));
export const hedgeCounts = (tally: Tally<HedgeLevel>) =>
  listed(hedgeLevels, tally).map(([level, claims]) => ({ level, claims }));
export const predicateCounts = (tally: Tally<Predicate>) =>
  listed(predicateNames, tally).map(([predicate, claims]) => ({ predicate, claims }));
export const kindCounts = (tally: Tally<Kind>) =>
  listed(kindNames, tally).map(([kind, count]) => ({ kind, count }));
