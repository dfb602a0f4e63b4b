import { type ReactNode, useState } from 'react';
import type { CardClaim } from '../api/ends.ts';
import { useView } from '../state/store.ts';
import { useWords } from '../words/index.ts';
import { ClaimCard } from './claim-card.tsx';

interface ClaimListProps {
  claims: readonly CardClaim[];
  /** How many there are in all; the rest is asked for with `onMore`. */
  total?: number;
  /** How many cards are drawn before the reader asks for more. */
  first?: number;
  onMore?: () => void;
}

/** Cards one below another, the selected one outlined. */
export function ClaimList({ claims, total = claims.length, first = 8, onMore }: ClaimListProps): ReactNode {
  const words = useWords();
  const { sel } = useView();
  const [drawn, setDrawn] = useState(first);
  const selected = claims.findIndex((claim) => claim.id === sel?.id);
  const visible = claims.slice(0, Math.max(drawn, selected + 1));
  const left = total - visible.length;
  const more = () => {
    setDrawn(drawn + first);
    if (visible.length + first > claims.length) onMore?.();
  };
  return (
    <>
      {visible.map((claim) => (
        <ClaimCard key={claim.id} claim={claim} selected={claim.id === sel?.id} />
      ))}
      {left > 0 && (visible.length < claims.length || onMore) && (
        <button type="button" onClick={more}>
          {words.pages.more} <span className="muted">{words.counts.claims(left)}</span>
        </button>
      )}
    </>
  );
}
