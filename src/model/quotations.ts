import { InvalidRecord, QuotationNotFound } from './errors.ts';

/** A passage, in Unicode code points from the start of the text; `end` is exclusive. */
export interface Passage {
  start: number;
  end: number;
}

/** Which of its marks may open and which may close each kind of quotation. Single marks are apostrophes too often. */
const marks = {
  curly: { open: '“', close: '”' },
  low: { open: '„', close: '“”' },
  angle: { open: '«', close: '»' },
  straight: { open: '"', close: '"' },
} as const;
type Mark = keyof typeof marks;
type Opened = { kind: Mark; start: number };
const kindsOfMark = Object.keys(marks) as Mark[];

/** What a straight mark looks like from its neighbours: `said "yes" and` opens, then closes. */
function straightLooks(before: string, after: string): 'open' | 'close' | 'either' {
  const opens = /^$|[\s([{“«„‘—–/-]/.test(before) && /\S/.test(after);
  const closes = /\S/.test(before) && /^$|[\s.,;:!?…)\]}”»’'—–/-]/.test(after);
  return opens === closes ? 'either' : opens ? 'open' : 'close';
}

/**
 * The passages inside a text's own quotation marks, marks included, in order. Marks of different kinds nest, those of
 * one kind do not. A quotation ends with its paragraph at the latest; where the next one opens with the same mark, it
 * goes on. A curly opening may be closed by a straight mark and the other way round, as in the press it often is.
 */
function quoted(points: readonly string[]): Passage[] {
  const passages: Passage[] = [];
  let outer: Opened | null = null;
  let inner: Mark | null = null;
  let carried = null as Opened | null; // what the paragraph before left open
  let blank = true;
  for (let at = 0; at <= points.length; at++) {
    const point = points[at];
    if (point === undefined || /[\n\r\u2028\u2029]/.test(point)) {
      if (outer) passages.push({ start: outer.start, end: at });
      if (!blank) carried = outer;
      outer = inner = null;
      blank = true;
      continue;
    }
    const first: boolean = blank && /\S/.test(point);
    if (first) blank = false;
    const opening: Mark | undefined = kindsOfMark.find((kind) => marks[kind].open === point);
    const looks = straightLooks(first ? '' : (points[at - 1] ?? ''), points[at + 1] ?? '');
    if (!outer) {
      if (!opening || (point === '"' && looks === 'close')) continue;
      const goesOn = first && carried?.kind === opening;
      if (goesOn) passages.pop();
      outer = goesOn ? carried : { kind: opening, start: at };
    } else if (inner && marks[inner].close.includes(point)) {
      inner = null;
    } else if (closes(outer.kind, point, looks)) {
      passages.push({ start: outer.start, end: at + 1 });
      outer = inner = null;
    } else if (opening && opening !== outer.kind) {
      inner = opening;
    }
  }
  return passages;
}

function closes(kind: Mark, point: string, looks: 'open' | 'close' | 'either'): boolean {
  if (point === '"') return kind !== 'angle' && looks !== 'open';
  return marks[kind].close.includes(point) || (kind === 'straight' && point === '”');
}

// What a hand or a word processor changes without meaning to.
const alike: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛ʼʻʿʾ′`´]/, "'"],
  [/[“”„‟«»″]/, '"'],
  [/[‐‑‒–—―−]/, '-'],
  [/…/, '...'],
  [/[\p{Cf}]/u, ''],
];

/** A text with such differences levelled, and for each UTF-16 unit of it the code point it comes from. */
function levelled(points: readonly string[], cased: boolean): { text: string; origins: number[] } {
  const pieces: string[] = [];
  const origins: number[] = [];
  points.forEach((point, at) => {
    let plain = /\s/.test(point) ? ' ' : point;
    if (plain === ' ' && pieces.at(-1) === ' ') return;
    for (const [pattern, replacement] of alike) plain = plain.replace(pattern, replacement);
    if (plain === '') return;
    plain = (cased ? plain : plain.toLowerCase()).normalize('NFD');
    pieces.push(plain);
    for (let unit = 0; unit < plain.length; unit++) origins.push(at);
  });
  return { text: pieces.join(''), origins };
}

const pointNames: Record<string, string> = {
  "'": 'a straight apostrophe',
  '’': 'a curly apostrophe',
  '"': 'a straight quotation mark',
  '“': 'a curly quotation mark',
  '”': 'a curly quotation mark',
  '-': 'a hyphen',
  '–': 'an en dash',
  ' ': 'a space',
  '\u00A0': 'a no-break space',
  '\u00AD': 'a soft hyphen',
};

function named(point: string | undefined): string {
  if (point === undefined) return 'nothing';
  const code = `U+${(point.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return pointNames[point] ? `${pointNames[point]} (${code})` : `${JSON.stringify(point)} (${code})`;
}

/**
 * A document's text, addressed in Unicode code points as decoded: no normalisation, so that an offset means the same
 * in every language. Immutable.
 */
export class Text {
  readonly content: string;
  /** In code points. */
  readonly length: number;
  /** Where each code point starts in UTF-16 units, and the end; null where the two counts agree. */
  readonly #units: Uint32Array | null;
  #quoted: Passage[] | undefined;

  constructor(content: string) {
    this.content = content;
    const points = /[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(content) ? Array.from(content) : null;
    this.length = points?.length ?? content.length;
    this.#units = points && new Uint32Array(points.length + 1);
    let unit = 0;
    points?.forEach((point, at) => {
      unit += point.length;
      if (this.#units) this.#units[at + 1] = unit;
    });
  }

  /**
   * The characters from `start` up to, not including, `end`.
   * @throws QuotationNotFound where they are not whole numbers with 0 ≤ start ≤ end ≤ length
   */
  slice(start: number, end: number): string {
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start || end > this.length)
      throw new QuotationNotFound(
        `There is no passage ${start} to ${end}: the text has ${this.length} code points.`,
        {
          wayOut: 'Give whole numbers from 0 to the length of the text, the end not before the start.',
        },
      );
    return this.content.slice(this.#units?.[start] ?? start, this.#units?.[end] ?? end);
  }

  /** Every passage that reads exactly so, in order; they may overlap, so that each passage has its number. */
  occurrences(exact: string): Passage[] {
    const found: Passage[] = [];
    const points = Array.from(exact).length;
    for (
      let unit = exact ? this.content.indexOf(exact) : -1;
      unit >= 0;
      unit = this.content.indexOf(exact, unit + 1)
    ) {
      const start = this.#pointAt(unit);
      // Half of a surrogate pair is no character of the text.
      if (start !== null && this.slice(start, Math.min(start + points, this.length)) === exact)
        found.push({ start, end: start + points });
    }
    return found;
  }

  /**
   * The passage that reads exactly so; `occurrence` counts from 1.
   * @throws QuotationNotFound, which says how often the words stand there, or what stands there instead
   */
  locate(exact: string, occurrence = 1): Passage {
    const found = this.occurrences(exact);
    const passage = found[occurrence - 1];
    if (passage) return passage;
    const words = JSON.stringify(exact);
    if (found.length > 0) {
      const times = found.length === 1 ? 'once' : `${found.length} times`;
      throw new QuotationNotFound(
        `${words} stands in the text ${times}, so there is no occurrence ${occurrence}.`,
        {
          wayOut: `Give an occurrence from 1 to ${found.length}, or a longer quotation that stands there once.`,
        },
      );
    }
    throw new QuotationNotFound(`${words} does not stand in the text${this.#nearest(exact)}.`, {
      wayOut: 'Copy the words from the text as they stand, character by character.',
    });
  }

  /**
   * Whether a passage lies wholly inside the text's own quotation marks (“ ” „ “ « » and straight "); the marks
   * themselves count as inside, single marks only within those. An empty passage never does.
   * @throws QuotationNotFound where there is no such passage
   */
  isDirect(start: number, end: number): boolean {
    if (this.slice(start, end) === '') return false;
    this.#quoted ??= quoted(Array.from(this.content));
    return this.#quoted.some((passage) => passage.start <= start && end <= passage.end);
  }

  /** The code point that starts at a UTF-16 offset; null in the middle of a pair. */
  #pointAt(unit: number): number | null {
    if (!this.#units) return unit;
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#units[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return this.#units[low] === unit ? low : null;
  }

  /** How the text differs from words that were looked for in vain, as the rest of a sentence; or nothing. */
  #nearest(exact: string): string {
    const [points, words] = [Array.from(this.content), Array.from(exact.trim())];
    const find = (cased: boolean) => {
      const [here, { text }] = [levelled(points, cased), levelled(words, cased)];
      const hit = text ? here.text.indexOf(text) : -1;
      return hit < 0
        ? null
        : ([here.origins[hit] ?? 0, (here.origins[hit + text.length - 1] ?? 0) + 1] as const);
    };
    const found = find(true) ?? find(false);
    if (!found) return this.#parting(exact);
    const [start, end] = found;
    const text = this.slice(start, end);
    const where = `at ${start} to ${end} as ${JSON.stringify(text)}`;
    if (text.normalize('NFC') === exact.normalize('NFC'))
      return `; it does ${where}, in another Unicode normal form`;
    if (exact.trim() === text) return `; it does ${where}, without white space around it`;
    const there = Array.from(text);
    const first = words.findIndex((point, index) => point !== there[index]);
    const at = first < 0 ? words.length : first;
    return `; it does ${where}, with ${named(there[at])} where the quotation has ${named(words[at])}`;
  }

  /** The longest run of the first words, two at least, that does stand in the text. */
  #parting(exact: string): string {
    const pieces = exact.split(/(?<=\S)(?=\s)/).slice(0, 60);
    for (let count = pieces.length - 1; count > 1; count--) {
      const head = pieces.slice(0, count).join('');
      const [found] = this.occurrences(head);
      if (found)
        return `; its first ${count} words do at ${found.start}, and the text goes on differently after them`;
    }
    return '';
  }
}

/** The words of a text: tokens between white space. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/**
 * A quotation as W3C Web Annotation selectors (Recommendation of 2017, 4.2.4 and 4.2.5), which too count in code
 * points. There is no prefix and no suffix: the repository holds quotations, never running text.
 */
export function selector(quote: { exact: string; start: number; end: number }) {
  return [
    { type: 'TextPositionSelector', start: quote.start, end: quote.end },
    { type: 'TextQuoteSelector', exact: quote.exact },
  ] as const;
}

/**
 * The text of a file in UTF-8, a byte order mark left out and nothing else changed.
 * @param file the file's name, for the error
 * @throws InvalidRecord at the first byte that is not UTF-8
 */
export function assertUnicode(bytes: Uint8Array, file?: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // A decoder tells that a byte is wrong, never which: the first replacement character that was not in the file.
    const isReplacement = (at: number) =>
      bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd;
    let at = 0;
    for (const point of new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)) {
      if (point === '\uFFFD' && !isReplacement(at)) break;
      at += Buffer.byteLength(point);
    }
    const value = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    throw new InvalidRecord(`The text is not UTF-8: byte ${at} (0x${value}) does not fit.`, {
      wayOut: 'Save the file as UTF-8, for example by `iconv -f WINDOWS-1252 -t UTF-8`.',
      place: { file },
    });
  }
}
