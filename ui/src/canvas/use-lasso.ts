/** Shift and drag draws a loop; what lies in it is selected when it is let go. */
import type { Core } from 'cytoscape';
import { type RefObject, useEffect, useRef } from 'react';
import { caught } from './lasso.ts';
import type { Point } from './types.ts';

/** A drag shorter than this is a click. */
const least = 6;

/** Draws the loop as the outline of `path`, and tells which of the nodes are in it. */
export function useLasso(
  cy: Core | null,
  root: HTMLElement | null,
  path: RefObject<SVGPathElement | null>,
  nodes: ReadonlyMap<string, Point>,
  onCaught: (ids: string[]) => void,
): void {
  const latest = useRef({ nodes, onCaught });
  latest.current = { nodes, onCaught };
  useEffect(() => {
    if (!cy || !root) return;
    let loop: Point[] | null = null;
    const draw = () =>
      path.current?.setAttribute('d', loop ? `M${loop.map(({ x, y }) => `${x} ${y}`).join('L')}Z` : '');
    const at = ({ clientX, clientY }: PointerEvent): Point => {
      const box = root.getBoundingClientRect();
      return { x: clientX - box.left, y: clientY - box.top };
    };
    const onDown = (event: PointerEvent) => {
      if (!event.shiftKey || event.button !== 0) return;
      loop = [at(event)];
      cy.userPanningEnabled(false).autoungrabify(true);
    };
    const onMove = (event: PointerEvent) => {
      loop?.push(at(event));
      draw();
    };
    const onUp = () => {
      if (!loop) return;
      const [first = { x: 0, y: 0 }] = loop;
      const far = loop.some(({ x, y }) => Math.hypot(x - first.x, y - first.y) > least);
      const { x, y } = cy.pan();
      const placed = loop.map((point) => ({ x: (point.x - x) / cy.zoom(), y: (point.y - y) / cy.zoom() }));
      loop = null;
      draw();
      cy.userPanningEnabled(true).autoungrabify(false);
      if (far) latest.current.onCaught(caught(placed, latest.current.nodes));
    };
    // Taken before cytoscape sees it, which would begin to pan.
    root.addEventListener('pointerdown', onDown, { capture: true });
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    return () => {
      root.removeEventListener('pointerdown', onDown, { capture: true });
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
    };
  }, [cy, root, path]);
}
