/**
 * The rails: accused actors across the top, a rail down from each, events in time order, every claim a row. Pure:
 * the same record, width and measure give the same drawing, so it is tested without a browser.
 */
import { type Columns, columnsFor, pillLine } from './rails-columns.ts';
import { Draft, mirrored } from './rails-draft.ts';
import { drawEventBand, drawEventBox, type EventText, eventText } from './rails-events.ts';
import { actorName, eventName, headingOf, relatedTo, rowName } from './rails-names.ts';
import { planRow, type RowPlan } from './rails-plan.ts';
import { drawRows, type PlacedRow, placeRow } from './rails-rows.ts';
import { layTies } from './rails-ties.ts';
import { touchAll } from './rails-touch.ts';
import type { RailsLayout, RailsOptions } from './rails-types.ts';
import { wordsFor } from './strings.ts';
import { fonts } from './text.ts';
import type { RailsEvent, RailsRecord } from './types.ts';

const betweenEvents = 13;

/** Below this width there is no room for rails, voices and boxes side by side, whatever the page says. */
const leastWide = 560;

/** Lays a record out in rails. */
export function layoutRails(record: RailsRecord, given: RailsOptions): RailsLayout {
  const options = { ...given, narrow: given.narrow || given.width < leastWide };
  const related = record.events.some((event) => relatedTo(event).length > 0);
  const columns = columnsFor(record, options, related);
  const draft = new Draft();
  const headerBottom = columns.pillTop + columns.pillHeight;
  let top = headerBottom + (options.narrow ? 8 : 11);
  /** How far down each column's marks reach. */
  const reach = new Map<number, number>();

  record.events.forEach((event, index) => {
    top = layEvent(draft, record, event, index, top, columns, options, reach);
  });
  drawRails(draft, columns, headerBottom, reach, options);
  drawPills(draft, record, columns, options);
  if (record.moreEvents > 0) {
    const run = {
      text: wordsFor(options.lang).moreEvents(record.moreEvents),
      font: fonts.note,
      tone: 'ink2',
    } as const;
    draft.line([{ ...run, x: 0, w: options.measure(run.text, run.font) }], columns.textLeft, top + 8, 16);
    top += 24;
  }
  const layout: RailsLayout = {
    width: options.width,
    height: Math.ceil(top) + 4,
    headerBottom,
    nodes: draft.nodes,
    segments: draft.segments,
    labels: draft.labels,
    stops: draft.stops,
    rows: draft.rows,
    events: draft.events,
  };
  return options.dir === 'rtl' ? mirrored(layout) : layout;
}

/** One event with its rows; gives the top of the next. */
function layEvent(
  draft: Draft,
  record: RailsRecord,
  event: RailsEvent,
  index: number,
  top: number,
  columns: Columns,
  options: RailsOptions,
  reach: Map<number, number>,
): number {
  const text = eventText(event, columns, options);
  const plans = event.rows.map((row, at) => planRow(record, row, at, columns, options));
  touchAll(plans, columns);
  const blocked = new Set(
    options.narrow ? [] : plans.filter(({ beforeEvent }) => beforeEvent).map((plan) => plan.index),
  );
  const ties = layTies(event.ties, plans.length, blocked, options.narrow ? 1 : 2);

  let y = options.narrow ? top + text.height + 6 : top;
  const rows = plans.map((plan): PlacedRow => {
    const key = { key: `${index}.${plan.index}`, event: event.event.id };
    const row = placeRow(plan, key, y, ties, columns, options);
    y += row.place.box.h;
    for (const x of plan.xs) reach.set(x, Math.max(reach.get(x) ?? 0, row.y));
    return row;
  });
  for (const row of rows) reachRails(row.plan, row.y, columns, reach);
  drawRows(draft, rows, ties, columns, options);
  draft.rows.push(...rows.map(({ place }) => place));

  const bottom = options.narrow ? Math.max(y, top + text.height) : Math.max(y + 2, top + text.height);
  drawEvent(draft, event, text, top, bottom, columns, options);
  addStops(draft, event, rows, text, top, bottom, columns, options);
  return bottom + (options.narrow ? 14 : betweenEvents);
}

/** A rail runs as far as the last row that names its actor, a touching denial included. */
function reachRails(plan: RowPlan, y: number, columns: Columns, reach: Map<number, number>): void {
  for (const rail of plan.rails) {
    const x = columns.pills[rail]?.x ?? columns.more?.x;
    if (x !== undefined) reach.set(x, Math.max(reach.get(x) ?? 0, y));
  }
}

function drawEvent(
  draft: Draft,
  event: RailsEvent,
  text: EventText,
  top: number,
  bottom: number,
  columns: Columns,
  options: RailsOptions,
): void {
  if (options.narrow) drawEventBand(draft, event, text, top, columns, options);
  else drawEventBox(draft, event, text, top, bottom, columns, options);
}

function addStops(
  draft: Draft,
  event: RailsEvent,
  rows: readonly PlacedRow[],
  text: EventText,
  top: number,
  bottom: number,
  columns: Columns,
  options: RailsOptions,
): void {
  const { id } = event.event;
  const box = options.narrow
    ? { x: options.width / 2, y: top + text.height / 2, w: options.width, h: text.height }
    : {
        x: (columns.eventLeft + columns.eventRight) / 2,
        y: (top + bottom) / 2,
        w: columns.eventRight - columns.eventLeft,
        h: bottom - top,
      };
  const right = options.narrow ? options.width : columns.eventRight;
  draft.events.push({ id, box, span: { x: right / 2, y: (top + bottom) / 2, w: right, h: bottom - top } });
  draft.stops.push({
    id: `event:${id}`,
    column: 'event',
    selection: { type: 'event', id },
    name: eventName(event),
    event: id,
    ...box,
  });
  const rowRight = options.narrow ? options.width : columns.eventLeft - 2;
  rows.forEach(({ plan, place }, at) => {
    draft.stops.push({
      id: `row:${place.key}`,
      column: 'row',
      selection: { type: 'row', id: place.id },
      name: rowName(event, at, options.lang),
      event: id,
      row: place.key,
      rails: plan.rails,
      x: rowRight / 2,
      y: place.box.y,
      w: rowRight,
      h: place.box.h,
    });
  });
}

function drawRails(
  draft: Draft,
  columns: Columns,
  from: number,
  reach: ReadonlyMap<number, number>,
  options: RailsOptions,
): void {
  const look = { tone: 'rail', width: 1.5 } as const;
  for (const { x } of columns.pills) {
    const end = reach.get(x);
    if (end !== undefined && end > from) draft.stroke('rail', [x, from], [x, end], look);
  }
  const end = columns.more ? reach.get(columns.more.x) : undefined;
  // The column of all other actors is no rail of one actor, and so is not drawn as one.
  if (columns.more && end !== undefined && end > from)
    draft.stroke('rail', [columns.more.x, from + (options.narrow ? -4 : 0)], [columns.more.x, end], {
      ...look,
      width: 1,
      texture: 'dotted',
    });
}

function drawPills(draft: Draft, record: RailsRecord, columns: Columns, options: RailsOptions): void {
  const { pillTop, pillHeight, pillFont } = columns;
  const y = pillTop + pillHeight / 2;
  columns.pills.forEach((pill, rail) => {
    const entry = record.rails[rail];
    if (!entry) return;
    const owner = { entity: entry.actor.id };
    draft.shape('pill', pill.x, y, pill.w, pillHeight, 'ink', owner);
    pill.lines.forEach((text, at) => {
      const w = options.measure(text, pillFont);
      const height = pillLine(pill.lines);
      const middle = y + (at - (pill.lines.length - 1) / 2) * height;
      draft.line([{ text, font: pillFont, tone: 'ink', x: 0, w }], pill.x - w / 2, middle, height, owner);
    });
    draft.stops.push({
      id: `actor:${entry.actor.id}`,
      column: 'actor',
      selection: { type: 'entity', id: entry.actor.id },
      name: actorName(entry, options.lang) || headingOf(entry.actor),
      rails: [rail],
      x: pill.x,
      y,
      w: pill.w,
      // On touch a target is at least 44 pixels high.
      h: options.narrow ? Math.max(44, pillHeight) : pillHeight,
    });
  });
  if (columns.more)
    draft.shape('more', columns.more.x, y, columns.more.w, 30, 'edge', { text: `+${columns.more.count}` });
}
