import type { Text } from '../model/quotations.ts';
import { type Sentence, splitSentences } from '../model/sentences.ts';

export type { Sentence } from '../model/sentences.ts';

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
