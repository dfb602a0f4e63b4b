/** A loop drawn by hand round what is to be selected. */
import type { Point } from './types.ts';

/** Whether a point lies within a closed loop. */
export function within(loop: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  let from = loop[loop.length - 1];
  for (const to of loop) {
    if (from && from.y > y !== to.y > y && x < ((from.x - to.x) * (y - to.y)) / (from.y - to.y) + to.x)
      inside = !inside;
    from = to;
  }
  return inside;
}

/** The ids of the points within a loop. */
export function caught(loop: readonly Point[], points: Iterable<readonly [string, Point]>): string[] {
  return [...points].filter(([, point]) => within(loop, point)).map(([id]) => id);
}
