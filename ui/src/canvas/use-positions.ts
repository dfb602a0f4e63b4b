/** Positions for nodes that have none: all at once in a worker, later ones beside what brought them. */
import { useEffect, useRef } from 'react';
import type { ForceTask } from './force.ts';
import { layoutForce } from './force.ts';
import type { Box } from './geometry.ts';
import { boxesOf, type MarkSize, type PlacedMark } from './graph-marks.ts';
import type { Scene } from './graph-scene.ts';
import { placeNew } from './place.ts';
import type { GraphCanvasProps, Point, Positions } from './types.ts';

/** The layout of a task, computed off the main thread where that is to be had. */
function compute(task: ForceTask, done: (positions: Positions) => void): () => void {
  try {
    const worker = new Worker(new URL('./force.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Positions>) => {
      done(data);
      worker.terminate();
    };
    worker.onerror = () => {
      worker.terminate();
      done(layoutForce(task));
    };
    worker.postMessage(task);
    return () => worker.terminate();
  } catch {
    done(layoutForce(task));
    return () => {};
  }
}

/** What the layout is told of a scene: strands of one bundle share the room of all their marks. */
export function taskOf({ bodies, strands }: Scene, size: MarkSize): ForceTask {
  const links = new Map<string, ForceTask['links'][number]>();
  for (const strand of strands) {
    const { w, h } = size(strand);
    const last = links.get(strand.bundle);
    links.set(strand.bundle, {
      from: strand.from.ids,
      to: strand.to.ids,
      w: Math.max(w, last?.w ?? 0),
      h: h + (last?.h ?? 0),
    });
  }
  return { bodies: bodies.map(({ id, w, h }) => ({ id, w, h })), links: [...links.values()] };
}

/** Places for the nodes that have none, each beyond a neighbour that has one; moves nothing that is there. */
export function placeMissing(
  scene: Scene,
  positions: Positions,
  marks: ReadonlyMap<string, PlacedMark> = new Map(),
): Record<string, Point> {
  const boxes = boxesOf(scene.bodies, positions);
  const found: Record<string, Point> = {};
  const obstacles: Box[] = [...marks.values()].map(({ x, y }) => ({ x, y: y + 8, w: 60, h: 34 }));
  const waiting = new Map(
    scene.bodies.filter(({ id }) => !boxes.has(id)).map((body) => [body.id, body] as const),
  );
  const neighbours = (id: string) =>
    scene.strands.flatMap(({ from, to }) =>
      from.ids.includes(id) ? to.ids : to.ids.includes(id) ? from.ids : [],
    );
  while (waiting.size > 0) {
    const groups = new Map<string, string[]>();
    for (const id of [...waiting.keys()].sort()) {
      const anchor = neighbours(id).find((other) => boxes.has(other));
      if (anchor) groups.set(anchor, [...(groups.get(anchor) ?? []), id]);
    }
    const first = boxes.keys().next().value;
    if (groups.size === 0) groups.set(first ?? '', [...waiting.keys()].sort());
    for (const [anchor, ids] of groups) {
      const around = boxes.get(anchor) ?? { x: 0, y: 0, w: 0, h: 0 };
      const sizes = ids.map((id) => waiting.get(id) as { w: number; h: number });
      placeNew([...boxes.values(), ...obstacles], around, sizes).forEach((point, at) => {
        const id = ids[at] as string;
        const { w, h } = waiting.get(id) as { w: number; h: number };
        found[id] = point;
        boxes.set(id, { ...point, w, h });
        waiting.delete(id);
      });
    }
  }
  return found;
}

/** Asks for positions whenever a shown node has none. */
export function usePositions(
  scene: Scene | null,
  positions: Positions,
  marks: ReadonlyMap<string, PlacedMark>,
  size: MarkSize | null,
  onMove: GraphCanvasProps['onMove'],
): void {
  const move = useRef(onMove);
  move.current = onMove;
  // biome-ignore lint/correctness/useExhaustiveDependencies: marks only stand in the way, they do not ask for places
  useEffect(() => {
    if (!scene || !size) return;
    const missing = scene.bodies.filter(({ id }) => !positions[id]);
    if (missing.length === 0) return;
    if (missing.length < scene.bodies.length) {
      move.current(placeMissing(scene, positions, marks), 'add');
      return;
    }
    return compute(taskOf(scene, size), (found) => move.current(found, 'layout'));
  }, [scene, positions, size]);
}
