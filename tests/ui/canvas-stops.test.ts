// Moving about the force canvas by keys, and what is drawn of it from afar.
import { describe, expect, test } from '@jest/globals';
import { closeUp } from '../../ui/src/canvas/close-up.ts';
import type { Box } from '../../ui/src/canvas/geometry.ts';
import { type PlacedMark, placeMarks } from '../../ui/src/canvas/graph-marks.ts';
import { type Scene, type Strand, strandName } from '../../ui/src/canvas/graph-scene.ts';
import { graphStops, selectedIn } from '../../ui/src/canvas/graph-stops.ts';
import { nearestTowards } from '../../ui/src/canvas/nearest.ts';
import { drawOverview } from '../../ui/src/canvas/overview.ts';
import { crowdOf, numbersIn, overviewOf, placesOf } from '../../ui/src/canvas/overview-scene.ts';
import { drawn, edge, edges, nodes, size } from './canvas-graph-sample.ts';

describe('moving about', () => {
  const { scene, boxes, marks } = drawn({ nodes, edges });
  const stops = graphStops(scene, boxes, marks, new Set(['actor/lamp']), 'en');

  test('arrow keys lead to the nearest in their direction', () => {
    const points = [
      { id: 'right', x: 10, y: 1 },
      { id: 'far', x: 30, y: 0 },
      { id: 'below', x: 1, y: 12 },
      { id: 'left', x: -9, y: 2 },
    ];
    const from = { x: 0, y: 0 };
    expect(nearestTowards(points, from, 'ArrowRight')?.id).toBe('right');
    expect(nearestTowards(points, from, 'ArrowDown')?.id).toBe('below');
    expect(nearestTowards(points, from, 'ArrowLeft')?.id).toBe('left');
    expect(nearestTowards(points, from, 'ArrowUp')).toBeNull();
  });

  test('every node and every mark can be stood on, and says what it is', () => {
    expect(stops).toHaveLength(scene.bodies.length + scene.strands.length);
    expect(stops.find(({ id }) => id === 'actor/lamp')?.name()).toBe('Lamp, medical relief, pinned');
    const either = scene.strands.find(({ word }) => word === 'either');
    expect(either && strandName(either, scene, 'en')).toMatch(/ or .*; asserts: 1 claim; 1 document$/u);
  });

  test('a mark that folds several edges goes through them one by one', () => {
    const many = Array.from({ length: 7 }, (_, at) =>
      edge(`KIND_${at}`, 'kind', 'actor/norland', 'actor/lamp'),
    );
    const folded = drawn({ nodes, edges: many });
    const mark = graphStops(folded.scene, folded.boxes, folded.marks, new Set(), 'en').find(
      ({ strand }) => strand,
    );
    const seen = new Set<string>();
    let at = mark?.next(null);
    for (let turn = 0; turn < 7 && at; turn++) {
      seen.add(at.id);
      at = mark?.next(at);
    }
    expect(seen.size).toBe(7);
    expect(selectedIn(mark ? [mark] : [], at ?? null)).toBe(mark);
  });

  const wide = { x1: -9e3, y1: -9e3, x2: 9e3, y2: 9e3 };

  test('from afar nothing of a crowd is drawn in full, closely what is in view with its ends', () => {
    const bodiesOf = (view: Parameters<typeof closeUp>[3]) =>
      closeUp(scene, boxes, marks, view).bodies.map(({ id }) => id);
    expect(closeUp(scene, boxes, marks, { zoom: 0.2, ...wide })).toEqual({
      ...scene,
      bodies: [],
      strands: [],
    });
    expect(bodiesOf({ zoom: 1, ...wide })).toEqual(scene.bodies.map(({ id }) => id));
    expect(bodiesOf({ zoom: 1, x1: 9e3, y1: 9e3, x2: 9e3 + 5, y2: 9e3 + 5 })).toEqual([]);
    const at = boxes.get('place/kansa') as Box;
    const close = closeUp(scene, boxes, marks, { zoom: 1, x1: at.x, y1: at.y, x2: at.x, y2: at.y });
    expect(close.bodies.map(({ id }) => id).sort()).toEqual(['event/kirwan', 'place/kansa']);
  });

  test('the picture of a crowd holds every node and every line but those that stand in full above it', () => {
    const overview = overviewOf(crowdOf(scene), placesOf(scene, boxes, marks));
    const drawn = (part: Scene, zoom: number) => {
      const calls: string[] = [];
      const note = (name: string) => () => calls.push(name);
      const names = ['setTransform', 'setLineDash', 'beginPath', 'moveTo', 'lineTo', 'closePath', 'rect'];
      const pen = Object.fromEntries(
        [...names, 'roundRect', 'arc', 'fill', 'stroke'].map((name) => [name, note(name)]),
      );
      const view = { x: -5000, y: -5000, width: 10_000 * zoom, height: 10_000 * zoom, zoom, density: 1 };
      const look = { colours: {}, chosen: new Float32Array(), without: numbersIn(scene, part) };
      drawOverview(pen as never, overview, { ...view, ...look });
      const count = (name: string) => calls.filter((one) => one === name).length;
      return { lines: count('lineTo'), boxes: count('rect') + count('roundRect'), discs: count('arc') };
    };
    const joints = (strands: readonly Strand[]) =>
      strands.reduce((sum, { from, to }) => sum + from.ids.length + to.ids.length, 0);
    const nothing = { ...scene, bodies: [], strands: [] };
    const all = { lines: joints(scene.strands), boxes: scene.bodies.length, discs: 0 };
    expect(drawn(nothing, 0.1)).toEqual(all);
    const part = { ...scene, bodies: scene.bodies.slice(1, 3), strands: scene.strands.slice(2, 5) };
    expect(drawn(part, 0.1)).toEqual({
      lines: all.lines - joints(part.strands),
      boxes: all.boxes - 2,
      discs: 0,
    });
    expect(drawn(nothing, 1).discs).toBeGreaterThan(0);
    expect(drawn(scene, 1)).toEqual({ lines: 0, boxes: 0, discs: 0 });
  });

  test('in the picture of a crowd marks stand where they stand for the keyboard, and those placed before stay', () => {
    const back = edge('ZZ_BACK', 'back', 'event/orchard', 'actor/norland');
    const { scene, boxes, marks } = drawn({ nodes, edges: [...edges, back] });
    const points = (before: ReadonlyMap<string, PlacedMark>) =>
      overviewOf(crowdOf(scene), placesOf(scene, boxes, before))
        .marks.flatMap((one) =>
          [...one.of].map((number, at) => [
            scene.strands[number]?.id,
            ...one.points.slice(2 * at, 2 * at + 2),
          ]),
        )
        .sort();
    const placed = (before: ReadonlyMap<string, PlacedMark>) =>
      [...placeMarks(scene.strands, boxes, size, before, false)].map(([id, { x, y }]) => [id, x, y]).sort();
    expect(points(new Map())).toEqual(placed(new Map()));
    expect(points(marks)).toEqual([...marks].map(([id, { x, y }]) => [id, x, y]).sort());
    expect(points(marks)).not.toEqual(points(new Map()));
    const [first = '', some] = [...marks][0] ?? [];
    if (!some) throw new Error('no mark');
    const elsewhere = new Map([[first, { ...some, ends: some.ends.map(({ x, y }) => ({ x: x + 1, y })) }]]);
    expect(points(elsewhere)).toEqual(points(new Map()));
  });
});
