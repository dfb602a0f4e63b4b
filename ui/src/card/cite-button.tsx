import { type ReactNode, useState } from 'react';
import type { CardClaim } from '../api/ends.ts';
import { announce } from '../state/announce.ts';
import { useView } from '../state/store.ts';
import { dayInWords, useWords } from '../words/index.ts';
import { addressOf, citationOf, citationOfPage, copy } from './citation.ts';

/** On paper a claim says where it is found; on the screen the links do. */
export function PrintedReference({ id }: { id: string }): ReactNode {
  const { lang } = useView();
  return (
    <span className="cap print-only" dir="ltr">
      {addressOf(id, lang)}
    </span>
  );
}

/** Copies a citation; where the browser refuses, it stands selected for the reader to copy. */
export function useCopy(text: () => string): { cite: () => void; refused: string | null } {
  const words = useWords();
  const [refused, setRefused] = useState<string | null>(null);
  const cite = async () => {
    const citation = text();
    const done = await copy(citation);
    setRefused(done ? null : citation);
    announce(done ? words.card.cited : words.card.citeFailed);
  };
  return { cite: () => void cite(), refused };
}

/** Copies the citation of a claim. */
export function useCite(claim: CardClaim): { cite: () => void; refused: string | null } {
  const { lang } = useView();
  return useCopy(() => citationOf(claim, lang));
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

/** Cites from a page's head. */
function Cite({ cite, refused }: { cite: () => void; refused: string | null }): ReactNode {
  const words = useWords();
  return (
    <>
      <button type="button" onClick={cite}>
        {words.card.cite}
      </button>
      {refused && <RefusedCopy text={refused} />}
    </>
  );
}

/** Cites a claim from a page's head. */
export function CiteButton({ claim }: { claim: CardClaim }): ReactNode {
  return <Cite {...useCite(claim)} />;
}

/** Cites the page as it stands, with the day on which it looks. */
export function CitePage({ title }: { title: string }): ReactNode {
  const words = useWords();
  const { asof, lang } = useView();
  const known = asof
    ? `, ${words.asOf.label} ${dayInWords(asof.date, lang)}, ${words.clocks[asof.clock]}`
    : '';
  return <Cite {...useCopy(() => citationOfPage(title, known))} />;
}
