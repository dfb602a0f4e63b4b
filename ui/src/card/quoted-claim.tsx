import type { ReactNode } from 'react';
import { exactWords, type LineClaim } from '../api/ends.ts';
import { MarkIcon } from '../marks/marks.tsx';
import { useWords } from '../words/index.ts';
import { languageOfClaim } from './chain-line.tsx';
import { Verbatim } from './quotation.tsx';
import { VoiceText } from './voice.tsx';

/** The mark of a claim, drawn and in a word. */
export function SaidMark({ claim }: { claim: Pick<LineClaim, 'mark'> }): ReactNode {
  const words = useWords();
  return (
    <>
      <MarkIcon mark={claim.mark} size={14} /> <span className="sr">{words.marks[claim.mark]}: </span>
    </>
  );
}

/** Whose words a claim is, and in which text. */
export function SaidBy({ claim }: { claim: LineClaim }): ReactNode {
  return (
    <>
      <b>
        <VoiceText voice={claim.voice} lang={languageOfClaim(claim)} />
      </b>{' '}
      <span className="muted">
        <bdi>{claim.document.label}</bdi>
      </span>
    </>
  );
}

/** The words of a claim, in the hand of its text. */
export function SaidWords({ claim }: { claim: Pick<LineClaim, 'quotes' | 'document'> }): ReactNode {
  return <Verbatim words={exactWords(claim)} lang={languageOfClaim(claim)} />;
}
