import type { Sight } from './sight.ts';

/** How far around a quotation its sentence is looked for, in code points. */
const REACH = 1500;

interface Stretch {
  document: string;
  start: number;
  end: number;
}

/** The whole sentence around a quotation; null where the text is not attached. */
export async function sentenceAround(at: Sight, quote: Stretch): Promise<string | null> {
  if (!(await at.attached(quote.document))) return null;
  const from = Math.max(0, quote.start - REACH);
  const text = await at.text({ document: quote.document, start: from, end: quote.end + REACH });
  return text === null ? null : sentenceIn(text, quote.start - from, quote.end - from);
}

/** The sentences of a text that hold a stretch of it, given in code points. */
export function sentenceIn(text: string, start: number, end: number): string {
  const points = [...text];
  const isEnd = (at: number) =>
    points[at] === '\n' ||
    (/[.!?]/.test(points[at] ?? '') &&
      /^["”’)]*\s+["“‘(]?\p{Lu}/u.test(points.slice(at + 1, at + 8).join('')));
  let first = start;
  while (first > 0 && !isEnd(first - 1)) first--;
  let last = end;
  while (last < points.length && !isEnd(last - 1) && points[last] !== '\n') last++;
  while (/["”’)]/.test(points[last] ?? '')) last++;
  return points.slice(first, last).join('').trim();
}
