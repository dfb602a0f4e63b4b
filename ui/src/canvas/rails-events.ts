/** Draws events: a cut-corner box that spans its rows, or on a narrow canvas a band above them; and what it concerns. */
import { type Columns, margin } from './rails-columns.ts';
import type { Draft } from './rails-draft.ts';
import { headingOf, relatedTo } from './rails-names.ts';
import type { RailsOptions } from './rails-types.ts';
import { wordsFor } from './strings.ts';
import { flow, fonts, isCut, leading, type PlacedRun, type Run } from './text.ts';
import type { EntityBrief, RailsEvent } from './types.ts';

/** The lines of an event's box, each with its height. */
export interface EventText {
  lines: { runs: PlacedRun[]; height: number }[];
  /** Height with padding, without the summary. */
  height: number;
}

const pad = 11;
const boxTop = 7;

/** When and where, as far as the record says. */
function whenAndWhere(event: RailsEvent): string {
  const where = event.event.places?.nodes.flatMap(({ proposition }) => proposition.object?.entities ?? []);
  return [event.event.happened?.label, where?.[0]?.label].filter(Boolean).join(' · ');
}

/** Wraps heading, day and place; a heading is never cut, the box grows instead. */
export function eventText(event: RailsEvent, columns: Columns, options: RailsOptions): EventText {
  const { narrow, measure } = options;
  const room = narrow
    ? options.width - margin - columns.textLeft
    : columns.eventRight - columns.eventLeft - 2 * pad;
  const set = (text: string, run: Omit<Run, 'text'>, height: number, most: number) =>
    text
      ? flow([{ ...run, text }], room, most, measure).map((runs) => ({ runs, height: leading(runs, height) }))
      : [];
  const lines = [
    ...set(
      headingOf(event.event),
      { font: narrow ? fonts.bigHeading : fonts.heading, tone: 'ink' },
      narrow ? 19 : 16,
      4,
    ),
    ...set(
      whenAndWhere(event),
      { font: narrow ? fonts.bigNote : fonts.note, tone: 'ink2' },
      narrow ? 17 : 16,
      2,
    ),
    ...set(
      event.moreRows > 0 ? wordsFor(options.lang).moreRows(event.moreRows) : '',
      { font: narrow ? fonts.bigNote : fonts.note, tone: 'ink3' },
      narrow ? 17 : 16,
      1,
    ),
  ];
  const height = lines.reduce((sum, line) => sum + line.height, 0) + (narrow ? 8 : 2 * boxTop + 2);
  return { lines, height };
}

/** Draws the box from `top` to `bottom`, the summary in it where its height allows, and the boxes beside it. */
export function drawEventBox(
  draft: Draft,
  event: RailsEvent,
  text: EventText,
  top: number,
  bottom: number,
  columns: Columns,
  options: RailsOptions,
): void {
  const { eventLeft: left, eventRight: right } = columns;
  const owner = { event: event.event.id, entity: event.event.id };
  draft.shape('event', (left + right) / 2, (top + bottom) / 2, right - left, bottom - top, 'ink2', owner);
  let y = top + boxTop;
  for (const { runs, height } of text.lines) {
    draft.line(runs, left + pad, y + height / 2 + 1, height, owner);
    y += height;
  }
  const note: Run = { text: event.summary, font: fonts.note, tone: 'ink3' };
  const lines = flow([note], right - left - 2 * pad, 4, options.measure);
  // A summary that does not fit is left to the event's name: half a sentence could say the opposite.
  const height = leading([note], 16);
  if (event.summary && !isCut(lines) && y + 5 + lines.length * height <= bottom - boxTop + 2)
    lines.forEach((runs, at) => {
      draft.line(runs, left + pad, y + 5 + height * (at + 0.5), height, owner);
    });
  if (columns.related) drawRelated(draft, event, top, bottom, columns, options);
}

/** Facilities and places beside the box, as many as its height holds; the rest as a number. */
function drawRelated(
  draft: Draft,
  event: RailsEvent,
  top: number,
  bottom: number,
  columns: Columns,
  options: RailsOptions,
): void {
  const { related, eventRight } = columns;
  const entities = relatedTo(event);
  if (!related || entities.length === 0) return;
  const room = related.right - related.left - 20;
  const boxes = entities.map((entity) => {
    const run: Run = { text: headingOf(entity), font: fonts.note, tone: 'ink' };
    const lines = flow([run], room, 3, options.measure);
    const height = leading([run], 14);
    return { entity, lines, height, h: 10 + height * lines.length };
  });
  const gap = 8;
  const shown: typeof boxes = [];
  let used = 0;
  for (const box of boxes) {
    const rest = boxes.length - shown.length - 1;
    // The number of those left out needs a place of its own.
    if (
      used + box.h + (rest > 0 ? gap + 18 : 0) > bottom - top &&
      !(rest === 0 && used + box.h <= bottom - top)
    )
      break;
    shown.push(box);
    used += box.h + gap;
  }
  const rest = boxes.length - shown.length;
  const free = bottom - top - used - (rest > 0 ? 18 : -gap);
  let y = top + Math.max(0, Math.floor(Math.min(free / 2, 8)));
  const link = (at: number) =>
    draft.stroke(
      'hair',
      [eventRight, at],
      [related.left, at],
      { tone: 'edge', width: 1.2 },
      { event: event.event.id },
    );
  for (const { entity, lines, height, h } of shown) {
    const x = (related.left + related.right) / 2;
    const owner = { event: event.event.id, entity: entity.id };
    link(y + h / 2);
    draft.shape(relatedShape(entity), x, y + h / 2, related.right - related.left, h, 'edge', owner);
    if (entity.family === 'facility')
      draft.stroke(
        'glyph',
        [related.left + 1.6, y],
        [related.left + 1.6, y + h],
        { tone: 'ink2', width: 3.5 },
        owner,
      );
    lines.forEach((runs, at) => {
      draft.line(runs, related.left + 11, y + 5 + height * (at + 0.5), height, owner);
    });
    draft.stops.push({
      id: `related:${event.event.id}:${entity.id}`,
      column: 'related',
      selection: { type: 'entity', id: entity.id },
      name: headingOf(entity),
      event: event.event.id,
      x,
      y: y + h / 2,
      w: related.right - related.left,
      h: Math.max(24, h),
    });
    y += h + gap;
  }
  if (rest > 0) {
    link(y + 9);
    draft.shape('more', related.left + 16, y + 9, 32, 18, 'edge', {
      event: event.event.id,
      text: `+${rest}`,
    });
  }
}

function relatedShape(entity: EntityBrief): 'facility' | 'place' | 'box' {
  return entity.family === 'facility' || entity.family === 'place' ? entity.family : 'box';
}

/** Draws an event as a band across a narrow canvas. */
export function drawEventBand(
  draft: Draft,
  event: RailsEvent,
  text: EventText,
  top: number,
  columns: Columns,
  options: RailsOptions,
): void {
  const owner = { event: event.event.id, entity: event.event.id };
  const { width } = options;
  draft.shape('band', width / 2, top + text.height / 2, width, text.height, 'surface', owner);
  let y = top + 4;
  for (const { runs, height } of text.lines) {
    draft.line(runs, columns.textLeft, y + height / 2, height, owner);
    y += height;
  }
}
