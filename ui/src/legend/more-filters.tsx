import type { ReactNode } from 'react';
import { type DayWindow, type Filter, type ListKey, listKeys } from '../state/filter.ts';
import { atLeast, within } from '../state/filter-steps.ts';
import { useWords } from '../words/index.ts';
import { Fold } from './fold.tsx';
import { useChoiceNames } from './names.ts';
import { OneOf } from './one-of.tsx';
import type { Tally } from './tally.ts';

interface MoreFiltersProps {
  tally: Tally;
  filter: Filter;
  window: DayWindow;
  rails: boolean;
}

/** Filters by lists, by days and by links, each opened on demand. */
export default function MoreFilters({ tally, filter, window, rails }: MoreFiltersProps): ReactNode {
  const words = useWords();
  const names = useChoiceNames();
  const choices = (key: ListKey) =>
    tally.lists?.[key].map((one) => ({ ...one, label: names.choice(key, one) })) ?? null;
  return (
    <>
      <h2 className="lab">{words.legend.more}</h2>
      <ul className="plain">
        {listKeys.map((key) => (
          <OneOf
            key={key}
            name={names.list(key)}
            choices={choices(key)}
            chosen={filter[key]}
            filterKey={key}
          />
        ))}
        <Days window={window} />
        <Links filter={filter} rails={rails} />
      </ul>
    </>
  );
}

/** The window in two fields: the brush of the timeline, for those who would rather write. */
function Days({ window }: { window: DayWindow }): ReactNode {
  const words = useWords();
  const { clock, from, to } = window;
  const w = words.legend;
  const name = words.timeline.title[clock];
  const state = from || to ? w.bounded : w.all;
  return (
    <Fold name={name} state={state}>
      <div className="fields">
        <label>
          {w.from}
          <input
            type="date"
            dir="ltr"
            value={from ?? ''}
            max={to ?? undefined}
            onChange={(event) => within({ from: event.target.value || null }, name)}
          />
        </label>
        <label>
          {w.to}
          <input
            type="date"
            dir="ltr"
            value={to ?? ''}
            min={from ?? undefined}
            onChange={(event) => within({ to: event.target.value || null }, name)}
          />
        </label>
        <p className="cap">{w.undated}</p>
      </div>
    </Fold>
  );
}

function Links({ filter, rails }: { filter: Filter; rails: boolean }): ReactNode {
  const words = useWords();
  const w = words.legend;
  const name = rails ? w.accounts : w.links;
  return (
    <Fold name={name} state={filter.links > 0 ? w.atLeast(filter.links) : w.all}>
      <div className="fields">
        <label>
          {w.least}
          <input
            type="number"
            min={0}
            max={9999}
            value={filter.links}
            onChange={(event) => {
              const links = Math.trunc(event.target.valueAsNumber);
              if (links >= 0 && links <= 9999) atLeast(links, name);
            }}
          />
        </label>
      </div>
    </Fold>
  );
}
