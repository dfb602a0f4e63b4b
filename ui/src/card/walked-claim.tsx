import type { ReactNode } from 'react';
import { ClaimPanel } from '../panel/claims-panel.tsx';
import { KeyHint } from '../shell/segmented.tsx';
import { change } from '../state/store.ts';
import { useWords } from '../words/index.ts';

/** The card of one of a page's claims, which J and K, or the buttons below, walk through in the page's order. */
export function WalkedClaim({ id, all }: { id: string; all: readonly string[] }): ReactNode {
  const words = useWords();
  const unique = [...new Set(all)];
  const at = unique.indexOf(id);
  const move = (by: 1 | -1) => {
    const next = unique[at + by];
    if (next) change({ sel: { type: 'claim', id: next } });
  };
  return (
    <>
      <ClaimPanel id={id} onMove={at < 0 ? undefined : move} />
      {at >= 0 && unique.length > 1 && (
        <p className="cap walk">
          {words.card.place(at + 1, unique.length)}{' '}
          <button
            type="button"
            className="btn quiet"
            disabled={at + 1 === unique.length}
            onClick={() => move(1)}
          >
            {words.keys.rows.next} <KeyHint keys="J" />
          </button>
          <button type="button" className="btn quiet" disabled={at === 0} onClick={() => move(-1)}>
            {words.keys.rows.previous} <KeyHint keys="K" />
          </button>
        </p>
      )}
    </>
  );
}
