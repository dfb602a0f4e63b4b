import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { JudgeInput } from '../api/types.gen.ts';
import { announce } from '../state/announce.ts';
import { useWords } from '../words/index.ts';
import { faultInWords, sendJudgement, tokenRefused } from './send.ts';
import { keepToken, knownToken } from './token.ts';

interface JudgeFrameProps {
  title: string;
  /** What is judged, in words. */
  about: string;
  /** The judgement as chosen, without its reason; or what is missing. */
  input: () => Omit<JudgeInput, 'why'> | { fault: string };
  onClose: () => void;
  children?: ReactNode;
}

/** The dialog of a judgement: what is chosen, the reason, the token once, and what went wrong in words. */
export function JudgeFrame({ title, about, input, onClose, children }: JudgeFrameProps): ReactNode {
  const words = useWords();
  const w = words.judge;
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [why, setWhy] = useState('');
  const [token, setToken] = useState('');
  const [known, setKnown] = useState(knownToken());
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const chosen = input();
    if ('fault' in chosen) return setFault(chosen.fault);
    if (!why.trim()) return setFault(w.faults.why);
    const used = known || token.trim();
    if (!used) return setFault(w.faults.token);
    setBusy(true);
    try {
      await sendJudgement({ ...chosen, why: why.trim() }, used);
      keepToken(used);
      announce(w.done);
      dialog.current?.close();
    } catch (error) {
      if (tokenRefused(error)) forget();
      setFault(faultInWords(error, words));
      setBusy(false);
    }
  };
  const forget = () => {
    keepToken('');
    setKnown('');
    setToken('');
  };
  return (
    // A dialog's keys are its own: the card beneath must not take its letters.
    <dialog
      ref={dialog}
      className="judge"
      aria-labelledby={`${id}-title`}
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <form onSubmit={(event) => void send(event)} noValidate>
        <h2 id={`${id}-title`}>{title}</h2>
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
        {known ? (
          <button type="button" className="btn quiet small" onClick={forget}>
            {w.forget}
          </button>
        ) : (
          <label className="field">
            {w.token}
            <input
              type="password"
              autoComplete="off"
              dir="ltr"
              value={token}
              aria-describedby={`${id}-token`}
              onChange={(event) => setToken(event.target.value)}
            />
            <span id={`${id}-token`} className="cap">
              {w.tokenNote}
            </span>
          </label>
        )}
        {fault && (
          <p className="note" role="alert">
            {fault}
          </p>
        )}
        <p className="cap">{w.stays}</p>
        <p className="acts">
          <button type="submit" className="btn solid" disabled={busy}>
            {w.send}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {w.cancel}
          </button>
        </p>
      </form>
    </dialog>
  );
}
