import type { Core, EdgeSingular, EventObject, NodeSingular } from 'cytoscape';
import { useEffect } from 'react';
import type { GraphStop } from './graph-stops.ts';

/** Lights what is selected, also where it is drawn only later; of a mark its lines too. */
export function useLit(cy: Core | null, chosen: ReadonlySet<string>, shown: GraphStop | null): void {
  const mark = shown?.strand === undefined ? null : shown.id;
  useEffect(() => {
    if (!cy) return;
    const isLit = (element: NodeSingular | EdgeSingular) =>
      chosen.has(element.id()) ||
      (mark !== null &&
        element.isEdge() &&
        (element.data('source') === mark || element.data('target') === mark));
    const onAdd = ({ target }: EventObject) => {
      if (isLit(target)) target.addClass('lit');
    };
    cy.batch(() => {
      cy.elements('.lit').removeClass('lit');
      cy.elements().filter(isLit).addClass('lit');
    });
    cy.on('add', 'node, edge', onAdd);
    return () => {
      cy.off('add', 'node, edge', onAdd);
    };
  }, [cy, chosen, mark]);
}
