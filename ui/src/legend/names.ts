import type { Predicate, Review } from '../api/types.gen.ts';
import { useVocabulary } from '../api/use-vocabulary.ts';
import { type ListKey, NONE, UNNAMED } from '../state/filter.ts';
import { useWords } from '../words/index.ts';

/** Names of the lists of the legend, and of their choices. */
export interface ChoiceNames {
  /** The name of a list. */
  list: (key: ListKey) => string;
  /** How a choice of it is called: what is no thing of the record has a word of ours. */
  choice: (key: ListKey, one: { id: string; label: string }) => string;
}

/** Names of the lists of the legend, and of what stands on them. */
export function useChoiceNames(): ChoiceNames {
  const words = useWords();
  const w = words.legend;
  const vocabulary = useVocabulary();
  return {
    list: (key) => w.lists[key],
    choice: (key, { id, label }) => {
      if (key === 'predicates') return vocabulary.predicate(id as Predicate);
      if (key === 'reviews') return words.reviews[id as Review];
      if (id === UNNAMED) return w.unnamed;
      if (id === NONE) return w.nothing[key as keyof typeof w.nothing] ?? w.none;
      return label;
    },
  };
}
