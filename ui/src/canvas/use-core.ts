/** A cytoscape core that pans by wheel, zooms only with Ctrl, and stays quick in a crowd. */
import cytoscape, { type Core } from 'cytoscape';
import { type RefObject, useCallback, useEffect, useState } from 'react';

/** More nodes and edges than this are drawn without captions, and from a picture while the view moves. */
export const crowd = 700;

const closest = 2.5;
const furthest = 0.05;
const edge = 36;

interface View {
  cy: Core | null;
  /** Brings everything into view. */
  showAll: () => void;
  zoomBy: (factor: number) => void;
  /** Pans just far enough to show an element. */
  show: (id: string) => void;
}

/** Makes the core and its view. */
export function useCore(
  root: HTMLElement | null,
  drawing: RefObject<HTMLElement | null>,
  crowded: boolean,
): View {
  const [cy, setCy] = useState<Core | null>(null);
  useEffect(() => {
    const core = cytoscape({
      container: drawing.current,
      minZoom: furthest,
      maxZoom: closest,
      boxSelectionEnabled: false,
      autounselectify: true,
      textureOnViewport: crowded,
      hideEdgesOnViewport: false,
      motionBlur: false,
      ...(crowded ? { pixelRatio: 1 } : {}),
    });
    // Marks follow their ends; they are never moved by hand.
    core.on('add', '.mark', ({ target }) => target.ungrabify());
    setCy(core);
    return () => {
      setCy(null);
      core.destroy();
    };
  }, [drawing, crowded]);

  useEffect(() => {
    if (!root || !cy) return;
    const onWheel = (event: WheelEvent) => {
      // Taken before cytoscape sees it, which would zoom on every turn of the wheel.
      event.preventDefault();
      event.stopPropagation();
      if (!event.ctrlKey) {
        cy.panBy({ x: -event.deltaX, y: -event.deltaY });
        return;
      }
      const box = root.getBoundingClientRect();
      const renderedPosition = { x: event.clientX - box.left, y: event.clientY - box.top };
      cy.zoom({ level: cy.zoom() * Math.exp(-event.deltaY / 300), renderedPosition });
    };
    const options = { capture: true, passive: false };
    root.addEventListener('wheel', onWheel, options);
    const observer = new ResizeObserver(() => cy.resize());
    observer.observe(root);
    return () => {
      root.removeEventListener('wheel', onWheel, options);
      observer.disconnect();
    };
  }, [root, cy]);

  const showAll = useCallback(() => {
    if (!cy) return;
    cy.fit(undefined, edge);
    // Few nodes are not blown up to fill the canvas.
    if (cy.zoom() > 1) {
      cy.zoom(1);
      cy.center();
    }
  }, [cy]);
  const zoomBy = useCallback(
    (factor: number) => {
      cy?.zoom({
        level: cy.zoom() * factor,
        renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 },
      });
    },
    [cy],
  );
  const show = useCallback(
    (id: string) => {
      const node = cy?.getElementById(id);
      if (!cy || !node || node.empty()) return;
      const { x, y } = node.renderedPosition();
      const within = (at: number, length: number) =>
        at < edge ? edge - at : at > length - edge ? length - edge - at : 0;
      cy.panBy({ x: within(x, cy.width()), y: within(y, cy.height()) });
    },
    [cy],
  );
  return { cy, showAll, zoomBy, show };
}
