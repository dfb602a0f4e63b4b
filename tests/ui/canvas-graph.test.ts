// The laws of the force canvas: nothing that is there moves, nothing lies on anything, an either is one mark.
import { describe, expect, test } from '@jest/globals';
import cytoscape from 'cytoscape';
import fc from 'fast-check';
import { closeUp } from '../../ui/src/canvas/close-up.ts';
import { type ForceTask, layoutForce } from '../../ui/src/canvas/force.ts';
import { type Box, overlap } from '../../ui/src/canvas/geometry.ts';
import { sceneElements, update } from '../../ui/src/canvas/graph-draw.ts';
import { markSizes } from '../../ui/src/canvas/graph-mark-draw.ts';
import { boxesOf, type PlacedMark, placeMarks, sideOf } from '../../ui/src/canvas/graph-marks.ts';
import {
  buildScene,
  rangeText,
  type Scene,
  type Strand,
  strandName,
} from '../../ui/src/canvas/graph-scene.ts';
import { graphStops, selectedIn } from '../../ui/src/canvas/graph-stops.ts';
import { nearestTowards } from '../../ui/src/canvas/nearest.ts';
import { drawOverview } from '../../ui/src/canvas/overview.ts';
import { crowdOf, numbersIn, overviewOf, placesOf } from '../../ui/src/canvas/overview-scene.ts';
import { placeNew } from '../../ui/src/canvas/place.ts';
import { placeMissing, taskOf } from '../../ui/src/canvas/positions.ts';
import type { Font } from '../../ui/src/canvas/text.ts';
import type { GraphEdge, GraphNode, Point, Positions } from '../../ui/src/canvas/types.ts';
import { edge, graphSample } from './canvas-graph-sample.ts';

const measure = (text: string, font: Font): number => text.length * font.size * 0.52;
const options = { lang: 'en' as const, measure };
const size = markSizes(measure);
const { nodes, edges } = graphSample();

function drawn(given: { nodes: readonly GraphNode[]; edges: readonly GraphEdge[] }, positions?: Positions) {
  const scene = buildScene(given.nodes, given.edges, options);
  const at = positions ?? layoutForce(taskOf(scene, size, 'force', false));
  const boxes = boxesOf(scene.bodies, at);
  return { scene, at, boxes, marks: placeMarks(scene.strands, boxes, size) };
}

const box = fc.record({
  x: fc.integer({ min: -600, max: 600 }),
  y: fc.integer({ min: -600, max: 600 }),
  w: fc.integer({ min: 30, max: 180 }),
  h: fc.integer({ min: 20, max: 80 }),
});

describe('strands', () => {
  const { strands } = buildScene(nodes, edges, options);
  const of = (type: string, from: string) =>
    strands.filter(({ id, from: end }) => id.endsWith(type) && end.ids.join('+') === from);

  test('an either is one mark joined to its members', () => {
    const [either, ...more] = of('carried_out', 'actor/estmark+actor/norland').filter(
      ({ from }) => from.mode === 'either',
    );
    expect(more).toEqual([]);
    expect(either?.word).toBe('either');
    const { marks, scene, boxes } = drawn({ nodes, edges });
    const mark = marks.get(either?.id ?? '');
    expect(mark?.dots.map(({ member }) => member)).toEqual(['actor/estmark', 'actor/norland']);
    const elements = sceneElements(scene, boxes, marks, {
      measure,
      back: false,
      pinned: new Set(),
    });
    const own = elements.filter(({ data }) => data.id?.includes(either?.id ?? '?'));
    expect(own.filter(({ classes }) => String(classes).includes('open'))).toHaveLength(2);
    expect(own.filter(({ classes }) => String(classes).includes('capsule'))).toHaveLength(1);
  });

  test('what agrees in ends but not in stance is told apart, side by side', () => {
    const both = of('carried_out', 'actor/norland').filter(({ to }) => to.ids[0] === 'event/orchard');
    expect(both.map(({ mark }) => mark).sort()).toEqual(['asserts', 'denies']);
    expect(new Set(both.map(({ slot }) => slot)).size).toBe(2);
  });

  test('a number of voices that the counts leave open is a range', () => {
    const asserts = of('carried_out', 'actor/norland').find(
      ({ mark, to }) => mark === 'asserts' && to.ids[0] === 'event/orchard',
    );
    expect(rangeText(asserts?.origins ?? { low: 0, high: 0 })).toBe('3–4');
    expect(rangeText({ low: 2, high: 2 })).toBe('2');
  });

  test('what only headings say is hollow, what someone says flatly is solid', () => {
    expect(
      strands.find(({ to, from }) => to.ids[0] === 'event/kirwan' && from.ids[0] === 'actor/norland')
        ?.texture,
    ).toBe('hollow');
    const mixed = edge('T', 't', 'actor/norland', 'event/kirwan', {
      counts: {
        claims: 2,
        hedges: [
          { level: 'POSSIBLE', claims: 1 },
          { level: 'FLAT', claims: 1 },
        ],
      },
    });
    expect(buildScene(nodes, [mixed], options).strands[0]?.texture).toBe('solid');
  });

  test('a member that is not shown is counted, never dropped in silence', () => {
    const some = nodes.filter(({ id }) => id !== 'actor/estmark');
    const words = buildScene(some, edges, options).strands.map(({ word }) => word);
    expect(words).toContain('either +1');
    expect(words).toContain('and +1');
  });

  test('slots: 0 in the middle, then either side in turn; more strands shift none that are there', () => {
    expect([0, 1, 2, 3, 4].map(sideOf)).toEqual([0, 1, -1, 2, -2]);
    const before = buildScene(nodes, edges, options);
    const extra = edge('AAA_FIRST', 'also', 'actor/norland', 'event/orchard');
    const after = buildScene(nodes, [extra, ...edges], options, before.slots);
    for (const [id, slot] of before.slots) expect(after.slots.get(id)).toBe(slot);
  });

  test('many parallel edges are folded by stance and texture, and keep every key', () => {
    const many = Array.from({ length: 9 }, (_, at) =>
      edge(`KIND_${at}`, `kind ${at}`, 'actor/norland', 'actor/lamp'),
    );
    const folded = buildScene(nodes, many, options).strands;
    expect(folded).toHaveLength(1);
    expect(folded[0]?.keys).toHaveLength(9);
    expect(folded[0]?.origins).toEqual({ low: 1, high: 9 });
  });

  test('more than can be told apart by texture are folded by stance, as firm as the firmest of them', () => {
    const hedges = ['FLAT', 'PROBABLE', 'POSSIBLE'];
    const many = (['ASSERTS', 'DENIES'] as const).flatMap((mark) =>
      hedges.map((level) => {
        const one = edge(`${mark} ${level}`, level, 'actor/norland', 'actor/lamp');
        const counts = { ...one.counts, marks: [{ mark, claims: 1 }], hedges: [{ level, claims: 1 }] };
        return { ...one, key: `${mark} ${level}`, counts };
      }),
    );
    const { strands } = buildScene(nodes, many, options);
    expect(strands.map(({ mark, texture, keys }) => [mark, texture, keys.length])).toEqual([
      ['asserts', 'solid', 3],
      ['denies', 'solid', 3],
    ]);
  });
});

describe('layout', () => {
  const tasks: fc.Arbitrary<ForceTask> = fc
    .tuple(
      fc.integer({ min: 1, max: 28 }),
      fc.array(fc.tuple(fc.nat(27), fc.nat(27), fc.nat(27)), { maxLength: 50 }),
    )
    .map(([count, links]) => ({
      bodies: Array.from({ length: count }, (_, at) => ({
        id: `n${at}`,
        w: 60 + ((at * 37) % 110),
        h: 30 + ((at * 13) % 40),
      })),
      links: links.map(([a, b, c]) => ({
        from: [`n${a}`, ...(c % 3 ? [] : [`n${c}`])],
        to: [`n${b}`],
        w: 60,
        h: 33,
      })),
    }));

  test('no node lies on another, and the answer depends on neither time nor order', () => {
    fc.assert(
      fc.property(tasks, (task) => {
        const at = layoutForce(task);
        expect(layoutForce({ bodies: [...task.bodies].reverse(), links: [...task.links] })).toEqual(at);
        const boxes = task.bodies.map(({ id, w, h }) => ({ ...(at[id] as { x: number; y: number }), w, h }));
        boxes.forEach((a, index) => {
          for (const b of boxes.slice(index + 1)) expect(overlap(a, b)).toBe(false);
        });
      }),
      { numRuns: 6, seed: 5 },
    );
  });

  test('what hangs on nothing stands below all that is joined, where no line runs', () => {
    fc.assert(
      fc.property(tasks, (task) => {
        const at = layoutForce(task);
        const known = new Set(task.bodies.map(({ id }) => id));
        const joined = task.links
          .map(({ from, to }) => [from, to].map((side) => side.filter((id) => known.has(id))))
          .filter((sides) => sides.every(({ length }) => length > 0))
          .map((sides) => [...new Set(sides.flat())])
          .filter((ids) => ids.length > 1);
        const linked = new Set(joined.flat());
        const [above, below] = [true, false].map((is) =>
          task.bodies.filter(({ id }) => linked.has(id) === is),
        );
        const edgeOf = (sign: 1 | -1) => (body: { id: string; h: number }) =>
          (at[body.id] as Point).y + (sign * body.h) / 2;
        const lowest = Math.max(...(above ?? []).map(edgeOf(1)));
        expect((below ?? []).filter((body) => edgeOf(-1)(body) <= lowest)).toEqual([]);
      }),
      { numRuns: 12, seed: 5 },
    );
  });

  test('a crowd finds room too', () => {
    const bodies = Array.from({ length: 300 }, (_, at) => ({ id: `n${at}`, w: 130, h: 36 }));
    const links = bodies
      .slice(1)
      .map(({ id }, at) => ({ from: [id], to: [`n${Math.floor(at / 7)}`], w: 60, h: 33 }));
    const at = layoutForce({ bodies, links });
    const boxes = bodies.map(({ id, w, h }) => ({ ...(at[id] as { x: number; y: number }), w, h }));
    const hits = boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => overlap(a, b)));
    expect(hits).toHaveLength(0);
  });

  test('in the sample no mark lies on a node or on another mark', () => {
    const { scene, boxes, marks } = drawn({ nodes, edges });
    const places = scene.strands.map((strand): Box => {
      const { x, y } = marks.get(strand.id) as { x: number; y: number };
      const { w, h } = size(strand);
      return { x, y: y + (h - 18) / 2, w, h };
    });
    expect(places.flatMap((mark) => [...boxes.values()].filter((body) => overlap(mark, body)))).toEqual([]);
    expect(
      places.flatMap((mark, at) => places.slice(at + 1).filter((other) => overlap(mark, other))),
    ).toEqual([]);
  });
});

describe('nodes that come later', () => {
  test('stand in free space near the node that brought them', () => {
    fc.assert(
      fc.property(
        fc.array(box, { maxLength: 30 }),
        box,
        fc.integer({ min: 1, max: 12 }),
        (existing, around, count) => {
          const before = structuredClone(existing);
          const sizes = Array.from({ length: count }, () => ({ w: 120, h: 36 }));
          const found = placeNew(existing, around, sizes);
          expect(existing).toEqual(before);
          expect(placeNew(existing, around, sizes)).toEqual(found);
          const placed = found.map((point, at) => ({ ...point, ...(sizes[at] as { w: number; h: number }) }));
          placed.forEach((one, at) => {
            for (const other of [...existing, around, ...placed.slice(0, at)])
              expect(overlap(one, other)).toBe(false);
          });
        },
      ),
      { numRuns: 25, seed: 3 },
    );
  });

  test('move nothing that is there: not a node, not a mark', () => {
    const before = drawn({ nodes, edges });
    const more = Array.from(
      { length: 12 },
      (_, at): GraphNode => ({
        id: `place/new-${at}`,
        family: 'PLACE',
        kind: 'PLACE',
        plural: false,
        label: `New place ${at}`,
      }),
    );
    const lines = more.map(({ id }) => edge('LOCATED', 'located in', 'event/kirwan', id));
    const scene = buildScene([...nodes, ...more], [...edges, ...lines], options, before.scene.slots);
    const added = placeMissing(scene, before.at, before.marks);
    expect(Object.keys(added).sort()).toEqual(more.map(({ id }) => id).sort());
    const boxes = boxesOf(scene.bodies, { ...before.at, ...added });
    const all = [...boxes.values()];
    all.forEach((a, at) => {
      for (const b of all.slice(at + 1)) expect(overlap(a, b)).toBe(false);
    });
    const marks = placeMarks(scene.strands, boxes, size, before.marks);
    for (const [id, { x, y }] of before.marks) expect(marks.get(id)).toMatchObject({ x, y });

    const cy = cytoscape({ headless: true });
    const look = { measure, back: false, pinned: new Set<string>(), crowded: false };
    update(cy, sceneElements(before.scene, before.boxes, before.marks, look));
    const stood = new Map(cy.nodes().map((node) => [node.id(), { ...node.position() }]));
    update(cy, sceneElements(scene, boxes, marks, look));
    for (const [id, point] of stood) expect(cy.getElementById(id).position()).toEqual(point);
    update(cy, sceneElements(before.scene, before.boxes, before.marks, look));
    expect(
      cy
        .nodes()
        .map((node) => node.id())
        .sort(),
    ).toEqual([...stood.keys()].sort());
    cy.destroy();
  });
});

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
