/** Shows selection and filter on a drawing that stays where it is. */
import type { Core, SingularElementReturnValue } from 'cytoscape';
import { bottomOf, rightOf, span, topOf } from './geometry.ts';
import type { RailsLayout, RowPlace } from './rails-types.ts';
import type { Selection } from './types.ts';

/** Hides every piece of the rows that a filter leaves out; a stem or tie goes with either of its rows. */
export function showFilter(cy: Core, hidden: ReadonlySet<string>): void {
  const gone = (element: SingularElementReturnValue) => {
    const rows: readonly string[] | undefined = element.data('rows');
    return rows?.some((row) => hidden.has(row)) ?? false;
  };
  cy.elements('.shape, .stroke, .text').forEach((element) => {
    element.toggleClass('gone', gone(element));
  });
}

/** The rows a selection stands for: the row itself, or the one that holds the claim. */
function selectedRows(layout: RailsLayout, selection: Selection | null): RowPlace[] {
  if (selection?.type !== 'row' && selection?.type !== 'claim') return [];
  return layout.rows.filter(({ id, claims }) => id === selection.id || claims.includes(selection.id));
}

/** Highlighter behind a selected row, or behind all rows of a selected event; highlighter and outline on boxes. */
export function showSelection(
  cy: Core,
  layout: RailsLayout,
  selection: Selection | null,
  hidden: ReadonlySet<string>,
): void {
  const rows = selectedRows(layout, selection).filter(({ key }) => !hidden.has(key));
  const event = selection?.type === 'event' ? layout.events.find(({ id }) => id === selection.id) : undefined;
  const entity = selection?.type === 'entity' ? selection.id : event?.id;
  const keys = new Set(
    event
      ? layout.rows.filter((row) => row.event === event.id).map(({ key }) => key)
      : rows.map(({ key }) => key),
  );
  cy.elements('.shape, .stroke, .text').forEach((element) => {
    const own: readonly string[] | undefined = element.data('rows');
    const lit = own
      ? own.some((key) => keys.has(key)) && element.isEdge()
      : entity !== undefined && element.data('entity') === entity;
    element.toggleClass('lit', lit);
  });

  const first = rows[0];
  // On a narrow canvas the event is a band of its own and is lit instead of its rows.
  const banded = event && event.box.w < event.span.w ? event.span : undefined;
  const box = first ? first.box : banded;
  const highlight = cy.getElementById('highlight');
  highlight.toggleClass('gone', !box);
  highlight.toggleClass('outlined', first !== undefined);
  if (!box) return;
  const eventBox = layout.events.find(({ id }) => id === (first?.event ?? event?.id))?.box;
  // The highlighter ends where the event's box begins, on whichever side that is.
  const beside = eventBox && eventBox.w < box.w ? eventBox.w + 1 : 0;
  const towards = eventBox && eventBox.x < box.x ? -1 : 1;
  const left = box.x - box.w / 2 + (towards < 0 ? beside : 3);
  const right = rightOf(box) - (towards > 0 ? beside : 3);
  const shown = span(left, topOf(box), right, bottomOf(box));
  highlight.data({ w: shown.w, h: shown.h });
  highlight.position({ x: shown.x, y: shown.y });
}
