import { useEffect, useMemo, useState } from 'react';
import {
  type AsOf,
  type ClaimFactPartsFragment,
  ClaimFactsDocument,
  ClaimOriginsDocument,
  type Language,
} from '../api/types.gen.ts';
import { askOnce } from '../api/use-query.ts';
import { voiceInWords } from '../card/voice.tsx';
import { asksOfClaims, type ContestedRecord } from '../state/filter.ts';
import { type ClaimFacts, factsOfRecord, type Named, type Sieve } from '../state/filter-facts.ts';
import { factsOfEdges } from '../state/filter-graph.ts';
import { listsWanted, originsWanted } from '../state/filter-wanted.ts';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { capital, useWords, type Words } from '../words/index.ts';
import type { Graph } from './use-graph.ts';
import { usePlacesOf } from './use-whereabouts.ts';

/** Edges that one question asks about, and claims whose origins it asks for. */
const EDGES = 100;
const CLAIMS = 500;

export type FactsBy = ReadonlyMap<string, readonly ClaimFacts[]>;

/** The facts that filters read, by row or edge, and the sieve in force. Facts of a graph are null until they are needed and read. */
export function useSieve(
  record: ContestedRecord | null,
  graph: Graph | null,
): { facts: FactsBy | null; sieve: Sieve } {
  const view = useView();
  const { filter, clock, from, to } = view;
  const window = useMemo(() => ({ clock, from, to }), [clock, from, to]);
  const wanted = listsWanted.use() || asksOfClaims(filter, window);
  const ofRecord = useMemo(() => (record ? factsOfRecord(record) : null), [record]);
  const ofGraph = useEdgeFacts(wanted ? graph : null);
  const facts = ofRecord ?? ofGraph;
  const originOf = useOrigins(originsWanted.use() || filter.origins !== null ? facts : null);
  const sieve = useMemo(() => ({ filter, window, originOf }), [filter, window, originOf]);
  return { facts, sieve };
}

/** Reads until it is done, and forgets what was read for another question. */
function useRead<T>(key: object | null, read: (signal: AbortSignal) => Promise<T>, again: string): T | null {
  const [held, hold] = useState<{ key: object; again: string; value: T } | null>(null);
  // What is read depends on nothing but the key and the words that it is read in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (!key) return;
    const stop = new AbortController();
    read(stop.signal)
      .then((value) => hold({ key, again, value }))
      // Everything passes until the claims are read; the next step asks again.
      .catch(() => undefined);
    return () => stop.abort();
  }, [key, again]);
  return held && held.key === key && held.again === again ? held.value : null;
}

function useEdgeFacts(graph: Graph | null): FactsBy | null {
  const view = useView();
  const lang = languageOf(view);
  const asOf = view.asof;
  const ids = useMemo(() => graph?.nodes.map(({ id }) => id) ?? null, [graph]);
  const placesOf = usePlacesOf(ids);
  const claims = useRead(
    graph,
    (signal) => readClaims(graph?.edges.map(({ id }) => id) ?? [], lang, asOf, signal),
    JSON.stringify([lang, asOf]),
  );
  return useMemo(
    () => (graph && claims && placesOf ? factsOfEdges(claims, graph.edges, placesOf) : null),
    [graph, claims, placesOf],
  );
}

async function readClaims(
  edges: readonly string[],
  lang: Language,
  asOf: AsOf | null,
  signal: AbortSignal,
): Promise<ClaimFactPartsFragment[]> {
  const found = new Map<string, ClaimFactPartsFragment>();
  for (let at = 0; at < edges.length; at += EDGES) {
    let after: string | null = null;
    do {
      const some: string[] = edges.slice(at, at + EDGES);
      const page: Awaited<ReturnType<typeof askClaims>> = await askClaims(
        { edges: some, after, lang, asOf },
        signal,
      );
      for (const claim of page.claims.nodes) found.set(claim.id, claim);
      after = page.claims.pageInfo.hasNextPage ? page.claims.pageInfo.endCursor : null;
    } while (after !== null);
  }
  return [...found.values()];
}

const askClaims = (
  variables: { edges: string[]; after: string | null; lang: Language; asOf: AsOf | null },
  signal: AbortSignal,
) => askOnce(ClaimFactsDocument, variables, signal);

function useOrigins(facts: FactsBy | null): ReadonlyMap<string, Named> | null {
  const view = useView();
  const words = useWords();
  const lang = languageOf(view);
  return useRead(
    facts,
    (signal) => readOrigins(facts ?? new Map(), { lang, asOf: view.asof, signal, words }),
    JSON.stringify([lang, view.asof]),
  );
}

async function readOrigins(
  facts: FactsBy,
  how: { lang: Language; asOf: AsOf | null; signal: AbortSignal; words: Words },
): Promise<Map<string, Named>> {
  const { lang, asOf, signal, words } = how;
  const ids = [...new Set([...facts.values()].flat().map(({ id }) => id))];
  const originOf = new Map<string, Named>();
  for (let at = 0; at < ids.length; at += CLAIMS) {
    const variables = { claims: ids.slice(at, at + CLAIMS), lang, asOf };
    const { origins } = await askOnce(ClaimOriginsDocument, variables, signal);
    for (const origin of origins.origins)
      for (const { id } of origin.claims)
        originOf.set(id, { id: origin.id, label: capital(voiceInWords(origin.voice, words)) });
  }
  return originOf;
}
