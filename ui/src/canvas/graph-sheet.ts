/** How the force canvas looks: kinds by outline, stance by mark and colour, hedges by texture. */
import type { StylesheetJson } from 'cytoscape';
import { type Faces, hangingFrom } from './faces.ts';
import { markRules, outlined, rule } from './mark-rules.ts';
import type { Palette } from './palette.ts';
import { fonts } from './text.ts';

/** The fold of a document's corner, on the side where lines end. */
function foldPicture(palette: Palette, back: boolean): string {
  const path = back ? 'M14 0V13H1' : 'M0 0V13H13';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="14" height="14" viewBox="0 0 14 14"><path d="${path}" fill="none" stroke="${palette.edge}" stroke-width="1.2"/></svg>`;
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}

/** The style sheet for a palette. */
export function graphSheet(palette: Palette, faces: Faces): StylesheetJson {
  const { paper, surface, ink, mark, sel } = palette;
  const lit = outlined(mark, sel, 2.5);
  return [
    rule('node', {
      width: 'data(w)',
      height: 'data(h)',
      'z-index-compare': 'manual',
      'z-index': 5,
      'overlay-opacity': 0,
      'background-color': surface,
      'font-family': faces.sans,
      'text-valign': 'center',
      'text-halign': 'center',
      color: ink,
      'min-zoomed-font-size': 7,
    }),
    rule('.body', {
      'text-wrap': 'wrap',
      'text-max-width': '400px',
      'line-height': 'data(line)',
      'text-background-padding': '7px',
      label: 'data(label)',
      'font-size': 13,
      shape: 'rectangle',
      ...outlined(surface, palette.edge, 1.2),
    }),
    rule('.strong', { 'font-weight': 600 }),
    rule('.plain', { 'font-weight': 400 }),
    rule('.actor', { shape: 'round-rectangle', 'corner-radius': '22px', ...outlined(surface, ink, 1.5) }),
    rule('.event', {
      shape: 'cut-rectangle',
      'corner-radius': '8px',
      ...outlined(surface, palette.ink2, 1.2),
    }),
    rule('.facility', {
      'background-fill': 'linear-gradient',
      'background-gradient-stop-colors': [palette.ink2, palette.ink2, surface, surface].join(' '),
      'background-gradient-stop-positions': 'data(stops)',
      'background-gradient-direction': 'to-right',
    }),
    rule('.facility.back', { 'background-gradient-direction': 'to-left' }),
    rule('.place', { shape: 'bottom-round-rectangle', 'corner-radius': '12px' }),
    rule('.mechanism', { shape: 'polygon', 'shape-polygon-points': 'data(points)' }),
    rule('.document', {
      shape: 'polygon',
      'shape-polygon-points': 'data(points)',
      'background-image': foldPicture(palette, false),
      'background-width': '14px',
      'background-height': '14px',
      'background-position-x': '100%',
      'background-position-y': '0%',
    }),
    rule('.document.back', { 'background-image': foldPicture(palette, true), 'background-position-x': '0%' }),
    rule('.plural', { 'outline-width': 1.2, 'outline-offset': 2.5, 'outline-color': palette.ink2 }),
    rule('.pin', { shape: 'ellipse', 'z-index': 6, events: 'no', ...outlined(ink, paper, 2) }),

    rule('.mark', {
      'z-index': 8,
      label: 'data(label)',
      'font-size': 12,
      'font-weight': 600,
      'text-margin-y': hangingFrom(fonts.strong.size * 0.33, fonts.strong, faces),
      'text-background-padding': '3px',
    }),
    rule('edge', {
      'curve-style': 'straight',
      width: 'data(w)',
      'z-index-compare': 'manual',
      'z-index': 1,
      'overlay-opacity': 0,
      events: 'no',
      'target-arrow-shape': 'none',
      'arrow-scale': 1.1,
    }),
    ...markRules(palette),
    rule('.mark.disc', { shape: 'round-rectangle', 'corner-radius': '9px' }),
    rule('.mark.beside', {
      'text-halign': 'right',
      'text-margin-x': 3,
      'text-background-color': paper,
      'text-background-opacity': 0.86,
      color: ink,
    }),
    rule('.caption', {
      'z-index': 7,
      label: 'data(label)',
      'font-size': 12,
      'background-opacity': 0,
      color: palette.ink2,
      events: 'no',
      'text-background-color': paper,
      'text-background-opacity': 0.86,
      'text-background-padding': '3px',
    }),
    rule('.joint', { 'z-index': 6, events: 'no' }),

    rule('edge.to.pointed', { 'target-arrow-shape': 'triangle' }),
    rule('edge.to.tee', { 'target-arrow-shape': 'tee', 'arrow-scale': 1.8 }),

    rule('.body.lit', { ...lit, 'background-fill': 'solid' }),
    rule('.mark.lit', { 'background-fill': 'solid', ...lit, color: ink }),
    rule('edge.lit', { 'underlay-color': mark, 'underlay-opacity': 1, 'underlay-padding': 4 }),
  ];
}
