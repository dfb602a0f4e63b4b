/** Lays out off the main thread. */
import { type LayoutLink, type LayoutTask, layOut } from './layout.ts';

/** A task comes in portions, so that telling it never holds the page up: first without links, then links, then null. */
export type LayoutMessage = LayoutTask | LayoutLink[] | null;

let task: LayoutTask | null = null;
const links: LayoutLink[] = [];

self.onmessage = ({ data }: MessageEvent<LayoutMessage>) => {
  if (Array.isArray(data)) links.push(...data);
  else if (data) task = data;
  else if (task) {
    const found = layOut({ ...task, links });
    // x and y of each body after one another, in the order in which they came.
    const places = Float64Array.from(task.bodies.flatMap(({ id }) => [found[id]?.x ?? 0, found[id]?.y ?? 0]));
    self.postMessage(places, { transfer: [places.buffer] });
  }
};
