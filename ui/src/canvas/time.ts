/** A layout by time: events as far apart as the days between them, all else above or below where its events stand. */
import type { LayoutBody, LayoutTask } from './layout.ts';
import type { Point } from './types.ts';

// Local names: in the innermost loops a look-up on the global object costs more than the sum.
const { max, min, round, sqrt } = Math;

const gap = 26;
const betweenBands = 110;
/** The band of events gets no more rows than this, unless there are very many: the scale is stretched instead. */
const mostRows = 7;

type Band = 'document' | 'actor' | 'event' | 'facility' | 'place';
const bands: readonly Band[] = ['document', 'actor', 'event', 'facility', 'place'];

interface Cell {
  body: LayoutBody;
  x: number;
  row: number;
}

function bandOf({ family }: LayoutBody): Band {
  if (family === 'mechanism') return 'facility';
  return bands.find((band) => band === family) ?? 'actor';
}

const days = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** The middle of the days on which it happened; null where no day is known. */
function dayOf({ from, to }: LayoutBody): number | null {
  const ends = [from, to].filter((day) => day != null).map(days);
  if (ends.length === 0 || ends.some(Number.isNaN)) return null;
  return ends.reduce((sum, day) => sum + day, 0) / ends.length;
}

/** Gives each cell the first row in which its place is free; returns how many rows there are. */
function pack(cells: readonly Cell[]): number {
  const ends: number[] = [];
  for (const cell of [...cells].sort((a, b) => a.x - b.x || (a.body.id < b.body.id ? -1 : 1))) {
    const left = cell.x - cell.body.w / 2;
    let row = ends.findIndex((end) => end + gap <= left);
    if (row < 0) row = ends.length;
    ends[row] = left + cell.body.w;
    cell.row = row;
  }
  return ends.length;
}

/** Spreads dated events along a scale that leaves them room, and puts those without a date after the last. */
function placeEvents(bodies: readonly LayoutBody[]): Cell[] {
  const dated = bodies.flatMap((body) => {
    const day = dayOf(body);
    return day === null ? [] : [{ body, day }];
  });
  const first = min(...dated.map(({ day }) => day));
  const length = max(1, max(...dated.map(({ day }) => day)) - first);
  const widest = max(mostRows, sqrt(bodies.length));
  let width = 900;
  let cells: Cell[] = [];
  for (let stretch = 0; stretch < 7; stretch++, width *= 1.6) {
    cells = dated.map(({ body, day }) => ({ body, x: ((day - first) / length) * width, row: 0 }));
    if (pack(cells) <= widest) break;
  }
  const end = max(0, ...cells.map(({ x, body }) => x + body.w / 2));
  const undated = bodies.filter((body) => dayOf(body) === null);
  const across = max(1, round(sqrt(undated.length)));
  const wide = max(0, ...undated.map(({ w }) => w)) + gap;
  undated
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .forEach((body, at) => {
      const x = end + (end > 0 ? 220 : 0) + wide / 2 + (at % across) * wide;
      cells.push({ body, x, row: Math.floor(at / across) });
    });
  return cells;
}

/** Puts what has no place of its own over or under the middle of what it hangs on, as often as places are found. */
function placeOthers(task: LayoutTask, cells: Map<string, Cell>): void {
  const near = new Map<string, string[]>();
  const join = (a: string, b: string) => near.set(a, [...(near.get(a) ?? []), b]);
  for (const { from, to } of task.links)
    for (const a of from)
      for (const b of to) {
        join(a, b);
        join(b, a);
      }
  const events = [...cells.values()].map(({ x }) => x);
  const middle = events.length > 0 ? (min(...events) + max(...events)) / 2 : 0;
  let waiting = task.bodies.filter(({ id }) => !cells.has(id));
  while (waiting.length > 0) {
    const found = waiting.flatMap((body): Cell[] => {
      const at = (near.get(body.id) ?? []).flatMap((id) => cells.get(id)?.x ?? []);
      return at.length > 0 ? [{ body, x: at.reduce((sum, x) => sum + x, 0) / at.length, row: 0 }] : [];
    });
    const placed = found.length > 0 ? found : waiting.map((body): Cell => ({ body, x: middle, row: 0 }));
    for (const cell of placed) cells.set(cell.body.id, cell);
    waiting = waiting.filter(({ id }) => !cells.has(id));
  }
}

/** Sets a band's cells side by side in rows, each as near as can be to where it would stand. */
function spread(cells: readonly Cell[]): void {
  const across = max(4, round(sqrt(cells.length) * 2.5));
  const rows = max(1, Math.ceil(cells.length / across));
  const sorted = [...cells].sort((a, b) => a.x - b.x || (a.body.id < b.body.id ? -1 : 1));
  sorted.forEach((cell, at) => {
    cell.row = at % rows;
  });
  for (let row = 0; row < rows; row++) {
    const line = sorted.filter((cell) => cell.row === row);
    for (let turn = 0; turn < 30; turn++)
      for (let at = 1; at < line.length; at++) {
        const [a, b] = [line[at - 1] as Cell, line[at] as Cell];
        const lacking = (a.body.w + b.body.w) / 2 + gap - (b.x - a.x);
        if (lacking <= 0) continue;
        a.x -= lacking / 2;
        b.x += lacking / 2;
      }
    for (let at = 1; at < line.length; at++) {
      const [a, b] = [line[at - 1] as Cell, line[at] as Cell];
      b.x = max(b.x, a.x + (a.body.w + b.body.w) / 2 + gap);
    }
  }
}

/** Places every body by when it happened. */
export function layoutByTime(task: LayoutTask): Record<string, Point> {
  const cells = new Map<string, Cell>();
  for (const cell of placeEvents(task.bodies.filter((body) => bandOf(body) === 'event')))
    cells.set(cell.body.id, cell);
  placeOthers(task, cells);
  const found: Record<string, Point> = {};
  let top = 0;
  for (const band of bands) {
    const here = [...cells.values()].filter(({ body }) => bandOf(body) === band);
    if (here.length === 0) continue;
    if (band !== 'event') spread(here);
    const rows = max(...here.map(({ row }) => row)) + 1;
    for (let row = 0; row < rows; row++) {
      const line = here.filter((cell) => cell.row === row);
      const height = max(0, ...line.map(({ body }) => body.h));
      for (const { body, x } of line)
        found[body.id] = { x: round(x) * (task.back ? -1 : 1), y: round(top + height / 2) };
      top += height + gap;
    }
    top += betweenBands - gap;
  }
  return found;
}
