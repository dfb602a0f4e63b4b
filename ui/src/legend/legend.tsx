import { lazy, type ReactNode, Suspense } from 'react';
import { FamilyIcon, LineSample, MarkIcon, SetSample } from '../marks/marks.tsx';
import { allFamilies, allMarks, type DayWindow, type Filter, isBounded, isOpen } from '../state/filter.ts';
import { clearFilters, toggle, toggleHeadings } from '../state/filter-steps.ts';
import { useWords } from '../words/index.ts';
import type { Tally } from './tally.ts';

// The lists open on demand, and so are fetched beside the canvas.
const MoreFilters = lazy(() => import('./more-filters.tsx'));

interface LegendProps {
  tally: Tally;
  filter: Filter;
  window: DayWindow;
  /** Rails always show their actors and events, so that only the other kinds may be hidden there. */
  rails: boolean;
}

/** The legend filters: each entry shows what it stands for and what would remain; zeros stay, dimmed. */
export function Legend({ tally, filter, window, rails }: LegendProps): ReactNode {
  const words = useWords();
  const w = words.legend;
  const hedged = ['PROBABLE', 'BELIEVED'] as const;
  return (
    <>
      <Group title={w.stance}>
        {allMarks.map((mark) => {
          const count = tally.marks.get(mark) ?? 0;
          return (
            <Entry
              key={mark}
              sample={<MarkIcon mark={mark} size={14} />}
              name={words.marks[mark]}
              count={count}
              on={filter.marks.has(mark)}
              act={() => toggle('marks', [mark], words.marks[mark], count)}
            />
          );
        })}
      </Group>
      <Group title={w.hedge}>
        <Entry
          sample={<LineSample texture="solid" />}
          name={words.hedges.FLAT}
          count={tally.hedges.get('FLAT') ?? 0}
          on={filter.hedges.has('FLAT')}
          act={() => toggle('hedges', ['FLAT'], words.hedges.FLAT, tally.hedges.get('FLAT') ?? 0)}
        />
        <Entry
          sample={<LineSample texture="dashed" />}
          name={words.hedged}
          title={hedged.map((level) => words.hedges[level]).join(', ')}
          count={sum(hedged.map((level) => tally.hedges.get(level)))}
          on={hedged.some((level) => filter.hedges.has(level))}
          act={() =>
            toggle('hedges', hedged, words.hedged, sum(hedged.map((level) => tally.hedges.get(level))))
          }
        />
        <Entry
          sample={<LineSample texture="dotted" />}
          name={words.hedges.POSSIBLE}
          count={tally.hedges.get('POSSIBLE') ?? 0}
          on={filter.hedges.has('POSSIBLE')}
          act={() => toggle('hedges', ['POSSIBLE'], words.hedges.POSSIBLE, tally.hedges.get('POSSIBLE') ?? 0)}
        />
        <Entry
          sample={<LineSample texture="hollow" />}
          name={w.headings}
          count={tally.headings}
          on={filter.headings}
          act={() => toggleHeadings(w.headings, tally.headings)}
        />
      </Group>
      <Group title={w.sets}>
        {(['either', 'and', 'some'] as const).map((set) => {
          const count = tally.sets.get(set) ?? 0;
          return (
            <Entry
              key={set}
              sample={<SetSample set={set} />}
              name={words.sets[set]}
              count={count}
              on={filter.sets.has(set)}
              act={() => toggle('sets', [set], words.sets[set], count)}
            />
          );
        })}
      </Group>
      <Group title={w.kinds}>
        {allFamilies.map((family) => {
          const count = tally.families.get(family) ?? 0;
          const fixed = rails && (family === 'ACTOR' || family === 'EVENT');
          return (
            <Entry
              key={family}
              sample={<FamilyIcon family={family} />}
              name={words.families[family]}
              count={count}
              on={fixed || filter.families.has(family)}
              {...(fixed ? {} : { act: () => toggle('families', [family], words.families[family], count) })}
            />
          );
        })}
      </Group>
      <Suspense fallback={null}>
        <MoreFilters tally={tally} filter={filter} window={window} rails={rails} />
      </Suspense>
      {(!isOpen(filter) || isBounded(window)) && (
        <p className="reset">
          <button type="button" onClick={clearFilters}>
            {w.reset}
          </button>
        </p>
      )}
    </>
  );
}

const sum = (numbers: readonly (number | undefined)[]) =>
  numbers.reduce<number>((all, one) => all + (one ?? 0), 0);

/** A titled group of the legend. */
export function Group({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <>
      <h2 className="lab">{title}</h2>
      <ul>{children}</ul>
    </>
  );
}

interface EntryProps {
  sample: ReactNode;
  name: string;
  title?: string;
  count: number;
  on: boolean;
  /** Left out where the entry only explains. */
  act?: () => void;
}

function Entry({ sample, name, title, count, on, act }: EntryProps): ReactNode {
  const inside = (
    <>
      <span className="sample">{sample}</span>
      <span className="name">{name}</span>
      <span className="ct">{count}</span>
    </>
  );
  return (
    <li className={count === 0 ? 'zero' : undefined}>
      {act ? (
        <button type="button" className="lg" aria-pressed={on} title={title} onClick={act}>
          {inside}
        </button>
      ) : (
        <span className="lg">{inside}</span>
      )}
    </li>
  );
}
