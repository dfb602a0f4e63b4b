import type { CardClaim } from '../api/ends.ts';
import { add } from '../state/canvas-steps.ts';
import { here, open } from '../state/store.ts';
import { visibleIds } from '../state/view.ts';

/** The ids that a claim joins: its ends and its speaker. */
export function endsOf(claim: CardClaim): string[] {
  const { subject, object } = claim.proposition;
  const ids = [...subject.entities, ...(object?.entities ?? [])].map((entity) => entity.id);
  return [...new Set(claim.speaker ? [...ids, claim.speaker.id] : ids)];
}

/**
 * Back to the canvas with this claim selected: to the rails where they were, else to the graph, to which what the
 * claim joins is added. On the canvas itself the focus goes back to it.
 */
export function toCanvas(claim: CardClaim): void {
  const { route, view } = here();
  const sel = { type: 'claim', id: claim.id } as const;
  if (route.page === 'explore') {
    document.querySelector<HTMLElement>('[data-canvas] [tabindex="0"]')?.focus();
    return;
  }
  open({ page: 'explore' }, { sel });
  const shown = new Set(visibleIds(view));
  const missing = endsOf(claim).filter((id) => !shown.has(id));
  if (view.show.length > 0 && missing.length > 0) add(missing);
}
