/** All of the graph in small, with what of it is in view; a press goes there. */
import type { Core } from 'cytoscape';
import { type PointerEvent, useEffect, useRef } from 'react';
import { type Box, bottomOf, leftOf, rightOf, topOf } from './geometry.ts';
import type { Palette } from './palette.ts';
import { wordsFor } from './strings.ts';
import type { Lang } from './types.ts';

const width = 168;
const height = 112;
const margin = 6;

interface Frame {
  scale: number;
  /** Where the graph's origin lies in the small picture. */
  x: number;
  y: number;
}

function frameOf(boxes: Iterable<Box>): Frame | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, leftOf(box));
    right = Math.max(right, rightOf(box));
    top = Math.min(top, topOf(box));
    bottom = Math.max(bottom, bottomOf(box));
  }
  if (left > right) return null;
  const scale = Math.min((width - 2 * margin) / (right - left), (height - 2 * margin) / (bottom - top));
  return {
    scale,
    x: width / 2 - ((left + right) / 2) * scale,
    y: height / 2 - ((top + bottom) / 2) * scale,
  };
}

interface MinimapProps {
  cy: Core;
  boxes: ReadonlyMap<string, Box>;
  chosen: ReadonlySet<string>;
  palette: Palette;
  lang: Lang;
}

/** The small picture. The keys 0, + and − do the same for those who use no pointer. */
export function Minimap({ cy, boxes, chosen, palette, lang }: MinimapProps) {
  const picture = useRef<HTMLCanvasElement>(null);
  const view = useRef<HTMLDivElement>(null);
  const frame = useRef<Frame | null>(null);

  useEffect(() => {
    const context = picture.current?.getContext('2d');
    if (!context) return;
    const density = Math.max(1, window.devicePixelRatio);
    context.canvas.width = width * density;
    context.canvas.height = height * density;
    context.scale(density, density);
    const fit = frameOf(boxes.values());
    frame.current = fit;
    if (!fit) return;
    for (const [id, box] of boxes) {
      context.fillStyle = chosen.has(id) ? palette.sel : palette.rail;
      const w = Math.max(2, box.w * fit.scale);
      const h = Math.max(2, box.h * fit.scale);
      context.fillRect(fit.x + box.x * fit.scale - w / 2, fit.y + box.y * fit.scale - h / 2, w, h);
    }
  }, [boxes, chosen, palette]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new boxes change the frame that this reads
  useEffect(() => {
    const follow = () => {
      const fit = frame.current;
      if (!fit || !view.current) return;
      const { x1, y1, x2, y2 } = cy.extent();
      const left = Math.max(0, fit.x + x1 * fit.scale);
      const top = Math.max(0, fit.y + y1 * fit.scale);
      Object.assign(view.current.style, {
        left: `${left}px`,
        top: `${top}px`,
        width: `${Math.max(0, Math.min(width, fit.x + x2 * fit.scale) - left)}px`,
        height: `${Math.max(0, Math.min(height, fit.y + y2 * fit.scale) - top)}px`,
      });
    };
    follow();
    cy.on('viewport resize', follow);
    return () => {
      cy.off('viewport resize', follow);
    };
  }, [cy, boxes]);

  const go = (event: PointerEvent) => {
    const fit = frame.current;
    if (!fit || event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const x = (event.clientX - box.left - fit.x) / fit.scale;
    const y = (event.clientY - box.top - fit.y) / fit.scale;
    const zoom = cy.zoom();
    cy.pan({ x: cy.width() / 2 - x * zoom, y: cy.height() / 2 - y * zoom });
  };
  return (
    <div
      className="canvas-minimap"
      role="img"
      aria-label={wordsFor(lang).minimap}
      onPointerDown={go}
      onPointerMove={go}
    >
      <canvas ref={picture} style={{ width, height }} />
      <div ref={view} />
    </div>
  );
}
