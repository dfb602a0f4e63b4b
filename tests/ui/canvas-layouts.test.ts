// The laws of the layouts on demand: columns in the order of the chain, events in the order of time, nothing on anything.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { overlap } from '../../ui/src/canvas/geometry.ts';
import { caught } from '../../ui/src/canvas/lasso.ts';
import { type LayoutBody, type LayoutTask, layOut } from '../../ui/src/canvas/layout.ts';
import type { GraphLayout, Point } from '../../ui/src/canvas/types.ts';

const families = ['actor', 'event', 'facility', 'place', 'document', 'mechanism'] as const;
const day = fc
  .date({ min: new Date('2010-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Graphs of any families, some events without a date, joined at random. */
const task = (layout: GraphLayout) =>
  fc.integer({ min: 1, max: 60 }).chain((count) =>
    fc.record({
      layout: fc.constant(layout),
      back: fc.boolean(),
      bodies: fc.tuple(
        ...Array.from({ length: count }, (_, at) =>
          fc.record({
            id: fc.constant(`node/${at}`),
            family: fc.constantFrom(...families),
            w: fc.integer({ min: 30, max: 180 }),
            h: fc.integer({ min: 20, max: 80 }),
            from: fc.option(day, { nil: null }),
            to: fc.option(day, { nil: null }),
          }),
        ),
      ),
      links: fc.array(
        fc.record({
          from: fc.integer({ min: 0, max: count - 1 }).map((at) => [`node/${at}`]),
          to: fc.integer({ min: 0, max: count - 1 }).map((at) => [`node/${at}`]),
          voice: fc.boolean(),
          w: fc.constant(60),
          h: fc.constant(33),
        }),
        { maxLength: 90 },
      ),
    }),
  );

const pairs = (bodies: readonly LayoutBody[]) =>
  bodies.flatMap((a, at) => bodies.slice(at + 1).map((b) => [a, b] as const));
const at = (found: Record<string, Point>, { id }: { id: string }) => found[id] as Point;

describe.each(['layered', 'time'] as const)('the layout %s', (layout) => {
  test('places every node, none on another, the same whatever order they come in', () => {
    fc.assert(
      fc.property(task(layout), (given: LayoutTask) => {
        const found = layOut(given);
        expect(Object.keys(found).sort()).toEqual(given.bodies.map(({ id }) => id).sort());
        const clashes = pairs(given.bodies).filter(([a, b]) =>
          overlap({ ...a, ...at(found, a) }, { ...b, ...at(found, b) }),
        );
        expect(clashes).toEqual([]);
        expect(layOut({ ...given, bodies: [...given.bodies].reverse() })).toEqual(found);
      }),
      { numRuns: 60 },
    );
  });

  test('is mirrored where lines run from right to left', () => {
    fc.assert(
      fc.property(task(layout), (given: LayoutTask) => {
        const there = layOut({ ...given, back: false });
        const back = layOut({ ...given, back: true });
        const mirrored = given.bodies.map((body) => [
          body.id,
          { x: 0 - at(there, body).x, y: at(there, body).y },
        ]);
        expect(given.bodies.map((body) => [body.id, { ...at(back, body), x: at(back, body).x + 0 }])).toEqual(
          mirrored,
        );
      }),
      { numRuns: 30 },
    );
  });
});

const body = (id: string, from: string | null = null): LayoutBody => ({
  id,
  family: id.slice(0, id.indexOf('/')),
  w: 100,
  h: 40,
  from,
  to: from,
});
const link = (from: string, to: string, voice = false) => ({ from: [from], to: [to], voice, w: 60, h: 33 });

test('along the chain: who wrote, who says, who is named, what happened, what was struck, where', () => {
  const found = layOut({
    layout: 'layered',
    back: false,
    bodies: [
      body('place/marrow'),
      body('facility/orchard'),
      body('event/kirwan'),
      body('actor/norland'),
      body('actor/terrel'),
      body('document/lark'),
    ],
    links: [
      link('document/lark', 'event/kirwan'),
      link('actor/terrel', 'event/kirwan', true),
      link('actor/norland', 'event/kirwan'),
      link('event/kirwan', 'facility/orchard'),
      link('facility/orchard', 'place/marrow'),
    ],
  });
  const order = Object.entries(found).sort(([, a], [, b]) => a.x - b.x);
  expect(order.map(([id]) => id)).toEqual([
    'document/lark',
    'actor/terrel',
    'actor/norland',
    'event/kirwan',
    'facility/orchard',
    'place/marrow',
  ]);
});

test('by time: as far apart as the days between, and what has no date after all that have', () => {
  const found = layOut({
    layout: 'time',
    back: false,
    bodies: [
      body('event/a', '2030-01-01'),
      body('event/b', '2030-07-02'),
      body('event/c', '2031-01-01'),
      body('event/d'),
    ],
    links: [],
  });
  const x = (id: string) => (found[id] as Point).x;
  expect(Math.abs(x('event/b') - x('event/a') - (x('event/c') - x('event/b')))).toBeLessThan(5);
  expect(x('event/d')).toBeGreaterThan(x('event/c'));
});

test('a loop catches what lies in it, and not what lies in its bay', () => {
  const loop = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 100, y: 100 },
    { x: 50, y: 20 },
    { x: 0, y: 100 },
  ];
  const points: [string, Point][] = [
    ['in', { x: 10, y: 40 }],
    ['bay', { x: 50, y: 60 }],
    ['out', { x: 140, y: 40 }],
  ];
  expect(caught(loop, points)).toEqual(['in']);
});
