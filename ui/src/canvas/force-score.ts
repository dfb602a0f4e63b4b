/** How hard a layout is to read: lines under nodes above all, then lines that cross. Less is better. */
import type { Edge, Node } from './force-graph.ts';
import type { Box } from './geometry.ts';
import type { Point } from './types.ts';

// Local names: in the innermost loops a look-up on the global object costs more than the sum.
const { abs, ceil, hypot, max, min, sign } = Math;

interface Line {
  a: Point;
  b: Point;
  edge: Edge;
}

/** Which side of a line a point lies on. */
const side = (a: Point, b: Point, c: Point) => sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));

/** Whether two lines cross. */
function cross(p: Line, q: Line): boolean {
  return side(p.a, p.b, q.a) !== side(p.a, p.b, q.b) && side(q.a, q.b, p.a) !== side(q.a, q.b, p.b);
}

/** Whether a line passes a box. */
function passes({ a, b }: Line, box: Box): boolean {
  const steps = ceil(hypot(b.x - a.x, b.y - a.y) / 14);
  for (let step = 1; step < steps; step++) {
    const x = a.x + ((b.x - a.x) * step) / steps;
    const y = a.y + ((b.y - a.y) * step) / steps;
    if (abs(x - box.x) < box.w / 2 + 4 && abs(y - box.y) < box.h / 2 + 4) return true;
  }
  return false;
}

/** The score of a layout. */
export function score(nodes: readonly Node[], edges: readonly Edge[]): number {
  const lines = edges.flatMap((edge) => edge.ends.map((end): Line => ({ a: end, b: edge.mark, edge })));
  let total = 0;
  for (const line of lines)
    for (const node of nodes) if (!line.edge.ends.includes(node) && passes(line, node)) total += 12;
  lines.forEach((line, at) => {
    for (const other of lines.slice(at + 1))
      if (line.edge !== other.edge && line.a !== other.a && cross(line, other)) total += 2;
  });
  const spread = (of: 'x' | 'y') =>
    max(...nodes.map((node) => node[of])) - min(...nodes.map((node) => node[of]));
  return total + (spread('x') + spread('y')) / 150;
}
