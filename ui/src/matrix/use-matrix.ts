import { EventAnalysesDocument, MatrixDocument, type MatrixQuery } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';

export type Matrix = MatrixQuery['matrix'];
export type MatrixRow = Matrix['rows'][number];
export type Cell = MatrixRow['cells'][number];

/** Who names whom for one event. */
export function useMatrix(event: string) {
  return useMatrixOf(event);
}

/** As above, and nothing is asked without an event. */
export function useMatrixOf(event: string | null) {
  const view = useView();
  return useQuery(MatrixDocument, event ? { event, lang: languageOf(view), asOf: view.asof } : null);
}

/** The computed standing of each accused, and how the wording went over time. */
export function useEventAnalyses(event: string) {
  const view = useView();
  return useQuery(EventAnalysesDocument, { event, lang: languageOf(view), asOf: view.asof });
}

/** The cell, or the row of a voice that names no one, in which a claim stands. */
export function claimsBeside(matrix: Matrix, claim: string): Cell['claims'] {
  for (const row of matrix.rows) {
    const groups = row.namesNoOne ? [row.claims] : row.cells.map((cell) => cell.claims);
    const own = groups.find((claims) => claims.some((one) => one.id === claim));
    if (own) return own;
  }
  return [];
}
