import { type ReactNode, useState } from 'react';
import { TokenDialog } from '../judge/token-dialog.tsx';
import { useWords } from '../words/index.ts';
import { removeView, saveFault } from './send.ts';

/** Takes a saved view away, after asking. */
export function RemoveView({ id, name }: { id: string; name: string }): ReactNode {
  const words = useWords();
  const w = words.saved;
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="btn quiet small" onClick={() => setAsking(true)}>
        {w.remove}
        <span className="sr">: {name}</span>
      </button>
      {asking && (
        <TokenDialog
          title={w.removeTitle}
          missing={() => null}
          send={(token) => removeView(id, token)}
          fault={(error) => saveFault(error, words)}
          done={w.removed}
          submit={w.remove}
          note={w.removeNote}
          onClose={() => setAsking(false)}
        >
          <p className="small">
            <bdi>{name}</bdi>
          </p>
        </TokenDialog>
      )}
    </>
  );
}
