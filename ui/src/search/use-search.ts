import { useEffect, useState } from 'react';
import { SearchDocument, type SearchHitPartsFragment } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';

const PAUSE_MS = 60;
const NAMES = 8;
const QUOTATIONS = 5;

export type Hit = SearchHitPartsFragment;

/** Asks as one types, after a breath, so that a quick typist asks once a word rather than once a letter. */
export function useSearch(text: string) {
  const view = useView();
  const [query, setQuery] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQuery(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const asked = useQuery(
    SearchDocument,
    query ? { query, names: NAMES, quotations: QUOTATIONS, lang: languageOf(view), asOf: view.asof } : null,
  );
  const empty = { nodes: [] as readonly Hit[], totalCount: 0 };
  return {
    query,
    asked,
    names: query ? (asked.data?.names ?? empty) : empty,
    quotations: query ? (asked.data?.quotations ?? empty) : empty,
  };
}
