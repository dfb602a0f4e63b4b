/**
 * The version of the rules below. Offsets of sentences are stored and compared between machines, so any change to what
 * `splitSentences` returns raises it.
 */
export const SPLITTER = '1';

/** A sentence, in Unicode code points from the start of the text; `end` is exclusive. */
export interface Sentence {
  start: number;
  end: number;
}

/** After these a full stop ends no sentence, whatever follows. In lower case, without their last stop. */
const abbreviations = new Set(
  (
    'dr mr mrs ms mx prof rev hon fr messrs mme mlle gen lt col maj capt cpt cmdr sgt brig adm jr sr st mt ft gov sen ' +
    'rep pres amb sec supt insp det dept vs cf approx ca viz ph.d'
  ).split(' '),
);

/** After these only where a number follows: "No. 5", "Jan. 12"; else the word may well end its sentence. */
const beforeNumbers = new Set(
  'no nos art arts fig figs vol vols ch chap para paras pt p pp s sec sect jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);

// Marks that end a sentence, whatever closes after them (quotation marks, brackets, note numbers such as [12]), white
// space, and, past what may open, a letter that has no lower case (Arabic, Hebrew, Chinese …), a capital or a digit.
const boundary =
  /(?<![.!?…؟۔])([.!?…؟۔]+)(?:["'”’»)\]}]|\[\d+\]|[ \u00A0\u202F]»)*(\s+)(?=["'“‘«([{¿¡]*[\p{Lu}\p{Lt}\p{Lo}\p{Nd}]|["“«])/gu;

/** Whether the full stop at the end of `before` belongs to its word. `after` opens what follows. */
function abbreviates(before: string, after: string): boolean {
  const [word = ''] = /[^\s"'“‘«([{—–-]*$/.exec(before) ?? [];
  const bare = word.toLowerCase();
  if (abbreviations.has(bare)) return true;
  if (beforeNumbers.has(bare)) return /^\p{Nd}/u.test(after);
  // The number of an item that opens a line or a sentence: "2. Bread".
  if (/^\s*\p{Nd}{1,3}$/u.test(before)) return true;
  // Initials: "J. Smith", "J.R. Smith", "U.S. Navy", "e.g.", "د. سلمى".
  return /^\p{L}\p{M}*(\.\p{L}\p{M}*)*$/u.test(word);
}

/** The stretches of one line, as UTF-16 offsets within it. */
function* stretches(line: string): Generator<[start: number, end: number]> {
  let start = 0;
  for (const match of line.matchAll(boundary)) {
    const [all, marks = '', space = ''] = match;
    const after = match.index + all.length;
    // The last words only: an abbreviation is short, and a line may be long.
    if (
      marks === '.' &&
      abbreviates(line.slice(Math.max(start, match.index - 40), match.index), line.slice(after, after + 2))
    )
      continue;
    yield [start, after - space.length];
    start = after;
  }
  yield [start, line.length];
}

/**
 * Splits a text into sentences by fixed rules: at every line end; and after . ! ? … ؟ ۔ with the quotation marks and
 * brackets that close there, where white space and the beginning of a sentence follow (a capital, a digit, a quotation
 * mark, a letter of a script without capitals), but not after abbreviations and initials. Sentences are trimmed of
 * white space, never empty, in order and apart; together they hold all that is not white space.
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let points = 0; // code points up to `units`
  let units = 0; // UTF-16 offset
  const pointAt = (unit: number): number => {
    for (; units < unit; units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1) points++;
    return points;
  };
  for (const line of text.matchAll(/[^\n\r\v\f\u0085\u2028\u2029]+/g))
    for (const [from, to] of stretches(line[0])) {
      const piece = line[0].slice(from, to);
      const start = line.index + from + (piece.length - piece.trimStart().length);
      const end = start + piece.trim().length;
      if (end > start) sentences.push({ start: pointAt(start), end: pointAt(end) });
    }
  return sentences;
}
