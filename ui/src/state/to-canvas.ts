import { add, showOnly } from './canvas-steps.ts';
import { change, here, open } from './store.ts';
import { selectionOf } from './view.ts';

/** Puts a thing on the canvas beside what is there, and goes to it. */
export function toCanvasWith(id: string): void {
  const { show } = here().view;
  open({ page: 'explore' }, { sel: selectionOf(id), layout: null });
  if (show.length > 0) add([id]);
  else showOnly([id]);
  change({ sel: selectionOf(id) });
}

/** Back to the canvas from a page, with what the page is of selected there. */
export function returnToCanvas(): void {
  const { route } = here();
  if (route.page === 'entity' || route.page === 'event') toCanvasWith(route.id);
  else if (route.page === 'claim' || route.page === 'chain')
    open({ page: 'explore' }, { sel: selectionOf(route.id) });
  else open({ page: 'explore' });
}
