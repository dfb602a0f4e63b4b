/** What of a crowd is looked at closely, and so is drawn in full above its picture. */
import { type Box, holds, span } from './geometry.ts';
import type { PlacedMark } from './graph-marks.ts';
import type { Scene, Strand } from './graph-scene.ts';

/** Names are legible from this zoom on. */
export const namesFrom = 0.54;
/** More lines than this in one view could not be told apart. */
const mostStrands = 160;

/** The part of the plane that is in view, and how closely. */
export interface CloseView {
  zoom: number;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** The part of a scene that is in view; nothing from afar. Lines between two that are in view come first. */
export function closeUp(
  scene: Scene,
  boxes: ReadonlyMap<string, Box>,
  marks: ReadonlyMap<string, PlacedMark>,
  view: CloseView,
): Scene {
  if (view.zoom < namesFrom) return { ...scene, bodies: [], strands: [] };
  const [across, down] = [(view.x2 - view.x1) * 0.15, (view.y2 - view.y1) * 0.15];
  const seen = span(view.x1 - across, view.y1 - down, view.x2 + across, view.y2 + down);
  const inSight = new Set<string>();
  for (const { id } of scene.bodies) {
    const box = boxes.get(id);
    if (box && holds(seen, box)) inSight.add(id);
  }
  const ends = ({ from, to }: Strand) => [...from.ids, ...to.ids];
  const away = (ids: readonly string[]) => ids.reduce((sum, id) => (inSight.has(id) ? sum : sum + 1), 0);
  const near = scene.strands
    .flatMap((strand) => {
      const { from, to } = strand;
      const far = away(from.ids) + away(to.ids);
      const mark = marks.get(strand.id);
      if (!mark || (far === from.ids.length + to.ids.length && !holds(seen, mark))) return [];
      return [{ strand, away: far }];
    })
    .sort((a, b) => a.away - b.away)
    .slice(0, mostStrands)
    .map(({ strand }) => strand);
  const drawn = new Set([...inSight, ...near.flatMap(ends)]);
  return { ...scene, bodies: scene.bodies.filter(({ id }) => drawn.has(id)), strands: near };
}
