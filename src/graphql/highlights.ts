import { wordsIn } from '../model/utterance.ts';
import type { StoredClaim, StoredUtterance } from '../store/store.ts';

/** A stretch of one of an utterance's quotations, in code points. */
export interface Highlight {
  quote: number;
  start: number;
  end: number;
}

/**
 * The stretches of the quotations that carry a claim's code, figure, date and hedge: where its words stand in them.
 * Words that stand nowhere in the quotations, as those of a date told elsewhere, are left out.
 */
export function highlightsOf(claim: StoredClaim, utterance: StoredUtterance): Highlight[] {
  const found = wordsIn(claim).flatMap((words) => {
    for (const [quote, { exact }] of utterance.quotes.entries()) {
      const at = exact.indexOf(words);
      if (at < 0) continue;
      const start = [...exact.slice(0, at)].length;
      return [{ quote, start, end: start + [...words].length }];
    }
    return [];
  });
  found.sort((one, other) => one.quote - other.quote || one.start - other.start || other.end - one.end);
  return found.filter(
    (it, at) => !found.slice(0, at).some((before) => before.quote === it.quote && it.end <= before.end),
  );
}
