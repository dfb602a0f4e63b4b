/** Where nodes without an edge stand: in rows below the others, where no line runs. */
import type { Edge, Node } from './force-graph.ts';
import type { Box } from './geometry.ts';

const { max, min, sqrt } = Math;

const gap = 28;

/** Puts nodes that hang on nothing into rows below those that do, no wider than these where they fit. */
export function setAside(lone: readonly Node[], linked: readonly Node[], edges: readonly Edge[]): void {
  const taken: Box[] = [...linked, ...edges.map(({ mark }) => mark)];
  const left = min(...taken.map(({ x, w }) => x - w / 2));
  const right = max(...taken.map(({ x, w }) => x + w / 2));
  const area = lone.reduce((sum, { w, h }) => sum + (w + gap) * (h + gap), 0);
  const width = max(right - left, sqrt(area));
  let top = max(...taken.map(({ y, h }) => y + h / 2)) + gap;
  for (const row of rowsOf(lone, width)) {
    const height = max(...row.map(({ h }) => h));
    let x = (left + right) / 2 - (row.reduce((sum, { w }) => sum + w + gap, 0) - gap) / 2;
    for (const node of row) {
      node.x = x + node.w / 2;
      node.y = top + height / 2;
      x += node.w + gap;
    }
    top += height + gap;
  }
}

/** Nodes in rows that are as full as a width allows, each with one at least. */
function rowsOf(nodes: readonly Node[], width: number): Node[][] {
  const rows: Node[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    if (used + gap + node.w > width) {
      rows.push([]);
      used = -gap;
    }
    rows.at(-1)?.push(node);
    used += gap + node.w;
  }
  return rows;
}
