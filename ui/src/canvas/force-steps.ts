/** The forces of one step: edges pull their ends to the length their marks need, all else pushes. */
import { type Edge, type MarkBox, type Node, shove, shoveEdge } from './force-graph.ts';
import type { Box } from './geometry.ts';
import { Neighbourhood } from './neighbourhood.ts';

// Local names: in the innermost loops a look-up on the global object costs more than the sum.
const { abs, hypot, max, min, sqrt } = Math;

const push = 150;
const slack = 34;

/** Pulls the ends of edges together, or apart where their marks need more room. */
export function attract(edges: readonly Edge[]): void {
  for (const { from, to, mark } of edges)
    for (const a of from)
      for (const b of to) {
        const x = b.x - a.x;
        const y = b.y - a.y;
        const distance = hypot(x, y) || 1;
        const along = (box: Box) => (box.w * abs(x) + box.h * abs(y)) / distance;
        const wanted = along(a) / 2 + along(b) / 2 + along(mark) + slack;
        // A hub with many links is pulled less by each, or it would gather them all on itself.
        const share = sqrt(min(a.links.length, b.links.length) * from.length * to.length);
        const strength = ((distance - wanted) / distance) * (0.45 / share);
        shove(a, x * strength, y * strength);
        shove(b, -x * strength, -y * strength);
      }
}

/** Visits every two marks near one another whose edges have no end in common. */
export function eachMarkPair(edges: readonly Edge[], visit: (a: Edge, b: Edge) => void): void {
  const near = new Neighbourhood<MarkBox>(160);
  near.fill(edges.map(({ mark }) => mark));
  for (const a of edges)
    near.each(a.mark, ({ edge }) => {
      const b = edges[edge];
      if (b && a.mark.edge < edge && !a.ends.some((end) => b.ends.includes(end))) visit(a, b);
    });
}

/** How strongly two boxes push one another, as a part of the way between them. */
function strengthAt(x: number, y: number): number {
  const near = max(400, x * x + y * y);
  return (push * push) / near / sqrt(near);
}

/** Pushes nodes from one another, and from marks and lines that are not theirs. */
export function repel(nodes: readonly Node[], edges: readonly Edge[], near: Neighbourhood<Node>): void {
  near.fill(nodes);
  for (const a of nodes)
    near.each(a, (b) => {
      if (a === b) return;
      const x = a.x - b.x || (a.id < b.id ? -0.1 : 0.1);
      const y = a.y - b.y || (a.id < b.id ? -0.1 : 0.1);
      const strength = strengthAt(x, y);
      shove(a, x * strength, y * strength);
    });
  for (const edge of edges)
    for (const box of [edge.mark, ...edge.beads])
      near.each(box, (node) => {
        if (edge.ends.includes(node)) return;
        const x = (node.x - box.x || 0.1) * 0.35;
        const y = (node.y - box.y || 0.1) * 0.35;
        const strength = strengthAt(x / 0.35, y / 0.35);
        shove(node, x * strength, y * strength);
        shoveEdge(edge, -x * strength, -y * strength);
      });
  eachMarkPair(edges, (a, b) => {
    const x = (a.mark.x - b.mark.x || 0.1) * 0.3;
    const y = (a.mark.y - b.mark.y || 0.1) * 0.3;
    const strength = strengthAt(x / 0.3, y / 0.3);
    shoveEdge(a, x * strength, y * strength);
    shoveEdge(b, -x * strength, -y * strength);
  });
}
