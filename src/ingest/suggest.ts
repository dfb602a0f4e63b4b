/** How many single-letter edits (insert, delete, replace, swap) part two words; `limit + 1` where more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}

/** The known word nearest to one that is not known, where one is near enough to be meant. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best: string | undefined;
  let distance = limit + 1;
  for (const candidate of known) {
    const d = editDistance(word.toLowerCase(), candidate.toLowerCase(), Math.min(limit, distance));
    if (d < distance) [best, distance] = [candidate, d];
  }
  return best;
}

/** "Did you mean x?" and the list of what is known, as a way out. */
export function didYouMean(
  word: string,
  known: readonly string[],
  otherwise = `Known: ${known.join(', ')}.`,
): string {
  const near = nearest(word, known);
  return near ? `Did you mean "${near}"? ${otherwise}` : otherwise;
}
