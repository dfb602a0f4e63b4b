import type { ReactNode } from 'react';
import type { LineClaim } from '../api/ends.ts';
import { languageOfClaim } from '../card/chain-line.tsx';
import { Verbatim } from '../card/quotation.tsx';
import { VoiceText } from '../card/voice.tsx';
import { MarkIcon } from '../marks/marks.tsx';
import { change, useView } from '../state/store.ts';
import { useWords } from '../words/index.ts';

/** A claim by its voice and its words; a press opens it in the side card. */
export function ClaimButton({ claim }: { claim: LineClaim }): ReactNode {
  const words = useWords();
  const { sel } = useView();
  const lang = languageOfClaim(claim);
  return (
    <button
      type="button"
      className="claim-button"
      aria-pressed={sel?.id === claim.id}
      onClick={() => change({ sel: { type: 'claim', id: claim.id } })}
    >
      <MarkIcon mark={claim.mark} size={14} /> <span className="sr">{words.marks[claim.mark]}: </span>
      <b>
        <VoiceText voice={claim.voice} lang={lang} />
      </b>{' '}
      <span className="muted">
        <bdi>{claim.document.label}</bdi>
      </span>
      <br />
      <Verbatim words={claim.quotes.map((quote) => quote.exact).join(' […] ')} lang={lang} />
    </button>
  );
}
