/** A small force layout of our own: pure, deterministic, quick enough for 2,000 nodes in a worker. */
import { setAside } from './force-aside.ts';
import { centreMarks, type Edge, type ForceTask, graphOf, type Node, spread } from './force-graph.ts';
import { loosen, separate } from './force-room.ts';
import { score } from './force-score.ts';
import { attract, repel } from './force-steps.ts';
import { Neighbourhood } from './neighbourhood.ts';
import type { Point } from './types.ts';

// Local names: in the innermost loops a look-up on the global object costs more than the sum.
const { hypot } = Math;

/** More nodes than this are laid out without room for marks, which nobody could read from afar. */
const mostMarked = 160;

/** How many beginnings are tried: small graphs are read line by line, and cost nothing. */
function triesFor(count: number): number {
  if (count <= 30) return 6;
  return count <= 60 ? 3 : 1;
}

/** One run from one beginning; leaves the nodes where they end up. */
function run(nodes: readonly Node[], edges: readonly Edge[], turn: number): void {
  const marked = nodes.length > mostMarked ? [] : edges;
  const steps = nodes.length > 60 ? 130 : 170;
  const near = new Neighbourhood<Node>(300);
  spread(nodes, turn);
  centreMarks(edges);
  for (let step = 0; step < steps; step++) {
    const heat = 50 * (1 - step / steps) ** 1.5 + 0.5;
    for (const node of nodes) {
      node.fx = -node.x * 0.01;
      node.fy = -node.y * 0.014;
    }
    repel(nodes, marked, near);
    attract(edges);
    for (const node of nodes) {
      const size = hypot(node.fx, node.fy);
      const limit = size > heat ? heat / size : 1;
      node.x += node.fx * limit;
      node.y += node.fy * limit;
    }
    centreMarks(marked);
  }
  if (marked !== edges) loosen(nodes, near);
  separate(nodes, marked, near);
}

/** Places every body. The answer depends on ids, sizes and links alone, not on the order they come in. */
export function layoutForce(task: ForceTask): Record<string, Point> {
  const { nodes: all, edges } = graphOf(task);
  const linked = all.filter(({ links }) => links.length > 0);
  const lone = linked.length > 0 ? all.filter(({ links }) => links.length === 0) : [];
  const nodes = lone.length > 0 ? linked : all;
  const tries = triesFor(nodes.length);
  let best: Record<string, Point> = {};
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < tries; turn++) {
    run(nodes, edges, turn);
    if (lone.length > 0) setAside(lone, nodes, edges);
    const found = tries === 1 ? 0 : score(nodes, edges);
    if (found >= least) continue;
    least = found;
    best = Object.fromEntries(all.map(({ id, x, y }) => [id, { x: Math.round(x), y: Math.round(y) }]));
  }
  return best;
}

export type { ForceTask } from './force-graph.ts';
