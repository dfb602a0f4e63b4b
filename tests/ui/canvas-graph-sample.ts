/** An invented graph with every kind of node, every stance, sets, parallel and opposite edges. */
import { layoutForce } from '../../ui/src/canvas/force.ts';
import { markSizes } from '../../ui/src/canvas/graph-mark-draw.ts';
import { boxesOf, placeMarks } from '../../ui/src/canvas/graph-marks.ts';
import { buildScene } from '../../ui/src/canvas/graph-scene.ts';
import { taskOf } from '../../ui/src/canvas/positions.ts';
import type { Font } from '../../ui/src/canvas/text.ts';
import type { GraphEdge, GraphNode } from '../../ui/src/canvas/types.ts';

const node = (id: string, label: string, plural = false): GraphNode => {
  const family = id.slice(0, id.indexOf('/')).toUpperCase();
  return { id, label, plural, family, kind: family };
};

/** An edge with plain counts for all that is not given. */
export function edge(
  type: string,
  label: string,
  from: string | string[],
  to: string | string[],
  more: { mode?: string; to?: string; family?: string; counts?: Partial<GraphEdge['counts']> } = {},
): GraphEdge {
  const ids = (end: string | string[]) => [end].flat();
  const counts: GraphEdge['counts'] = {
    claims: 1,
    marks: [{ mark: 'ASSERTS', claims: 1 }],
    negated: 0,
    speakers: 1,
    documents: 1,
    hedges: [{ level: 'FLAT', claims: 1 }],
    inBody: 1,
    ...more.counts,
  };
  return {
    key: `${type}:${ids(from).join('+')}>${ids(to).join('+')}:${counts.marks.map(({ mark }) => mark).join()}`,
    family: more.family ?? 'CONTENT',
    type,
    label,
    subject: { ids: ids(from), mode: more.mode ?? 'ALL' },
    object: { ids: ids(to), mode: more.to ?? 'ALL' },
    counts,
  };
}

const stance = (mark: string, claims = 1) => ({ claims, marks: [{ mark, claims }] });
const hedged = (level: string) => ({ hedges: [{ level, claims: 1 }] });

/** The sample. */
function graphSample(): { nodes: GraphNode[]; edges: GraphEdge[] } {
  return {
    nodes: [
      node('actor/norland', 'Norland'),
      node('actor/estmark', 'Estmark government'),
      node('actor/westria', 'United Westria'),
      node('actor/terrel', 'Ada Terrel'),
      node('actor/lamp', 'Lamp, medical relief'),
      node('event/orchard', 'Orchard clinic struck'),
      node('event/kirwan', 'Kirwan Hospital struck'),
      node('event/wave', 'attacks on clinics in the north', true),
      node('facility/orchard', 'Orchard clinic'),
      node('facility/kirwan', 'مستشفى كروان'),
      node('place/marrow', 'Marrow al-Numa'),
      node('place/kansa', 'كانسا'),
      node('document/lark', 'The New Lark, 28 November 2034'),
      node('mechanism/notify', 'Notification list'),
      node('actor/pilots', 'pilots', true),
    ],
    edges: [
      edge('CARRIED_OUT', 'carried out', 'actor/norland', 'event/orchard', {
        counts: {
          claims: 5,
          marks: [
            { mark: 'ASSERTS', claims: 4 },
            { mark: 'DENIES', claims: 1 },
          ],
          speakers: 4,
        },
      }),
      edge('CARRIED_OUT', 'carried out', ['actor/norland', 'actor/estmark'], 'event/orchard', {
        mode: 'EITHER',
      }),
      edge('CARRIED_OUT', 'carried out', ['actor/norland', 'actor/estmark'], 'event/wave', {
        counts: { claims: 3, speakers: 3 },
      }),
      edge('CARRIED_OUT', 'carried out', 'actor/westria', 'event/orchard', {
        mode: 'SOME',
        counts: hedged('POSSIBLE'),
      }),
      edge('CARRIED_OUT', 'carried out', 'actor/norland', 'event/kirwan', { counts: { inBody: 0 } }),
      edge('CARRIED_OUT', 'carried out', 'actor/estmark', 'event/kirwan', { counts: hedged('BELIEVED') }),
      edge('STRUCK', 'struck', 'event/orchard', 'facility/orchard', { counts: { claims: 6, speakers: 6 } }),
      edge('STRUCK', 'struck', 'event/kirwan', 'facility/kirwan'),
      edge('LOCATED', 'located in', 'facility/orchard', 'place/marrow'),
      edge('LOCATED', 'located in', 'event/orchard', 'place/marrow'),
      edge('LOCATED', 'located in', 'event/kirwan', 'place/kansa'),
      edge('PART_OF', 'part of', ['event/orchard', 'event/kirwan'], 'event/wave'),
      edge('PART_OF', 'part of', 'actor/pilots', 'actor/norland'),
      edge('ASSERTS', 'speaks of', 'actor/terrel', 'event/orchard', { family: 'VOICE' }),
      edge('ASSERTS', 'accuses', 'actor/terrel', ['actor/norland', 'actor/estmark'], {
        family: 'VOICE',
        to: 'EITHER',
      }),
      edge('CONDEMNS', 'condemns', 'actor/lamp', 'event/orchard', {
        family: 'VOICE',
        counts: stance('CONDEMNS', 2),
      }),
      edge('DEMANDS', 'makes a demand on', 'actor/lamp', 'actor/norland', {
        family: 'VOICE',
        counts: stance('DEMANDS'),
      }),
      edge('WARNS', 'warns about', 'actor/lamp', 'event/wave', { family: 'VOICE', counts: stance('WARNS') }),
      edge('ROLE', 'president of', 'actor/terrel', 'actor/lamp'),
      edge('SILENCE', 'tells of the silence of', 'actor/terrel', 'actor/westria', {
        family: 'VOICE',
        counts: stance('SILENCE'),
      }),
      edge('SHARED', 'shared with', 'facility/orchard', 'actor/norland', {
        counts: { ...stance('ASSERTS', 2), speakers: 2 },
      }),
      edge('ABOUT', 'about', 'document/lark', 'event/kirwan'),
      edge('ABOUT', 'under', 'mechanism/notify', 'facility/orchard'),
      edge('DENIES', 'issues a denial on', 'actor/norland', 'event/wave', {
        family: 'VOICE',
        counts: stance('DENIES', 3),
      }),
    ],
  };
}

export const { nodes, edges } = graphSample();

/** A stand-in for the browser's: as wide as the letters are many. */
export const measure = (text: string, font: Font): number => text.length * font.size * 0.52;
export const options = { lang: 'en' as const, measure };
export const size = markSizes(measure);

/** A graph laid out by force, and its marks. */
export function drawn(given: { nodes: readonly GraphNode[]; edges: readonly GraphEdge[] }) {
  const scene = buildScene(given.nodes, given.edges, options);
  const at = layoutForce(taskOf(scene, size, 'force', false));
  const boxes = boxesOf(scene.bodies, at);
  return { scene, at, boxes, marks: placeMarks(scene.strands, boxes, size) };
}
