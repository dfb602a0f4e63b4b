import { useEffect, useMemo, useState } from 'react';
import type { EntityBrief } from '../api/ends.ts';
import {
  type AsOf,
  GraphDocument,
  type GraphEdgePartsFragment,
  GraphPartDocument,
  type GraphQuery,
  type Language as Lang,
  VoicesDocument,
} from '../api/types.gen.ts';
import { askOnce, useQuery } from '../api/use-query.ts';
import { useView } from '../state/store.ts';
import { languageOf, shownGroups, visibleIds } from '../state/view.ts';
import type { DatedEvent } from '../timeline/items.ts';
import { type ShownGroup, useGroups } from './use-groups.ts';

/** What one question may ask about. */
const MOST = 100;
/** Edges are asked for among two such parts at once. A canvas of more things than this is not drawn whole. */
export const MOST_DRAWN = 1000;
const SPEAKERS = 8;
const VOICES = 40;

type Node = Extract<NonNullable<GraphQuery['nodes'][number]>, EntityBrief>;

export interface Graph {
  nodes: readonly Node[];
  edges: readonly GraphEdgePartsFragment[];
  events: readonly DatedEvent[];
  groups: readonly ShownGroup[];
}

const isEntity = (node: GraphQuery['nodes'][number]): node is Node => node !== null && 'family' in node;

const noThings: GraphQuery = { nodes: [], edgesAmong: [] };

/** The things shown and every edge among them, of both families. */
export function useGraph(wanted: boolean) {
  const view = useView();
  const lang = languageOf(view);
  const ids = visibleIds(view).slice(0, MOST_DRAWN);
  const first = ids.slice(0, MOST);
  const asked = useQuery(
    GraphDocument,
    wanted && first.length > 0 ? { ids: first, lang, asOf: view.asof } : null,
  );
  // Where only groups are left there is nothing to ask for, and they stand by themselves.
  const only = first.length === 0 && shownGroups(view).length > 0 ? noThings : asked.data;
  const whole = useRest(wanted ? only : null, ids, lang, view.asof);
  const voices = useVoices(whole, lang, view.asof);
  const groups = useGroups();
  const graph = useMemo(
    () => (whole && groups ? graphOf(whole, voices, groups) : null),
    [whole, voices, groups],
  );
  return { asked, graph };
}

/** What lies beyond the first part, and the edges between all parts, two at a time; nothing is drawn by halves. */
function useRest(
  first: GraphQuery | null,
  ids: readonly string[],
  lang: Lang,
  asOf: AsOf | null,
): GraphQuery | null {
  const [rest, setRest] = useState<{ of: string; data: GraphQuery } | null>(null);
  const key = ids.length > MOST ? ids.join(',') : '';
  useEffect(() => {
    if (key === '' || !first) return;
    const all = key.split(',');
    const parts = Array.from({ length: Math.ceil(all.length / MOST) }, (_, at) =>
      all.slice(at * MOST, (at + 1) * MOST),
    );
    const stop = new AbortController();
    const read = async () => {
      const nodes = [...first.nodes];
      const edges = [...first.edgesAmong];
      for (const [at, part] of parts.entries())
        for (const other of parts.slice(0, at)) {
          const wanted = other === parts[0] ? part : [];
          const among = [...other, ...part];
          const answer = await askOnce(GraphPartDocument, { ids: wanted, among, lang, asOf }, stop.signal);
          nodes.push(...answer.nodes);
          edges.push(...answer.edgesAmong);
        }
      if (!stop.signal.aborted) setRest({ of: key, data: { nodes, edgesAmong: edges } });
    };
    // Where the rest cannot be read the first part still stands; the next step asks again.
    read().catch(() => undefined);
    return () => stop.abort();
  }, [key, first, lang, asOf]);
  if (key === '') return first;
  return rest?.of === key ? rest.data : (rest?.data ?? first);
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

function graphOf(
  data: GraphQuery,
  voices: readonly GraphEdgePartsFragment[],
  groups: readonly ShownGroup[],
): Graph {
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
  return { nodes, edges: [...edges.values()], events, groups };
}
