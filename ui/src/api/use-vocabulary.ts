import { useMemo } from 'react';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { type Kind, type Predicate, VocabularyDocument } from './types.gen.ts';
import { useQuery } from './use-query.ts';

interface Vocabulary {
  kind: (kind: Kind) => string;
  predicate: (name: Predicate) => string;
  /** All predicates, once they are read. */
  predicates: readonly { predicate: Predicate; forward: string }[];
}

/** The model's labels for kinds and predicates; until they are read, a code stands in, its underscores as spaces. */
export function useVocabulary(): Vocabulary {
  const { data } = useQuery(VocabularyDocument, { lang: languageOf(useView()) });
  return useMemo(() => {
    const kinds = new Map(data?.vocabulary.kinds.map(({ kind, label }) => [kind, label]));
    const predicates = new Map(
      data?.vocabulary.predicates.map(({ predicate, forward }) => [predicate, forward]),
    );
    const plain = (code: string) => code.toLowerCase().replaceAll('_', ' ');
    return {
      kind: (kind) => kinds.get(kind) ?? plain(kind),
      predicate: (name) => predicates.get(name) ?? plain(name),
      predicates: data?.vocabulary.predicates ?? [],
    };
  }, [data]);
}
