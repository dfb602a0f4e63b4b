import { type ReactNode, useState } from 'react';
import type { CardClaim } from '../api/ends.ts';
import { announce } from '../state/announce.ts';
import { useView } from '../state/store.ts';
import { useWords } from '../words/index.ts';
import { citationOf, copy } from './citation.ts';

/** Copies a citation; where the browser refuses, it stands selected for the reader to copy. */
export function useCite(claim: CardClaim): { cite: () => void; refused: string | null } {
  const words = useWords();
  const { lang } = useView();
  const [refused, setRefused] = useState<string | null>(null);
  const cite = async () => {
    const text = citationOf(claim, lang);
    const done = await copy(text);
    setRefused(done ? null : text);
    announce(done ? words.card.cited : words.card.citeFailed);
  };
  return { cite: () => void cite(), refused };
}

/** The citation that could not be copied, selected. */
export function RefusedCopy({ text }: { text: string }): ReactNode {
  const words = useWords();
  return (
    <textarea
      className="citation"
      readOnly
      aria-label={words.card.cite}
      value={text}
      ref={(box) => box?.select()}
    />
  );
}

/** Cites a claim from a page's head. */
export function CiteButton({ claim }: { claim: CardClaim }): ReactNode {
  const words = useWords();
  const { cite, refused } = useCite(claim);
  return (
    <>
      <button type="button" onClick={cite}>
        {words.card.cite}
      </button>
      {refused && <RefusedCopy text={refused} />}
    </>
  );
}
