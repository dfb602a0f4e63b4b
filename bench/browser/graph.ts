import type { GraphEdge, GraphNode, Positions } from '../../ui/src/canvas/types.ts';
import { Random } from '../random.ts';

/** A graph of a size, with positions, so that drawing can be measured without a layout. */
export interface Sample {
  nodes: GraphNode[];
  edges: GraphEdge[];
  positions: Positions;
}

const families = ['actor', 'event', 'event', 'event', 'facility', 'place'];
const marks = ['ASSERTS', 'ASSERTS', 'ASSERTS', 'DENIES', 'CONDEMNS'];
const levels = ['FLAT', 'FLAT', 'PROBABLE', 'POSSIBLE'];

/** Nodes of all families with names in two scripts, two edges each, ends by a power law; the same for the same size. */
export function sampleGraph(count: number): Sample {
  const random = new Random(count);
  const nodes = Array.from({ length: count }, (_, at): GraphNode => {
    const family = families[at % families.length] ?? 'event';
    const label = at % 9 === 0 ? `مستشفى ${at}` : `${family} number ${at} of the north`;
    return {
      id: `${family}/${at}`,
      family: family.toUpperCase(),
      kind: family,
      plural: at % 17 === 0,
      label,
    };
  });
  const end = () => nodes[Math.floor(count * random.next() ** 3)] as GraphNode;
  const edges = Array.from({ length: count * 2 }, (_, at): GraphEdge => {
    const near = nodes[at % count] as GraphNode;
    const mark = marks[at % marks.length] ?? 'ASSERTS';
    return {
      key: `edge-${at}`,
      family: at % 3 === 0 ? 'VOICE' : 'CONTENT',
      type: 'CARRIED_OUT',
      label: 'carried out',
      subject: { ids: [near.id], mode: 'ALL' },
      object: { ids: [end().id], mode: 'ALL' },
      counts: {
        claims: 1 + (at % 4),
        marks: [{ mark, claims: 1 + (at % 4) }],
        negated: 0,
        speakers: 1 + (at % 3),
        documents: 1,
        hedges: [{ level: levels[at % levels.length] ?? 'FLAT', claims: 1 }],
        inBody: at % 11 === 0 ? 0 : 1,
      },
    };
  });
  const across = Math.ceil(Math.sqrt(count));
  const positions = Object.fromEntries(
    nodes.map(({ id }, at) => [
      id,
      {
        x: (at % across) * 190 + Math.round(random.next() * 60),
        y: Math.floor(at / across) * 110 + Math.round(random.next() * 40),
      },
    ]),
  );
  return { nodes, edges, positions };
}
