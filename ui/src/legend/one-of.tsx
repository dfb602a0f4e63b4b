import type { ReactNode } from 'react';
import type { Filter, ListKey } from '../state/filter.ts';
import { only } from '../state/filter-steps.ts';
import { listsWanted, originsWanted } from '../state/filter-wanted.ts';
import { useWords } from '../words/index.ts';
import { Fold } from './fold.tsx';
import type { Choice } from './tally.ts';

interface OneOfProps {
  name: string;
  /** Null while the claims behind the edges are not read. */
  choices: readonly Choice[] | null;
  chosen: ReadonlySet<string> | null;
  filterKey: ListKey;
}

/** A filter that lets in only what is ticked. */
export function OneOf({ name, choices, chosen, filterKey }: OneOfProps): ReactNode {
  const words = useWords();
  const w = words.legend;
  const set = (next: ReadonlySet<string> | null) => {
    const left = choices?.filter((one) => next !== null && !next.has(one.id)) ?? [];
    const count = left.reduce((sum, one) => sum + one.count, 0);
    // The choices of a list are of that list's own type, which the compiler cannot follow through the union of keys.
    only(filterKey, next as Filter[ListKey] & null, name, count);
  };
  const choose = (id: string) => {
    const next = new Set(chosen ?? choices?.map((one) => one.id));
    if (next.has(id)) next.delete(id);
    else next.add(id);
    set(choices?.every((one) => next.has(one.id)) ? null : next);
  };
  const want = () => {
    listsWanted.set(true);
    if (filterKey === 'origins') originsWanted.set(true);
  };
  const state = chosen ? w.ofAll(chosen.size, Math.max(choices?.length ?? 0, chosen.size)) : w.all;
  return (
    <Fold name={name} state={state} onOpen={want}>
      {choices === null || choices.length === 0 ? (
        <p className="cap">{choices === null ? w.reading : w.none}</p>
      ) : (
        <>
          <p className="choice-acts">
            <button type="button" className="quiet" disabled={chosen === null} onClick={() => set(null)}>
              {w.lettingAll(name)}
            </button>
            <button
              type="button"
              className="quiet"
              disabled={chosen?.size === 0}
              onClick={() => set(new Set())}
            >
              {w.lettingNone(name)}
            </button>
          </p>
          <ul className="choices" aria-label={name}>
            {choices.map((one) => (
              <li key={one.id} className={one.count === 0 ? 'zero' : undefined}>
                <label>
                  <input
                    type="checkbox"
                    checked={chosen === null || chosen.has(one.id)}
                    onChange={() => choose(one.id)}
                  />
                  <bdi className="name">{one.label}</bdi>
                  <span className="ct">{one.count}</span>
                </label>
              </li>
            ))}
          </ul>
        </>
      )}
    </Fold>
  );
}
