/** How the pieces of the rails look: cytoscape's style for a palette. */
import type { StylesheetJson } from 'cytoscape';
import type { Faces } from './faces.ts';
import type { Tone } from './marks.ts';
import { over, type Palette } from './palette.ts';
import { hangingFrom } from './rails-draw.ts';
import { hatching, type Style, stripes } from './stripes.ts';
import { fonts } from './text.ts';

/** How strongly the highlighter shows behind rows. */
const bandOpacity = 0.32;

const tones: readonly Tone[] = [
  'ink',
  'ink2',
  'ink3',
  'on',
  'edge',
  'rail',
  'asserts',
  'denies',
  'condemns',
  'urges',
  'silent',
];

const rule = (selector: string, style: Style): StylesheetJson[number] =>
  ({ selector, style }) as StylesheetJson[number];

/** The style sheet for a palette. */
export function railsSheet(palette: Palette, faces: Faces): StylesheetJson {
  const { paper, surface, ink, mark, sel } = palette;
  const lit = over(paper, mark, bandOpacity);
  const centre = hangingFrom(fonts.strong.size * 0.33, fonts.strong, faces);
  const outlined = (fill: string, border: string, width: number): Style => ({
    'background-color': fill,
    'border-color': border,
    'border-width': width,
  });
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

    rule('.disc', { shape: 'ellipse', color: palette.on }),
    rule('.dot', { shape: 'ellipse' }),
    rule('.open', { shape: 'ellipse', ...outlined(paper, palette.asserts, 2) }),
    rule('.counter', {
      shape: 'ellipse',
      ...outlined(paper, palette.asserts, 2),
      'border-style': 'dashed',
      'border-dash-pattern': [2.5, 2],
    }),
    rule('.half', {
      shape: 'ellipse',
      ...outlined(paper, palette.asserts, 2),
      ...stripes([
        [palette.asserts, 50],
        [paper, 100],
      ]),
      'background-gradient-direction': 'to-right',
    }),
    rule('.half.back', { 'background-gradient-direction': 'to-left' }),
    rule('.ring', {
      shape: 'ellipse',
      ...outlined(paper, palette.denies, 2),
      ...stripes([
        [paper, 40],
        [palette.denies, 60],
        [paper, 100],
      ]),
    }),
    rule('.hatched', {
      shape: 'ellipse',
      ...outlined(paper, palette.denies, 2),
      ...hatching(paper, palette.denies),
    }),
    rule('.silence', {
      shape: 'ellipse',
      ...outlined(paper, palette.silent, 2),
      'border-style': 'dashed',
      'border-dash-pattern': [2.6, 3],
    }),
    rule('.condemns', { shape: 'polygon', 'shape-polygon-points': '-1 -0.9 1 -0.9 0 1' }),
    rule('.demands', {
      shape: 'polygon',
      'shape-polygon-points': '-0.7 -1 0.9 0 -0.7 1',
      ...outlined(paper, palette.urges, 2),
    }),
    rule('.demands.back', { 'shape-polygon-points': '0.7 -1 -0.9 0 0.7 1' }),
    rule('.warns', {
      shape: 'diamond',
      ...outlined(paper, palette.urges, 1.8),
      label: '!',
      color: palette.urges,
    }),
    rule('.expects', {
      shape: 'rectangle',
      ...outlined(paper, palette.urges, 1.8),
      'border-style': 'dashed',
      'border-dash-pattern': [3, 2],
    }),
    rule('.capsule', {
      shape: 'round-rectangle',
      'corner-radius': '9px',
      ...outlined(paper, palette.asserts, 1.5),
    }),
    rule('.tee', { shape: 'rectangle' }),
    rule('.arrow', { shape: 'polygon', 'shape-polygon-points': '-1 -1 1 0 -1 1' }),
    rule('.arrow.back', { 'shape-polygon-points': '1 -1 -1 0 1 1' }),
    rule('.badge', { shape: 'ellipse', 'background-color': ink }),
    ...tones.flatMap((tone) => [
      rule(`.disc.${tone}, .dot.${tone}, .condemns.${tone}, .tee.${tone}, .arrow.${tone}`, {
        'background-color': palette[tone],
      }),
      rule(`.capsule.${tone}`, { 'border-color': palette[tone] }),
      rule(`node.text.${tone}`, { color: palette[tone] }),
      rule(`edge.${tone}`, { 'line-color': palette[tone] }),
      rule(`edge.hollow.${tone}`, { 'line-color': paper, 'line-outline-color': palette[tone] }),
    ]),

    rule('node.text', {
      shape: 'rectangle',
      'background-opacity': 0,
      label: 'data(label)',
      'font-size': 'data(size)',
      'font-weight': 'data(weight)',
      'text-valign': 'center',
      'text-halign': 'center',
    }),
    rule('node.sans', { 'font-family': faces.sans }),
    rule('node.serif', { 'font-family': faces.serif }),

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
    rule('edge.dashed', { 'line-style': 'dashed', 'line-dash-pattern': [7, 4] }),
    rule('edge.dotted', { 'line-style': 'dashed', 'line-dash-pattern': [1.5, 4.5], 'line-cap': 'round' }),
    rule('edge.hollow', { 'line-outline-width': 2.2 }),

    rule('.event.lit, .pill.lit, .facility.lit, .place.lit, .box.lit', outlined(mark, sel, 2.5)),
    rule('.band.lit', { 'background-color': mark }),
    rule('node.text.lit', { color: ink }),
    rule('edge.hollow.lit', { 'line-color': lit }),
    rule('.gone', { visibility: 'hidden' }),
  ];
}
