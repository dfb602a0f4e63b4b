import { createSignal } from './signal.ts';

/** The node whose kinds of edge are listed for expanding; the panel shows the list. */
export const expanding = createSignal<string | null>(null);

/** Whether the page of keyboard shortcuts lies over the rest. */
export const keysOpen = createSignal(false);

/** Whether the view is being exported. */
export const exporting = createSignal(false);

/** Whether the box that finds among what is on the canvas is open. */
export const finding = createSignal(false);
/** Whether the dialog that keeps the view under a name is open. */
export const savingOpen = createSignal(false);

/** Asks for the search box: it takes the focus each time the number changes. */
export const searchAsked = createSignal(0);

/** Puts the focus into the search box. */
export function askSearch(): void {
  searchAsked.set(searchAsked.get() + 1);
}
