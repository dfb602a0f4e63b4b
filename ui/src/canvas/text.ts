/** Text as the layouts need it: measured by a function that is handed in, wrapped, never cut without a sign. */
import type { Tone } from './marks.ts';

/** A face of ours (sans) or of theirs (serif), in one of the sizes of the type scale. */
export interface Font {
  face: 'sans' | 'serif';
  size: 12 | 13 | 15;
  weight: 400 | 600;
}

/** Width in pixels of one line of text. */
export type Measure = (text: string, font: Font) => number;

export const fonts = {
  voice: { face: 'sans', size: 13, weight: 600 },
  quotedVoice: { face: 'serif', size: 13, weight: 600 },
  note: { face: 'sans', size: 12, weight: 400 },
  strong: { face: 'sans', size: 12, weight: 600 },
  quote: { face: 'serif', size: 12, weight: 400 },
  heading: { face: 'sans', size: 13, weight: 600 },
  bigHeading: { face: 'sans', size: 15, weight: 600 },
  bigVoice: { face: 'sans', size: 15, weight: 600 },
  bigQuotedVoice: { face: 'serif', size: 15, weight: 600 },
  bigNote: { face: 'sans', size: 13, weight: 400 },
  bigQuote: { face: 'serif', size: 13, weight: 400 },
  bigStrong: { face: 'sans', size: 13, weight: 600 },
} as const satisfies Record<string, Font>;

/** A stretch of text in one font, to be set after another on the same line. */
export interface Run {
  text: string;
  font: Font;
  tone: Tone;
}

/** A run, or what of it stands on one line. */
export interface PlacedRun extends Run {
  /** From the start of the line. */
  x: number;
  w: number;
}

/** The space between two runs. */
const runGap = 5;
const ellipsis = '…';

/** Sets a name apart from the direction of what surrounds it. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

/** Verbatim words, in the quotation marks of their script: Arabic opens with the mark that Latin closes with. */
export function quoted(words: string): string {
  const letter = /\p{L}/u.exec(words)?.[0] ?? '';
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter) ? `”${words}“` : `“${words}”`;
}

/** Cuts text to a width and says so with an ellipsis; text that fits comes back as it was. */
export function shorten(text: string, font: Font, width: number, measure: Measure): string {
  if (measure(text, font) <= width) return text;
  const letters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)];
  for (let count = letters.length - 1; count > 0; count--) {
    const last = letters[count] as Intl.SegmentData;
    const cut = text.slice(0, last.index).trimEnd() + ellipsis;
    if (measure(cut, font) <= width) return cut;
  }
  return ellipsis;
}

/** Wraps one text into lines no wider than `width`; past `most` lines the last one ends in an ellipsis. */
export function wrap(text: string, font: Font, width: number, most: number, measure: Measure): string[] {
  const words = text.split(/\s+/u).filter(Boolean).join(' ');
  if (measure(words, font) <= width) return [words];
  const lines = flow([{ text, font, tone: 'ink' }], width, most, measure);
  return lines.map((line) => line.map((run) => run.text).join(' '));
}

/** A piece of a run between two places where a line may end: after a space, in long words after a hyphen. */
interface Piece {
  text: string;
  /** What stands before it when it shares a line with the piece before. */
  glue: '' | ' ';
}

/** Where a run may break; what is wider than a whole line breaks between letters, for cutting it would hide words. */
function piecesOf(run: Run, width: number, measure: Measure): Piece[] {
  const pieces: Piece[] = [];
  for (const word of run.text.split(/\s+/u).filter(Boolean)) {
    const parts = measure(word, run.font) > width ? word.split(/(?<=\p{L}-)(?=\p{L})/u) : [word];
    parts.forEach((part, at) => {
      let glue: Piece['glue'] = at === 0 ? ' ' : '';
      let rest = part;
      while (measure(rest, run.font) > width && rest.length > 1) {
        const head = longest(rest, run.font, width, measure);
        pieces.push({ text: head, glue });
        rest = rest.slice(head.length);
        glue = '';
      }
      pieces.push({ text: rest, glue });
    });
  }
  return pieces;
}

/** The longest beginning of a word that fits, at least one letter. */
function longest(word: string, font: Font, width: number, measure: Measure): string {
  const letters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word)];
  let head = letters[0]?.segment ?? word;
  for (const { segment } of letters.slice(1)) {
    if (measure(head + segment, font) > width) break;
    head += segment;
  }
  return head;
}

/**
 * Sets runs one after another on as few lines as they need. A run that would break moves whole to the next line if
 * it fits there, so that a hedge is read in one piece. Past `most` lines the last one ends in an ellipsis.
 */
export function flow(runs: readonly Run[], width: number, most: number, measure: Measure): PlacedRun[][] {
  const lines: PlacedRun[][] = [[]];
  const current = () => lines[lines.length - 1] as PlacedRun[];
  for (const run of runs) {
    if (run.text === '') continue;
    const end = edgeOf(current());
    const whole = measure(run.text, run.font);
    if (end > 0 && end + runGap + whole > width && whole <= width && lines.length < most) lines.push([]);
    let begun = false;
    for (const { text, glue } of piecesOf(run, width, measure)) {
      const last = current().at(-1);
      const joined = begun && last ? last.text + glue + text : null;
      const right =
        joined !== null && last
          ? last.x + measure(joined, run.font)
          : startOf(current()) + measure(text, run.font);
      if (right > width && last) {
        if (lines.length === most) {
          closeWithEllipsis(current(), width, measure);
          return lines;
        }
        lines.push([]);
      }
      if (joined !== null && last && right <= width) {
        last.text = joined;
        last.w = measure(joined, run.font);
      } else current().push({ ...run, text, x: startOf(current()), w: measure(text, run.font) });
      begun = true;
    }
  }
  return lines;
}

const edgeOf = (line: readonly PlacedRun[]): number => {
  const last = line.at(-1);
  return last ? last.x + last.w : 0;
};
const startOf = (line: readonly PlacedRun[]): number => (line.length > 0 ? edgeOf(line) + runGap : 0);

/** Marks a line as cut, giving up as much of its last run as the sign needs. */
function closeWithEllipsis(line: PlacedRun[], width: number, measure: Measure): void {
  const last = line.at(-1);
  if (!last) return;
  last.text = shorten(`${last.text}${ellipsis}`, last.font, width - last.x, measure);
  last.w = measure(last.text, last.font);
}

/** The height of a line that is `base` high in Latin: Arabic needs more above and below the letters. */
export function leading(runs: readonly { text: string }[], base: number): number {
  return runs.some(({ text }) => /\p{Script=Arabic}/u.test(text)) ? Math.round(base * 1.3) : base;
}

/** Whether lines had to leave something out. */
export function isCut(lines: readonly (readonly { text: string }[])[]): boolean {
  return lines.at(-1)?.at(-1)?.text.endsWith(ellipsis) ?? false;
}
