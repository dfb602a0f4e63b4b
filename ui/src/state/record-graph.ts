import type { ContestedRecord } from './filter.ts';
import { step } from './store.ts';
import type { Layout } from './view.ts';

/** The record that the rails show now; the graph of it starts from there. */
let shown: ContestedRecord | null = null;

/** Remembers what the rails show. */
export function rememberRecord(record: ContestedRecord | null): void {
  shown = record;
}

/** Shows the accused and the events of the record as a graph; one step, which undo takes back. */
export function showGraphOfRecord(layout: Layout = 'force'): void {
  if (!shown) return;
  const ids = new Set([
    ...shown.rails.map(({ actor }) => actor.id),
    ...shown.events.map(({ event }) => event.id),
  ]);
  step({
    show: [...ids].map((id) => ({ id, by: null, pinned: false, hidden: false })),
    layout,
    positions: {},
  });
}
