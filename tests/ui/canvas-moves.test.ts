// Moving on the rails by keyboard and pointer, and hiding and marking without laying out anew.
import { describe, expect, test } from '@jest/globals';
import type { Palette } from '../../ui/src/canvas/palette.ts';
import type { Pen } from '../../ui/src/canvas/pen.ts';
import { layoutRails } from '../../ui/src/canvas/rails-layout.ts';
import { moveOnRails, stopAt, stopOf } from '../../ui/src/canvas/rails-nav.ts';
import { paintRails } from '../../ui/src/canvas/rails-paint.ts';
import { stateOf } from '../../ui/src/canvas/rails-state.ts';
import type { RailsOptions, RailsStop } from '../../ui/src/canvas/rails-types.ts';
import type { Font } from '../../ui/src/canvas/text.ts';
import { sample } from './canvas-sample.ts';

const measure = (text: string, font: Font): number => text.length * font.size * 0.5;
const options: RailsOptions = { width: 1100, lang: 'en', dir: 'ltr', narrow: false, measure };
const record = sample();
const layout = layoutRails(record, options);
const none: ReadonlySet<string> = new Set();
const row = (key: string) => layout.stops.find((stop) => stop.row === key) as RailsStop;
const faces = { sans: 'sans-serif', serif: 'serif', measure, descent: () => 3 };
/** Every tone by its own name. */
const palette = new Proxy({}, { get: (_, tone) => tone }) as Palette;

describe('the keyboard on the rails', () => {
  test('down walks every row in order and stops at the last', () => {
    const seen: string[] = [];
    for (let at = moveOnRails(layout, null, 'ArrowDown', 'ltr', none); at; ) {
      seen.push(at.row ?? '?');
      const next = moveOnRails(layout, at, 'ArrowDown', 'ltr', none);
      at = next === at ? null : next;
    }
    expect(seen).toEqual(layout.rows.map(({ key }) => key));
  });

  test('sideways leads from a row to its event, to what that concerns, and back; then to the actor', () => {
    const event = moveOnRails(layout, row('4.1'), 'ArrowRight', 'ltr', none);
    expect(event?.id).toBe('event:event/kirwan');
    const related = moveOnRails(layout, event, 'ArrowRight', 'ltr', none);
    expect(related?.column).toBe('related');
    expect(moveOnRails(layout, related, 'ArrowLeft', 'ltr', none)).toBe(event);
    expect(moveOnRails(layout, event, 'ArrowLeft', 'ltr', none)?.event).toBe('event/kirwan');
    expect(moveOnRails(layout, row('4.1'), 'ArrowLeft', 'ltr', none)?.id).toBe(
      'actor:actor/estmark-government',
    );
  });

  test('right to left, onwards is to the left', () => {
    const turned = layoutRails(record, { ...options, dir: 'rtl' });
    const from = turned.stops.find((stop) => stop.row === '4.0') as RailsStop;
    expect(moveOnRails(turned, from, 'ArrowLeft', 'rtl', none)?.id).toBe('event:event/kirwan');
  });

  test('down from an actor leads to the first row on its rail; hidden rows are passed over', () => {
    const actor = layout.stops.find(({ id }) => id === 'actor:actor/united-westria') as RailsStop;
    expect(moveOnRails(layout, actor, 'ArrowDown', 'ltr', none)?.row).toBe('0.4');
    expect(moveOnRails(layout, row('0.0'), 'ArrowDown', 'ltr', new Set(['0.1', '0.2']))?.row).toBe('0.3');
  });
});

describe('the pointer on the rails', () => {
  test('finds rows, events, actors and what events concern', () => {
    for (const stop of layout.stops) expect(stopAt(layout, stop)?.selection).toEqual(stop.selection);
    expect(stopAt(layout, { x: 1098, y: 4 })).toBeNull();
  });

  test('a claim is shown by the row it stands behind', () => {
    const { id } = layout.rows[2]?.claims.map((claim) => ({ id: claim }))[0] ?? { id: '' };
    expect(stopOf(layout, { type: 'claim', id })?.row).toBe('0.2');
    expect(stopOf(layout, { type: 'claim', id: 'claim/none' })).toBeNull();
  });
});

describe('filter and selection', () => {
  /** What a drawing writes, and in how many strokes. */
  const drawn = (selection: Parameters<typeof stateOf>[1], hidden: ReadonlySet<string>) => {
    const pen = recorder();
    paintRails(pen, { layout, faces, palette, state: stateOf(layout, selection, hidden) });
    return { texts: pen.texts, fills: pen.fills };
  };

  test('hide every piece of a row, and a stem or tie that would touch nothing', () => {
    const hidden = new Set(['1.0']);
    const { gone } = stateOf(layout, null, hidden);
    const pieces = [...layout.nodes, ...layout.segments, ...layout.labels];
    expect(pieces.filter(gone)).toEqual(pieces.filter(({ rows }) => rows?.includes('1.0')));
    // The denial of the hidden row stays, but its stem goes with that row.
    expect(layout.nodes.some((node) => node.kind === 'ring' && !gone(node))).toBe(true);
    const stems = layout.segments.filter(({ kind, rows }) => kind === 'stem' && rows?.includes('1.0'));
    expect(stems.length).toBeGreaterThan(0);
    expect(stems.every(gone)).toBe(true);
    const whole = drawn(null, none).texts;
    const less = drawn(null, hidden).texts;
    const left = layout.labels.filter(({ rows }) => !rows?.includes('1.0'));
    expect(whole.length - less.length).toBe(
      layout.labels.length - left.length + layout.nodes.filter((node) => gone(node) && node.text).length,
    );
  });

  test('light up a selected event: the highlighter on its box and behind its rows', () => {
    const selection = { type: 'event', id: 'event/duma' } as const;
    const { lit, highlight } = stateOf(layout, selection, none);
    expect(layout.nodes.filter(lit).map(({ kind, event }) => [kind, event])).toEqual([
      ['event', 'event/duma'],
    ]);
    expect(highlight?.outlined).toBe(false);
    expect(drawn(selection, none).fills.filter((colour) => colour === palette.mark)).toHaveLength(2);
    expect(drawn(null, none).fills).not.toContain(palette.mark);
  });

  test('a selected row is highlighted as far as its event', () => {
    const place = layout.rows[3];
    const { highlight } = stateOf(layout, { type: 'row', id: place?.id ?? '' }, none);
    expect(highlight).toMatchObject({ y: place?.box.y, outlined: true });
    const event = layout.events[0]?.box;
    expect((highlight?.x ?? 0) + (highlight?.w ?? 0) / 2).toBeLessThanOrEqual(
      (event?.x ?? 0) - (event?.w ?? 0) / 2,
    );
  });

  test('every text of the layout is written where it stands, apart from what surrounds it', () => {
    const { texts } = drawn(null, none);
    for (const { text, baseline } of layout.labels)
      expect(texts).toContainEqual([`\u2068${text}\u2069`, Math.round(baseline)]);
  });
});

/** A pen that keeps what it writes, and in which colours it fills. */
function recorder(): Pen & { texts: [string, number][]; fills: unknown[] } {
  const nothing = () => undefined;
  const pen = {
    fillStyle: '' as unknown,
    strokeStyle: '' as unknown,
    lineWidth: 1,
    lineCap: 'butt',
    globalAlpha: 1,
    font: '',
    textAlign: 'start',
    textBaseline: 'alphabetic',
    texts: [] as [string, number][],
    fills: [] as unknown[],
    save: nothing,
    restore: nothing,
    clip: nothing,
    beginPath: nothing,
    closePath: nothing,
    moveTo: nothing,
    lineTo: nothing,
    arcTo: nothing,
    ellipse: nothing,
    stroke: nothing,
    setLineDash: nothing,
    fill: () => {
      pen.fills.push(pen.fillStyle);
    },
    fillText: (text: string, _x: number, y: number) => {
      pen.texts.push([text, y]);
    },
  };
  return pen;
}
