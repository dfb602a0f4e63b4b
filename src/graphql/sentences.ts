import { splitSentences } from '../model/sentences.ts';
import type { Stretch } from '../store/store.ts';
import type { Sight } from './sight.ts';

/** How far around a quotation its sentence is looked for, in code points: further than any sentence goes. */
const REACH = 2000;

/** The whole sentence, or sentences, around a quotation; null where the text is not attached. */
export async function sentenceAround(at: Sight, quote: Stretch): Promise<string | null> {
  if (!(await at.attached(quote.document))) return null;
  const from = Math.max(0, quote.start - REACH);
  const text = await at.text({ document: quote.document, start: from, end: quote.end + REACH });
  return text === null ? null : sentenceIn(text, quote.start - from, quote.end - from);
}

/** The sentences of a text that hold a stretch of it, given in code points. */
export function sentenceIn(text: string, start: number, end: number): string {
  const holding = splitSentences(text).filter((it) => it.start < end && it.end > start);
  const first = Math.min(start, holding[0]?.start ?? start);
  const last = Math.max(end, holding.at(-1)?.end ?? end);
  return [...text].slice(first, last).join('');
}
