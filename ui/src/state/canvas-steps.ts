import { change, here, step } from './store.ts';
import type { Position, Shown } from './view.ts';

/*
 * What one may do to the nodes of a canvas. Every step is undone by one undo, and none moves what is there.
 */

const node = (id: string, by: string | null = null): Shown => ({ id, by, pinned: false, hidden: false });

/** Puts ids on an empty canvas: what a search does. `by` is the one whose expansion brought the others. */
export function showOnly(ids: readonly string[], by: string | null = null): void {
  const unique = [...new Set(ids)];
  step({ show: unique.map((id) => node(id, id === by ? null : by)), positions: {}, layout: null });
}

/** Adds ids beside what is shown; returns how many were not there before. `by` is the node whose expansion brought them. */
export function add(ids: readonly string[], by: string | null = null): number {
  const { show } = here().view;
  const wanted = new Set(ids);
  const known = new Set(show.map((one) => one.id));
  const fresh = [...wanted].filter((id) => !known.has(id));
  const unhidden = show.filter((one) => one.hidden && wanted.has(one.id)).length;
  if (fresh.length + unhidden === 0) return 0;
  step({
    show: [
      ...show.map((one) => (one.hidden && wanted.has(one.id) ? { ...one, hidden: false } : one)),
      ...fresh.map((id) => node(id, by)),
    ],
  });
  return fresh.length + unhidden;
}

/**
 * Takes back what expanding a node brought, and what expanding those brought, unless pinned or selected.
 * Returns how many went.
 */
export function collapse(id: string): number {
  const { show, sel, positions } = here().view;
  const gone = new Set<string>();
  const visit = (from: string) => {
    for (const one of show) {
      if (one.by !== from || one.pinned || one.id === sel?.id || one.id === id || gone.has(one.id)) continue;
      gone.add(one.id);
      visit(one.id);
    }
  };
  visit(id);
  if (gone.size === 0) return 0;
  step({
    // What stays although its bringer went now stands by itself.
    show: show
      .filter((one) => !gone.has(one.id))
      .map((one) => (one.by !== null && gone.has(one.by) ? { ...one, by: null } : one)),
    positions: without(positions, gone),
  });
  return gone.size;
}

/** Hides one node. */
export function hide(id: string): void {
  mark(id, { hidden: true });
}

/** Hides all but one node and what is pinned; returns how many went out of view. */
export function hideOthers(id: string): number {
  const { show } = here().view;
  const goes = (one: Shown) => one.id !== id && !one.pinned && !one.hidden;
  const count = show.filter(goes).length;
  if (count > 0) step({ show: show.map((one) => (goes(one) ? { ...one, hidden: true } : one)) });
  return count;
}

/** Brings every hidden node back; returns how many. */
export function unhide(): number {
  const { show } = here().view;
  const count = show.filter((one) => one.hidden).length;
  if (count > 0) step({ show: show.map((one) => (one.hidden ? { ...one, hidden: false } : one)) });
  return count;
}

/** Pins a node, or lets it go. A pinned node is neither collapsed away nor hidden with the others. */
export function togglePin(id: string): void {
  const one = here().view.show.find((other) => other.id === id);
  if (one) mark(id, { pinned: !one.pinned });
}

/** Keeps where nodes were put: by hand it is a step, by the layout it is only remembered. */
export function move(moved: Readonly<Record<string, Position>>, byHand: boolean): void {
  (byHand ? step : change)({ positions: { ...here().view.positions, ...moved } });
}

function mark(id: string, change: Partial<Shown>): void {
  const { show } = here().view;
  if (!show.some((one) => one.id === id)) return;
  step({ show: show.map((one) => (one.id === id ? { ...one, ...change } : one)) });
}

function without(
  positions: Readonly<Record<string, Position>>,
  gone: ReadonlySet<string>,
): Record<string, Position> {
  return Object.fromEntries(Object.entries(positions).filter(([id]) => !gone.has(id)));
}
