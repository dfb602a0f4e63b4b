import type { GraphEdgePartsFragment } from '../api/types.gen.ts';
import type { GraphEdge } from '../canvas/types.ts';

/** An edge as the canvas takes it; `standIn` names what is drawn in the place of an entity. */
export function drawn(edge: GraphEdgePartsFragment, standIn: (id: string) => string = (id) => id): GraphEdge {
  const end = (ends: GraphEdgePartsFragment['subject']) => ({
    ids: [...new Set(ends.entities.map(({ id }) => standIn(id)))],
    mode: ends.mode,
  });
  return {
    key: edge.id,
    family: edge.family,
    type: edge.predicate ?? edge.mark ?? '',
    label: edge.label,
    subject: end(edge.subject),
    object: end(edge.object),
    counts: edge.counts,
  };
}
