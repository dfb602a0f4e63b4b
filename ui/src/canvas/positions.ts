/** Positions for nodes that have none: what the layout is told, and places beside what brought them. */
import type { Box } from './geometry.ts';
import { boxesOf, type MarkSize, type PlacedMark } from './graph-marks.ts';
import type { Scene } from './graph-scene.ts';
import type { LayoutLink, LayoutTask } from './layout.ts';
import { placeNew } from './place.ts';
import type { GraphLayout, Point, Positions } from './types.ts';

/** What the layout is told of a scene: strands of one bundle share the room of all their marks. */
export function taskOf(
  { bodies, strands }: Scene,
  size: MarkSize,
  layout: GraphLayout,
  back: boolean,
): LayoutTask {
  const links = new Map<string, LayoutLink>();
  for (const strand of strands) {
    const { w, h } = size(strand);
    const last = links.get(strand.bundle);
    links.set(strand.bundle, {
      from: strand.from.ids,
      to: strand.to.ids,
      w: Math.max(w, last?.w ?? 0),
      h: h + (last?.h ?? 0),
      voice: strand.voice && (last?.voice ?? true),
    });
  }
  return {
    layout,
    back,
    bodies: bodies.map(({ id, family, w, h, when }) => ({
      id,
      family,
      w,
      h,
      from: when?.earliest ?? null,
      to: when?.latest ?? null,
    })),
    links: [...links.values()],
  };
}

/** How many strands join two nodes. */
function strandsBetween({ strands }: Scene, a: string, b: string): number {
  return strands.filter(
    ({ from, to }) =>
      (from.ids.includes(a) && to.ids.includes(b)) || (from.ids.includes(b) && to.ids.includes(a)),
  ).length;
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
      // Several lines between two fan out, and want room to do it.
      const most = Math.max(...ids.map((id) => strandsBetween(scene, anchor, id)));
      const spaced = { ...around, w: around.w + 60 * (most - 1), h: around.h + 60 * (most - 1) };
      const sizes = ids.map((id) => waiting.get(id) as { w: number; h: number });
      placeNew([...boxes.values(), ...obstacles], most > 1 ? spaced : around, sizes).forEach((point, at) => {
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
