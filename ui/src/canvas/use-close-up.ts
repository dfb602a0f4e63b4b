/** Keeps in step with the view what of a crowd is drawn in full; of fewer nodes, all is. */
import type { Core } from 'cytoscape';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type CloseView, closeUp, namesFrom } from './close-up.ts';
import type { Box } from './geometry.ts';
import { type MarkSize, type PlacedMark, placeMarks } from './graph-marks.ts';
import type { Scene } from './graph-scene.ts';

/** How long the view must rest before what is in it is drawn in full. */
const rest = 140;

interface Drawing {
  scene: Scene | null;
  boxes: ReadonlyMap<string, Box>;
  marks: () => ReadonlyMap<string, PlacedMark>;
  size: MarkSize | null;
  /** Changes when all is laid out anew and brought into view: what was looked at closely then is no more. */
  arrangement: number;
}

/** The part that is drawn in full, with its marks where they cover nothing. */
export function useCloseUp(
  cy: Core | null,
  crowded: boolean,
  { scene, boxes, marks, size, arrangement }: Drawing,
): { scene: Scene; marks: ReadonlyMap<string, PlacedMark> } | null {
  const [view, setView] = useState<(CloseView & { arrangement: number }) | null>(null);
  const last = useRef<ReadonlyMap<string, PlacedMark>>(new Map());
  useEffect(() => {
    if (!cy || !crowded) return;
    const look = () => setView({ zoom: cy.zoom(), ...cy.extent(), arrangement });
    let timer = setTimeout(look);
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(look, rest);
    };
    cy.on('viewport', later);
    return () => {
      clearTimeout(timer);
      cy.off('viewport', later);
    };
  }, [cy, crowded, arrangement]);
  const near = view !== null && view.arrangement === arrangement && view.zoom >= namesFrom ? view : null;
  return useMemo(() => {
    if (!scene || !size) return null;
    if (!crowded) return { scene, marks: marks() };
    if (!near) return { scene: { ...scene, bodies: [], strands: [] }, marks: new Map() };
    const part = closeUp(scene, boxes, marks(), near);
    const around = new Map(
      part.bodies.flatMap(({ id }) => {
        const box = boxes.get(id);
        return box ? [[id, box] as const] : [];
      }),
    );
    last.current = placeMarks(part.strands, around, size, last.current);
    // A mark that would cover a name stays away: its line is in the picture below, and can be pointed at all the same.
    const strands = part.strands.filter(({ id }) => last.current.get(id)?.covers === false);
    return { scene: { ...part, strands }, marks: last.current };
  }, [crowded, scene, boxes, marks, size, near]);
}
