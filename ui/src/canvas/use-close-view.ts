/** In a crowd, what can only be read closely is drawn where one looks closely: labels, heads of lines, marks. */
import type { Core } from 'cytoscape';
import { useEffect } from 'react';
import type { Box } from './geometry.ts';
import { lineId } from './graph-draw.ts';
import { markElements } from './graph-mark-draw.ts';
import type { PlacedMark } from './graph-marks.ts';
import type { Scene, Strand } from './graph-scene.ts';
import { inView } from './in-view.ts';
import type { Measure } from './text.ts';

/** How long the view must rest before they come. */
const rest = 140;

/** Draws them whenever the view comes to rest; only in a crowd, elsewhere all is drawn in full. */
export function useCloseView(
  cy: Core | null,
  crowded: boolean,
  scene: Scene | null,
  boxes: ReadonlyMap<string, Box>,
  marks: ReadonlyMap<string, PlacedMark>,
  measure: Measure | undefined,
): void {
  useEffect(() => {
    if (!cy || !crowded || !scene || !measure) return;
    let drawn: { names: string[]; lines: Strand[] } = { names: [], lines: [] };
    const draw = () => {
      const found = inView(scene, boxes, marks, { zoom: cy.zoom(), ...cy.extent() });
      const names = new Set(found.names);
      const lines = new Set(found.lines);
      cy.batch(() => {
        for (const id of drawn.names) if (!names.has(id)) cy.getElementById(id).removeClass('named');
        for (const it of drawn.lines) if (!lines.has(it)) cy.getElementById(lineId(it.id)).addClass('far');
        for (const id of names) cy.getElementById(id).addClass('named');
        for (const it of lines) cy.getElementById(lineId(it.id)).removeClass('far');
        cy.elements('.close').remove();
        for (const strand of found.marks) {
          const mark = marks.get(strand.id);
          if (!mark) continue;
          const elements = markElements(strand, mark, measure);
          cy.add(elements.map((element) => ({ ...element, classes: `${element.classes ?? ''} close` })));
        }
      });
      drawn = found;
    };
    let timer = setTimeout(draw);
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(draw, rest);
    };
    cy.on('viewport', later);
    return () => {
      clearTimeout(timer);
      cy.off('viewport', later);
    };
  }, [cy, crowded, scene, boxes, marks, measure]);
}
