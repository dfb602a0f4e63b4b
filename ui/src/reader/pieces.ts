import type { PassageClaimPartsFragment } from '../api/types.gen.ts';

/** A quotation of the document with the claims that rest on it; positions in code points of the whole text. */
export interface Passage {
  start: number;
  end: number;
  exact: string;
  where: PassageClaimPartsFragment['where'];
  claims: PassageClaimPartsFragment[];
}

/** The quotations of a document's claims, each once, in the order of the text. */
export function passagesOf(claims: readonly PassageClaimPartsFragment[]): Passage[] {
  const found = new Map<string, Passage>();
  for (const claim of claims)
    for (const { start, end, exact } of claim.quotes) {
      const key = `${start} ${end}`;
      const known = found.get(key);
      if (known) known.claims.push(claim);
      else found.set(key, { start, end, exact, where: claim.where, claims: [claim] });
    }
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** A stretch of the full text with the passages that cover it. */
export interface TextPiece {
  start: number;
  text: string;
  passages: Passage[];
}

/** Cuts a stretch of full text where passages begin and end, so that each piece lies under the same ones. */
export function cutText(
  letters: readonly string[],
  offset: number,
  passages: readonly Passage[],
): TextPiece[] {
  const end = offset + letters.length;
  const within = passages.filter((one) => one.start < end && one.end > offset);
  const edges = new Set([offset, end]);
  for (const { start, end: last } of within) {
    if (start > offset) edges.add(start);
    if (last < end) edges.add(last);
  }
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => {
    const stop = cuts[at + 1] ?? end;
    return {
      start,
      text: letters.slice(start - offset, stop - offset).join(''),
      passages: within.filter((one) => one.start <= start && one.end >= stop),
    };
  });
}
