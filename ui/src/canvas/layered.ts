/** A layout along the chain: who wrote it, who says it, who is named, what happened, what was struck, where. */
import type { LayoutBody, LayoutLink, LayoutTask } from './layout.ts';
import type { Point } from './types.ts';

// Local names: in the innermost loops a look-up on the global object costs more than the sum.
const { abs, ceil, max, round, sqrt } = Math;

/** Between columns stand the marks of edges with what they say. */
const betweenColumns = 200;
const betweenParts = 36;
const betweenRows = 24;
/** Two in one column that are joined have their mark between them. */
const betweenJoined = 64;
/** A column of more than this stands in several parts side by side. */
const tallest = 28;
const sweeps = 10;

const order = ['document', 'speaker', 'named', 'event', 'struck', 'place'] as const;
type Column = (typeof order)[number];

interface Cell extends Point {
  body: LayoutBody;
  column: number;
  near: Cell[];
}

/** Whoever only speaks stands before those who are named; whoever is both stands with the named. */
function columnOf(body: LayoutBody, speakers: ReadonlySet<string>, named: ReadonlySet<string>): Column {
  switch (body.family) {
    case 'document':
      return 'document';
    case 'event':
      return 'event';
    case 'facility':
    case 'mechanism':
      return 'struck';
    case 'place':
      return 'place';
    default:
      return speakers.has(body.id) && !named.has(body.id) ? 'speaker' : 'named';
  }
}

function cellsOf({ bodies, links }: LayoutTask): Cell[] {
  const speakers = new Set(links.filter(({ voice }) => voice).flatMap(({ from }) => from));
  const families = new Map(bodies.map(({ id, family }) => [id, family]));
  const acts = ({ voice, to }: LayoutLink) => !voice && to.some((id) => families.get(id) === 'event');
  const named = new Set([
    ...links.filter(acts).flatMap(({ from }) => from),
    ...links.filter(({ voice }) => voice).flatMap(({ to }) => to),
  ]);
  const cells = [...bodies]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((body): Cell => {
      const column = order.indexOf(columnOf(body, speakers, named));
      return { body, column, near: [], x: 0, y: 0 };
    });
  const known = new Map(cells.map((cell) => [cell.body.id, cell]));
  for (const { from, to } of links)
    for (const a of from)
      for (const b of to) {
        const [one, other] = [known.get(a), known.get(b)];
        if (!one || !other || one === other) continue;
        one.near.push(other);
        other.near.push(one);
      }
  return cells;
}

/** How far apart the middles of two cells stand, one above the other. */
const room = (a: Cell, b: Cell) =>
  (a.body.h + b.body.h) / 2 + (a.near.includes(b) ? betweenJoined : betweenRows);

/** Stacks a column in its order, with its middle at zero. */
function stack(column: readonly Cell[]): void {
  column.forEach((cell, at) => {
    const above = column[at - 1];
    cell.y = above ? above.y + room(above, cell) : 0;
  });
  const middle = ((column[0]?.y ?? 0) + (column.at(-1)?.y ?? 0)) / 2;
  for (const cell of column) cell.y -= middle;
}

/** Where its neighbours stand on the whole, or those in other columns only; where it has none, where it is. */
function wanted(cell: Cell, others = false): number {
  const near = others ? cell.near.filter(({ column }) => column !== cell.column) : cell.near;
  return near.length === 0 ? cell.y : near.reduce((sum, { y }) => sum + y, 0) / near.length;
}

function sortByNeighbours(column: Cell[]): void {
  const at = new Map(column.map((cell) => [cell, wanted(cell)]));
  column.sort((a, b) => (at.get(a) ?? 0) - (at.get(b) ?? 0) || (a.body.id < b.body.id ? -1 : 1));
  stack(column);
}

/** Moves what stands in a column towards its neighbours, as far as those above and below leave room. */
function settle(column: readonly Cell[]): void {
  for (let round = 0; round < 6; round++) {
    for (const cell of column) cell.y += (wanted(cell, true) - cell.y) * 0.6;
    for (let pass = 0; pass < 20; pass++) {
      let moved = false;
      for (let at = 1; at < column.length; at++) {
        const [above, below] = [column[at - 1] as Cell, column[at] as Cell];
        const lacking = room(above, below) - (below.y - above.y);
        if (lacking <= 0.5) continue;
        above.y -= lacking / 2;
        below.y += lacking / 2;
        moved = true;
      }
      if (!moved) return;
    }
  }
  // What the passes could not part is parted downwards.
  for (let at = 1; at < column.length; at++) {
    const [above, below] = [column[at - 1] as Cell, column[at] as Cell];
    below.y = max(below.y, above.y + room(above, below));
  }
}

/** A column as parts side by side, none of them too tall. */
function partsOf(column: readonly Cell[]): Cell[][] {
  const count =
    column.length <= tallest ? 1 : ceil(column.length / max(tallest, ceil(sqrt(column.length * 4))));
  const size = ceil(column.length / count);
  return Array.from({ length: count }, (_, at) => column.slice(at * size, (at + 1) * size));
}

/** Places every body in the column of its part in the chain; within a column, near what it hangs on. */
export function layoutLayered(task: LayoutTask): Record<string, Point> {
  const cells = cellsOf(task);
  const columns = order
    .map((_, at) => cells.filter(({ column }) => column === at))
    .filter((column) => column.length > 0);
  for (const column of columns) stack(column);
  for (let sweep = 0; sweep < sweeps; sweep++)
    for (const column of sweep % 2 === 0 ? columns : [...columns].reverse()) sortByNeighbours(column);
  let left = 0;
  for (const column of columns) {
    const parts = partsOf(column);
    for (const part of parts) {
      const width = max(...part.map(({ body }) => body.w));
      if (parts.length > 1) stack(part);
      else settle(part);
      for (const cell of part) cell.x = left + width / 2;
      left += width + betweenParts;
    }
    left += betweenColumns - betweenParts;
  }
  const way = task.back ? -1 : 1;
  return Object.fromEntries(
    cells.map(({ body, x, y }) => [body.id, { x: round(x) * way, y: abs(y) < 0.5 ? 0 : round(y) }]),
  );
}
