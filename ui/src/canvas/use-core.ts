/** A cytoscape core that pans by wheel, zooms only with Ctrl, and is told what all of it is. */
import cytoscape, { type Core } from 'cytoscape';
import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { Box } from './geometry.ts';
import type { Point } from './types.ts';

const closest = 2.5;
const furthest = 0.05;
const edge = 36;

/** How long the wheel must rest before what it moved is drawn. */
const rest = 120;

/** Pans at once, or where there is a picture to move, by moving it first and panning when it comes to rest. */
function glide(
  cy: Core,
  picture: HTMLElement | null,
): { by: (x: number, y: number) => void; settle: () => void } {
  let sum = { x: 0, y: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!picture || (sum.x === 0 && sum.y === 0)) return;
    const moved = sum;
    sum = { x: 0, y: 0 };
    // In the frame in which the new drawing is there, so that nothing jumps.
    cy.one('render', () => {
      picture.style.transform = sum.x === 0 && sum.y === 0 ? '' : `translate(${sum.x}px, ${sum.y}px)`;
    });
    cy.panBy(moved);
  };
  const by = (x: number, y: number) => {
    if (!picture) {
      cy.panBy({ x, y });
      return;
    }
    sum = { x: sum.x + x, y: sum.y + y };
    picture.style.transform = `translate(${sum.x}px, ${sum.y}px)`;
    clearTimeout(timer);
    // The margin of what is drawn has an end.
    const far = Math.abs(sum.x) > cy.width() * 0.3 || Math.abs(sum.y) > cy.height() * 0.3;
    if (far) settle();
    else timer = setTimeout(settle, rest);
  };
  return { by, settle };
}

interface View {
  cy: Core | null;
  /** Brings everything into view. */
  showAll: () => void;
  zoomBy: (factor: number) => void;
  /** Pans just far enough to show a point. */
  show: (point: Point) => void;
}

/**
 * Makes the core and its view; `content` tells what all of it is, when all is to be shown. Where there
 * is much to draw, the wheel moves the finished picture in `moving`, and what has moved is drawn when it comes to rest.
 */
export function useCore(
  root: HTMLElement | null,
  drawing: RefObject<HTMLElement | null>,
  content: RefObject<() => readonly Box[]>,
  moving: RefObject<HTMLElement | null> | null,
): View {
  const [cy, setCy] = useState<Core | null>(null);
  useEffect(() => {
    const core = cytoscape({
      container: drawing.current,
      minZoom: furthest,
      maxZoom: closest,
      boxSelectionEnabled: false,
      autounselectify: true,
    });
    setCy(core);
    return () => {
      setCy(null);
      core.destroy();
    };
  }, [drawing]);

  useEffect(() => {
    if (!root || !cy) return;
    const glider = glide(cy, moving?.current ?? null);
    const onWheel = (event: WheelEvent) => {
      // Taken before cytoscape sees it, which would zoom on every turn of the wheel.
      event.preventDefault();
      event.stopPropagation();
      if (!event.ctrlKey) {
        glider.by(-event.deltaX, -event.deltaY);
        return;
      }
      const box = root.getBoundingClientRect();
      glider.settle();
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
      glider.settle();
    };
  }, [root, cy, moving]);

  const showAll = useCallback(() => {
    const all = cy ? content.current() : [];
    if (!cy || all.length === 0) return;
    // Reckoned from where the nodes belong: some may be on their way there.
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (const { x, y, w, h } of all) {
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
