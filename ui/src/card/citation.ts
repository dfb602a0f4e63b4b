import { type CardClaim, exactWords } from '../api/ends.ts';
import { hrefOf } from '../state/store.ts';
import { firstView, type Language } from '../state/view.ts';
import { wordsIn } from '../words/index.ts';

/** A citation that stands by itself: the words, the chain of voices, the document, its date, and where it is found. */
export function citationOf(claim: CardClaim, lang: Language): string {
  const words = wordsIn(lang).card;
  const quotation = exactWords(claim);
  const chain = claim.chain
    .map((link) => link.voice?.label ?? (link.words ? `“${link.words}”` : words.notNamed))
    .join(' → ');
  const published = claim.published
    ? `${claim.published.label}${claim.published.inferred ? ` (${words.inferred})` : ''}`
    : words.noDate;
  return `“${quotation}” ${chain}; ${claim.document.label}, ${published}. Ascribe, ${claim.id.replace('/', ' ').slice(0, 14)}. ${addressOf(claim.id, lang)}`;
}

/** The address of a claim's page, as a citation gives it. */
export function addressOf(id: string, lang: Language): string {
  return new URL(hrefOf({ page: 'claim', id }, { ...firstView, lang }), window.location.origin).href;
}

/** A citation of a page as it stands: its title, as of when, and where it is found. */
export function citationOfPage(title: string, known: string): string {
  return `${title}. Ascribe${known}. ${window.location.href}`;
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
