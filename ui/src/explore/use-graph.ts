import { useEffect, useMemo, useState } from 'react';
import type { EntityBrief } from '../api/ends.ts';
import {
  type AsOf,
  GraphDocument,
  type GraphEdgePartsFragment,
  type GraphQuery,
  type Language as Lang,
  VoicesDocument,
} from '../api/types.gen.ts';
import { askOnce, useQuery } from '../api/use-query.ts';
import { useView } from '../state/store.ts';
import { languageOf, visibleIds } from '../state/view.ts';
import type { Dated } from '../timeline/timeline.tsx';

/** What one question may ask about. */
const MOST = 100;
const SPEAKERS = 8;
const VOICES = 40;

type Node = Extract<NonNullable<GraphQuery['nodes'][number]>, EntityBrief>;

export interface Graph {
  nodes: readonly Node[];
  edges: readonly GraphEdgePartsFragment[];
  events: readonly Dated[];
}

const isEntity = (node: GraphQuery['nodes'][number]): node is Node => node !== null && 'family' in node;

/** The things shown and every edge among them, of both families. */
export function useGraph(wanted: boolean) {
  const view = useView();
  const lang = languageOf(view);
  const ids = visibleIds(view).slice(0, MOST);
  const asked = useQuery(GraphDocument, wanted && ids.length > 0 ? { ids, lang, asOf: view.asof } : null);
  const voices = useVoices(asked.data, lang, view.asof);
  const graph = useMemo(() => (asked.data ? graphOf(asked.data, voices) : null), [asked.data, voices]);
  return { asked, graph };
}

/** Voice edges come speaker by speaker, a few at a time, since any speaker may have many. */
function useVoices(
  data: GraphQuery | null,
  lang: Lang,
  asOf: AsOf | null,
): readonly GraphEdgePartsFragment[] {
  const [voices, setVoices] = useState<readonly GraphEdgePartsFragment[]>([]);
  useEffect(() => {
    const nodes = data?.nodes.filter(isEntity) ?? [];
    const shown = nodes.map(({ id }) => id);
    const speakers = nodes.filter(({ family }) => family === 'ACTOR').map(({ id }) => id);
    const stop = new AbortController();
    const read = async () => {
      const found: GraphEdgePartsFragment[] = [];
      for (let at = 0; at < speakers.length; at += SPEAKERS) {
        const some = speakers.slice(at, at + SPEAKERS);
        const answer = await askOnce(
          VoicesDocument,
          { speakers: some, shown, first: VOICES, lang, asOf },
          stop.signal,
        );
        for (const node of answer.nodes)
          if (node && 'neighbours' in node) found.push(...node.neighbours.nodes);
      }
      setVoices(found);
    };
    // Where the voices cannot be read the content edges still stand; the next step asks again.
    read().catch(() => undefined);
    return () => stop.abort();
  }, [data, lang, asOf]);
  return voices;
}

function graphOf(data: GraphQuery, voices: readonly GraphEdgePartsFragment[]): Graph {
  const nodes = data.nodes.filter(isEntity);
  const edges = new Map<string, GraphEdgePartsFragment>();
  for (const edge of data.edgesAmong) edges.set(edge.id, edge);
  const ids = new Set(nodes.map(({ id }) => id));
  const drawn = (edge: GraphEdgePartsFragment) =>
    edge.subject.entities.some(({ id }) => ids.has(id)) && edge.object.entities.some(({ id }) => ids.has(id));
  for (const edge of voices) if (drawn(edge)) edges.set(edge.id, edge);
  const events = nodes.flatMap((node) =>
    node.__typename === 'Event' ? [{ id: node.id, label: node.heading, when: node.happened }] : [],
  );
  return { nodes, edges: [...edges.values()], events };
}
