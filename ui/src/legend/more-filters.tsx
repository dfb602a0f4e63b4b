import { type ReactNode, useState } from 'react';
import type { Review } from '../api/types.gen.ts';
import { type Filter, UNNAMED } from '../state/filter.ts';
import { only } from '../state/filter-steps.ts';
import { useWords } from '../words/index.ts';
import type { Choice, Tally } from './tally.ts';

const reviews: readonly Review[] = ['PROPOSED', 'ACCEPTED', 'REJECTED', 'SUPERSEDED'];

/** Filters by document, speaker, place and review: lists that open on demand. */
export function MoreFilters({ tally, filter }: { tally: Tally; filter: Filter }): ReactNode {
  const words = useWords();
  const w = words.legend;
  const reviewed = reviews
    .filter((one) => tally.reviews.has(one))
    .map((one) => ({ id: one, label: words.reviews[one], count: tally.reviews.get(one) ?? 0 }));
  return (
    <>
      <h2 className="lab">{w.more}</h2>
      <ul className="plain">
        <OneOf name={w.document} choices={tally.documents} chosen={filter.documents} filterKey="documents" />
        <OneOf name={w.speaker} choices={tally.speakers} chosen={filter.speakers} filterKey="speakers" />
        <OneOf name={w.place} choices={tally.places} chosen={filter.places} filterKey="places" />
        <OneOf name={w.review} choices={reviewed} chosen={filter.reviews} filterKey="reviews" />
      </ul>
    </>
  );
}

interface OneOfProps {
  name: string;
  choices: readonly Choice[];
  chosen: ReadonlySet<string> | null;
  filterKey: 'documents' | 'speakers' | 'places' | 'reviews';
}

function OneOf({ name, choices, chosen, filterKey }: OneOfProps): ReactNode {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const choose = (id: string) => {
    const next = new Set(chosen ?? choices.map((one) => one.id));
    if (next.has(id)) next.delete(id);
    else next.add(id);
    const all = choices.every((one) => next.has(one.id));
    const count = choices.filter((one) => !next.has(one.id)).reduce((sum, one) => sum + one.count, 0);
    // The key names the set's own type, which the compiler cannot follow through the union of keys.
    only(filterKey, all ? null : (next as ReadonlySet<string> & ReadonlySet<Review>), name, count);
  };
  const state = chosen ? words.legend.ofAll(chosen.size, choices.length) : words.legend.all;
  return (
    <li>
      <button type="button" className="lg" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="name">{name}</span>
        <span className="ct">{choices.length === 0 ? words.legend.none : state}</span>
      </button>
      {open && (
        <ul className="choices">
          {choices.map((one) => (
            <li key={one.id}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen === null || chosen.has(one.id)}
                  onChange={() => choose(one.id)}
                />
                <bdi className="name">{one.id === UNNAMED ? words.legend.unnamed : one.label}</bdi>
                <span className="ct">{one.count}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
