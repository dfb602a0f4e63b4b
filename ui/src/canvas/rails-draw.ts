/** Turns a rails layout into cytoscape's elements. Every piece has one class for what it is and one for its tone. */
import type { ElementDefinition } from 'cytoscape';
import type { Faces } from './faces.ts';
import { drawnWidth } from './marks.ts';
import type { Owner, RailsLayout, RailsSegment, ShapeKind } from './rails-types.ts';
import { type Font, isolate } from './text.ts';

/** The two hidden nodes between which all strokes run; each stroke has its own ends. */
const anchors = ['anchor:a', 'anchor:b'] as const;

const depth = { highlight: 0, band: 1, rail: 2, hair: 3, line: 4, shape: 6, capsule: 7, glyph: 8, text: 9 };

function shapeDepth(kind: ShapeKind): number {
  if (kind === 'band') return depth.band;
  if (kind === 'halo') return depth.line;
  return kind === 'capsule' || kind === 'badge' ? depth.capsule : depth.shape;
}

function strokeDepth({ kind }: RailsSegment): number {
  if (kind === 'rail') return depth.rail;
  if (kind === 'glyph') return depth.glyph;
  return kind === 'hair' ? depth.hair : depth.line;
}

/** Borders are drawn inward: a shape's box in the layout holds its border too. */
export const borders: Partial<Record<ShapeKind, number>> = {
  pill: 1.5,
  more: 1.2,
  event: 1.2,
  facility: 1.2,
  place: 1.2,
  box: 1.2,
  open: 2,
  counter: 2,
  half: 2,
  ring: 2,
  hatched: 2,
  silence: 2,
  demands: 2,
  warns: 1.8,
  expects: 1.8,
  capsule: 1.5,
  halo: 1,
};

/** A stretch moved to whole pixels, for cytoscape draws shapes and labels by way of textures that blur between them. */
function snapped(centre: number, size: number): { centre: number; size: number } {
  const from = Math.round(centre - size / 2);
  const to = Math.max(from + 1, Math.round(centre + size / 2));
  return { centre: (from + to) / 2, size: to - from };
}

const ownerData = ({ rows, event, entity }: Owner) => ({ rows, event, entity });

/** cytoscape hangs a label by the bottom of its line box; this puts the letters on a baseline of whole pixels. */
export function hangingFrom(baseline: number, font: Font, faces: Faces): number {
  return Math.round(baseline) + Math.round(faces.descent(font)) - font.size / 2;
}

/** All elements of a layout, at the positions it gives. */
export function elementsOf(layout: RailsLayout, faces: Faces): ElementDefinition[] {
  const [a, b] = anchors;
  const elements: ElementDefinition[] = [
    { data: { id: a, w: 1, h: 1, z: 0 }, position: { x: 0, y: 0 }, classes: 'anchor' },
    { data: { id: b, w: 1, h: 1, z: 0 }, position: { x: layout.width, y: layout.height }, classes: 'anchor' },
    {
      data: { id: 'highlight', w: 1, h: 1, z: depth.highlight },
      position: { x: 0, y: 0 },
      classes: 'highlight gone',
    },
  ];
  for (const it of layout.nodes) {
    const across = snapped(it.x, it.w);
    const down = snapped(it.y, it.h);
    // The bars of tees are thinner than a pixel's grid allows for, and stay where they are.
    const exact = it.kind === 'tee' || it.kind === 'arrow';
    const border = borders[it.kind] ?? 0;
    elements.push({
      data: {
        id: it.id,
        w: (exact ? it.w : across.size) - border,
        h: (exact ? it.h : down.size) - border,
        z: shapeDepth(it.kind),
        label: it.text ? isolate(it.text) : '',
        ...ownerData(it),
      },
      position: exact ? { x: it.x, y: it.y } : { x: across.centre, y: down.centre },
      classes: `shape ${it.kind} ${it.tone}${it.facing === -1 ? ' back' : ''}`,
    });
  }
  for (const it of layout.segments)
    elements.push({
      data: {
        id: it.id,
        source: a,
        target: b,
        z: strokeDepth(it),
        w: drawnWidth(it.texture, it.width),
        from: `${it.x1}px ${it.y1}px`,
        to: `${it.x2 - layout.width}px ${it.y2 - layout.height}px`,
        ...ownerData(it),
      },
      classes: `stroke ${it.kind} ${it.texture} ${it.tone}`,
    });
  for (const it of layout.labels)
    elements.push({
      data: {
        id: it.id,
        w: it.w,
        h: it.h,
        z: depth.text,
        label: isolate(it.text),
        size: it.font.size,
        weight: it.font.weight,
        ...ownerData(it),
      },
      position: {
        x: Math.round(it.x - it.w / 2) + Math.ceil(it.w) / 2,
        y: hangingFrom(it.baseline, it.font, faces),
      },
      classes: `text ${it.font.face} ${it.tone}`,
    });
  return elements;
}
