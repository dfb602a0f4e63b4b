import type { ReactNode } from 'react';
import {
  allFamilies,
  allHedges,
  allMarks,
  allSets,
  type DayWindow,
  type Filter,
  isBounded,
  listKeys,
  openFilter,
} from '../state/filter.ts';
import { clearFilters, clearOnly, clearWindow } from '../state/filter-steps.ts';
import { useView } from '../state/store.ts';
import { dayInWords, listed, useWords, type Words } from '../words/index.ts';
import { useChoiceNames } from './names.ts';
import type { Tally } from './tally.ts';

interface Chip {
  key: string;
  words: string;
  clear: () => void;
}

interface ChipsProps {
  filter: Filter;
  window: DayWindow;
  tally: Tally | null;
}

/** Most names that a chip writes out. */
const WRITTEN = 2;

/** The filters in force, above what they filter; each is taken back by itself. */
export function Chips({ filter, window, tally }: ChipsProps): ReactNode {
  const words = useWords();
  const { lang } = useView();
  const names = useChoiceNames();
  const w = words.legend;
  const day = (one: string | null) => one && dayInWords(one, lang);
  const lists = listKeys.flatMap((key): Chip[] => {
    const chosen: ReadonlySet<string> | null = filter[key];
    if (chosen === null) return [];
    const known = tally?.lists?.[key].filter(({ id }) => chosen.has(id)) ?? [];
    const written =
      known.length === chosen.size && chosen.size <= WRITTEN && chosen.size > 0
        ? listed(
            known.map((one) => names.choice(key, one)),
            lang,
            'disjunction',
          )
        : w.chosen(chosen.size);
    return [{ key, words: `${names.list(key)}: ${written}`, clear: () => clearOnly(key) }];
  });
  const chips = [...hiddenParts(filter, words, (all) => listed(all, lang)), ...lists];
  if (filter.links > 0)
    chips.push({
      key: 'links',
      words: `${w.links}: ${w.atLeast(filter.links)}`,
      clear: () => clearOnly('links'),
    });
  if (isBounded(window))
    chips.push({
      key: 'days',
      words: `${words.timeline.title[window.clock]}: ${w.days(day(window.from), day(window.to))}`,
      clear: clearWindow,
    });
  if (chips.length === 0) return null;
  return (
    <ul className="filter-chips" aria-label={w.inForce}>
      {chips.map((chip) => (
        <li key={chip.key}>
          <button type="button" className="chip" onClick={chip.clear} aria-label={w.takeBack(chip.words)}>
            <bdi>{chip.words}</bdi>
            <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
              <path d="M1 1L9 9M9 1L1 9" stroke="currentColor" strokeWidth="1.5" />
            </svg>
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button type="button" className="quiet" onClick={clearFilters}>
            {w.reset}
          </button>
        </li>
      )}
    </ul>
  );
}

/** What the entries of the legend hide. */
function hiddenParts(filter: Filter, words: Words, list: (all: string[]) => string): Chip[] {
  const w = words.legend;
  const gone = <T extends string>(
    key: 'marks' | 'hedges' | 'sets' | 'families',
    all: readonly T[],
    have: ReadonlySet<T>,
    names: Readonly<Record<T, string>>,
  ): Chip[] => {
    const out = all.filter((one) => !have.has(one)).map((one) => names[one]);
    return out.length === 0 ? [] : [{ key, words: w.without(list(out)), clear: () => clearOnly(key) }];
  };
  return [
    ...gone('marks', allMarks, filter.marks, words.marks),
    ...gone('hedges', allHedges, filter.hedges, words.hedges),
    ...gone('sets', allSets, filter.sets, words.sets),
    ...gone('families', allFamilies, filter.families, words.families),
    ...(filter.headings === openFilter.headings
      ? []
      : [{ key: 'headings', words: w.without(w.headings), clear: () => clearOnly('headings') }]),
  ];
}
