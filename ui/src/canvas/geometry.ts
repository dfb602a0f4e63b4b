/** Boxes and points. A box goes by its centre, as cytoscape's nodes do. */
import type { Point } from './types.ts';

// Local names: in the innermost loops a look-up on the global object costs more than the sum.
const { abs } = Math;

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Whether two boxes share more than a border, with `gap` kept between them. */
export function overlap(a: Box, b: Box, gap = 0): boolean {
  return abs(a.x - b.x) < (a.w + b.w) / 2 + gap && abs(a.y - b.y) < (a.h + b.h) / 2 + gap;
}

/** Whether a point lies in a box. */
export function holds(box: Box, point: Point): boolean {
  return abs(point.x - box.x) <= box.w / 2 && abs(point.y - box.y) <= box.h / 2;
}

/** The box between two corners. */
export function span(left: number, top: number, right: number, bottom: number): Box {
  return { x: (left + right) / 2, y: (top + bottom) / 2, w: right - left, h: bottom - top };
}

export const leftOf = (box: Box): number => box.x - box.w / 2;
export const rightOf = (box: Box): number => box.x + box.w / 2;
export const topOf = (box: Box): number => box.y - box.h / 2;
export const bottomOf = (box: Box): number => box.y + box.h / 2;
