/** What of a drawing is hidden by filters and lit by the selection; nothing of it moves. */
import { type Box, bottomOf, rightOf, span, topOf } from './geometry.ts';
import type { Owner, RailsLayout, RowPlace } from './rails-types.ts';
import type { Selection } from './types.ts';

/** How a drawing stands. */
export interface RailsState {
  /** Whether a piece is hidden; a stem or tie goes with either of its rows. */
  gone: (piece: Owner) => boolean;
  /** Whether a box, or a label in it, is what is selected. */
  lit: (piece: Owner) => boolean;
  /** Whether a stroke runs over the highlighter. */
  litStroke: (piece: Owner) => boolean;
  /** The highlighter behind a selected row, or behind the band of a selected event. */
  highlight: (Box & { outlined: boolean }) | null;
}

/** The rows a selection stands for: the row itself, or the one that holds the claim. */
function selectedRows(layout: RailsLayout, selection: Selection | null): RowPlace[] {
  if (selection?.type !== 'row' && selection?.type !== 'claim') return [];
  return layout.rows.filter(({ id, claims }) => id === selection.id || claims.includes(selection.id));
}

/** Highlighter behind a selected row, or behind all rows of a selected event; highlighter and outline on boxes. */
export function stateOf(
  layout: RailsLayout,
  selection: Selection | null,
  hidden: ReadonlySet<string>,
): RailsState {
  const rows = selectedRows(layout, selection).filter(({ key }) => !hidden.has(key));
  const event = selection?.type === 'event' ? layout.events.find(({ id }) => id === selection.id) : undefined;
  const entity = selection?.type === 'entity' ? selection.id : event?.id;
  const keys = new Set(
    event
      ? layout.rows.filter((row) => row.event === event.id).map(({ key }) => key)
      : rows.map(({ key }) => key),
  );
  const isEntity = (piece: Owner) => entity !== undefined && piece.entity === entity;
  return {
    gone: ({ rows: own }) => own?.some((row) => hidden.has(row)) ?? false,
    lit: (piece) => piece.rows === undefined && isEntity(piece),
    litStroke: (piece) => piece.rows?.some((row) => keys.has(row)) ?? isEntity(piece),
    highlight: highlightOf(layout, rows[0], event),
  };
}

function highlightOf(
  layout: RailsLayout,
  first: RowPlace | undefined,
  event: RailsLayout['events'][number] | undefined,
): RailsState['highlight'] {
  // On a narrow canvas the event is a band of its own and is lit instead of its rows.
  const banded = event && event.box.w < event.span.w ? event.span : undefined;
  const box = first ? first.box : banded;
  if (!box) return null;
  const eventBox = layout.events.find(({ id }) => id === (first?.event ?? event?.id))?.box;
  // The highlighter ends where the event's box begins, on whichever side that is.
  const beside = eventBox && eventBox.w < box.w ? eventBox.w + 1 : 0;
  const towards = eventBox && eventBox.x < box.x ? -1 : 1;
  const left = box.x - box.w / 2 + (towards < 0 ? beside : 3);
  const right = rightOf(box) - (towards > 0 ? beside : 3);
  return { ...span(left, topOf(box), right, bottomOf(box)), outlined: first !== undefined };
}
