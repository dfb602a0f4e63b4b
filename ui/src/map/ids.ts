import type { Graph } from '../explore/use-graph.ts';
import type { ContestedRecord, Filter } from '../state/filter.ts';
import { rowId } from '../state/filter-facts.ts';
import type { Selection } from '../state/view.ts';

/** What a view shows, and what of it passes the filters. */
export interface Shown {
  record: ContestedRecord | null;
  graph: Graph | null;
  /** Rows of the record, or nodes of the graph. */
  passing: ReadonlySet<string>;
  families: Filter['families'];
}

/** The things that the map puts at their towns: nodes in view; of the record its events, what they struck and where. */
export function idsOf({ record, graph, passing, families }: Shown): string[] {
  if (graph) return graph.nodes.map(({ id }) => id).filter((id) => passing.has(id));
  const events = record?.events.filter(({ rows }) => rows.some((row) => passing.has(rowId(row)))) ?? [];
  const ends = events.flatMap(({ event }) =>
    [...event.targets.nodes, ...event.places.nodes].flatMap(
      (claim) => claim.proposition.object?.entities ?? [],
    ),
  );
  const kept = ends.filter(
    ({ family }) => (family === 'FACILITY' || family === 'PLACE') && families.has(family),
  );
  return [...new Set([...events.map(({ event }) => event.id), ...kept.map(({ id }) => id)])];
}

/** The ids that a selection marks on the map: itself, and the events that a row or an edge tells of. */
export function markedBy(sel: Selection | null, { record, graph }: Shown): ReadonlySet<string> {
  if (!sel) return new Set();
  const told = record?.events.filter(({ rows }) => rows.some((row) => rowId(row) === sel.id)) ?? [];
  const edges = graph?.edges.filter(({ id }) => id === sel.id) ?? [];
  return new Set([
    sel.id,
    ...told.map(({ event }) => event.id),
    ...edges.flatMap((edge) => [...edge.subject.entities, ...edge.object.entities].map(({ id }) => id)),
  ]);
}
