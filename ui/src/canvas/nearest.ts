/** The neighbour that an arrow key leads to where things stand freely. */
import type { Point } from './types.ts';

export type Way = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

const ways: Record<Way, Point> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

/** The nearest point in a direction; what lies off to the side counts for more than what lies ahead. */
export function nearestTowards<T extends Point>(points: readonly T[], from: Point, way: Way): T | null {
  const { x: ahead, y: down } = ways[way];
  let best: T | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const point of points) {
    const x = point.x - from.x;
    const y = point.y - from.y;
    const forward = x * ahead + y * down;
    const aside = Math.abs(x * down) + Math.abs(y * ahead);
    // Within 60 degrees either side, so that each of the four keys has a quarter and some.
    if (forward <= 0 || aside > forward * 1.8) continue;
    const distance = forward + aside * 2;
    if (distance < least) {
      least = distance;
      best = point;
    }
  }
  return best;
}
