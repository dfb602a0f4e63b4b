/** What the keyboard can stand on in the force canvas: every node, and every mark, for a claim must be pointed at. */
import { type Box, holds } from './geometry.ts';
import { markId } from './graph-mark-draw.ts';
import type { PlacedMark } from './graph-marks.ts';
import { type Scene, strandName } from './graph-scene.ts';
import { wordsFor } from './strings.ts';
import type { Lang, Point, Selection } from './types.ts';

/** A stop by the id of its element. */
export interface GraphStop extends Point {
  id: string;
  /** The whole of it in words; asked for only where it is read out. */
  name: () => string;
  selection: Selection;
  /** The strand, where it is a mark. */
  strand?: string;
  /** Every selection that this stop shows. */
  keys: readonly string[];
  /** What selecting it gives; a mark that folds several edges goes through them one by one. */
  next: (selection: Selection | null) => Selection;
}

/** The stops of a scene. */
export function graphStops(
  scene: Scene,
  boxes: ReadonlyMap<string, Box>,
  marks: ReadonlyMap<string, PlacedMark>,
  pinned: ReadonlySet<string>,
  lang: Lang,
): GraphStop[] {
  const words = wordsFor(lang);
  const stops: GraphStop[] = [];
  for (const { id, family, label } of scene.bodies) {
    const box = boxes.get(id);
    if (!box) continue;
    const selection: Selection = { type: family === 'event' ? 'event' : 'entity', id };
    const name = () => (pinned.has(id) ? `${label}, ${words.pinned}` : label);
    stops.push({ id, x: box.x, y: box.y, name, selection, keys: [id], next: () => selection });
  }
  for (const strand of scene.strands) {
    const { id, keys } = strand;
    const mark = marks.get(id);
    const first = keys[0];
    if (!mark || first === undefined) continue;
    stops.push({
      id: markId(id),
      strand: id,
      x: mark.x,
      y: mark.y,
      name: () => strandName(strand, scene, lang),
      selection: { type: 'edge', id: first },
      keys,
      next: (selection) => {
        const at = selection?.type === 'edge' ? keys.indexOf(selection.id) : -1;
        return { type: 'edge', id: keys[(at + 1) % keys.length] ?? first };
      },
    });
  }
  return stops;
}

/** The stop at a point of the plane: a node, else the nearest mark as far as it can be pointed at. */
export function stopUnder(
  stops: readonly GraphStop[],
  boxes: ReadonlyMap<string, Box>,
  point: Point,
  zoom: number,
): GraphStop | undefined {
  const slack = 3 / zoom;
  const node = stops.findLast(({ id, strand }) => {
    const box = strand === undefined && boxes.get(id);
    return box && holds({ ...box, w: box.w + slack, h: box.h + slack }, point);
  });
  if (node) return node;
  let best: GraphStop | undefined;
  let least = Math.max(11, 7 / zoom);
  for (const stop of stops) {
    if (stop.strand === undefined) continue;
    const distance = Math.hypot(stop.x - point.x, stop.y - point.y);
    if (distance >= least) continue;
    least = distance;
    best = stop;
  }
  return best;
}

/** The stop that shows a selection. An edge told in two stances has two marks; the first stands for it. */
export function selectedIn(stops: readonly GraphStop[], selection: Selection | null): GraphStop | null {
  if (!selection) return null;
  const edge = selection.type === 'edge';
  return (
    stops.find((stop) => (stop.selection.type === 'edge') === edge && stop.keys.includes(selection.id)) ??
    null
  );
}
