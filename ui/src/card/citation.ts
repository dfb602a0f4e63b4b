import type { CardClaim } from '../api/ends.ts';
import { hrefOf } from '../state/store.ts';
import { firstView, type Language } from '../state/view.ts';
import { wordsIn } from '../words/index.ts';

/** A citation that stands by itself: the words, the chain of voices, the document, its date, and where it is found. */
export function citationOf(claim: CardClaim, lang: Language): string {
  const words = wordsIn(lang).card;
  const quotation = claim.quotes.map((quote) => quote.exact).join(' […] ');
  const chain = claim.chain
    .map((link) => link.voice?.label ?? (link.words ? `“${link.words}”` : words.notNamed))
    .join(' → ');
  const published = claim.published
    ? `${claim.published.label}${claim.published.inferred ? ` (${words.inferred})` : ''}`
    : words.noDate;
  const address = new URL(
    hrefOf({ page: 'claim', id: claim.id }, { ...firstView, lang }),
    window.location.origin,
  );
  return `“${quotation}” ${chain}; ${claim.document.label}, ${published}. Ascribe, ${claim.id.replace('/', ' ').slice(0, 14)}. ${address.href}`;
}

/** Copies text; false where the browser refuses. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
