/** Where the arrow keys lead on the rails, and what lies under the pointer. */
import { holds } from './geometry.ts';
import type { RailsLayout, RailsStop } from './rails-types.ts';
import type { Dir, Point, Selection } from './types.ts';

export type ArrowKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** The stop under a point; rows give way to the marks and boxes that stand on them. */
export function stopAt(layout: RailsLayout, point: Point): RailsStop | null {
  const under = layout.stops.filter((stop) => holds(stop, point));
  return under.find(({ column }) => column !== 'row') ?? under[0] ?? null;
}

/** The stop that shows a selection. */
export function stopOf(layout: RailsLayout, selection: Selection | null): RailsStop | null {
  if (!selection) return null;
  const { type, id } = selection;
  const row = layout.rows.find((place) => place.id === id || place.claims.includes(id));
  return (
    layout.stops.find((stop) => stop.selection.type === type && stop.selection.id === id) ??
    (row ? (layout.stops.find((stop) => stop.row === row.key) ?? null) : null)
  );
}

/** The nearest of several stops, by height first where they share a column. */
function nearest(stops: readonly RailsStop[], from: Point): RailsStop | null {
  let best: RailsStop | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const stop of stops) {
    const distance = Math.abs(stop.y - from.y) * 4 + Math.abs(stop.x - from.x);
    if (distance < least) {
      least = distance;
      best = stop;
    }
  }
  return best;
}

/**
 * The next stop in a direction: up and down within a column, sideways to the neighbouring column; up from the first
 * row to the actor it accuses, down from an actor to the first row on its rail. Hidden rows are passed over.
 */
export function moveOnRails(
  layout: RailsLayout,
  from: RailsStop | null,
  key: ArrowKey,
  dir: Dir,
  hidden: ReadonlySet<string>,
): RailsStop | null {
  const stops = layout.stops.filter((stop) => stop.row === undefined || !hidden.has(stop.row));
  const column = (name: RailsStop['column']) => stops.filter((stop) => stop.column === name);
  const rows = column('row').sort((a, b) => a.y - b.y);
  if (!from) return rows[0] ?? stops[0] ?? null;
  const onwards = key === (dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight');
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const down = key === 'ArrowDown';
    if (from.column === 'actor') {
      if (!down) return from;
      return rows.find((row) => row.rails?.some((rail) => from.rails?.includes(rail))) ?? rows[0] ?? from;
    }
    const same = column(from.column).filter((stop) => (down ? stop.y > from.y : stop.y < from.y));
    const next = same.sort((a, b) => (down ? a.y - b.y : b.y - a.y))[0];
    if (next || down) return next ?? from;
    return actorOf(stops, from) ?? from;
  }
  if (from.column === 'actor') {
    const actors = column('actor').sort((a, b) => (a.rails?.[0] ?? 0) - (b.rails?.[0] ?? 0));
    const at = actors.indexOf(from) + (onwards ? 1 : -1);
    return actors[at] ?? from;
  }
  const order = ['row', 'event', 'related'] as const;
  const at = order.indexOf(from.column) + (onwards ? 1 : -1);
  if (at < 0) return actorOf(stops, from) ?? from;
  const name = order[at];
  if (!name) return from;
  const there = stops.filter((stop) => stop.column === name && stop.event === from.event);
  return nearest(there, from) ?? from;
}

/** The actor whose rail a row's mark stands on, or the first. */
function actorOf(stops: readonly RailsStop[], row: RailsStop): RailsStop | null {
  const actors = stops.filter(({ column }) => column === 'actor');
  return actors.find(({ rails }) => rails?.[0] === row.rails?.[0]) ?? actors[0] ?? null;
}
