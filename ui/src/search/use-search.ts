import { useMemo } from 'react';
import { SearchDocument, type SearchHitPartsFragment } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { useTyped } from './use-typed.ts';

/** More names are read than are drawn, so that the best of a tier can come first. */
const NAMES = 24;
const QUOTATIONS = 5;

export type Hit = SearchHitPartsFragment;

const tiers = ['EXACT', 'PREFIX', 'VARIANT', 'FUZZY', 'QUOTATION'] as const;

/** Within a tier a name that begins with the words comes before one that holds them, then what more is claimed of. */
function byFit(a: Hit, b: Hit): number {
  const start = (hit: Hit) => Number((hit.highlights[0]?.start ?? 1) > (/^the /i.test(hit.text) ? 4 : 0));
  const claims = (hit: Hit) => ('claimCount' in hit.node ? hit.node.claimCount : 0);
  return (
    tiers.indexOf(a.tier) - tiers.indexOf(b.tier) ||
    start(a) - start(b) ||
    claims(b) - claims(a) ||
    a.text.length - b.text.length
  );
}

/** One thing may answer by several names: the best one stands for it. */
export function uniqueHits(hits: readonly Hit[]): Hit[] {
  const seen = new Set<string>();
  return [...hits].sort(byFit).filter((hit) => !seen.has(hit.node.id) && seen.add(hit.node.id));
}

/** How many names are offered where none matches. */
const NEAREST = 3;

/** The beginning of the longest word: what may be near where nothing matches. Null where that says too little. */
export function nearOf(query: string): string | null {
  const [longest = ''] = query.split(/\s+/).sort((a, b) => b.length - a.length);
  const letters = [...longest];
  const near = letters.slice(0, letters.length > 4 ? 4 : 3).join('');
  return letters.length < 3 || near === query ? null : near;
}

/** Asks as one types; where nothing matches, for what is nearest. */
export function useSearch(text: string) {
  const view = useView();
  const query = useTyped(text);
  const asked = useQuery(
    SearchDocument,
    query ? { query, names: NAMES, quotations: QUOTATIONS, lang: languageOf(view), asOf: view.asof } : null,
  );
  const names = useMemo(() => uniqueHits(asked.data?.names.nodes ?? []), [asked.data]);
  const nothing =
    query !== '' &&
    asked.fresh &&
    asked.data?.names.totalCount === 0 &&
    asked.data.quotations.totalCount === 0;
  const near = nothing ? nearOf(query) : null;
  const askedNear = useQuery(
    SearchDocument,
    near
      ? { query: near, names: NAMES, quotations: QUOTATIONS, lang: languageOf(view), asOf: view.asof }
      : null,
  );
  return {
    query,
    asked,
    nothing,
    nearest: near && askedNear.fresh ? uniqueHits(askedNear.data?.names.nodes ?? []).slice(0, NEAREST) : [],
    names: query ? names : [],
    quotations: query ? (asked.data?.quotations.nodes ?? []) : [],
    /** How many there are in all, drawn or not. */
    total: {
      names: query ? (asked.data?.names.totalCount ?? 0) : 0,
      quotations: query ? (asked.data?.quotations.totalCount ?? 0) : 0,
    },
  };
}
