import type { Core } from 'cytoscape';
import { useEffect } from 'react';
import { createSignal } from '../state/signal.ts';

/** The drawing that is on the screen, of which a picture may be made. */
export const pictured = createSignal<Core | null>(null);

/** Offers a drawing for pictures as long as it stands. */
export function usePictured(cy: Core | null): void {
  useEffect(() => {
    if (!cy) return;
    pictured.set(cy);
    return () => {
      if (pictured.get() === cy) pictured.set(null);
    };
  }, [cy]);
}
