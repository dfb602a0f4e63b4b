// Moving on the rails by keyboard and pointer, and hiding and marking without laying out anew.
import { afterAll, describe, expect, test } from '@jest/globals';
import cytoscape from 'cytoscape';
import { elementsOf } from '../../ui/src/canvas/rails-draw.ts';
import { layoutRails } from '../../ui/src/canvas/rails-layout.ts';
import { moveOnRails, stopAt, stopOf } from '../../ui/src/canvas/rails-nav.ts';
import { showFilter, showSelection } from '../../ui/src/canvas/rails-state.ts';
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
  const cores: cytoscape.Core[] = [];
  const core = () => {
    const cy = cytoscape({ headless: true, styleEnabled: false });
    cy.add(elementsOf(layout, faces));
    cores.push(cy);
    return cy;
  };
  afterAll(() => {
    for (const cy of cores) cy.destroy();
  });

  test('hide and light up, and move nothing but the highlighter', () => {
    const cy = core();
    const places = () =>
      cy
        .nodes()
        .map((node) => [node.id(), { ...node.position() }])
        .filter(([id]) => id !== 'highlight');
    const before = places();
    const hidden = new Set(['1.0']);
    showFilter(cy, hidden);
    showSelection(cy, layout, { type: 'event', id: 'event/duma' }, hidden);
    expect(places()).toEqual(before);
    const gone = cy.elements('.gone').filter((element) => element.id() !== 'highlight');
    expect(gone.nonempty()).toBe(true);
    gone.forEach((element) => {
      expect(element.data('rows')).toContain('1.0');
    });
    // The denial of the hidden row stays, but its stem, which would touch nothing, goes with that row.
    expect(
      cy
        .elements('.ring')
        .filter((element) => !element.hasClass('gone'))
        .nonempty(),
    ).toBe(true);
    expect(
      cy
        .elements('.stem')
        .filter((element) => element.data('rows').includes('1.0'))
        .filter((element) => !element.hasClass('gone'))
        .empty(),
    ).toBe(true);
    expect(cy.elements('.event.lit').map((element) => element.data('event'))).toEqual(['event/duma']);
    showFilter(cy, none);
    showSelection(cy, layout, null, none);
    expect(cy.elements('.gone').map((element) => element.id())).toEqual(['highlight']);
    expect(cy.elements('.lit').empty()).toBe(true);
  });

  test('a selected row is highlighted as far as its event', () => {
    const cy = core();
    const place = layout.rows[3];
    showSelection(cy, layout, { type: 'row', id: place?.id ?? '' }, none);
    const highlight = cy.getElementById('highlight');
    expect(highlight.hasClass('gone')).toBe(false);
    expect(highlight.position('y')).toBe(place?.box.y);
    const event = layout.events[0]?.box;
    expect(highlight.position('x') + highlight.data('w') / 2).toBeLessThanOrEqual(
      (event?.x ?? 0) - (event?.w ?? 0) / 2,
    );
  });
});
