/** What of a crowd is looked at closely, and so is drawn in full. */
import { type Box, holds, overlap, span } from './geometry.ts';
import { isDirect } from './graph-draw.ts';
import type { PlacedMark } from './graph-marks.ts';
import type { Scene, Strand } from './graph-scene.ts';

/** Names are legible from this zoom on, marks from the next. */
const namesFrom = 0.54;
const marksFrom = 0.7;
const mostMarks = 150;
/** The part of the plane that is in view, and how closely. */
export interface CloseView {
  zoom: number;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** What is drawn in full in a view: nodes with their names, lines with their heads, and lines with their marks. */
export function inView(
  scene: Scene,
  boxes: ReadonlyMap<string, Box>,
  marks: ReadonlyMap<string, PlacedMark>,
  view: CloseView,
): { names: string[]; lines: Strand[]; marks: Strand[] } {
  if (view.zoom < namesFrom) return { names: [], lines: [], marks: [] };
  const seen = span(view.x1 - 80, view.y1 - 40, view.x2 + 80, view.y2 + 40);
  const names = scene.bodies.filter(({ id }) => {
    const box = boxes.get(id);
    return box && holds(seen, box);
  });
  const lines = scene.strands.filter((strand) => {
    const mark = marks.get(strand.id);
    return mark && isDirect(strand) && holds(seen, mark);
  });
  const bodies = names.map(({ id }) => boxes.get(id)).filter((box) => box !== undefined);
  // A mark that would cover a name stays away; its line can be pointed at all the same.
  const free = ({ id }: Strand) => {
    const mark = marks.get(id);
    return mark && !bodies.some((box) => overlap(box, { x: mark.x, y: mark.y + 8, w: 60, h: 34 }));
  };
  return {
    names: names.map(({ id }) => id),
    lines,
    marks: view.zoom < marksFrom ? [] : lines.filter(free).slice(0, mostMarks),
  };
}
