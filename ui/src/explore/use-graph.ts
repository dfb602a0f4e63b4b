import { useMemo } from 'react';
import type { EntityBrief } from '../api/ends.ts';
import { GraphDocument, type GraphEdgePartsFragment, type GraphQuery } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import type { Dated } from '../timeline/timeline.tsx';
import { useView } from '../state/store.ts';
import { languageOf, visibleIds } from '../state/view.ts';

/** What one question may ask about. */
const MOST = 100;

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
  const ids = visibleIds(view).slice(0, MOST);
  const asked = useQuery(
    GraphDocument,
    wanted && ids.length > 0 ? { ids, lang: languageOf(view), asOf: view.asof } : null,
  );
  const graph = useMemo(() => (asked.data ? graphOf(asked.data) : null), [asked.data]);
  return { asked, graph };
}

function graphOf(data: GraphQuery): Graph {
  const nodes = data.nodes.filter(isEntity);
  const edges = new Map<string, GraphEdgePartsFragment>();
  for (const edge of data.edgesAmong) edges.set(edge.id, edge);
  for (const node of nodes) for (const edge of node.neighbours.nodes) edges.set(edge.id, edge);
  const events = nodes.flatMap((node) =>
    node.__typename === 'Event' ? [{ id: node.id, label: node.label, when: node.happened }] : [],
  );
  return { nodes, edges: [...edges.values()], events };
}
