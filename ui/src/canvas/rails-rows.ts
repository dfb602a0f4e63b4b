/** Draws the rows of one event: marks on the rails, lines to the event, voices and hedges on the lines. */
import type { Columns } from './rails-columns.ts';
import type { Draft } from './rails-draft.ts';
import { type RowPlan, radius } from './rails-plan.ts';
import { lanesAt, type TieLane } from './rails-ties.ts';
import type { Owner, RailsOptions, RowPlace } from './rails-types.ts';
import { flow, fonts, isCut, leading, type PlacedRun } from './text.ts';

/** A planned row that knows its height: `y` is its line. */
export interface PlacedRow {
  plan: RowPlan;
  place: RowPlace;
  owner: Owner;
  y: number;
  lines: PlacedRun[][];
  /** The height of each line. */
  heights: number[];
}

const mostVoiceLines = 2;
const mostLines = 16;
const wide = { line: 15, above: 2, below: 10 };
const small = { first: 19, line: 17, pitch: 44, above: 3, pad: 8 };

/** Wraps a row's text into the room it has and gives the row its height. */
export function placeRow(
  plan: RowPlan,
  key: { key: string; event: string },
  top: number,
  ties: readonly TieLane[],
  columns: Columns,
  options: RailsOptions,
): PlacedRow {
  const lanes = lanesAt(ties, plan.index);
  const off = plan.beforeEvent && !options.narrow;
  const right = Math.min(
    columns.textRight,
    lanes > 0 ? tieX(columns, options, lanes - 1) - 14 : Number.POSITIVE_INFINITY,
    off ? columns.off - radius.ring - 4 : Number.POSITIVE_INFINITY,
  );
  const room = Math.max(40, right - plan.textLeft);
  // A voice may be shortened, since its whole name is one key away; a hedge may not.
  const voice = plan.voice.map((run) => {
    const lines = flow([run], room, mostVoiceLines, options.measure);
    if (!isCut(lines)) return run;
    return { ...run, text: lines.flatMap((line) => line.map(({ text }) => text)).join(' ') };
  });
  const lines = options.narrow
    ? [voice, plan.notes]
        .filter((runs) => runs.length > 0)
        .flatMap((runs) => flow(runs, room, mostLines, options.measure))
    : flow([...voice, ...plan.notes], room, mostLines, options.measure);
  const heights = lines.map((line) => leading(line, heightOf(line, options)));
  const text = heights.reduce((sum, height) => sum + height, 0);
  const height = options.narrow ? Math.max(small.pitch, text + small.pad) : wide.above + text + wide.below;
  const y = options.narrow ? top + small.above + (heights[0] ?? 0) : top + height - wide.below;
  const claims = plan.row.claims.map(({ id }) => id);
  const end = options.narrow ? options.width : columns.eventRight;
  return {
    plan,
    place: {
      key: key.key,
      id: claims[0] ?? key.key,
      event: key.event,
      claims,
      box: { x: end / 2, y: top + height / 2, w: end, h: height },
    },
    owner: { rows: [key.key] },
    y,
    lines,
    heights,
  };
}

/** Where ties of a lane run: at the end of the text, before the event. */
export function tieX(columns: Columns, options: RailsOptions, lane: number): number {
  return (options.narrow ? options.width - 18 : columns.eventLeft - 26) - lane * 20;
}

/** Draws the rows and the ties between them. */
export function drawRows(
  draft: Draft,
  rows: readonly PlacedRow[],
  ties: readonly TieLane[],
  columns: Columns,
  options: RailsOptions,
): void {
  for (const row of rows) {
    drawText(draft, row, options);
    if (row.plan.kind === 'touch') drawTouch(draft, row, rows, columns, options);
    else if (row.plan.kind === 'off') drawOff(draft, row, columns, options);
    else drawMarks(draft, row, columns, options);
  }
  for (const tie of ties) drawTie(draft, tie, rows, tieX(columns, options, tie.lane));
}

/** Where lines to the event end: the tip of an arrow, the bar of a tee. */
function lineEnd(columns: Columns, options: RailsOptions): number {
  return options.narrow ? columns.textLeft - 8 : columns.eventLeft - 1;
}

function drawText(
  draft: Draft,
  { plan, place, owner, lines, heights, y }: PlacedRow,
  options: RailsOptions,
): void {
  const first = heights[0] ?? 0;
  // On a narrow canvas a line leads to its text: to the middle of one line, or between the first and the second.
  const beside = lines.length === 1 ? y - first / 2 : y - first + 2;
  let top = options.narrow ? beside : place.box.y - place.box.h / 2;
  lines.forEach((line, at) => {
    const height = heights[at] ?? 0;
    draft.line(line, plan.textLeft, top + height / 2, height, owner);
    top += height;
  });
}

/** The height of a line of Latin text. */
function heightOf(line: readonly PlacedRun[], options: RailsOptions): number {
  if (!options.narrow) return wide.line;
  return (line[0]?.font.size ?? 0) > 13 ? small.first : small.line;
}

/** A mark and its line to the event. */
function drawMarks(draft: Draft, row: PlacedRow, columns: Columns, options: RailsOptions): void {
  const { plan, owner, y } = row;
  const { mark } = plan;
  const tip = lineEnd(columns, options);
  const look = { tone: mark.tone, width: mark.width, texture: mark.texture };
  const first = plan.xs[0] as number;
  const last = plan.xs.at(-1) as number;

  if (plan.kind === 'set') draft.stroke('link', [first, y], [last, y], look, owner);
  if (mark.name === 'denies') drawDenialLine(draft, row, plan.lineFrom, columns, options);
  else if (mark.name === 'silence') drawSilenceLine(draft, row, plan.lineFrom, columns, options);
  else {
    const arrow = options.narrow ? { w: 8, h: 9 } : { w: 9, h: 10 };
    const grown = mark.width > 2 ? mark.width : 0;
    const headed = mark.name === 'asserts';
    draft.stroke('line', [plan.lineFrom, y], [headed ? tip - arrow.w : tip, y], look, owner);
    if (headed) draft.shape('arrow', tip - arrow.w / 2, y, arrow.w, arrow.h + grown, mark.tone, owner);
  }
  for (const x of plan.xs) drawMark(draft, row, x);
  if (plan.capsule) {
    const { x, w, text } = plan.capsule;
    draft.shape('capsule', x, y, w, 18, mark.tone, { ...owner, text });
  }
}

/** Whether no analyst has accepted any of a row's claims yet. */
function isProposed({ claims }: PlacedRow['plan']['row']): boolean {
  return claims.length > 0 && claims.every(({ review }) => review?.toUpperCase() === 'PROPOSED');
}

/** One mark, by its stance and by whether it stands alone; what is only proposed has a dashed halo. */
function drawMark(draft: Draft, { plan, owner, y }: PlacedRow, x: number): void {
  const { row, mark } = plan;
  if (isProposed(row)) draft.shape('halo', x, y, 24, 24, 'ink3', owner);
  const mode = row.mode.toLowerCase();
  const tone = mark.tone;
  if (mark.name === 'denies') {
    draft.shape(row.general ? 'hatched' : 'ring', x, y, 18, 18, tone, owner);
    return;
  }
  if (mark.name === 'silence') draft.shape('silence', x, y, 18, 18, tone, owner);
  else if (mark.name !== 'asserts') draft.shape(mark.name, x, y, 16, 16, tone, owner);
  else if (row.counter) draft.shape('counter', x, y, 14, 14, tone, owner);
  else if (mode === 'some') draft.shape('half', x, y, 18, 18, tone, owner);
  else if (plan.kind === 'set') draft.shape(mode === 'either' ? 'open' : 'dot', x, y, 14, 14, tone, owner);
  else draft.shape('disc', x, y, 18, 18, tone, { ...owner, text: String(row.origins) });
}

/** A denial on a rail or off it: to the event, ending in a tee; a general one is tied to nothing. */
function drawDenialLine(
  draft: Draft,
  { plan, owner, y }: PlacedRow,
  from: number,
  columns: Columns,
  options: RailsOptions,
): void {
  const { mark } = plan;
  const end = lineEnd(columns, options) - 1;
  if (plan.row.general) {
    const stop = options.narrow ? end - 6 : columns.textRight - 10;
    if (stop > from) draft.stroke('hair', [from, y], [stop, y], { tone: mark.tone, width: 1 }, owner);
    return;
  }
  draft.stroke('line', [from, y], [end, y], { ...mark }, owner);
  draft.shape('tee', end, y, 2.8, 16, mark.tone, owner);
}

function drawSilenceLine(
  draft: Draft,
  { plan, owner, y }: PlacedRow,
  from: number,
  columns: Columns,
  options: RailsOptions,
): void {
  const end = lineEnd(columns, options) - 1;
  const look = { tone: plan.mark.tone, width: 1.4, texture: 'dotted' as const };
  draft.stroke('line', [from, y], [end, y], look, owner);
}

/** A mark on no rail stands before the event, under the end of its text. */
function drawOff(draft: Draft, row: PlacedRow, columns: Columns, options: RailsOptions): void {
  const { plan, owner, y } = row;
  const x = plan.xs[0] as number;
  if (!options.narrow)
    draft.stroke('hair', [plan.textLeft, y], [x - radius.ring, y], { tone: plan.mark.tone, width: 1 }, owner);
  if (plan.mark.name === 'denies' && !plan.row.general)
    drawDenialLine(draft, row, x + radius.ring - 0.5, columns, options);
  if (plan.mark.name === 'silence') drawSilenceLine(draft, row, x + radius.ring - 0.5, columns, options);
  drawMark(draft, row, x);
}

/** A denial that touches the mark it denies: a ring, a stem, and a tee laid against that mark. */
function drawTouch(
  draft: Draft,
  row: PlacedRow,
  rows: readonly PlacedRow[],
  columns: Columns,
  options: RailsOptions,
): void {
  const { plan, y } = row;
  const target = rows[plan.touch?.row ?? -1];
  if (!target) return;
  const x = plan.xs[0] as number;
  const { tone } = plan.mark;
  const look = { tone, width: Math.max(1.8, plan.mark.width), texture: plan.mark.texture };
  const both: Owner = { rows: [row.place.key, target.place.key] };
  const way = Math.sign(y - target.y);
  const ringEdge = y - way * (radius.ring - 0.5);
  if (plan.touch?.how === 'adjacent') {
    const bar = target.y + way * (target.plan.attach.reach + 2.5);
    draft.stroke('stem', [x, ringEdge], [x, bar], look, both);
    draft.shape('tee', x, bar, 16, 2.8, tone, both);
  } else {
    const bar = target.plan.attach.left - 3;
    draft.stroke('stem', [x, ringEdge], [x, target.y], look, both);
    draft.stroke('stem', [x, target.y], [bar, target.y], look, both);
    draft.shape('tee', bar, target.y, 2.8, 16, tone, both);
  }
  const end = options.narrow ? columns.textLeft - 16 : columns.textRight - 3;
  if (plan.beforeEvent && !options.narrow)
    draft.stroke('hair', [plan.textLeft, y], [x - radius.ring, y], { tone, width: 1 }, row.owner);
  else if (end > plan.lineFrom)
    draft.stroke('hair', [plan.lineFrom, y], [end, y], { tone, width: 1 }, row.owner);
  drawMark(draft, row, x);
}

/** A tie: a line that passes its rows, a short bar at each where there are more than two, and its sign. */
function drawTie(draft: Draft, tie: TieLane, rows: readonly PlacedRow[], x: number): void {
  const tied = tie.rows.map((at) => rows[at]).filter((row) => row !== undefined);
  const top = tied[0];
  const bottom = tied.at(-1);
  if (!top || !bottom) return;
  const owner: Owner = { rows: tied.map(({ place }) => place.key) };
  const look = { tone: 'ink' as const, width: 1.4 };
  draft.stroke('tie', [x, top.y + 3], [x, bottom.y - 3], look, owner);
  if (tied.length > 2)
    for (const { y } of tied.slice(1, -1)) draft.stroke('tie', [x - 4, y - 4], [x + 4, y - 4], look, owner);
  // The sign stands between two neighbouring rows, so that it covers no line.
  const middle = Math.floor((top.plan.index + bottom.plan.index) / 2);
  const y = ((rows[middle]?.y ?? top.y) + (rows[middle + 1]?.y ?? bottom.y)) / 2;
  draft.shape('badge', x, y, 16, 16, 'ink', owner);
  const glyph = { tone: 'on' as const, width: 1.6 };
  draft.stroke('glyph', [x - 4, y - 2], [x + 4, y - 2], glyph, owner);
  draft.stroke('glyph', [x - 4, y + 2], [x + 4, y + 2], glyph, owner);
  if (tie.kind === 'contradicts') draft.stroke('glyph', [x - 2.2, y + 4.5], [x + 2.2, y - 4.5], glyph, owner);
}

/** The font of words joined to marks, for those who draw them. */
export const capsuleFont = fonts.strong;
