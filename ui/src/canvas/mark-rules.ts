/** How marks look to cytoscape, one rule a mark; shape tells stances apart, colour only repeats it. */
import type { StylesheetJson } from 'cytoscape';
import { dashes, hollowEdge, type Tone } from './marks.ts';
import type { Palette } from './palette.ts';
import { type Style, stripes } from './stripes.ts';

/** Tones in which pieces are drawn. */
const drawnTones: readonly Tone[] = [
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

/** One rule of a style sheet. */
export const rule = (selector: string, style: Style): StylesheetJson[number] =>
  ({ selector, style }) as StylesheetJson[number];

/** A fill and a border. */
export const outlined = (fill: string, border: string, width: number): Style => ({
  'background-color': fill,
  'border-color': border,
  'border-width': width,
});

/** The rules for marks and for lines by tone and texture. */
export function markRules(palette: Palette): StylesheetJson {
  const { paper, asserts, denies, silent, urges } = palette;
  return [
    rule('.disc', { shape: 'ellipse', color: palette.on }),
    rule('.dot', { shape: 'ellipse' }),
    rule('.open', { shape: 'ellipse', ...outlined(paper, asserts, 2) }),
    rule('.half', {
      shape: 'ellipse',
      ...outlined(paper, asserts, 2),
      ...stripes([
        [asserts, 50],
        [paper, 100],
      ]),
      'background-gradient-direction': 'to-right',
    }),
    rule('.ring', {
      shape: 'ellipse',
      ...outlined(paper, denies, 2),
      ...stripes([
        [paper, 40],
        [denies, 60],
        [paper, 100],
      ]),
    }),
    rule('.silence', {
      shape: 'ellipse',
      ...outlined(paper, silent, 2),
      'border-style': 'dashed',
      'border-dash-pattern': [2.6, 3],
    }),
    rule('.condemns', { shape: 'polygon', 'shape-polygon-points': '-1 -0.9 1 -0.9 0 1' }),
    rule('.demands', {
      shape: 'polygon',
      'shape-polygon-points': '-0.7 -1 0.9 0 -0.7 1',
      ...outlined(paper, urges, 2),
    }),
    rule('.warns', { shape: 'diamond', ...outlined(paper, urges, 1.8), color: urges }),
    rule('.expects', {
      shape: 'rectangle',
      ...outlined(paper, urges, 1.8),
      'border-style': 'dashed',
      'border-dash-pattern': [3, 2],
    }),
    rule('.capsule', {
      shape: 'round-rectangle',
      'corner-radius': '9px',
      'background-fill': 'solid',
      ...outlined(paper, asserts, 1.5),
    }),
    ...drawnTones.flatMap((tone) => [
      rule(`.disc.${tone}, .dot.${tone}, .condemns.${tone}`, {
        'background-color': palette[tone],
      }),
      rule(`.capsule.${tone}, .open.${tone}`, { 'border-color': palette[tone], 'background-color': paper }),
      rule(`edge.${tone}`, { 'line-color': palette[tone], 'target-arrow-color': palette[tone] }),
      rule(`edge.hollow.${tone}`, { 'line-color': paper, 'line-outline-color': palette[tone] }),
    ]),
    rule('edge.dashed', { 'line-style': 'dashed', 'line-dash-pattern': dashes.dashed }),
    rule('edge.dotted', {
      'line-style': 'dashed',
      'line-dash-pattern': dashes.dotted,
      'line-cap': 'round',
    }),
    rule('edge.hollow', { 'line-outline-width': hollowEdge }),
  ];
}
