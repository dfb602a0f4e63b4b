/** A cytoscape core that pans by wheel, zooms only with Ctrl, and stays quick in a crowd. */
import cytoscape, { type Core } from 'cytoscape';
import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { Box } from './geometry.ts';
import type { Point } from './types.ts';

/** More nodes and edges than this are drawn without captions, and from a picture while the view moves. */
export const crowd = 700;

const closest = 2.5;
const furthest = 0.05;
const edge = 36;

/** How far the picture has been moved and not yet drawn. */
const glided = new WeakMap<HTMLElement, { x: number; y: number; timer: ReturnType<typeof setTimeout> }>();

/** Moves the finished picture with the wheel, and draws anew when it comes to rest: a crowd takes long to draw. */
function glide(cy: Core, picture: HTMLElement | null, x: number, y: number): void {
  if (!picture) return;
  const last = glided.get(picture);
  clearTimeout(last?.timer);
  const sum = { x: (last?.x ?? 0) + x, y: (last?.y ?? 0) + y };
  const settle = () => {
    glided.delete(picture);
    // In the frame in which the new picture is there, so that nothing jumps.
    cy.one('render', () => {
      if (!glided.has(picture)) picture.style.transform = '';
    });
    cy.panBy(sum);
  };
  picture.style.transform = `translate(${sum.x}px, ${sum.y}px)`;
  glided.set(picture, { ...sum, timer: setTimeout(settle, 120) });
}

interface View {
  cy: Core | null;
  /** Brings everything into view. */
  showAll: () => void;
  zoomBy: (factor: number) => void;
  /** Pans just far enough to show a point. */
  show: (point: Point) => void;
}

/** Makes the core and its view; `content` is what all of is shown when all is asked for. */
export function useCore(
  root: HTMLElement | null,
  drawing: RefObject<HTMLElement | null>,
  crowded: boolean,
  content: RefObject<readonly Box[]>,
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
      motionBlur: false,
      ...(crowded ? { pixelRatio: 1 } : {}),
    });
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
        if (crowded) glide(cy, drawing.current, -event.deltaX, -event.deltaY);
        else cy.panBy({ x: -event.deltaX, y: -event.deltaY });
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
  }, [root, cy, crowded, drawing]);

  const showAll = useCallback(() => {
    if (!cy || content.current.length === 0) return;
    // Reckoned from where the nodes belong: some may be on their way there.
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (const { x, y, w, h } of content.current) {
      box.left = Math.min(box.left, x - w / 2);
      box.right = Math.max(box.right, x + w / 2);
      box.top = Math.min(box.top, y - h / 2 - 10);
      box.bottom = Math.max(box.bottom, y + h / 2 + 10);
    }
    const room = { w: cy.width() - 2 * edge, h: cy.height() - 2 * edge };
    // Few nodes are not blown up to fill the canvas.
    const fits = Math.min(1, room.w / (box.right - box.left), room.h / (box.bottom - box.top));
    const zoom = Math.max(furthest, fits);
    cy.viewport({
      zoom,
      pan: {
        x: cy.width() / 2 - ((box.left + box.right) / 2) * zoom,
        y: cy.height() / 2 - ((box.top + box.bottom) / 2) * zoom,
      },
    });
  }, [cy, content]);
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
    (point: Point) => {
      if (!cy) return;
      const x = point.x * cy.zoom() + cy.pan().x;
      const y = point.y * cy.zoom() + cy.pan().y;
      const within = (at: number, length: number) =>
        at < edge ? edge - at : at > length - edge ? length - edge - at : 0;
      cy.panBy({ x: within(x, cy.width()), y: within(y, cy.height()) });
    },
    [cy],
  );
  return { cy, showAll, zoomBy, show };
}
