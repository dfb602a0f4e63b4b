/** A piece of a question's sentence: words, or a blank by its name. */
export interface Piece {
  words: string;
  blank: string | null;
  key: string;
}

/** A sentence cut at its blanks, which stand in it as `{name}`. */
export function piecesOf(sentence: string): Piece[] {
  return sentence
    .split(/(\{\w+\})/)
    .filter(Boolean)
    .map((part, at) => {
      const [, blank = null] = /^\{(\w+)\}$/.exec(part) ?? [];
      return { words: part, blank, key: `${at} ${part}` };
    });
}
