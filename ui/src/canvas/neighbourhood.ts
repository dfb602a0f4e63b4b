/** Points by the square of the plane they lie in, so that only what is near is looked at. */
import type { Point } from './types.ts';

// Local names: in the innermost loops a look-up on the global object costs more than the sum.
const { floor } = Math;

/** Filled anew whenever its points have moved. */
export class Neighbourhood<T extends Point> {
  private readonly cells = new Map<number, T[]>();
  private readonly size: number;

  constructor(size: number) {
    this.size = size;
  }

  fill(points: readonly T[]): void {
    this.cells.clear();
    for (const point of points) {
      const key = this.key(floor(point.x / this.size), floor(point.y / this.size));
      const list = this.cells.get(key);
      if (list) list.push(point);
      else this.cells.set(key, [point]);
    }
  }

  /** Visits the points in a point's own square and the eight round it, in a fixed order. */
  each({ x, y }: Point, visit: (point: T) => void): void {
    const column = floor(x / this.size);
    const row = floor(y / this.size);
    for (let across = column - 1; across <= column + 1; across++)
      for (let down = row - 1; down <= row + 1; down++) {
        const list = this.cells.get(this.key(across, down));
        if (list) for (const point of list) visit(point);
      }
  }

  /** One number for a square; far more squares than any drawing has. */
  private key(column: number, row: number): number {
    return (column + 50_000) * 100_000 + row + 50_000;
  }
}
