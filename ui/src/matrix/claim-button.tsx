import type { ReactNode } from 'react';
import type { LineClaim } from '../api/ends.ts';
import { SaidBy, SaidMark, SaidWords } from '../card/quoted-claim.tsx';
import { change, useView } from '../state/store.ts';

/** A claim by its voice and its words; a press opens it in the side card. */
export function ClaimButton({ claim }: { claim: LineClaim }): ReactNode {
  const { sel } = useView();
  return (
    <button
      type="button"
      className="claim-button"
      aria-pressed={sel?.id === claim.id}
      onClick={() => change({ sel: { type: 'claim', id: claim.id } })}
    >
      <SaidMark claim={claim} />
      <SaidBy claim={claim} />
      <br />
      <SaidWords claim={claim} />
    </button>
  );
}
