import { useEffect } from 'react';
import { createSignal } from '../state/signal.ts';
import type { Pen } from './pen.ts';

/** A drawing of which a picture may be made. */
export interface Drawing {
  /** The part of the plane that it takes, from its corner. */
  box: () => { x: number; y: number; w: number; h: number };
  /** Draws all of it, by whatever means. */
  draw: (pen: Pen) => void;
  png: (paper: string) => Promise<Blob>;
}

/** The drawing that is on the screen. */
export const pictured = createSignal<Drawing | null>(null);

/** Offers a drawing for pictures as long as it stands. */
export function usePictured(drawing: Drawing | null): void {
  useEffect(() => {
    if (!drawing) return;
    pictured.set(drawing);
    return () => {
      if (pictured.get() === drawing) pictured.set(null);
    };
  }, [drawing]);
}
