/** Asks for positions: all at once in a worker, for later nodes beside what brought them. */
import { useEffect, useRef } from 'react';
import type { MarkSize, PlacedMark } from './graph-marks.ts';
import type { Scene } from './graph-scene.ts';
import { type LayoutTask, layOut } from './layout.ts';
import type { LayoutMessage } from './layout.worker.ts';
import { placeMissing, taskOf } from './positions.ts';
import type { GraphCanvasProps, GraphLayout, Positions } from './types.ts';

/** How many links are told in one go. */
const portion = 4000;

/** Tells a worker a task, a portion in each task of the page. */
function tell(worker: Worker, task: LayoutTask): () => void {
  const say = (message: LayoutMessage) => worker.postMessage(message);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const from = (at: number) => {
    if (at < task.links.length) {
      say(task.links.slice(at, at + portion));
      timer = setTimeout(() => from(at + portion));
    } else say(null);
  };
  say({ ...task, links: [] });
  timer = setTimeout(() => from(0));
  return () => clearTimeout(timer);
}

/** The layout of a task, computed off the main thread where that is to be had. */
function compute(task: LayoutTask, done: (positions: Positions) => void): () => void {
  try {
    const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Float64Array>) => {
      worker.terminate();
      const at = (number: number) => ({ x: data[2 * number] ?? 0, y: data[2 * number + 1] ?? 0 });
      done(Object.fromEntries(task.bodies.map(({ id }, number) => [id, at(number)])));
    };
    const hush = tell(worker, task);
    const stop = () => {
      hush();
      worker.terminate();
    };
    worker.onerror = () => {
      stop();
      done(layOut(task));
    };
    return stop;
  } catch {
    done(layOut(task));
    return () => {};
  }
}

/** Asks for positions whenever a shown node has none. */
export function usePositions(
  scene: Scene | null,
  positions: Positions,
  marks: () => ReadonlyMap<string, PlacedMark>,
  size: MarkSize | null,
  onMove: GraphCanvasProps['onMove'],
  { layout, back }: { layout: GraphLayout; back: boolean },
): void {
  const move = useRef(onMove);
  move.current = onMove;
  // biome-ignore lint/correctness/useExhaustiveDependencies: marks only stand in the way, they do not ask for places
  useEffect(() => {
    if (!scene || !size) return;
    const missing = scene.bodies.filter(({ id }) => !positions[id]);
    if (missing.length === 0) return;
    if (missing.length < scene.bodies.length) {
      move.current(placeMissing(scene, positions, marks()), 'add');
      return;
    }
    return compute(taskOf(scene, size, layout, back), (found) => move.current(found, 'layout'));
  }, [scene, positions, size, layout, back]);
}
