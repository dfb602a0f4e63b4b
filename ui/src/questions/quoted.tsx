import { type ReactNode, useState } from 'react';
import type { QuotedClaimPartsFragment } from '../api/types.gen.ts';
import { languageOfClaim } from '../card/chain-line.tsx';
import { PrintedReference } from '../card/cite-button.tsx';
import { Verbatim } from '../card/quotation.tsx';
import { SaidBy, SaidMark, SaidWords } from '../card/quoted-claim.tsx';
import { ThingLink } from '../shell/link.tsx';
import { useWords } from '../words/index.ts';

const FIRST = 4;

/** A claim in an answer: its voice, the words with a link to the claim, and its hedge in the words of the text. */
function QuotedClaim({ claim }: { claim: QuotedClaimPartsFragment }): ReactNode {
  const words = useWords();
  const lang = languageOfClaim(claim);
  const { level, words: hedge } = claim.hedge;
  return (
    <li className="row">
      <SaidMark claim={claim} />
      <span>
        <SaidBy claim={claim} />
        <br />
        <ThingLink id={claim.id}>
          <SaidWords claim={claim} />
        </ThingLink>
        <br />
        <span className="muted">
          {words.card.hedge}:{' '}
          {hedge.length === 0
            ? level === 'FLAT'
              ? words.card.noHedge
              : words.hedges[level]
            : hedge.map((one) => (
                <span key={one}>
                  <Verbatim words={one} lang={lang} />{' '}
                </span>
              ))}
          {hedge.length > 0 && words.hedges[level]}
        </span>
        <PrintedReference id={claim.id} />
      </span>
    </li>
  );
}

/** The claims that a line rests on; a long list opens on demand. */
export function QuotedClaims({ claims }: { claims: readonly QuotedClaimPartsFragment[] }): ReactNode {
  const words = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? claims : claims.slice(0, FIRST);
  const left = claims.length - shown.length;
  return (
    <>
      <ul className="rows quoted">
        {shown.map((claim) => (
          <QuotedClaim key={claim.id} claim={claim} />
        ))}
      </ul>
      {left > 0 && (
        <button type="button" className="small" onClick={() => setAll(true)}>
          {words.questions.moreClaims(words.counts.claims(left))}
        </button>
      )}
    </>
  );
}
