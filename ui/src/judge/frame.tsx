import { type ReactNode, useState } from 'react';
import type { JudgeInput } from '../api/types.gen.ts';
import { useWords } from '../words/index.ts';
import { faultInWords, sendJudgement } from './send.ts';
import { TokenDialog } from './token-dialog.tsx';

interface JudgeFrameProps {
  title: string;
  /** What is judged, in words. */
  about: string;
  /** The judgement as chosen, without its reason; or what is missing. */
  input: () => Omit<JudgeInput, 'why'> | { fault: string };
  onClose: () => void;
  children?: ReactNode;
}

/** The dialog of a judgement: what is chosen, and the reason. */
export function JudgeFrame({ title, about, input, onClose, children }: JudgeFrameProps): ReactNode {
  const words = useWords();
  const w = words.judge;
  const [why, setWhy] = useState('');
  const missing = () => {
    const chosen = input();
    if ('fault' in chosen) return chosen.fault;
    return why.trim() ? null : w.faults.why;
  };
  const send = async (token: string) => {
    const chosen = input();
    if (!('fault' in chosen)) await sendJudgement({ ...chosen, why: why.trim() }, token);
  };
  return (
    <TokenDialog
      title={title}
      missing={missing}
      send={send}
      fault={(error) => faultInWords(error, words)}
      done={w.done}
      submit={w.send}
      note={w.stays}
      onClose={onClose}
    >
      <p className="small">{about}</p>
      {children}
      <label className="field">
        {w.why}
        <textarea
          rows={3}
          maxLength={2000}
          dir="auto"
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
      </label>
    </TokenDialog>
  );
}
