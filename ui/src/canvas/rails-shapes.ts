/** How each shape of the rails is drawn: an outline, what fills it, and how its border runs. */
import type { Box } from './geometry.ts';
import type { Tone } from './marks.ts';
import type { Palette } from './palette.ts';
import type { Pen } from './pen.ts';
import type { RailsShape, ShapeKind } from './rails-types.ts';

type Outline =
  | 'rectangle'
  | 'round'
  | 'cut'
  | 'round-bottom'
  | 'ellipse'
  | readonly (readonly [number, number])[];

interface Look {
  outline: Outline;
  /** Of a corner that is round or cut. */
  corner?: number;
  fill: Tone | 'own' | null;
  border?: Tone | 'own';
  width?: number;
  dash?: number[];
  /** The colour of what is written inside. */
  ink?: Tone;
  /** What lies on the fill, within the outline. */
  pattern?: (pen: Pen, box: Box, palette: Palette, shape: RailsShape) => void;
}

const diamond = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const;

/** Pieces lie over one another in this order. */
export const depth = { band: 1, rail: 2, hair: 3, line: 4, shape: 6, capsule: 7, glyph: 8, text: 9 };

/** How deep a shape lies. */
export function shapeDepth({ kind }: RailsShape): number {
  if (kind === 'band') return depth.band;
  if (kind === 'halo') return depth.line;
  return kind === 'capsule' || kind === 'badge' ? depth.capsule : depth.shape;
}

function bar(pen: Pen, { x, y, w, h }: Box, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath();
  rectangle(pen, x - w / 2, y - h / 2, w, h);
  pen.fill();
}

/** Shape tells stances apart, colour only repeats it. */
const looks: Record<ShapeKind, Look> = {
  pill: { outline: 'round', corner: 18, fill: 'surface', border: 'ink', width: 1.5 },
  more: { outline: 'round', corner: 15, fill: 'paper', border: 'edge', width: 1.2, ink: 'ink2' },
  event: { outline: 'cut', corner: 8, fill: 'surface', border: 'ink2', width: 1.2 },
  band: { outline: 'rectangle', fill: 'surface' },
  facility: { outline: 'rectangle', fill: 'surface', border: 'edge', width: 1.2 },
  box: { outline: 'rectangle', fill: 'surface', border: 'edge', width: 1.2 },
  place: { outline: 'round-bottom', corner: 11, fill: 'surface', border: 'edge', width: 1.2 },
  disc: { outline: 'ellipse', fill: 'own', ink: 'on' },
  dot: { outline: 'ellipse', fill: 'own' },
  open: { outline: 'ellipse', fill: 'paper', border: 'own', width: 2 },
  counter: { outline: 'ellipse', fill: 'paper', border: 'asserts', width: 2, dash: [2.5, 2] },
  half: {
    outline: 'ellipse',
    fill: 'paper',
    border: 'asserts',
    width: 2,
    pattern: (pen, { x, y, w, h }, { asserts }, { facing }) =>
      bar(pen, { x: x - (facing * w) / 4, y, w: w / 2, h }, asserts),
  },
  ring: {
    outline: 'ellipse',
    fill: 'paper',
    border: 'denies',
    width: 2,
    pattern: (pen, box, { denies }) => bar(pen, { ...box, h: box.h / 5 }, denies),
  },
  hatched: {
    outline: 'ellipse',
    fill: 'paper',
    border: 'denies',
    width: 2,
    pattern: hatch,
  },
  silence: { outline: 'ellipse', fill: 'paper', border: 'silent', width: 2, dash: [2.6, 3] },
  condemns: {
    outline: [
      [-1, -0.9],
      [1, -0.9],
      [0, 1],
    ],
    fill: 'own',
  },
  demands: {
    outline: [
      [-0.7, -1],
      [0.9, 0],
      [-0.7, 1],
    ],
    fill: 'paper',
    border: 'urges',
    width: 2,
  },
  warns: { outline: diamond, fill: 'paper', border: 'urges', width: 1.8, ink: 'urges' },
  expects: { outline: 'rectangle', fill: 'paper', border: 'urges', width: 1.8, dash: [3, 2] },
  capsule: { outline: 'round', corner: 9, fill: 'paper', border: 'own', width: 1.5 },
  tee: { outline: 'rectangle', fill: 'own' },
  arrow: {
    outline: [
      [-1, -1],
      [1, 0],
      [-1, 1],
    ],
    fill: 'own',
  },
  halo: { outline: 'ellipse', fill: null, border: 'ink3', width: 1, dash: [3, 2.5] },
  badge: { outline: 'ellipse', fill: 'ink' },
};

/** What stands for a thing, and is lit when it is selected. */
const boxes: ReadonlySet<ShapeKind> = new Set(['pill', 'event', 'band', 'facility', 'place', 'box']);

/** The colour of what is written in a shape. */
export const inkIn = (kind: ShapeKind): Tone => looks[kind].ink ?? 'ink';

/** A stretch moved to whole pixels, so that straight edges are sharp. */
function snapped(centre: number, size: number): { centre: number; size: number } {
  const from = Math.round(centre - size / 2);
  const to = Math.max(from + 1, Math.round(centre + size / 2));
  return { centre: (from + to) / 2, size: to - from };
}

/** Where a shape is drawn. Borders are drawn inward: the box of the layout holds them too. */
export function drawnBox(shape: RailsShape): Box {
  // The bars of tees are thinner than a pixel's grid allows for, and stay where they are.
  const exact = shape.kind === 'tee' || shape.kind === 'arrow';
  const across = exact ? { centre: shape.x, size: shape.w } : snapped(shape.x, shape.w);
  const down = exact ? { centre: shape.y, size: shape.h } : snapped(shape.y, shape.h);
  const border = looks[shape.kind].width ?? 0;
  return { x: across.centre, y: down.centre, w: across.size - border, h: down.size - border };
}

/** Draws a shape; a lit one is the highlighter's, with an outline. */
export function drawShape(pen: Pen, shape: RailsShape, palette: Palette, lit: boolean): void {
  const look = looks[shape.kind];
  const box = drawnBox(shape);
  const tone = (name: Tone | 'own') => palette[name === 'own' ? shape.tone : name];
  const marked = lit && boxes.has(shape.kind);
  outlineOf(pen, look, box, shape.facing);
  if (look.fill) {
    pen.fillStyle = marked ? palette.mark : tone(look.fill);
    pen.fill();
  }
  if (look.pattern) {
    pen.save();
    pen.clip();
    look.pattern(pen, box, palette, shape);
    pen.restore();
    outlineOf(pen, look, box, shape.facing);
  }
  if (!look.border || !look.width) return;
  pen.strokeStyle = marked ? palette.sel : tone(look.border);
  pen.lineWidth = marked ? 2.5 : look.width;
  pen.lineCap = 'butt';
  pen.setLineDash(look.dash ?? []);
  pen.stroke();
}

/** Diagonal hatching for what is tied to nothing here. */
function hatch(pen: Pen, { x, y, w, h }: Box, { denies }: Palette): void {
  pen.strokeStyle = denies;
  pen.lineWidth = 1.2;
  pen.setLineDash([]);
  for (let at = -w; at < w; at += 3.6) {
    pen.beginPath();
    pen.moveTo(x + at - h / 2, y + h / 2);
    pen.lineTo(x + at + h / 2, y - h / 2);
    pen.stroke();
  }
}

function rectangle(pen: Pen, left: number, top: number, w: number, h: number): void {
  polygon(pen, [
    [left, top],
    [left + w, top],
    [left + w, top + h],
    [left, top + h],
  ]);
}

function polygon(pen: Pen, points: readonly (readonly [number, number])[]): void {
  points.forEach(([x, y], at) => {
    if (at === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  });
  pen.closePath();
}

function outlineOf(pen: Pen, { outline, corner = 0 }: Look, { x, y, w, h }: Box, facing: 1 | -1): void {
  const [left, top, right, bottom] = [x - w / 2, y - h / 2, x + w / 2, y + h / 2];
  const r = Math.min(corner, w / 2, h / 2);
  pen.beginPath();
  if (typeof outline !== 'string')
    polygon(
      pen,
      outline.map(([px, py]) => [x + (facing * px * w) / 2, y + (py * h) / 2]),
    );
  else if (outline === 'ellipse') pen.ellipse(x, y, w / 2, h / 2, 0, 0, 2 * Math.PI);
  else if (outline === 'rectangle') rectangle(pen, left, top, w, h);
  else if (outline === 'cut')
    polygon(pen, [
      [left + r, top],
      [right - r, top],
      [right, top + r],
      [right, bottom - r],
      [right - r, bottom],
      [left + r, bottom],
      [left, bottom - r],
      [left, top + r],
    ]);
  else {
    const above = outline === 'round' ? r : 0;
    pen.moveTo(x, top);
    pen.arcTo(right, top, right, bottom, above);
    pen.arcTo(right, bottom, left, bottom, r);
    pen.arcTo(left, bottom, left, top, r);
    pen.arcTo(left, top, right, top, above);
    pen.closePath();
  }
}

/** A box with rounded corners, as the highlighter is one. */
export function roundBox(pen: Pen, box: Box, corner: number): void {
  outlineOf(pen, { outline: 'round', corner, fill: null }, box, 1);
}
