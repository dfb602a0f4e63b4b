import type { Core } from 'cytoscape';
import type { Drawing } from './pictured.ts';

/** The part of a drawing library's renderer that draws everything onto a context. */
interface Renderer {
  drawElements: (context: unknown, elements: unknown) => void;
  getCachedZSortedEles: () => unknown;
  path2dEnabled: (on?: boolean) => boolean | undefined;
}

const isRenderer = (it: unknown): it is Renderer =>
  typeof it === 'object' && it !== null && 'drawElements' in it && 'path2dEnabled' in it;

/** What cytoscape draws, for pictures. */
export function pictureOf(cy: Core): Drawing {
  return {
    box: () => {
      const { x1, y1, w, h } = cy.elements().boundingBox();
      return { x: x1, y: y1, w, h };
    },
    draw: (pen) => {
      const renderer: unknown = (cy as unknown as { renderer: () => unknown }).renderer();
      if (!isRenderer(renderer)) throw new Error('The canvas cannot be drawn by another pen.');
      const paths = renderer.path2dEnabled();
      // A ready-made path cannot be read back: each shape is drawn stroke by stroke.
      renderer.path2dEnabled(false);
      try {
        renderer.drawElements(pen, renderer.getCachedZSortedEles());
      } finally {
        renderer.path2dEnabled(paths);
      }
    },
    png: (paper) =>
      cy.png({ output: 'blob-promise', full: true, scale: 2, bg: paper, maxWidth: 8000, maxHeight: 8000 }),
  };
}
