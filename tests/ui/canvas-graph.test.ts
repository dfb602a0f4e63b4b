// The laws of the force canvas: nothing lies on anything, and nothing that is there moves.
import { describe, expect, test } from '@jest/globals';
import cytoscape from 'cytoscape';
import fc from 'fast-check';
import { type ForceTask, layoutForce } from '../../ui/src/canvas/force.ts';
import { type Box, overlap } from '../../ui/src/canvas/geometry.ts';
import { sceneElements, update } from '../../ui/src/canvas/graph-draw.ts';
import { boxesOf, placeMarks } from '../../ui/src/canvas/graph-marks.ts';
import { buildScene } from '../../ui/src/canvas/graph-scene.ts';
import { placeNew } from '../../ui/src/canvas/place.ts';
import { placeMissing } from '../../ui/src/canvas/positions.ts';
import type { GraphNode, Point } from '../../ui/src/canvas/types.ts';
import { drawn, edge, edges, measure, nodes, options, size } from './canvas-graph-sample.ts';

const box = fc.record({
  x: fc.integer({ min: -600, max: 600 }),
  y: fc.integer({ min: -600, max: 600 }),
  w: fc.integer({ min: 30, max: 180 }),
  h: fc.integer({ min: 20, max: 80 }),
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
