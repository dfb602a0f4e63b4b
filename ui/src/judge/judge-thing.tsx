import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { isTyping, letterAlone } from '../shell/letter.ts';
import { KeyHint } from '../shell/segmented.tsx';
import { usePlace } from '../state/store.ts';
import { useWords } from '../words/index.ts';
import type { Judgeable } from './entity-dialog.tsx';

// Whoever only reads need not wait for it.
const JudgeEntity = lazy(() => import('./entity-dialog.tsx'));

/** The button that judges an entity, and its key, which acts wherever no claim has taken it. */
export function JudgeThing({ thing }: { thing: Judgeable }): ReactNode {
  const words = useWords();
  const [open, setOpen] = useState(false);
  // A saved view is for reading: whoever would judge continues from it first.
  const allowed = usePlace().saved === null;
  useEffect(() => {
    if (!allowed) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || letterAlone(event) !== 'r') return;
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
      setOpen(true);
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [allowed]);
  if (!allowed) return null;
  return (
    <>
      <button type="button" onClick={() => setOpen(true)} aria-keyshortcuts="R">
        {words.judge.review} <KeyHint keys="R" />
      </button>
      {open && (
        <Suspense fallback={null}>
          <JudgeEntity thing={thing} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
