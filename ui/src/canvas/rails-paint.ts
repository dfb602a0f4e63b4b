/** Paints the rails at the positions that `layoutRails` computes. */
import type { Faces } from './faces.ts';
import { dashes, drawnWidth, hollowEdge } from './marks.ts';
import { over, type Palette } from './palette.ts';
import type { Pen } from './pen.ts';
import { depth, drawnBox, drawShape, inkIn, roundBox, shapeDepth } from './rails-shapes.ts';
import type { RailsState } from './rails-state.ts';
import type { RailsLabel, RailsLayout, RailsSegment, RailsShape } from './rails-types.ts';
import { type Font, fonts, isolate } from './text.ts';

/** How strongly the highlighter shows behind rows. */
const bandOpacity = 0.32;

/** A drawing as it is to look. */
export interface RailsPicture {
  layout: RailsLayout;
  state: RailsState;
  palette: Palette;
  faces: Faces;
}

function strokeDepth({ kind }: RailsSegment): number {
  if (kind === 'rail') return depth.rail;
  if (kind === 'glyph') return depth.glyph;
  return kind === 'hair' ? depth.hair : depth.line;
}

/** Paints everything that is not hidden, the deepest first. */
export function paintRails(pen: Pen, picture: RailsPicture): void {
  const { layout, state, palette } = picture;
  if (state.highlight) paintHighlight(pen, state.highlight, palette);
  const pieces = [
    ...layout.nodes.map((it) => ({ it, z: shapeDepth(it), paint: () => paintShape(pen, it, picture) })),
    ...layout.segments.map((it) => ({ it, z: strokeDepth(it), paint: () => paintStroke(pen, it, picture) })),
    ...layout.labels.map((it) => ({ it, z: depth.text, paint: () => paintLabel(pen, it, picture) })),
  ];
  for (const { it, paint } of pieces.sort((a, b) => a.z - b.z)) if (!state.gone(it)) paint();
}

function paintHighlight(pen: Pen, box: NonNullable<RailsState['highlight']>, { mark, sel }: Palette): void {
  roundBox(pen, box, 3);
  pen.globalAlpha = bandOpacity;
  pen.fillStyle = mark;
  pen.fill();
  pen.globalAlpha = 1;
  if (!box.outlined) return;
  pen.strokeStyle = sel;
  pen.lineWidth = 1.5;
  pen.setLineDash([]);
  pen.stroke();
}

function paintShape(pen: Pen, shape: RailsShape, { palette, state, faces }: RailsPicture): void {
  drawShape(pen, shape, palette, state.lit(shape));
  const text = shape.kind === 'warns' ? '!' : shape.text;
  if (!text) return;
  const { x, y } = drawnBox(shape);
  ink(pen, fonts.strong, palette[inkIn(shape.kind)], faces);
  // Capitals and figures are about two thirds of their size high.
  pen.fillText(isolate(text), x, y + Math.round(fonts.strong.size * 0.33));
}

function paintLabel(pen: Pen, label: RailsLabel, { palette, state, faces }: RailsPicture): void {
  ink(pen, label.font, palette[state.lit(label) ? 'ink' : label.tone], faces);
  // Letters stand on whole pixels.
  const x = Math.round(label.x - label.w / 2) + Math.ceil(label.w) / 2;
  pen.fillText(isolate(label.text), x, Math.round(label.baseline));
}

function ink(pen: Pen, font: Font, colour: string, faces: Faces): void {
  pen.font = `${font.weight} ${font.size}px ${font.face === 'serif' ? faces.serif : faces.sans}`;
  pen.fillStyle = colour;
  pen.textAlign = 'center';
  pen.textBaseline = 'alphabetic';
}

function paintStroke(pen: Pen, line: RailsSegment, { palette, state }: RailsPicture): void {
  const width = drawnWidth(line.texture, line.width);
  const stroke = (colour: string, thick: number) => {
    pen.strokeStyle = colour;
    pen.lineWidth = thick;
    pen.beginPath();
    pen.moveTo(line.x1, line.y1);
    pen.lineTo(line.x2, line.y2);
    pen.stroke();
  };
  pen.lineCap = line.texture === 'dotted' ? 'round' : 'butt';
  pen.setLineDash(dashes[line.texture]);
  if (line.texture !== 'hollow') {
    stroke(palette[line.tone], width);
    return;
  }
  stroke(palette[line.tone], width + hollowEdge);
  // Over the highlighter, its middle is what shows through there.
  stroke(state.litStroke(line) ? over(palette.paper, palette.mark, bandOpacity) : palette.paper, width);
}
