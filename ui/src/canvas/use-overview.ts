/** The picture of a crowd below the canvas: it moves with the view at once, and is drawn anew by a worker. */
import type { Core } from 'cytoscape';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import type { Box } from './geometry.ts';
import type { OverviewView } from './overview.ts';
import type { OverviewMessage } from './overview.worker.ts';
import type { Crowd, Numbers, Places } from './overview-scene.ts';
import type { Palette } from './palette.ts';

/** How much more than the view is drawn, on every side, as a part of the view. */
const margin = 0.35;
/** How long the view must rest before it is drawn anew, where what is drawn still covers it. */
const rest = 90;

/** What there is, and where it stands. */
interface Crowded {
  crowd: Crowd;
  places: Places;
}

/** How it looks, which of the nodes are selected, and what is drawn in full above it. */
interface Look {
  palette: Palette;
  chosen: ReadonlySet<string>;
  boxes: ReadonlyMap<string, Box>;
  without: Numbers | null;
}

const nothing: Numbers = { bodies: new Uint32Array(), strands: new Uint32Array() };

/** Starts the worker before all else: it takes as long to start as the scene takes to be made. */
export function useOverviewWorker(needed: boolean): RefObject<Worker | null> {
  const worker = useRef<Worker>(null);
  useEffect(() => {
    if (!needed) return;
    const started = new Worker(new URL('./overview.worker.ts', import.meta.url), { type: 'module' });
    worker.current = started;
    return () => {
      started.terminate();
      worker.current = null;
    };
  }, [needed]);
  return worker;
}

/** Keeps the picture where it is needed. The worker must have been started by a hook before this one. */
export function useOverview(
  cy: Core | null,
  canvas: RefObject<HTMLCanvasElement | null>,
  worker: RefObject<Worker | null>,
  needed: boolean,
  scene: Crowded | null,
  { palette, chosen, boxes, without }: Look,
): void {
  const picture = useRef<{ take: (scene: Crowded) => void; ask: () => void } | null>(null);
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
  const look = { palette, chosen: marked, without: without ?? nothing };
  const latest = useRef(look);
  latest.current = look;

  useEffect(() => {
    const element = canvas.current;
    const painter = worker.current;
    if (!cy || !element || !painter || !needed) return;
    let known: Crowded | null = null;
    let drawn: unknown[] = [];
    let asked = false;
    let seen: OverviewView | null = null;
    let busy = false;
    let again = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const post = (message: OverviewMessage) => painter.postMessage(message);
    const follow = () => {
      if (!seen) return;
      const scale = cy.zoom() / seen.zoom;
      const { x, y } = cy.pan();
      element.style.transform = `translate(${seen.x * cy.zoom() + x}px, ${seen.y * cy.zoom() + y}px) scale(${scale})`;
    };
    const ask = () => {
      clearTimeout(timer);
      if (busy) again = true;
      else if (!asked) {
        asked = true;
        // One change comes in several pieces, and is one picture.
        queueMicrotask(send);
      }
    };
    const send = () => {
      asked = false;
      // Before there is a scene, and room on the page, there is nothing to draw; both will ask again.
      if (!known || cy.destroyed() || cy.width() < 1 || cy.height() < 1) return;
      const zoom = cy.zoom();
      const { palette: colours, chosen, without } = latest.current;
      const wanted = [known, colours, chosen, without, zoom, cy.pan().x, cy.pan().y, cy.width(), cy.height()];
      // Asked for once more while it was being drawn.
      if (wanted.every((it, at) => it === drawn[at])) return;
      drawn = wanted;
      busy = true;
      const [across, down] = [cy.width() * margin, cy.height() * margin];
      const view: OverviewView = {
        zoom,
        x: (-cy.pan().x - across) / zoom,
        y: (-cy.pan().y - down) / zoom,
        width: cy.width() + 2 * across,
        height: cy.height() + 2 * down,
        // A crowd is seen from afar, where fine pixels cost more than they show.
        density: Math.min(1.5, window.devicePixelRatio),
        colours,
        chosen,
        without,
      };
      post({ view });
    };
    painter.onmessage = ({ data }: MessageEvent<{ picture: ImageBitmap; view: OverviewView }>) => {
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
    const take = (next: Crowded) => {
      if (next.crowd !== known?.crowd) post({ crowd: next.crowd });
      post({ places: next.places });
      known = next;
      ask();
    };
    picture.current = { take, ask };
    return () => {
      clearTimeout(timer);
      cy.off('viewport resize', onMove);
      painter.onmessage = null;
      picture.current = null;
      element.width = 0;
    };
  }, [cy, canvas, worker, needed]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new core or need begins anew
  useEffect(() => {
    if (scene) picture.current?.take(scene);
  }, [scene, cy, needed]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another look is drawn anew
  useEffect(() => picture.current?.ask(), [palette, marked, without]);
}
