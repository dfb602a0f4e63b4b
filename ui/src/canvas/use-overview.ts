/** The picture of a crowd below the canvas: it moves with the view at once, and is drawn anew by a worker. */
import type { Core } from 'cytoscape';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import type { Box } from './geometry.ts';
import type { OverviewScene, OverviewView } from './overview.ts';
import type { Palette } from './palette.ts';

/** How much more than the view is drawn, on every side, as a part of the view. */
const margin = 0.35;
/** How long the view must rest before it is drawn anew, where what is drawn still covers it. */
const rest = 90;

/** How it looks, and which of the nodes are selected. */
interface Look {
  palette: Palette;
  chosen: ReadonlySet<string>;
  boxes: ReadonlyMap<string, Box>;
}

/** Keeps the picture where it is needed, from the first on: the worker starts while the scene is still being made. */
export function useOverview(
  cy: Core | null,
  canvas: RefObject<HTMLCanvasElement | null>,
  needed: boolean,
  scene: OverviewScene | null,
  { palette, chosen, boxes }: Look,
): void {
  const picture = useRef<{ worker: Worker; ask: () => void } | null>(null);
  const marked = useMemo(
    () =>
      new Float32Array(
        [...chosen].flatMap((id) => {
          const box = boxes.get(id);
          return box ? [box.x, box.y, box.w, box.h] : [];
        }),
      ),
    [chosen, boxes],
  );
  const latest = useRef({ palette, chosen: marked });
  latest.current = { palette, chosen: marked };

  useEffect(() => {
    const element = canvas.current;
    if (!cy || !element || !needed) return;
    const worker = new Worker(new URL('./overview.worker.ts', import.meta.url), { type: 'module' });
    let seen: OverviewView | null = null;
    let busy = false;
    let again = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const follow = () => {
      if (!seen) return;
      const scale = cy.zoom() / seen.zoom;
      const { x, y } = cy.pan();
      element.style.transform = `translate(${seen.x * cy.zoom() + x}px, ${seen.y * cy.zoom() + y}px) scale(${scale})`;
    };
    const ask = () => {
      clearTimeout(timer);
      if (busy) {
        again = true;
        return;
      }
      // Before the page has given it room there is nothing to draw on; the core tells when it has.
      if (cy.width() < 1 || cy.height() < 1) return;
      busy = true;
      const zoom = cy.zoom();
      const [across, down] = [cy.width() * margin, cy.height() * margin];
      const view: OverviewView = {
        zoom,
        x: (-cy.pan().x - across) / zoom,
        y: (-cy.pan().y - down) / zoom,
        width: cy.width() + 2 * across,
        height: cy.height() + 2 * down,
        // A crowd is seen from afar, where fine pixels cost more than they show.
        density: Math.min(1.5, window.devicePixelRatio),
        colours: latest.current.palette,
        chosen: latest.current.chosen,
      };
      worker.postMessage({ view });
    };
    worker.onmessage = ({ data }: MessageEvent<{ picture: ImageBitmap; view: OverviewView }>) => {
      busy = false;
      seen = data.view;
      element.width = data.picture.width;
      element.height = data.picture.height;
      element.style.width = `${seen.width}px`;
      element.style.height = `${seen.height}px`;
      element.getContext('bitmaprenderer')?.transferFromImageBitmap(data.picture);
      follow();
      if (again) ask();
      again = false;
    };
    /** Whether what is drawn still covers the view, finely enough. */
    const covers = () => {
      if (!seen) return false;
      const { x1, y1, x2, y2 } = cy.extent();
      return (
        x1 >= seen.x &&
        y1 >= seen.y &&
        x2 <= seen.x + seen.width / seen.zoom &&
        y2 <= seen.y + seen.height / seen.zoom
      );
    };
    const onMove = () => {
      follow();
      clearTimeout(timer);
      if (covers()) timer = setTimeout(ask, rest);
      else ask();
    };
    cy.on('viewport resize', onMove);
    picture.current = { worker, ask };
    return () => {
      clearTimeout(timer);
      cy.off('viewport resize', onMove);
      worker.terminate();
      picture.current = null;
      element.width = 0;
    };
  }, [cy, canvas, needed]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new core or need begins with a new worker
  useEffect(() => {
    if (!scene || !picture.current) return;
    picture.current.worker.postMessage({ scene });
    picture.current.ask();
  }, [scene, cy, needed]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another palette or selection is drawn anew
  useEffect(() => picture.current?.ask(), [palette, marked]);
}
