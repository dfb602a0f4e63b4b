import type { Family, Mark } from '../api/types.gen.ts';

/** A piece of a drawing, in SVG's own terms; colours are left to whoever draws it. */
export interface Shape {
  tag: 'circle' | 'path' | 'rect';
  attrs: Readonly<Record<string, string | number>>;
}

const path = (d: string, attrs: Shape['attrs'] = {}): Shape => ({ tag: 'path', attrs: { d, ...attrs } });
const circle = (cx: number, r: number, attrs: Shape['attrs'], cy = 8): Shape => ({
  tag: 'circle',
  attrs: { cx, cy, r, ...attrs },
});
const ink = { fill: 'currentColor' };
const line = (strokeWidth: number) => ({ fill: 'none', stroke: 'currentColor', strokeWidth });

/** Stance by shape, so that nothing is told by colour alone. In a box of 16 by 16. */
export const markShapes: Readonly<Record<Mark, readonly Shape[]>> = {
  ASSERTS: [circle(8, 6.5, ink)],
  DENIES: [circle(8, 6, line(2)), path('M3 8h10', line(2.4))],
  CONDEMNS: [path('M1.5 2.5h13L8 14.5z', ink)],
  DEMANDS: [path('M4 2.5l8.5 5.5L4 13.5z', { ...line(1.9), strokeLinejoin: 'round' })],
  WARNS: [path('M8 1.6L14.4 8 8 14.4 1.6 8z', line(1.8)), path('M8 5v3.4M8 10v1.4', line(1.8))],
  EXPECTS: [
    {
      tag: 'rect',
      attrs: { x: 2.6, y: 2.6, width: 10.8, height: 10.8, ...line(1.8), strokeDasharray: '3 2' },
    },
  ],
  SILENCE: [circle(8, 6, { ...line(1.9), strokeDasharray: '2.2 2.5' })],
};

/** Kind by outline. In a box of 20 by 16. */
export const familyShapes: Readonly<Record<Family, readonly Shape[]>> = {
  ACTOR: [{ tag: 'rect', attrs: { x: 1, y: 3.5, width: 18, height: 9, rx: 4.5, ...line(1.5) } }],
  EVENT: [path('M5 2.5h10l3.5 3.5v4L15 13.5H5L1.5 10V6z', line(1.5))],
  FACILITY: [
    { tag: 'rect', attrs: { x: 2, y: 3, width: 16, height: 10, ...line(1.5) } },
    path('M3.2 3v10', line(3)),
  ],
  PLACE: [path('M2 3h16v5.5a5 5 0 0 1-5 5H7a5 5 0 0 1-5-5z', line(1.5))],
  DOCUMENT: [path('M3.5 2.5h10l3.5 3.5v7.5h-13.5z M13.5 2.5v3.5h3.5', line(1.5))],
  MECHANISM: [path('M6 2.5h8l4.500 5.5-4.5 5.5H6L1.5 8z', line(1.5))],
};

export type Texture = 'solid' | 'dashed' | 'dotted' | 'hollow';

/** Certainty by texture: three, since people tell few dashes apart; hollow for what only a heading says. 28 by 12. */
export const textureShapes: Readonly<Record<Texture, readonly Shape[]>> = {
  solid: [path('M1 6h26', line(2))],
  dashed: [path('M1 6h26', { ...line(2), strokeDasharray: '7 4' })],
  dotted: [path('M2 6h26', { ...line(2.4), strokeDasharray: '1.5 4.5', strokeLinecap: 'round' })],
  hollow: [path('M1 4.2h26M1 7.8h26', line(1.1))],
};

const open = { fill: 'var(--surface)', stroke: 'currentColor', strokeWidth: 1.8 };
/** How a text names several: open dots for “either”, filled for “and”, half for “some of”. 28 by 12. */
export const setShapes: Readonly<Record<'one' | 'and' | 'either' | 'some', readonly Shape[]>> = {
  one: [circle(14, 4.5, ink, 6)],
  and: [path('M5 6h18', line(1.8)), circle(5, 4.5, ink, 6), circle(23, 4.5, ink, 6)],
  either: [path('M5 6h18', line(1.8)), circle(5, 4, open, 6), circle(23, 4, open, 6)],
  some: [circle(14, 4.5, open, 6), path('M14 1.5a4.5 4.5 0 0 0 0 9z', ink)],
};

/** Ties between rows. In a box of 16 by 16. */
export const tieShapes: Readonly<Record<'CONTRADICTS' | 'SAME_ORIGIN', readonly Shape[]>> = {
  CONTRADICTS: [path('M2 5.5h12M2 10.5h12M5 14.5L11 1.5', line(1.8))],
  SAME_ORIGIN: [path('M2 5.5h12M2 10.5h12', line(1.8))],
};
