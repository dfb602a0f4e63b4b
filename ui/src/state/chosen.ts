import { change, here } from './store.ts';
import { selectionOf, type ViewState } from './view.ts';

/** The nodes that are selected: the one that the panel is about, and those beside it. */
export function chosenOf({ sel, also }: Pick<ViewState, 'sel' | 'also'>): string[] {
  const first = sel && (sel.type === 'entity' || sel.type === 'event') ? [sel.id] : [];
  return [...new Set([...first, ...also])];
}

/** Selects these and lets all others go; the panel stays with what it is about where that is among them. */
export function choose(ids: readonly string[]): void {
  const { sel } = here().view;
  const first = sel && ids.includes(sel.id) ? sel.id : ids[0];
  if (first === undefined) change({ sel: null });
  else change({ sel: selectionOf(first), also: ids.filter((id) => id !== first) });
}

/** Selects one beside the others, or lets it go. */
export function toggleChosen(id: string): void {
  const ids = chosenOf(here().view);
  choose(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]);
}

/** What an action on one node is for: all that are selected where it is one of several. */
export function actedOn(id: string): string[] {
  const ids = chosenOf(here().view);
  return ids.length > 1 && ids.includes(id) ? ids : [id];
}
