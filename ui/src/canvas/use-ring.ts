import type { Core } from 'cytoscape';
import { useEffect } from 'react';
import type { Box } from './geometry.ts';
import type { GraphStop } from './graph-stops.ts';

/** Keeps the focus ring round what it is on, wherever pan and zoom take it. */
export function useRing(
  cy: Core | null,
  ring: HTMLElement | null,
  stop: GraphStop | null,
  boxes: ReadonlyMap<string, Box>,
) {
  useEffect(() => {
    if (!cy || !ring) return;
    const follow = () => {
      ring.style.visibility = stop ? '' : 'hidden';
      if (!stop) return;
      const node = cy.getElementById(stop.id);
      const there = node.nonempty();
      // What is too small to be drawn in full still is where it is.
      const box = boxes.get(stop.id);
      const zoom = cy.zoom();
      const at = there ? node.position() : stop;
      const x = at.x * zoom + cy.pan().x;
      const y = at.y * zoom + cy.pan().y;
      const w = (there ? Number(node.data('w')) : (box?.w ?? 18)) * zoom + 8;
      const h = (there ? Number(node.data('h')) : (box?.h ?? 18)) * zoom + 8;
      Object.assign(ring.style, {
        left: `${x - w / 2}px`,
        top: `${y - h / 2}px`,
        width: `${w}px`,
        height: `${h}px`,
      });
    };
    follow();
    cy.on('render', follow);
    return () => {
      cy.off('render', follow);
    };
  }, [cy, ring, stop, boxes]);
}
