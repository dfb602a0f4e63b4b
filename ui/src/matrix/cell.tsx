import type { ReactNode } from 'react';
import { languageOfClaim } from '../card/chain-line.tsx';
import { Verbatim } from '../card/quotation.tsx';
import { MarkIcon } from '../marks/marks.tsx';
import { change, useView } from '../state/store.ts';
import { listed, useWords } from '../words/index.ts';
import { denialWidth, type Placed } from './lines.ts';
import type { Cell, Matrix } from './use-matrix.ts';

interface MatrixCellProps {
  placed: Placed;
  matrix: Matrix;
}

/** From a column's edge to its rail, as in the style sheet. */
const RAIL = 14;

/** Where a rail stands within a cell that covers several columns. */
function railAt(column: number, { from, to }: Placed): string {
  return `calc(${((column - from) / (to - from + 1)) * 100}% + ${RAIL}px)`;
}

/** What one voice says of one set of accused, or denies: its mark on the rails, its texture, its hedge; a press opens its claim. */
export function MatrixCell({ placed, matrix }: MatrixCellProps): ReactNode {
  const words = useWords();
  const { sel, lang } = useView();
  const { cell, from, to } = placed;
  const [claim] = cell.claims;
  if (!claim) return <td colSpan={to - from + 1} />;
  const denial = cell.mark === 'DENIES';
  const columns = denial ? [] : cell.columns.filter((column) => column >= 0);
  const names = columns.flatMap((column) => matrix.columns[column]?.heading ?? []);
  const selected = cell.claims.some((one) => one.id === sel?.id);
  const language = languageOfClaim(claim);
  return (
    <td
      colSpan={to - from + 1}
      className={`${columns.length > 0 ? 'accuses' : ''}${cell.scope === 'THIS' ? '' : ' hatched'}`}
    >
      {columns.length > 0 && <Rails placed={placed} />}
      <button
        type="button"
        className={`mx-cell ${cell.mark.toLowerCase()}${selected ? ' on' : ''}`}
        aria-pressed={selected}
        onClick={() => change({ sel: { type: 'claim', id: claim.id } })}
      >
        {columns.length > 0 ? (
          <Dots cell={cell} columns={columns} placed={placed} />
        ) : (
          <MarkIcon mark={cell.mark} />
        )}
        <span className="mx-words">
          <span className="sr">
            {words.marks[cell.mark]} {cell.denies && words.denials[cell.denies]}{' '}
            {listed(names, lang, cell.mode === 'EITHER' ? 'disjunction' : 'conjunction')}{' '}
            {words.hedges[cell.hedge]}{' '}
          </span>
          {cell.words.map((one) => (
            <Verbatim key={one} words={one} lang={language} />
          ))}
          {columns.length === 0 && cell.denies && denialWidth(matrix) < matrix.denialColumns.length && (
            <span aria-hidden="true">{words.matrix.denials[cell.denies]}</span>
          )}
          {!denial && cell.denies && <span className="tag">{words.card.plainNegative}</span>}
          {cell.mode === 'SOME' && <span className="tag">{words.card.some}</span>}
          {cell.counter && <span className="tag">{words.list.counter}</span>}
          {cell.scope !== 'THIS' && <span className="tag">{words.matrix.scopes[cell.scope]}</span>}
          {cell.claims.length > 1 && <span className="cap">{words.counts.claims(cell.claims.length)}</span>}
        </span>
      </button>
    </td>
  );
}

/** Rails run through whatever stands over them. */
function Rails({ placed }: { placed: Placed }): ReactNode {
  const columns = Array.from({ length: placed.to - placed.from + 1 }, (_, at) => placed.from + at);
  return columns.map((column) => (
    <i key={column} className="rail" style={{ insetInlineStart: railAt(column, placed) }} />
  ));
}

interface DotsProps {
  cell: Cell;
  columns: readonly number[];
  placed: Placed;
}

/** One disc; filled dots joined by “and”; open ones joined by “either”; half ones for “some”; and a stub of the hedge's texture. */
function Dots({ cell, columns, placed }: DotsProps): ReactNode {
  const words = useWords();
  const several = columns.length > 1;
  const set = cell.mode === 'EITHER' ? 'either' : cell.mode === 'SOME' ? 'some' : 'all';
  const span = `calc(${((placed.to - placed.from) / (placed.to - placed.from + 1)) * 100}%)`;
  return (
    <span className={`dots ${cell.hedge.toLowerCase()}`} aria-hidden="true">
      <i className="stub" style={{ insetInlineStart: RAIL, width: `calc(${span} + 24px)` }} />
      {columns.map((column) => (
        <i
          key={column}
          className={`dot ${cell.counter ? 'counter' : set}`}
          style={{ insetInlineStart: railAt(column, placed) }}
        />
      ))}
      {several && (
        <b className="join" style={{ insetInlineStart: `calc(${span} / 2 + ${RAIL}px)` }}>
          {cell.mode === 'EITHER' ? words.sets.either : words.sets.and}
        </b>
      )}
    </span>
  );
}
