import { createSignal } from './signal.ts';

/** Whether a list of the legend was opened whose choices must be read first: of the claims, or of their origins. */
export const listsWanted = createSignal(false);
export const originsWanted = createSignal(false);
