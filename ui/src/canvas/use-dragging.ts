import type { Core, EventObject } from 'cytoscape';
import { useEffect, useRef } from 'react';
import type { Box } from './geometry.ts';
import { moveWith } from './graph-draw.ts';
import { type MarkSize, placeMarks } from './graph-marks.ts';
import type { Scene } from './graph-scene.ts';
import type { GraphCanvasProps } from './types.ts';

/** Takes the marks along while a node is dragged, and tells where it was let go. */
export function useDragging(
  cy: Core | null,
  given: {
    scene: Scene | null;
    size: MarkSize | null;
    onMove: GraphCanvasProps['onMove'];
    boxes: ReadonlyMap<string, Box>;
  },
) {
  const latest = useRef(given);
  latest.current = given;
  useEffect(() => {
    if (!cy) return;
    const onDrag = ({ target }: EventObject) => {
      const { scene, size, boxes } = latest.current;
      if (!scene || !size || !target.hasClass('body')) return;
      const id: string = target.id();
      const moved = new Map(boxes);
      const box = moved.get(id);
      if (box) moved.set(id, { ...box, ...target.position() });
      const near = scene.strands.filter(({ from, to }) => from.ids.includes(id) || to.ids.includes(id));
      moveWith(cy, id, moved.get(id), placeMarks(near, moved, size, undefined, false));
    };
    const onFree = ({ target }: EventObject) => {
      if (!target.hasClass('body')) return;
      const { x, y } = target.position();
      latest.current.onMove({ [target.id()]: { x: Math.round(x), y: Math.round(y) } }, 'drag');
    };
    cy.on('drag', 'node', onDrag).on('dragfree', 'node', onFree);
    return () => {
      cy.off('drag', 'node', onDrag).off('dragfree', 'node', onFree);
    };
  }, [cy]);
}
