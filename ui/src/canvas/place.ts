/** Room for nodes that come later: beyond the node that brought them, and never where something stands already. */
import { type Box, overlap } from './geometry.ts';
import type { Point } from './types.ts';

// Local names: in the innermost loops a look-up on the global object costs more than the sum.
const { atan2, ceil, cos, hypot, max, min, round, sin } = Math;

const gap = 22;
const ringStep = 46;
/** How many rings are searched for a place in plain sight. */
const patience = 10;
/** New nodes first look in the half that faces outwards, and behind the node only far from it. */
const outward = Math.PI * 0.62;

/**
 * Centres for new boxes of these sizes, in free space beyond `around`. Pure: moves nothing, and for the same
 * boxes gives the same answer.
 */
export function placeNew(
  existing: readonly Box[],
  around: Box,
  sizes: readonly { w: number; h: number }[],
): Point[] {
  const others = existing.filter((box) => box.x !== around.x || box.y !== around.y);
  const middle = {
    x: others.reduce((sum, { x }) => sum + x, 0) / max(1, others.length),
    y: others.reduce((sum, { y }) => sum + y, 0) / max(1, others.length),
  };
  const away = others.length > 0 ? atan2(around.y - middle.y, around.x - middle.x) : 0;
  const taken: Box[] = [...existing, around];
  return sizes.map((size) => {
    const point = firstFree(taken, around, size, away);
    taken.push({ ...point, ...size });
    return point;
  });
}

/** Whether the line between a box and a point passes no other box. */
function inSight(taken: readonly Box[], around: Box, point: Point): boolean {
  const steps = ceil(hypot(point.x - around.x, point.y - around.y) / 12);
  for (let step = 1; step < steps; step++) {
    const at = {
      x: around.x + ((point.x - around.x) * step) / steps,
      y: around.y + ((point.y - around.y) * step) / steps,
    };
    const passed = (box: Box) =>
      (box.x !== around.x || box.y !== around.y) && overlap(box, { ...at, w: 4, h: 4 });
    if (taken.some(passed)) return false;
  }
  return true;
}

function firstFree(taken: readonly Box[], around: Box, size: { w: number; h: number }, away: number): Point {
  const start = max(around.w, around.h) / 2 + max(size.w, size.h) / 2 + 70;
  for (let ring = 0; ; ring++) {
    const radius = start + ring * ringStep;
    const step = min(0.5, (size.h + gap) / radius);
    const reach = ring < 8 ? outward : Math.PI;
    for (let turn = 0; turn * step <= reach; turn++)
      for (const side of turn === 0 ? [1] : [1, -1]) {
        const angle = away + side * turn * step;
        const point = {
          x: round(around.x + radius * cos(angle)),
          y: round(around.y + radius * sin(angle)),
        };
        if (taken.some((box) => overlap(box, { ...point, ...size }, gap))) continue;
        // A line that passes under another node would seem to end there.
        if (ring >= patience || inSight(taken, around, point)) return point;
      }
  }
}
