/** Where the marks of edges stand: in the middle of their line, beside one another, and not on top of anything. */
import { type Box, overlap } from './geometry.ts';
import type { Strand, StrandEnd } from './graph-scene.ts';
import type { Point, Positions } from './types.ts';

// Local names: in the innermost loops a look-up on the global object costs more than the sum.
const { abs, ceil, floor, hypot, max, min, round } = Math;

/** A mark, and the dots that join it to the members of a set. */
export interface PlacedMark extends Point {
  dots: { member: string; side: 'from' | 'to'; x: number; y: number }[];
  /** Its ends; while they stay where they are, so does the mark. */
  ends: readonly Point[];
  /** It found no room, and lies on something. */
  covers: boolean;
}

/** How far a mark may step aside from its line when it finds no room on it. */
const asides = [0, 22, -22, 44, -44, 66, -66, 88, -88];

/** How large a strand's mark is, its caption included. */
export type MarkSize = (strand: Strand) => { w: number; h: number };

const betweenStrands = 38;
/** Places along a line at which a mark may stand, the middle first. */
const along = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

/** Where the line from a box's middle towards a point leaves the box. */
export function exitOf(box: Box, towards: Point): Point {
  const x = towards.x - box.x;
  const y = towards.y - box.y;
  if (x === 0 && y === 0) return { x: box.x, y: box.y };
  const part = min(box.w / 2 / max(abs(x), 1e-6), box.h / 2 / max(abs(y), 1e-6), 1);
  return { x: box.x + x * part, y: box.y + y * part };
}

/** A point this far from one towards another. */
function onward(from: Point, to: Point, by: number): Point {
  const length = hypot(to.x - from.x, to.y - from.y) || 1;
  const part = min(by / length, 0.5);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** The box between boxes; of one box, itself. */
export function middleOf(boxes: readonly Box[]): Box {
  const only = boxes[0];
  if (boxes.length === 1 && only) return only;
  const mean = (of: (box: Box) => number) => boxes.reduce((sum, box) => sum + of(box), 0) / boxes.length;
  return { x: mean(({ x }) => x), y: mean(({ y }) => y), w: 0, h: 0 };
}

/** How far to the side a slot lies: 0, then one step either side in turn. */
export function sideOf(slot: number): number {
  return ceil(slot / 2) * (slot % 2 === 1 ? 1 : -1) || 0;
}

/** Squares of the plane with the boxes in them, so that a look round does not pass over all of them. */
class Grid {
  private readonly cells = new Map<string, Box[]>();
  private readonly size = 200;

  private *keys({ x, y, w, h }: Box): Generator<string> {
    for (let column = floor((x - w / 2) / this.size); column <= floor((x + w / 2) / this.size); column++)
      for (let row = floor((y - h / 2) / this.size); row <= floor((y + h / 2) / this.size); row++)
        yield `${column},${row}`;
  }

  add(box: Box): void {
    for (const key of this.keys(box)) {
      const list = this.cells.get(key);
      if (list) list.push(box);
      else this.cells.set(key, [box]);
    }
  }

  hits(box: Box): boolean {
    for (const key of this.keys(box))
      if (this.cells.get(key)?.some((other) => overlap(other, box, 2))) return true;
    return false;
  }
}

/** The boxes of an end's members, as far as they have one. */
function boxesAt({ ids }: StrandEnd, boxes: ReadonlyMap<string, Box>): Box[] {
  const found: Box[] = [];
  for (const id of ids) {
    const box = boxes.get(id);
    if (box) found.push(box);
  }
  return found;
}

const stand = (before: readonly Point[], now: readonly Point[]) =>
  before.length === now.length && now.every(({ x, y }, at) => before[at]?.x === x && before[at]?.y === y);

/** Whether a mark's ends are where they were when it was placed. */
export function standStill(mark: PlacedMark, strand: Strand, boxes: ReadonlyMap<string, Box>): boolean {
  return stand(mark.ends, [...boxesAt(strand.from, boxes), ...boxesAt(strand.to, boxes)]);
}

const isSet = (end: StrandEnd) => end.ids.length + end.missing > 1;

/**
 * Places the marks of all strands whose ends have a box. Marks in `before` whose ends have not moved stay where they
 * are. With `avoid` false they simply stand in the middle, as while a node is being dragged.
 */
export function placeMarks(
  strands: readonly Strand[],
  boxes: ReadonlyMap<string, Box>,
  size: MarkSize,
  before: ReadonlyMap<string, PlacedMark> = new Map(),
  avoid = true,
): Map<string, PlacedMark> {
  const placed = new Map<string, PlacedMark>();
  const grid = new Grid();
  if (avoid) for (const box of boxes.values()) grid.add(box);
  const todo: { strand: Strand; from: Box[]; to: Box[]; ends: Box[] }[] = [];
  for (const strand of strands) {
    const from = boxesAt(strand.from, boxes);
    const to = boxesAt(strand.to, boxes);
    if (from.length === 0 || to.length === 0) continue;
    const ends = [...from, ...to];
    const last = before.get(strand.id);
    if (last && stand(last.ends, ends)) {
      placed.set(strand.id, last);
      if (avoid) grid.add(boxAt(last, size(strand)));
    } else todo.push({ strand, from, to, ends });
  }
  for (const { strand, from, to, ends } of todo) {
    const point = pointFor(strand, middleOf(from), middleOf(to), size, avoid ? grid : null);
    const { x, y, covers } = point;
    placed.set(strand.id, { x, y, covers, ends, dots: dotsOf(strand, boxes, point) });
    if (avoid) grid.add(boxAt(point, size(strand)));
  }
  return placed;
}

/** The room of a mark whose caption hangs below it. */
function boxAt(point: Point, { w, h }: { w: number; h: number }): Box {
  return { x: point.x, y: point.y + (h - 18) / 2, w, h };
}

/** Whether a strand is seen from its other end: strands in both directions share one fan. */
export function isTurned({ bundle, from }: Strand): boolean {
  return !bundle.startsWith(from.ids.join('+'));
}

/** Points on and beside the line between two boxes: which part of the way, and how far aside. */
function alongside(from: Box, to: Box, turned: boolean): (part: number, aside: number) => Point {
  const start = exitOf(from, to);
  const end = exitOf(to, from);
  const [first, second] = turned ? [to, from] : [from, to];
  const length = hypot(second.x - first.x, second.y - first.y) || 1;
  const across = { x: -(second.y - first.y) / length, y: (second.x - first.x) / length };
  return (part, aside) => ({
    x: round(start.x + (end.x - start.x) * part + across.x * aside),
    y: round(start.y + (end.y - start.y) * part + across.y * aside),
  });
}

/** Where the mark of a slot stands between two boxes, if nothing is in its way. */
export function midway(from: Box, to: Box, slot: number, turned: boolean): Point {
  return alongside(from, to, turned)(0.5, sideOf(slot) * betweenStrands);
}

function pointFor(
  strand: Strand,
  from: Box,
  to: Box,
  size: MarkSize,
  grid: Grid | null,
): Point & { covers: boolean } {
  const at = alongside(from, to, isTurned(strand));
  const aside = sideOf(strand.slot) * betweenStrands;
  const middle = at(0.5, aside);
  if (!grid) return { ...middle, covers: false };
  const room = size(strand);
  for (const more of asides)
    for (const part of along) {
      const point = at(part, aside + more);
      if (!grid.hits(boxAt(point, room))) return { ...point, covers: false };
    }
  return { ...middle, covers: true };
}

function dotsOf(strand: Strand, boxes: ReadonlyMap<string, Box>, mark: Point): PlacedMark['dots'] {
  if (!isSet(strand.from) && !isSet(strand.to)) return [];
  const sides = [
    ['from', strand.from, 9],
    ['to', strand.to, 21],
  ] as const;
  return sides.flatMap(([side, end, by]) =>
    isSet(end)
      ? end.ids.flatMap((member) => {
          const box = boxes.get(member);
          return box ? [{ member, side, ...onward(exitOf(box, mark), mark, by) }] : [];
        })
      : [],
  );
}

/** Boxes of all bodies that have a position. */
export function boxesOf(
  bodies: readonly { id: string; w: number; h: number }[],
  positions: Positions,
): Map<string, Box> {
  const boxes = new Map<string, Box>();
  for (const { id, w, h } of bodies) {
    const point = positions[id];
    if (point) boxes.set(id, { ...point, w, h });
  }
  return boxes;
}
