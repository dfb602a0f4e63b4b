import type { ReactNode } from 'react';
import type { DayWindow, Filter } from '../state/filter.ts';
import { clearFilters, clearOnly, clearWindow } from '../state/filter-steps.ts';
import { useView } from '../state/store.ts';
import { useWords } from '../words/index.ts';
import { filtersInWords } from './chip-words.ts';
import { useChoiceNames } from './names.ts';
import type { Tally } from './tally.ts';

interface ChipsProps {
  filter: Filter;
  window: DayWindow;
  tally: Tally | null;
}

/** The filters in force, above what they filter; each is taken back by itself. */
export default function Chips({ filter, window, tally }: ChipsProps): ReactNode {
  const words = useWords();
  const { lang } = useView();
  const names = useChoiceNames();
  const w = words.legend;
  const chips = filtersInWords(filter, window, { words, lang, names, tally, most: 2 });
  if (chips.length === 0) return null;
  return (
    <ul className="filter-chips" aria-label={w.inForce}>
      {chips.map(({ key, words: name }) => (
        <li key={key}>
          <button
            type="button"
            className="chip"
            onClick={() => (key === 'days' ? clearWindow() : clearOnly(key))}
            aria-label={w.takeBack(name)}
          >
            <bdi>{name}</bdi>
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
