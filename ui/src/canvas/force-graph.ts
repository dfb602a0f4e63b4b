/** A graph as the force layout works on it: nodes that carry their push, edges with the room of their marks. */
import type { Box } from './geometry.ts';

/** A node as the layout sees it: a name and a box. */
export interface ForceBody {
  id: string;
  w: number;
  h: number;
}

/** An edge between sets of nodes, with the room that its marks take up in the middle. */
export interface ForceLink {
  from: readonly string[];
  to: readonly string[];
  w: number;
  h: number;
}

/** What a worker is asked. */
export interface ForceTask {
  bodies: readonly ForceBody[];
  links: readonly ForceLink[];
}

/** A node on its way. */
export interface Node extends Box {
  id: string;
  links: Node[];
  /** The push of this step. */
  fx: number;
  fy: number;
}

/** An edge between sets of nodes. */
export interface Edge {
  from: Node[];
  to: Node[];
  ends: Node[];
  /** Room for its marks, and a bead half way along each of its lines, so that nothing is laid on them. */
  mark: MarkBox;
  beads: Box[];
}

/** The room of an edge's marks, with the number of the edge. */
export interface MarkBox extends Box {
  edge: number;
}

const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** Nodes and edges of a task, in an order that depends on ids alone. */
export function graphOf({ bodies, links }: ForceTask): { nodes: Node[]; edges: Edge[] } {
  const nodes = [...bodies]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, w, h }): Node => ({ id, x: 0, y: 0, w, h, links: [], fx: 0, fy: 0 }));
  const edges = edgesOf(links, new Map(nodes.map((node) => [node.id, node])));
  for (const { from, to } of edges)
    for (const a of from)
      for (const b of to) {
        a.links.push(b);
        b.links.push(a);
      }
  return { nodes, edges };
}

function edgesOf(links: readonly ForceLink[], known: ReadonlyMap<string, Node>): Edge[] {
  const of = (ids: readonly string[]) => [...new Set(ids)].sort().flatMap((id) => known.get(id) ?? []);
  return links
    .map(({ from, to, w, h }): Edge => {
      const sides = { from: of(from), to: of(to) };
      const ends = [...new Set([...sides.from, ...sides.to])];
      const beads = ends.map(() => ({ x: 0, y: 0, w: 26, h: 18 }));
      return { ...sides, ends, beads, mark: { x: 0, y: 0, w, h, edge: 0 } };
    })
    .filter(({ from, to, ends }) => from.length > 0 && to.length > 0 && ends.length > 1)
    .map((edge) => ({ edge, key: edge.ends.map(({ id }) => id).join(' ') }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ edge }, at) => {
      edge.mark.edge = at;
      return edge;
    });
}

/** Lays nodes out from the middle: the best connected first, then what hangs on it. Each turn begins elsewhere. */
export function spread(nodes: readonly Node[], turn: number): void {
  const seen = new Set<Node>();
  const order = [...nodes].sort((a, b) => b.links.length - a.links.length || (a.id < b.id ? -1 : 1));
  const first = turn % Math.max(1, order.length);
  for (const start of [...order.slice(first), ...order.slice(0, first)]) {
    const queue = [start];
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (seen.has(next)) continue;
      const angle = seen.size * goldenAngle + turn;
      next.x = Math.sqrt(seen.size) * 150 * Math.cos(angle);
      next.y = Math.sqrt(seen.size) * 110 * Math.sin(angle);
      seen.add(next);
      queue.push(...next.links);
    }
  }
}

const mean = (nodes: readonly Node[], of: 'x' | 'y') =>
  nodes.reduce((sum, node) => sum + node[of], 0) / nodes.length;

/** Puts marks back into the middle of their edges, and beads into the middle of their lines. */
export function centreMarks(edges: readonly Edge[]): void {
  for (const { from, to, ends, mark, beads } of edges) {
    mark.x = (mean(from, 'x') + mean(to, 'x')) / 2;
    mark.y = (mean(from, 'y') + mean(to, 'y')) / 2;
    beads.forEach((bead, at) => {
      const end = ends[at] as Node;
      bead.x = (end.x + mark.x) / 2;
      bead.y = (end.y + mark.y) / 2;
    });
  }
}

/** Adds to a node's push. */
export function shove(node: Node, x: number, y: number): void {
  node.fx += x;
  node.fy += y;
}

/** Pushes all ends of an edge alike, as its marks can only move with them. */
export function shoveEdge({ ends }: Edge, x: number, y: number): void {
  for (const end of ends) shove(end, x / ends.length, y / ends.length);
}
