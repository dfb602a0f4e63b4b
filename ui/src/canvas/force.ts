/** A small force layout of our own: pure, deterministic, quick enough for 2,000 nodes in a worker. */
import type { Box } from './geometry.ts';
import type { Point } from './types.ts';

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

const cell = 300;
const push = 150;
const slack = 34;
const gap = 20;
const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** A box and the nodes that move when it is pushed: itself, or the ends of the edge whose mark it is. */
interface Placed extends Box {
  owners: readonly Node[];
}

interface Node extends Placed {
  id: string;
  links: Node[];
  force: Point;
}

interface Edge {
  from: Node[];
  to: Node[];
  mark: Placed;
  /** Half way along each of its lines, so that nothing is laid on them. */
  beads: { box: Placed; end: Node }[];
}

/** Calls `visit` for every pair of boxes in the same or neighbouring cells, each pair once, in a fixed order. */
function eachNear(boxes: readonly Placed[], visit: (a: Placed, b: Placed) => void): void {
  const cells = new Map<string, number[]>();
  const at = (box: Box) => [Math.floor(box.x / cell), Math.floor(box.y / cell)] as const;
  boxes.forEach((box, index) => {
    const key = at(box).join();
    const list = cells.get(key);
    if (list) list.push(index);
    else cells.set(key, [index]);
  });
  boxes.forEach((box, index) => {
    const [column, row] = at(box);
    for (let x = column - 1; x <= column + 1; x++)
      for (let y = row - 1; y <= row + 1; y++)
        for (const other of cells.get(`${x},${y}`) ?? [])
          if (other > index) visit(box, boxes[other] as Placed);
  });
}

/** From the middle outwards: the best connected first, then what hangs on it. */
function spread(nodes: readonly Node[]): void {
  const seen = new Set<Node>();
  for (const start of [...nodes].sort((a, b) => b.links.length - a.links.length || (a.id < b.id ? -1 : 1))) {
    const queue = [start];
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (seen.has(next)) continue;
      const turn = seen.size;
      next.x = Math.sqrt(turn) * 150 * Math.cos(turn * goldenAngle);
      next.y = Math.sqrt(turn) * 110 * Math.sin(turn * goldenAngle);
      seen.add(next);
      queue.push(...next.links);
    }
  }
}

const mean = (nodes: readonly Node[], of: 'x' | 'y') =>
  nodes.reduce((sum, node) => sum + node[of], 0) / nodes.length;

/** Puts marks back into the middle of their edges, and beads into the middle of their lines. */
function centreMarks(edges: readonly Edge[]): void {
  for (const { from, to, mark, beads } of edges) {
    mark.x = (mean(from, 'x') + mean(to, 'x')) / 2;
    mark.y = (mean(from, 'y') + mean(to, 'y')) / 2;
    for (const { box, end } of beads) {
      box.x = (end.x + mark.x) / 2;
      box.y = (end.y + mark.y) / 2;
    }
  }
}

function shove({ owners }: Placed, x: number, y: number): void {
  for (const owner of owners) {
    owner.force.x += x / owners.length;
    owner.force.y += y / owners.length;
  }
}

/** Two boxes that have nothing to do with one another: a mark always lies between its own ends. */
const apart = (a: Placed, b: Placed) => !a.owners.some((node) => b.owners.includes(node));

function attract(edges: readonly Edge[]): void {
  for (const { from, to, mark } of edges)
    for (const a of from)
      for (const b of to) {
        const x = b.x - a.x;
        const y = b.y - a.y;
        const distance = Math.hypot(x, y) || 1;
        const along = (box: Box) => (box.w * Math.abs(x) + box.h * Math.abs(y)) / distance;
        const wanted = along(a) / 2 + along(b) / 2 + along(mark) + slack;
        // A hub with many links is pulled less by each, or it would gather them all on itself.
        const share =
          Math.sqrt(Math.min(a.links.length, b.links.length)) * Math.sqrt(from.length * to.length);
        const strength = ((distance - wanted) / distance) * (0.45 / share);
        shove(a, x * strength, y * strength);
        shove(b, -x * strength, -y * strength);
      }
}

function repel(boxes: readonly Placed[]): void {
  eachNear(boxes, (a, b) => {
    if (!apart(a, b)) return;
    const x = a.x - b.x || 0.1;
    const y = a.y - b.y || 0.1;
    const near = Math.max(400, x * x + y * y);
    const strength = (push * push) / near / Math.sqrt(near);
    const weight = a.owners.length > 1 || b.owners.length > 1 ? 0.35 : 1;
    shove(a, x * strength * weight, y * strength * weight);
    shove(b, -x * strength * weight, -y * strength * weight);
  });
}

/** Pushes two boxes apart the shorter way, so that they keep these distances; whether they had to move. */
function part(a: Placed, b: Placed, space: { x: number; y: number }): boolean {
  const across = (a.w + b.w) / 2 + space.x - Math.abs(a.x - b.x);
  const down = (a.h + b.h) / 2 + space.y - Math.abs(a.y - b.y);
  if (across <= 0 || down <= 0) return false;
  const x = across < down ? (across / 2 + 0.5) * (a.x < b.x ? 1 : -1) : 0;
  const y = across < down ? 0 : (down / 2 + 0.5) * (a.y < b.y ? 1 : -1);
  shove(a, -x, -y);
  shove(b, x, y);
  return true;
}

/** Pushes nodes apart until none lies on another; marks only as far as that allows. */
function separate(nodes: readonly Node[], edges: readonly Edge[]): void {
  const marks = edges.flatMap(({ mark, beads }) => [mark, ...beads.map(({ box }) => box)]);
  for (let round = 0; round < 400; round++) {
    const boxes = round < 200 ? [...nodes, ...marks] : nodes;
    let moved = false;
    for (const node of nodes) node.force = { x: 0, y: 0 };
    eachNear(boxes, (a, b) => {
      const space = a.owners.length > 1 || b.owners.length > 1 ? 4 : gap;
      if (apart(a, b) && part(a, b, { x: space, y: space })) moved = true;
    });
    // Between two joined nodes there is room for their marks.
    if (round < 200)
      for (const { from, to, mark } of edges)
        for (const a of from)
          for (const b of to) if (part(a, b, { x: mark.w + 30, y: mark.h + 26 })) moved = true;
    if (!moved) return;
    for (const node of nodes) {
      node.x += node.force.x;
      node.y += node.force.y;
    }
    centreMarks(edges);
  }
}

/** Places every body. The answer depends on ids, sizes and links alone, not on the order they come in. */
export function layoutForce({ bodies, links }: ForceTask): Record<string, Point> {
  const nodes = [...bodies]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, w, h }): Node => {
      const node: Node = { id, x: 0, y: 0, w, h, owners: [], links: [], force: { x: 0, y: 0 } };
      node.owners = [node];
      return node;
    });
  const known = new Map(nodes.map((node) => [node.id, node]));
  const of = (ids: readonly string[]) => [...new Set(ids)].sort().flatMap((id) => known.get(id) ?? []);
  const edges = links
    .map(({ from, to, w, h }): Edge => {
      const ends = { from: of(from), to: of(to) };
      const owners = [...new Set([...ends.from, ...ends.to])];
      const beads = owners.map((end) => ({ end, box: { x: 0, y: 0, w: 26, h: 18, owners } }));
      return { ...ends, beads, mark: { x: 0, y: 0, w, h, owners } };
    })
    .filter(({ from, to, mark }) => from.length > 0 && to.length > 0 && mark.owners.length > 1)
    .map((edge) => ({ edge, key: edge.mark.owners.map(({ id }) => id).join(' ') }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ edge }) => edge);
  for (const { from, to } of edges)
    for (const a of from)
      for (const b of to) {
        a.links.push(b);
        b.links.push(a);
      }
  spread(nodes);
  centreMarks(edges);

  const crowd = nodes.length > 400;
  const boxes = crowd
    ? nodes
    : [...nodes, ...edges.flatMap(({ mark, beads }) => [mark, ...beads.map(({ box }) => box)])];
  const steps = crowd ? 120 : 400;
  for (let step = 0; step < steps; step++) {
    const heat = 50 * (1 - step / steps) ** 1.5 + 0.5;
    for (const node of nodes) node.force = { x: -node.x * 0.01, y: -node.y * 0.014 };
    repel(boxes);
    attract(edges);
    for (const node of nodes) {
      const size = Math.hypot(node.force.x, node.force.y);
      const limit = size > heat ? heat / size : 1;
      node.x += node.force.x * limit;
      node.y += node.force.y * limit;
    }
    centreMarks(edges);
  }
  separate(nodes, crowd ? [] : edges);
  return Object.fromEntries(nodes.map(({ id, x, y }) => [id, { x: Math.round(x), y: Math.round(y) }]));
}
