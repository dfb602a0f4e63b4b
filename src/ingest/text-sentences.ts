import type { Text } from '../model/quotations.ts';

/** A sentence of a document, in code points. */
export interface Sentence {
  start: number;
  end: number;
}
function splitSentences(text: string): Sentence[] {
  const chars = [...text];
  const out: Sentence[] = [];
  let start = -1;
  const close = (end: number) => {
    while (end > start && /\s/.test(chars[end - 1] as string)) end--;
    if (start >= 0 && end > start) out.push({ start, end });
    start = -1;
  };
  chars.forEach((char, at) => {
    if (char === '\n') close(at);
    else if (start < 0 && /\S/.test(char)) start = at;
    if (start >= 0 && /[.!?]/.test(char)) {
      let end = at + 1;
      while (/["”’)]/.test(chars[end] ?? '')) end++;
      if (
        chars[end] === undefined ||
        (/\s/.test(chars[end] as string) && /[\p{Lu}“"]/u.test(chars[end + 1] ?? ''))
      )
        close(end);
    }
  });
  close(chars.length);
  return out;
}

/** The sentences of one document, found by position. */
export class Sentences {
  readonly all: readonly Sentence[];
  readonly #text: Text;

  constructor(text: Text) {
    this.#text = text;
    this.all = splitSentences(text.content);
  }

  /** The number of the sentence that holds a code point, or of the next one. */
  indexAt(point: number): number {
    let [low, high] = [0, this.all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle] as Sentence).end <= point) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The whole text of the sentences that hold the pieces of an utterance. */
  around(pieces: readonly { start: number; end: number }[]): string {
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (!first || !last) return '';
    const start = Math.min(this.all[this.indexAt(first.start)]?.start ?? first.start, first.start);
    const end = Math.max(this.all[this.indexAt(last.end - 1)]?.end ?? last.end, last.end);
    return this.#text.slice(start, Math.max(start, end));
  }
}
