/** How the pieces of the rails look: cytoscape's style for a palette. */
import type { StylesheetJson } from 'cytoscape';
import type { Faces } from './faces.ts';
import { markRules, outlined, rule } from './mark-rules.ts';
import { over, type Palette } from './palette.ts';
import { hangingFrom } from './rails-draw.ts';
import { fonts } from './text.ts';

/** How strongly the highlighter shows behind rows. */
const bandOpacity = 0.32;

/** The style sheet for a palette. */
export function railsSheet(palette: Palette, faces: Faces): StylesheetJson {
  const { paper, surface, ink, mark, sel } = palette;
  const lit = over(paper, mark, bandOpacity);
  const centre = hangingFrom(fonts.strong.size * 0.33, fonts.strong, faces);
  return [
    rule('node', {
      width: 'data(w)',
      height: 'data(h)',
      'z-index': 'data(z)',
      'z-index-compare': 'manual',
      events: 'no',
      'overlay-opacity': 0,
      'background-color': surface,
      'min-zoomed-font-size': 0,
    }),
    rule('.anchor', { visibility: 'hidden' }),
    rule('.highlight', {
      shape: 'round-rectangle',
      'corner-radius': '3px',
      'background-color': mark,
      'background-opacity': bandOpacity,
      'border-color': sel,
      'border-width': 0,
    }),
    rule('.highlight.outlined', { 'border-width': 1.5 }),

    rule('node.shape', {
      label: 'data(label)',
      'font-family': faces.sans,
      'font-size': 12,
      'font-weight': 600,
      'text-valign': 'center',
      'text-halign': 'center',
      'text-margin-y': centre,
      color: ink,
    }),
    rule('.pill', { shape: 'round-rectangle', 'corner-radius': '18px', ...outlined(surface, ink, 1.5) }),
    rule('.more', {
      shape: 'round-rectangle',
      'corner-radius': '15px',
      ...outlined(paper, palette.edge, 1.2),
      color: palette.ink2,
    }),
    rule('.event', {
      shape: 'cut-rectangle',
      'corner-radius': '8px',
      ...outlined(surface, palette.ink2, 1.2),
    }),
    rule('.band', { shape: 'rectangle' }),
    rule('.facility, .box', { shape: 'rectangle', ...outlined(surface, palette.edge, 1.2) }),
    rule('.place', {
      shape: 'bottom-round-rectangle',
      'corner-radius': '11px',
      ...outlined(surface, palette.edge, 1.2),
    }),

    rule('edge', {
      'curve-style': 'straight',
      'source-endpoint': 'data(from)',
      'target-endpoint': 'data(to)',
      width: 'data(w)',
      'z-index': 'data(z)',
      'z-index-compare': 'manual',
      events: 'no',
      'overlay-opacity': 0,
      'line-cap': 'butt',
    }),
    ...markRules(palette),
    rule('.warns', { label: '!' }),
    rule('.tee', { shape: 'rectangle' }),
    rule('.arrow', { shape: 'polygon', 'shape-polygon-points': '-1 -1 1 0 -1 1' }),
    rule('.arrow.back', { 'shape-polygon-points': '1 -1 -1 0 1 1' }),
    rule('.halo', {
      shape: 'ellipse',
      'background-opacity': 0,
      ...outlined(paper, palette.ink3, 1),
      'border-style': 'dashed',
      'border-dash-pattern': [3, 2.5],
    }),
    rule('.badge', { shape: 'ellipse', 'background-color': ink }),
    rule('node.text', {
      shape: 'rectangle',
      'background-opacity': 0,
      label: 'data(label)',
      'font-size': 'data(size)',
      'font-weight': 'data(weight)',
      'text-valign': 'center',
      'text-halign': 'center',
    }),
    // Arabic letters reach beyond the font's size; the padding makes the picture of a label hold them.
    rule('node.text, node.shape', { 'text-background-padding': '7px' }),
    rule('node.sans', { 'font-family': faces.sans }),
    rule('node.serif', { 'font-family': faces.serif }),

    rule('.event.lit, .pill.lit, .facility.lit, .place.lit, .box.lit', outlined(mark, sel, 2.5)),
    rule('.band.lit', { 'background-color': mark }),
    rule('node.text.lit', { color: ink }),
    rule('edge.hollow.lit', { 'line-color': lit }),
    rule('.gone', { visibility: 'hidden' }),
  ];
}
