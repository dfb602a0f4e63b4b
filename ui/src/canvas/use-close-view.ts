/** In a crowd, what can only be read closely is drawn where one looks closely: labels, heads of lines, marks. */
import type { Core } from 'cytoscape';
import { useEffect } from 'react';
import { holds, span } from './geometry.ts';
import { isDirect, lineId } from './graph-draw.ts';
import { markElements } from './graph-mark-draw.ts';
import type { PlacedMark } from './graph-marks.ts';
import type { Scene, Strand } from './graph-scene.ts';
import type { Measure } from './text.ts';
import type { Point } from './types.ts';

/** Names are legible from this zoom on, marks from the next. */
const namesFrom = 0.54;
const marksFrom = 0.7;
const mostMarks = 150;
/** How long the view must rest before they come. */
const rest = 140;

/** The part of the plane that is in view, and how closely. */
export interface CloseView {
  zoom: number;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** What is drawn in full in a view: nodes with their names, lines with their heads, and lines with their marks. */
export function inView(
  scene: Scene,
  boxes: ReadonlyMap<string, Point>,
  marks: ReadonlyMap<string, PlacedMark>,
  view: CloseView,
): { names: string[]; lines: Strand[]; marks: Strand[] } {
  if (view.zoom < namesFrom) return { names: [], lines: [], marks: [] };
  const seen = span(view.x1 - 80, view.y1 - 40, view.x2 + 80, view.y2 + 40);
  const names = scene.bodies.filter(({ id }) => {
    const box = boxes.get(id);
    return box && holds(seen, box);
  });
  const lines = scene.strands.filter((strand) => {
    const mark = marks.get(strand.id);
    return mark && isDirect(strand) && holds(seen, mark);
  });
  return {
    names: names.map(({ id }) => id),
    lines,
    marks: view.zoom < marksFrom ? [] : lines.slice(0, mostMarks),
  };
}

/** Draws them whenever the view comes to rest; only in a crowd, elsewhere all is drawn in full. */
export function useCloseView(
  cy: Core | null,
  crowded: boolean,
  scene: Scene | null,
  boxes: ReadonlyMap<string, Point>,
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
