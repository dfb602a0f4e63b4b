/** Makes room: after the forces no node lies on another, and as few as can be on marks and lines. */
import { centreMarks, type Edge, type Node, shove, shoveEdge } from './force-graph.ts';
import { eachMarkPair } from './force-steps.ts';
import type { Box } from './geometry.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { Point } from './types.ts';

// Local names: in the innermost loops a look-up on the global object costs more than the sum.
const { abs } = Math;

const gap = 20;

/** The push that parts two boxes the shorter way, or null where they keep these distances already. */
function parting(a: Box, b: Box, x: number, y: number): Point | null {
  const across = (a.w + b.w) / 2 + x - abs(a.x - b.x);
  const down = (a.h + b.h) / 2 + y - abs(a.y - b.y);
  if (across <= 0 || down <= 0) return null;
  return across < down
    ? { x: (across / 2 + 0.5) * (a.x < b.x ? -1 : 1), y: 0 }
    : { x: 0, y: (down / 2 + 0.5) * (a.y < b.y ? -1 : 1) };
}

/** How many nodes lie on another. */
function crowding(nodes: readonly Node[], near: Neighbourhood<Node>): number {
  near.fill(nodes);
  let count = 0;
  for (const a of nodes) {
    let met = false;
    near.each(a, (b) => {
      met ||= a !== b && parting(a, b, gap, gap) !== null;
    });
    if (met) count += 1;
  }
  return count;
}

/** Spreads a crowd as a whole until pushing can do the rest: what lay in the middle would else find no way out. */
export function loosen(nodes: readonly Node[], near: Neighbourhood<Node>): void {
  for (let round = 0; round < 16 && crowding(nodes, near) > nodes.length / 8; round++)
    for (const node of nodes) {
      node.x *= 1.15;
      node.y *= 1.15;
    }
}

/** Pushes nodes apart until none lies on another; marks and lines only as far as that allows. */
export function separate(nodes: readonly Node[], edges: readonly Edge[], near: Neighbourhood<Node>): void {
  const rounds = edges.length > 0 ? 120 : 0;
  for (let round = 0; round < rounds + 120; round++) {
    let moved = false;
    for (const node of nodes) node.fx = node.fy = 0;
    near.fill(nodes);
    for (const a of nodes)
      near.each(a, (b) => {
        if (a.id >= b.id) return;
        const by = parting(a, b, gap, gap);
        if (!by) return;
        moved = true;
        shove(a, by.x, by.y);
        shove(b, -by.x, -by.y);
      });
    if (round < rounds && partEdges(edges, near)) moved = true;
    if (!moved) return;
    for (const node of nodes) {
      node.x += node.fx;
      node.y += node.fy;
    }
    centreMarks(edges);
  }
}

/** Parts joined nodes until their marks have room between them, and edges from nodes that lie on them. */
function partEdges(edges: readonly Edge[], near: Neighbourhood<Node>): boolean {
  let moved = false;
  for (const edge of edges) {
    for (const a of edge.from)
      for (const b of edge.to) {
        const by = a === b ? null : parting(a, b, edge.mark.w + 30, edge.mark.h + 26);
        if (!by) continue;
        moved = true;
        shove(a, by.x, by.y);
        shove(b, -by.x, -by.y);
      }
    for (const box of [edge.mark, ...edge.beads])
      near.each(box, (node) => {
        const by = edge.ends.includes(node) ? null : parting(node, box, 4, 4);
        if (!by) return;
        moved = true;
        shove(node, by.x, by.y);
        shoveEdge(edge, -by.x, -by.y);
      });
  }
  eachMarkPair(edges, (a, b) => {
    const by = parting(a.mark, b.mark, 4, 4);
    if (!by) return;
    moved = true;
    shoveEdge(a, by.x, by.y);
    shoveEdge(b, -by.x, -by.y);
  });
  return moved;
}
