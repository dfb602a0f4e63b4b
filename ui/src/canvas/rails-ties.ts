/** Which ties of an event are drawn, and in which lane each runs, so that none lies on another. */

/** A tie as it is drawn: over these rows, in this lane from the event outwards. */
export interface TieLane {
  kind: 'contradicts' | 'same';
  /** Rows from the first to the last, ascending. */
  rows: number[];
  lane: number;
}

/** Sets of rows in which every two are tied. Same origin is transitive; a contradiction is joined only in cliques. */
function groups(pairs: readonly (readonly [number, number])[], transitive: boolean): number[][] {
  const left = pairs.map(([a, b]) => (a < b ? [a, b] : [b, a]) as [number, number]);
  const tied = (a: number, b: number) =>
    left.some(([from, to]) => from === Math.min(a, b) && to === Math.max(a, b));
  const found: number[][] = [];
  const covered = (a: number, b: number) => found.some((group) => group.includes(a) && group.includes(b));
  for (const [a, b] of left.toSorted((p, q) => p[0] - q[0] || p[1] - q[1])) {
    if (covered(a, b)) continue;
    const group = [a, b];
    for (let grown = true; grown; ) {
      const next = [...new Set(left.flat())]
        .sort((p, q) => p - q)
        .find(
          (row) =>
            !group.includes(row) &&
            (transitive ? group.some((other) => tied(row, other)) : group.every((other) => tied(row, other))),
        );
      grown = next !== undefined;
      if (next !== undefined) group.push(next);
    }
    found.push(group.sort((p, q) => p - q));
  }
  return found;
}

/**
 * Lanes for the ties of one event. Short ties come first; what finds no lane is not drawn and stays in the rows'
 * accessible names, for ten lines between five rows would say nothing. Rows in `blocked` have a mark in lane 0.
 */
export function layTies(
  ties: readonly { from: number; to: number; kind: string }[],
  rowCount: number,
  blocked: ReadonlySet<number>,
  mostLanes = 2,
): TieLane[] {
  const valid = ties.filter(
    ({ from, to }) => from !== to && Math.min(from, to) >= 0 && Math.max(from, to) < rowCount,
  );
  const pairs = (same: boolean) =>
    valid
      .filter(({ kind }) => kind.toUpperCase().startsWith('SAME') === same)
      .map(({ from, to }) => [from, to] as const);
  const wanted = [
    ...groups(pairs(true), true).map((rows) => ({ kind: 'same' as const, rows })),
    ...groups(pairs(false), false).map((rows) => ({ kind: 'contradicts' as const, rows })),
  ].sort((a, b) => extent(a.rows) - extent(b.rows) || (a.rows[0] ?? 0) - (b.rows[0] ?? 0));

  const laid: TieLane[] = [];
  for (const tie of wanted)
    for (let lane = 0; lane < mostLanes; lane++) {
      const taken =
        laid.some((other) => other.lane === lane && meets(other.rows, tie.rows)) ||
        (lane === 0 && [...blocked].some((row) => row >= first(tie.rows) && row <= last(tie.rows)));
      if (taken) continue;
      laid.push({ ...tie, lane });
      break;
    }
  return laid;
}

const first = (rows: readonly number[]) => rows[0] ?? 0;
const last = (rows: readonly number[]) => rows[rows.length - 1] ?? 0;
const extent = (rows: readonly number[]) => last(rows) - first(rows);

/** Two ties that only share an end row stop short of it from either side, so they may share a lane. */
function meets(a: readonly number[], b: readonly number[]): boolean {
  return first(a) < last(b) && first(b) < last(a);
}

/** How many lanes a row must leave free at the end of its text. */
export function lanesAt(ties: readonly TieLane[], row: number): number {
  return Math.max(
    0,
    ...ties.filter(({ rows }) => first(rows) <= row && row <= last(rows)).map((tie) => tie.lane + 1),
  );
}
