// The laws of the rails: nothing overlaps, nothing is cut, an either is one row, a denial touches what it denies.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Box, bottomOf, leftOf, overlap, rightOf, topOf } from '../../ui/src/canvas/geometry.ts';
import { markName } from '../../ui/src/canvas/marks.ts';
import { mirrored } from '../../ui/src/canvas/rails-draft.ts';
import { layoutRails } from '../../ui/src/canvas/rails-layout.ts';
import type { RailsLayout, RailsOptions, RailsShape } from '../../ui/src/canvas/rails-types.ts';
import type { Font } from '../../ui/src/canvas/text.ts';
import type { RailsRecord } from '../../ui/src/canvas/types.ts';
import { records } from './canvas-records.ts';
import { sample } from './canvas-sample.ts';

/** Letters of about the width of the page's own; what the real ones are is the browser's to know. */
const measure = (text: string, font: Font): number =>
  [...text].reduce((sum, letter) => sum + (/[ilj.,’“”\s]/u.test(letter) ? 0.28 : 0.52), 0) *
  font.size *
  (font.weight === 600 ? 1.06 : 1);

const wide: RailsOptions = { width: 848, lang: 'en', dir: 'ltr', narrow: false, measure };
const small: RailsOptions = { ...wide, width: 390, narrow: true };
const sizes: RailsOptions[] = [wide, { ...wide, width: 640 }, { ...wide, width: 1500 }, small];

const marks = new Set([
  'disc',
  'dot',
  'open',
  'half',
  'counter',
  'ring',
  'hatched',
  'silence',
  'condemns',
  'demands',
  'warns',
  'expects',
  'capsule',
  'badge',
  'arrow',
  'more',
]);

/** Pairs of boxes that cover one another by more than the rounding of a pixel. */
function collisions(boxes: readonly (Box & { id: string })[], others = boxes): string[] {
  const found: string[] = [];
  for (const a of boxes)
    for (const b of others) if (a.id < b.id && overlap(a, b, -0.6)) found.push(`${a.id} on ${b.id}`);
  return found;
}

const textOf = (layout: RailsLayout, key: string) =>
  layout.labels
    .filter(({ rows }) => rows?.includes(key))
    .map(({ text }) => text)
    .join(' ');
const squeeze = (text: string) => text.replaceAll(/\s+/gu, '');
const ofRow = (layout: RailsLayout, key: string, ...kinds: string[]): RailsShape[] =>
  layout.nodes.filter((node) => node.rows?.[0] === key && kinds.includes(node.kind));

const everyRow = (record: RailsRecord) =>
  record.events.flatMap((event, at) =>
    event.rows.map((row, index) => ({ row, event, key: `${at}.${index}` })),
  );

describe.each([
  ['the sample', () => [sample()]],
  ['any record', () => fc.sample(records, { numRuns: 30, seed: 7 })],
])('rails of %s', (_, make) => {
  const given = make();
  const cases = given.flatMap((record) =>
    sizes.map((options) => ({ record, options, layout: layoutRails(record, options) })),
  );

  test('no label lies on another, and none leaves the canvas', () => {
    for (const { layout } of cases) {
      expect(collisions(layout.labels)).toEqual([]);
      for (const label of layout.labels) {
        expect(leftOf(label)).toBeGreaterThanOrEqual(-0.5);
        expect(rightOf(label)).toBeLessThanOrEqual(layout.width + 0.5);
        expect(bottomOf(label)).toBeLessThanOrEqual(layout.height);
      }
    }
  });

  test('no label lies on a mark, nor one mark on another of its kind', () => {
    for (const { layout } of cases) {
      const drawn = layout.nodes.filter(({ kind }) => marks.has(kind));
      const hits = layout.labels.flatMap((label) =>
        drawn.filter((mark) => overlap(label, mark, -1)).map((mark) => `${label.text} on ${mark.kind}`),
      );
      expect(hits).toEqual([]);
      for (const kind of ['disc', 'ring', 'capsule', 'badge', 'event'])
        expect(collisions(layout.nodes.filter((node) => node.kind === kind))).toEqual([]);
    }
  });

  test('hedges and quoted words are never cut', () => {
    for (const { record, layout } of cases)
      for (const { row, key } of everyRow(record))
        if (row.words) expect(squeeze(textOf(layout, key))).toContain(squeeze(row.words));
  });

  test('every row has a voice, one place and one stop', () => {
    for (const { record, layout } of cases) {
      const rows = everyRow(record);
      expect(layout.rows.map(({ key }) => key)).toEqual(rows.map(({ key }) => key));
      expect(layout.stops.filter(({ column }) => column === 'row')).toHaveLength(rows.length);
      for (const { key } of rows) expect(textOf(layout, key).length).toBeGreaterThan(0);
      expect(collisions(layout.rows.map(({ key, box }) => ({ id: key, ...box })))).toEqual([]);
    }
  });

  test('an either is one row: open dots on one line, one line to the event, one arrow', () => {
    for (const { record, layout } of cases)
      for (const { row, key } of everyRow(record)) {
        if (row.mode !== 'EITHER' || markName(row.mark) !== 'asserts' || row.on.length < 2 || row.counter)
          continue;
        const dots = ofRow(layout, key, 'open');
        expect(dots.length).toBeGreaterThanOrEqual(2);
        expect(new Set(dots.map(({ y }) => y)).size).toBe(1);
        expect(ofRow(layout, key, 'arrow')).toHaveLength(1);
        expect(layout.segments.filter(({ kind, rows }) => kind === 'line' && rows?.[0] === key)).toHaveLength(
          1,
        );
        expect(ofRow(layout, key, 'disc', 'dot')).toHaveLength(0);
      }
  });

  test('a denial touches the mark it denies, else the event; a general one touches neither', () => {
    for (const { record, layout } of cases)
      for (const { row, key } of everyRow(record)) {
        if (markName(row.mark) !== 'denies') continue;
        const tees = ofRow(layout, key, 'tee');
        expect(tees).toHaveLength(row.general ? 0 : 1);
        const tee = tees[0];
        if (tee?.rows?.length !== 2) continue;
        const target = tee.rows[1] as string;
        const near = layout.nodes.filter(
          (node) => node.rows?.[0] === target && marks.has(node.kind) && overlap(node, tee, 5),
        );
        const line = layout.segments.filter(
          (it) =>
            it.rows?.[0] === target &&
            Math.abs(it.y1 - tee.y) <= 8 &&
            Math.min(it.x1, it.x2) - 5 <= tee.x &&
            tee.x <= Math.max(it.x1, it.x2) + 5,
        );
        expect(near.length + line.length).toBeGreaterThan(0);
      }
  });

  test('a mark that accuses no one on a rail stands clear of every rail', () => {
    for (const { record, layout } of cases)
      for (const { row, key } of everyRow(record)) {
        if (markName(row.mark) === 'asserts' || row.touches != null) continue;
        if (row.on.some(({ rail }) => rail != null)) continue;
        for (const mark of ofRow(layout, key, 'ring', 'hatched', 'silence', 'condemns', 'warns'))
          for (const rail of layout.segments.filter(({ kind }) => kind === 'rail'))
            expect(Math.abs(rail.x1 - mark.x)).toBeGreaterThanOrEqual(14);
      }
  });

  test('right to left is the exact mirror', () => {
    for (const { record, options, layout } of cases) {
      const turned = layoutRails(record, { ...options, dir: 'rtl' });
      expect(turned).toEqual(mirrored(layout));
      expect(mirrored(turned).nodes.map(({ x, facing }) => [Math.round(x * 100), facing])).toEqual(
        layout.nodes.map(({ x, facing }) => [Math.round(x * 100), facing]),
      );
    }
  });

  test('the same record always gives the same drawing', () => {
    for (const { record, options, layout } of cases)
      expect(layoutRails(structuredClone(record), options)).toEqual(layout);
  });

  test('nothing is under 12 pixels, and no row under 24', () => {
    for (const { layout } of cases) {
      for (const { font } of layout.labels) expect(font.size).toBeGreaterThanOrEqual(12);
      for (const { box } of layout.rows) expect(box.h).toBeGreaterThanOrEqual(24);
    }
  });
});

describe('rails of the sample', () => {
  const record = sample();
  const layout = layoutRails(record, wide);

  test('a general denial is hatched', () => {
    expect(layout.nodes.filter(({ kind }) => kind === 'hatched')).toHaveLength(1);
  });

  test('a counter-accusation is a dashed mark with its word, never a disc', () => {
    expect(ofRow(layout, '1.3', 'counter')).toHaveLength(1);
    expect(ofRow(layout, '1.3', 'capsule').map(({ text }) => text)).toEqual(['staged by']);
    expect(ofRow(layout, '1.3', 'disc')).toHaveLength(0);
  });

  test('what only a heading says is hollow; hedges have their texture', () => {
    const texture = (key: string) =>
      layout.segments.find(({ kind, rows }) => kind === 'line' && rows?.[0] === key)?.texture;
    expect([texture('4.0'), texture('0.1'), texture('5.1'), texture('0.0')]).toEqual([
      'hollow',
      'dotted',
      'dashed',
      'solid',
    ]);
  });

  test('origins are counted in the mark and in the width of the line', () => {
    expect(ofRow(layout, '3.0', 'disc').map(({ text }) => text)).toEqual(['2']);
    const widths = ['0.0', '3.0', '5.2'].map(
      (key) => layout.segments.find(({ kind, rows }) => kind === 'line' && rows?.[0] === key)?.width,
    );
    expect(widths).toEqual([1.8, 2.6, 3.6]);
  });

  test('an actor narrower than its rail is named as written', () => {
    expect(textOf(layout, '5.2')).toContain('names the Norland air force');
    expect(textOf(layout, '0.0')).not.toContain('names');
  });

  test('a contradiction and a common origin are tied', () => {
    expect(layout.nodes.filter(({ kind }) => kind === 'badge')).toHaveLength(2);
  });

  test('unnamed voices and hedges are theirs, in serif and quotation marks; all else is sans', () => {
    for (const { text, font } of layout.labels) if (font.face === 'sans') expect(text).not.toMatch(/[“”]/u);
    expect(layout.labels.find(({ text }) => text === '“reports”')?.font.face).toBe('serif');
  });

  test('events stand in the order given, each as tall as its rows', () => {
    layout.events.forEach(({ id, box }, at) => {
      const rows = layout.rows.filter(({ event }) => event === id);
      expect(topOf(box)).toBeLessThanOrEqual(Math.min(...rows.map((row) => topOf(row.box))));
      expect(bottomOf(box)).toBeGreaterThanOrEqual(Math.max(...rows.map((row) => bottomOf(row.box))));
      const last = layout.events[at - 1];
      if (last) expect(topOf(box)).toBeGreaterThan(bottomOf(last.box));
    });
  });

  test('the whole voice is in the name where the drawing shortens it', () => {
    const long = structuredClone(record);
    const voice =
      'The Association of Independent Observers for the Protection of Civilians in the Eastern Provinces and Beyond';
    const row = long.events[0]?.rows[0];
    if (row) Object.assign(row, { voice: { label: voice, words: null, unnamed: false } });
    const drawn = layoutRails(long, wide);
    expect(textOf(drawn, '0.0')).toMatch(/…$/u);
    expect(drawn.stops.find((stop) => stop.row === '0.0')?.name).toContain(voice);
  });

  test('two rails and a number on a narrow canvas', () => {
    const drawn = layoutRails(record, small);
    expect(drawn.nodes.filter(({ kind }) => kind === 'pill')).toHaveLength(2);
    expect(drawn.nodes.filter(({ kind }) => kind === 'more').map(({ text }) => text)).toEqual(['+2']);
  });
});
