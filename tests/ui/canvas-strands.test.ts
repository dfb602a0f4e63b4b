// The lines of the force canvas: what is told apart and what is folded; an either is one mark.
import { describe, expect, test } from '@jest/globals';
import { sceneElements } from '../../ui/src/canvas/graph-draw.ts';
import { sideOf } from '../../ui/src/canvas/graph-marks.ts';
import { buildScene, rangeText } from '../../ui/src/canvas/graph-scene.ts';
import { drawn, edge, edges, measure, nodes, options } from './canvas-graph-sample.ts';

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
