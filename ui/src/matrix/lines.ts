import type { Cell, Matrix, MatrixRow } from './use-matrix.ts';

/** A cell with the columns of the table that it covers; denials stand behind the accused. */
export interface Placed {
  cell: Cell;
  from: number;
  to: number;
}

/** What stands at one place of a line: a cell over one or more columns, or an empty column. */
export type Slot = Placed | { cell: null; from: number; to: number };

/** How many columns the accused take: one even where no one is named, so that the table has its shape. */
export function accusedWidth(matrix: Matrix): number {
  return Math.max(1, matrix.columns.length);
}

/** How many columns the denials take: one for each kind, or one for all where the table would grow too wide. */
export function denialWidth(matrix: Matrix): number {
  const kinds = matrix.denialColumns.length;
  return accusedWidth(matrix) + kinds > MOST ? Math.min(1, kinds) : kinds;
}

/** Columns that stand beside each other without a scroll at the usual width. */
const MOST = 5;

function place(cell: Cell, matrix: Matrix): Placed {
  const accused = accusedWidth(matrix);
  const named = cell.columns.filter((column) => column >= 0);
  if (named.length > 0 && cell.mark !== 'DENIES')
    return { cell, from: Math.min(...named), to: Math.max(...named) };
  const denied = cell.denies ? matrix.denialColumns.indexOf(cell.denies) : -1;
  const folded = denialWidth(matrix) === 1 ? 0 : denied;
  return denied < 0
    ? { cell, from: 0, to: accused - 1 }
    : { cell, from: accused + folded, to: accused + folded };
}

/** The lines of a row: cells that would cover one another stand one below the other. */
export function linesOf(row: MatrixRow, matrix: Matrix): Slot[][] {
  const width = accusedWidth(matrix) + denialWidth(matrix);
  const lines: Placed[][] = [];
  for (const cell of row.cells) {
    const placed = place(cell, matrix);
    const free = lines.find((line) => line.every(({ from, to }) => placed.to < from || placed.from > to));
    if (free) free.push(placed);
    else lines.push([placed]);
  }
  return lines.map((line) => filled(line, width));
}

function filled(line: readonly Placed[], width: number): Slot[] {
  const slots: Slot[] = [];
  for (let column = 0; column < width; ) {
    const placed = line.find(({ from }) => from === column);
    slots.push(placed ?? { cell: null, from: column, to: column });
    column = (placed?.to ?? column) + 1;
  }
  return slots;
}
