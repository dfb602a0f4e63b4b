import { type CSSProperties, type ReactNode, useState } from 'react';
import { exactWords } from '../api/ends.ts';
import { languageOfClaim } from '../card/chain-line.tsx';
import { Verbatim } from '../card/quotation.tsx';
import { VoiceText } from '../card/voice.tsx';
import { RuleNote } from '../questions/rule.tsx';
import { ThingLink } from '../shell/link.tsx';
import { change, useView } from '../state/store.ts';
import { useWords } from '../words/index.ts';
import { MatrixCell } from './cell.tsx';
import { accusedWidth, denialWidth, linesOf } from './lines.ts';
import type { Matrix, MatrixRow } from './use-matrix.ts';

const SILENT_FIRST = 5;

/** Who names whom: voices grouped by origin, the rails of the accused, then what is denied. */
export function MatrixTable({ matrix }: { matrix: Matrix }): ReactNode {
  const words = useWords();
  const w = words.matrix;
  const [all, setAll] = useState(false);
  const naming = matrix.rows.filter((row) => !row.namesNoOne);
  const nobody = matrix.rows.filter((row) => row.namesNoOne);
  const shown = new Set([...naming, ...(all ? nobody : nobody.slice(0, SILENT_FIRST))]);
  const rows = matrix.rows.filter((row) => shown.has(row));
  const left = matrix.rows.length - rows.length;
  const accused = accusedWidth(matrix);
  const denials = denialWidth(matrix);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a region that scrolls, within a section of its own */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keys must reach it */}
      <div className="mx-frame" role="group" aria-label={w.scroll} tabIndex={0}>
        <table className="mx" style={{ '--accused': accused, '--denials': denials } as CSSProperties}>
          <caption className="sr">{w.caption}</caption>
          <colgroup>
            <col className="mx-voice" />
            <col span={accused} />
            {denials > 0 && <col className="mx-denials" span={denials} />}
          </colgroup>
          <Heads matrix={matrix} />
          <tbody>
            {rows.map((row, at) => (
              <Row
                key={`${row.origin.id} ${row.claims[0]?.id ?? at}`}
                row={row}
                matrix={matrix}
                first={rows[at - 1]?.origin.id !== row.origin.id}
              />
            ))}
          </tbody>
          <Totals matrix={matrix} />
        </table>
      </div>
      {left > 0 && (
        <button type="button" className="small mx-more" onClick={() => setAll(true)}>
          {w.moreNobody(left)}
        </button>
      )}
      <RuleNote rule={matrix.rule} title={w.rule} />
    </>
  );
}

/** The kinds that each column of denials holds. */
function denialsOf(matrix: Matrix): (typeof matrix.denialColumns)[] {
  return denialWidth(matrix) === 1 ? [matrix.denialColumns] : matrix.denialColumns.map((kind) => [kind]);
}

function Heads({ matrix }: { matrix: Matrix }): ReactNode {
  const w = useWords().matrix;
  const { columns, denialColumns } = matrix;
  const denials = denialWidth(matrix);
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {w.voice}
        </th>
        <th scope="colgroup" colSpan={accusedWidth(matrix)}>
          {w.accused}
        </th>
        {denialColumns.length > 0 && (
          <th scope="colgroup" colSpan={denials}>
            {w.denied}
          </th>
        )}
      </tr>
      <tr>
        {columns.length === 0 && (
          <th scope="col" className="muted">
            {w.noAccused}
          </th>
        )}
        {columns.map((actor) => (
          <th key={actor.id} scope="col">
            <ThingLink id={actor.id} className="pill plain">
              {actor.heading}
            </ThingLink>
          </th>
        ))}
        {denialsOf(matrix).map((kinds) => (
          <th key={kinds.join()} scope="col" className="kind-of-denial">
            {kinds.map((kind) => w.denials[kind]).join(', ')}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface RowProps {
  row: MatrixRow;
  matrix: Matrix;
  /** The first row of its origin names it. */
  first: boolean;
}

function Row({ row, matrix, first }: RowProps): ReactNode {
  const lines = linesOf(row, matrix);
  if (row.namesNoOne || lines.length === 0)
    return (
      <tr className={first ? undefined : 'cont'}>
        <RowHead row={row} first={first} lines={1} />
        <NamesNoOne row={row} columns={accusedWidth(matrix)} />
        {denialsOf(matrix).map((kinds) => (
          <td key={kinds.join()} />
        ))}
      </tr>
    );
  return lines.map((line, at) => (
    <tr
      key={line.find(({ cell }) => cell)?.cell?.claims[0]?.id ?? at}
      className={first && at === 0 ? undefined : 'cont'}
    >
      {at === 0 && <RowHead row={row} first={first} lines={lines.length} />}
      {line.map((slot) =>
        slot.cell ? (
          <MatrixCell key={slot.from} placed={slot} matrix={matrix} />
        ) : (
          <td key={slot.from}>{slot.from < matrix.columns.length && <i className="rail alone" />}</td>
        ),
      )}
    </tr>
  ));
}

function RowHead({ row, first, lines }: { row: MatrixRow; first: boolean; lines: number }): ReactNode {
  const words = useWords();
  const claim = row.claims[0] ?? row.cells[0]?.claims[0];
  const lang = claim ? languageOfClaim(claim) : 'und';
  const { voice } = row.origin;
  const alike = voice.label === row.voice.label && voice.words === row.voice.words;
  return (
    <th scope="row" rowSpan={lines}>
      {first ? (
        <b>
          <VoiceText voice={voice} lang={lang} />
        </b>
      ) : (
        <span className="sr">{words.matrix.sameOrigin} </span>
      )}
      {(!first || !alike) && (
        <span className="own">
          <VoiceText voice={row.voice} lang={lang} />
        </span>
      )}
      {claim && <span className="cap own">{claim.document.label}</span>}
    </th>
  );
}

/** A voice that tells of the event and names nobody: off the rails, in grey. */
function NamesNoOne({ row, columns }: { row: MatrixRow; columns: number }): ReactNode {
  const words = useWords();
  const { sel } = useView();
  const [claim] = row.claims;
  if (!claim) return <td colSpan={columns} />;
  const selected = row.claims.some((one) => one.id === sel?.id);
  return (
    <td colSpan={columns} className="nobody">
      <button
        type="button"
        className={`mx-cell${selected ? ' on' : ''}`}
        aria-pressed={selected}
        onClick={() => change({ sel: { type: 'claim', id: claim.id } })}
      >
        <span className="mx-words">
          <Verbatim words={exactWords(claim)} lang={languageOfClaim(claim)} />
          <span className="tag">{words.matrix.noOne}</span>
        </span>
      </button>
    </td>
  );
}

/** On how many origins each column rests, as a range. */
function Totals({ matrix }: { matrix: Matrix }): ReactNode {
  const w = useWords().matrix;
  const range = (total: Matrix['totals'][number] | undefined) =>
    !total || total.high === 0 ? (
      <span className="muted">{w.none}</span>
    ) : (
      w.range(String(total.low), String(total.high))
    );
  return (
    <tfoot>
      <tr>
        <th scope="row">{w.origins}</th>
        {matrix.columns.length === 0 && <td className="total">{range(undefined)}</td>}
        {matrix.columns.map((actor, at) => (
          <td key={actor.id} className="total">
            {range(matrix.totals.find(({ column }) => column === at))}
          </td>
        ))}
        {denialsOf(matrix).map((kinds) => (
          <td key={kinds.join()} className="total">
            {kinds.map((kind) => (
              <div key={kind}>
                {kinds.length > 1 && <span className="cap">{w.denials[kind]} </span>}
                {range(matrix.totals.find(({ column, denies }) => column === null && denies === kind))}
              </div>
            ))}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
