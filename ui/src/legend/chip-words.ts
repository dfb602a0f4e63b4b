import {
  allFamilies,
  allHedges,
  allMarks,
  allSets,
  type DayWindow,
  type Filter,
  isBounded,
  listKeys,
} from '../state/filter.ts';
import type { Language } from '../state/view.ts';
import { dayInWords, listed, type Words } from '../words/index.ts';
import type { ChoiceNames } from './names.ts';
import type { Tally } from './tally.ts';

/** A filter in force, in words. */
export interface FilterInWords {
  /** Which part of the filter; `days` is the window. */
  key: keyof Filter | 'days';
  words: string;
}

interface Wording {
  words: Words;
  lang: Language;
  names: ChoiceNames;
  tally: Tally | null;
  /** Most names of a list that are written out. */
  most: number;
}

/** The filters in force, each in words. */
export function filtersInWords(filter: Filter, window: DayWindow, how: Wording): FilterInWords[] {
  const { words, lang, names, tally, most } = how;
  const w = words.legend;
  const found = hiddenParts(filter, how);
  for (const key of listKeys) {
    const chosen: ReadonlySet<string> | null = filter[key];
    if (chosen === null) continue;
    const known = tally?.lists?.[key].filter(({ id }) => chosen.has(id)) ?? [];
    const written =
      known.length === chosen.size && chosen.size <= most && chosen.size > 0
        ? listed(
            known.map((one) => names.choice(key, one)),
            lang,
            'disjunction',
          )
        : w.chosen(chosen.size);
    found.push({ key, words: `${names.list(key)}: ${written}` });
  }
  if (filter.links > 0) found.push({ key: 'links', words: `${w.links}: ${w.atLeast(filter.links)}` });
  const day = (one: string | null) => one && dayInWords(one, lang);
  if (isBounded(window))
    found.push({
      key: 'days',
      words: `${words.timeline.title[window.clock]}: ${w.days(day(window.from), day(window.to))}`,
    });
  return found;
}

/** What the entries of the legend hide. */
function hiddenParts(filter: Filter, { words, lang }: Wording): FilterInWords[] {
  const w = words.legend;
  const gone = <T extends string>(
    key: keyof Filter,
    all: readonly T[],
    have: ReadonlySet<T>,
    names: Readonly<Record<T, string>>,
  ): FilterInWords[] => {
    const out = all.filter((one) => !have.has(one)).map((one) => names[one]);
    return out.length === 0 ? [] : [{ key, words: w.without(listed(out, lang)) }];
  };
  return [
    ...gone('marks', allMarks, filter.marks, words.marks),
    ...gone('hedges', allHedges, filter.hedges, words.hedges),
    ...gone('sets', allSets, filter.sets, words.sets),
    ...gone('families', allFamilies, filter.families, words.families),
    ...(filter.headings ? [] : [{ key: 'headings' as const, words: w.without(w.headings) }]),
  ];
}
