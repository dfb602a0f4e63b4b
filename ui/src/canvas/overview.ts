/** A crowd in one picture: boxes, lines and marks as small as they are, drawn by hand and away from the page. */
import { toneOf } from './marks.ts';
import type { Numbers, OverviewScene } from './overview-scene.ts';

/** A part of the plane to be drawn, in colours by tone; `chosen` is x, y, w, h after one another. */
export interface OverviewView {
  zoom: number;
  /** The plane's point at the left upper corner of the picture. */
  x: number;
  y: number;
  width: number;
  height: number;
  density: number;
  colours: Record<string, string>;
  chosen: Float32Array;
  /** What is left out: it stands in full above the picture. */
  without: Numbers;
}

type Context = OffscreenCanvasRenderingContext2D;

/** From this zoom on a mark can be told from a dot. */
const marksFrom = 0.2;
/** Further away than this an outline cannot be told from a box. */
const outlinesFrom = 0.16;

function drawLines(context: Context, { lines }: OverviewScene, view: OverviewView): void {
  const { zoom, colours } = view;
  const [right, bottom] = [view.x + view.width / zoom, view.y + view.height / zoom];
  const without = new Set(view.without.strands);
  // So many lines lie over one another that only together they should be as dark as one is close up.
  context.globalAlpha = zoom < marksFrom ? 0.45 : 0.75;
  for (const { tone, texture, width, points, of } of lines) {
    context.strokeStyle = colours[tone] ?? '';
    context.lineWidth = Math.max(0.7, Math.min(width * zoom, width));
    context.setLineDash(
      zoom < marksFrom || texture === 'solid' || texture === 'hollow'
        ? []
        : texture === 'dashed'
          ? [5, 3]
          : [1.5, 3],
    );
    context.beginPath();
    for (let at = 0; at < points.length; at += 4) {
      if (without.has(of[at / 4] ?? -1)) continue;
      const [x1, y1, x2, y2] = [
        points[at] ?? 0,
        points[at + 1] ?? 0,
        points[at + 2] ?? 0,
        points[at + 3] ?? 0,
      ];
      if ((x1 < view.x && x2 < view.x) || (x1 > right && x2 > right)) continue;
      if ((y1 < view.y && y2 < view.y) || (y1 > bottom && y2 > bottom)) continue;
      context.moveTo((x1 - view.x) * zoom, (y1 - view.y) * zoom);
      context.lineTo((x2 - view.x) * zoom, (y2 - view.y) * zoom);
    }
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** The outline of a family, small: pill, cut corners, or a box. */
function outline(context: Context, family: string, x: number, y: number, w: number, h: number): void {
  const left = x - w / 2;
  const top = y - h / 2;
  if (family === 'actor') context.roundRect(left, top, w, h, h / 2);
  else if (family === 'place') context.roundRect(left, top, w, h, [0, 0, h / 3, h / 3]);
  else if (family === 'event' || family === 'mechanism') {
    const cut = Math.min(h / 2, family === 'event' ? h / 4 : h / 2);
    context.moveTo(left + cut, top);
    context.lineTo(left + w - cut, top);
    context.lineTo(left + w, top + cut);
    context.lineTo(left + w, top + h - cut);
    context.lineTo(left + w - cut, top + h);
    context.lineTo(left + cut, top + h);
    context.lineTo(left, top + h - cut);
    context.lineTo(left, top + cut);
    context.closePath();
  } else context.rect(left, top, w, h);
}

function eachBox(
  boxes: Float32Array,
  view: OverviewView,
  hidden: (number: number) => boolean,
  visit: (...box: [number, number, number, number]) => void,
) {
  const { zoom } = view;
  for (let at = 0; at < boxes.length; at += 4) {
    if (hidden(at / 4)) continue;
    const x = ((boxes[at] ?? 0) - view.x) * zoom;
    const y = ((boxes[at + 1] ?? 0) - view.y) * zoom;
    const w = Math.max(3, (boxes[at + 2] ?? 0) * zoom);
    const h = Math.max(3, (boxes[at + 3] ?? 0) * zoom);
    if (x > -w && y > -h && x < view.width + w && y < view.height + h) visit(x, y, w, h);
  }
}

function drawBodies(context: Context, { bodies }: OverviewScene, view: OverviewView): void {
  const small = view.zoom < outlinesFrom;
  context.fillStyle = view.colours[small ? 'ink2' : 'surface'] ?? '';
  context.strokeStyle = view.colours['ink2'] ?? '';
  context.lineWidth = 1;
  const without = new Set(view.without.bodies);
  for (const { family, boxes, of } of bodies) {
    context.beginPath();
    const hidden = (at: number) => without.has(of[at] ?? -1);
    eachBox(boxes, view, hidden, (x, y, w, h) =>
      small ? context.rect(x - w / 2, y - h / 2, w, h) : outline(context, family, x, y, w, h),
    );
    context.fill();
    if (!small) context.stroke();
  }
  context.fillStyle = view.colours['mark'] ?? '';
  context.strokeStyle = view.colours['sel'] ?? '';
  context.lineWidth = 2;
  context.beginPath();
  const none = () => false;
  eachBox(view.chosen, view, none, (x, y, w, h) =>
    context.rect(x - Math.max(4, w / 2), y - Math.max(4, h / 2), Math.max(8, w), Math.max(8, h)),
  );
  context.fill();
  context.stroke();
}

/** A mark in small: what accuses is full, what denies is a ring, what condemns points down; the others are open. */
function drawMarks(context: Context, { marks }: OverviewScene, view: OverviewView): void {
  const { zoom } = view;
  const size = Math.max(2.5, 8 * zoom);
  context.lineWidth = 1.4;
  const without = new Set(view.without.strands);
  for (const { mark, points, of } of marks) {
    const full = mark === 'asserts' || mark === 'condemns';
    context.beginPath();
    for (let at = 0; at < points.length; at += 2) {
      if (without.has(of[at / 2] ?? -1)) continue;
      const x = ((points[at] ?? 0) - view.x) * zoom;
      const y = ((points[at + 1] ?? 0) - view.y) * zoom;
      if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
      if (mark === 'condemns' || mark === 'demands') {
        context.moveTo(x - size, y - size);
        context.lineTo(mark === 'demands' ? x + size : x + size, mark === 'demands' ? y : y - size);
        context.lineTo(mark === 'demands' ? x - size : x, y + size);
        context.closePath();
      } else if (mark === 'warns' || mark === 'expects') context.rect(x - size, y - size, 2 * size, 2 * size);
      else {
        context.moveTo(x + size, y);
        context.arc(x, y, size, 0, 2 * Math.PI);
      }
    }
    const colour = view.colours[toneOf(mark)] ?? '';
    context.fillStyle = full ? colour : (view.colours['paper'] ?? '');
    context.strokeStyle = colour;
    context.fill();
    context.stroke();
  }
}

/** Draws a part of the plane. */
export function drawOverview(context: Context, scene: OverviewScene, view: OverviewView): void {
  context.setTransform(view.density, 0, 0, view.density, 0, 0);
  drawLines(context, scene, view);
  if (view.zoom >= marksFrom) drawMarks(context, scene, view);
  drawBodies(context, scene, view);
}
