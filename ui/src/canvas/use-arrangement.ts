import { useMemo, useRef } from 'react';
import type { Box } from './geometry.ts';

/** Whether a drawing was laid out as a whole: it appears, or most of what was there stands elsewhere. */
function laidOut(before: ReadonlyMap<string, Box>, after: ReadonlyMap<string, Box>): boolean {
  if (before.size === 0) return after.size > 0;
  let [stayed, moved] = [0, 0];
  for (const [id, { x, y }] of after) {
    const last = before.get(id);
    if (!last) continue;
    stayed += 1;
    if (last.x !== x || last.y !== y) moved += 1;
  }
  return stayed > 2 && moved > stayed / 2;
}

/** A number that changes whenever the drawing is laid out as a whole, and so has to be brought into view. */
export function useArrangement(boxes: ReadonlyMap<string, Box>): number {
  const last = useRef<{ boxes: ReadonlyMap<string, Box>; turn: number }>({ boxes: new Map(), turn: 0 });
  return useMemo(() => {
    const { boxes: before, turn } = last.current;
    last.current = { boxes, turn: laidOut(before, boxes) ? turn + 1 : turn };
    return last.current.turn;
  }, [boxes]);
}
