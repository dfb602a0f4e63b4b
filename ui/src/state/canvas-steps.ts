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

/** Puts ids beside a node that stands for them, or in its place; one step. What brought it brought them. */
export function replace(id: string, ids: readonly string[], keep: boolean): void {
  const { show, positions } = here().view;
  const by = show.find((one) => one.id === id)?.by ?? null;
  const known = new Set(show.map((one) => one.id));
  const fresh = ids.filter((one) => !known.has(one)).map((one) => node(one, by));
  const wanted = new Set(ids);
  const rest = show
    .filter((one) => keep || one.id !== id)
    .map((one) => (one.hidden && wanted.has(one.id) ? { ...one, hidden: false } : one));
  step({
    show: [...rest, ...fresh],
    positions: keep ? positions : without(positions, new Set([id])),
  });
}

/**
 * Takes back what expanding nodes brought, and what expanding those brought, unless pinned or selected.
 * Returns how many went.
 */
export function collapse(...ids: readonly string[]): number {
  const { show, sel, also, positions } = here().view;
  const stays = new Set([...ids, ...also, ...(sel ? [sel.id] : [])]);
  const gone = new Set<string>();
  const visit = (from: string) => {
    for (const one of show) {
      if (one.by !== from || one.pinned || stays.has(one.id) || gone.has(one.id)) continue;
      gone.add(one.id);
      visit(one.id);
    }
  };
  for (const id of ids) visit(id);
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

/** Hides nodes; returns how many went out of view. */
export function hide(...ids: readonly string[]): number {
  return mark((one) => ids.includes(one.id) && !one.hidden, { hidden: true });
}

/** Hides all but these nodes and what is pinned; returns how many went out of view. */
export function hideOthers(...ids: readonly string[]): number {
  return mark((one) => !ids.includes(one.id) && !one.pinned && !one.hidden, { hidden: true });
}

/** Brings every hidden node back; returns how many. */
export function unhide(): number {
  return mark((one) => one.hidden, { hidden: false });
}

/** Pins nodes, or lets them go where all are pinned. A pinned one is neither collapsed away nor hidden with the others. */
export function togglePin(...ids: readonly string[]): void {
  const { show } = here().view;
  const pinned = show.some((one) => ids.includes(one.id) && !one.pinned);
  mark((one) => ids.includes(one.id), { pinned });
}

/** Keeps where nodes were put: by hand it is a step, by the layout it is only remembered. */
export function move(moved: Readonly<Record<string, Position>>, byHand: boolean): void {
  (byHand ? step : change)({ positions: { ...here().view.positions, ...moved } });
}

function mark(which: (one: Shown) => boolean, change: Partial<Shown>): number {
  const { show } = here().view;
  const count = show.filter(which).length;
  if (count > 0) step({ show: show.map((one) => (which(one) ? { ...one, ...change } : one)) });
  return count;
}

function without(
  positions: Readonly<Record<string, Position>>,
  gone: ReadonlySet<string>,
): Record<string, Position> {
  return Object.fromEntries(Object.entries(positions).filter(([id]) => !gone.has(id)));
}
