import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { announce } from '../state/announce.ts';
import { useWords } from '../words/index.ts';
import { tokenRefused } from './send.ts';
import { keepToken, knownToken } from './token.ts';

interface TokenDialogProps {
  title: string;
  /** What is still missing, in words; null where it may be sent. */
  missing: () => string | null;
  /** Sends what was filled in; what it throws is said in the dialog. */
  send: (token: string) => Promise<void>;
  /** What went wrong, in words. */
  fault: (error: unknown) => string;
  done: string;
  submit: string;
  /** What stands above the buttons. */
  note: string;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog whose outcome is written down, and so needs a token: asked once, kept until the tab is closed. */
export function TokenDialog(props: TokenDialogProps): ReactNode {
  const { title, missing, send, fault: faultOf, done, submit, note, onClose, children } = props;
  const w = useWords().judge;
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [token, setToken] = useState('');
  const [known, setKnown] = useState(knownToken());
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);

  const forget = () => {
    keepToken('');
    setKnown('');
    setToken('');
  };
  const submitted = async (event: FormEvent) => {
    event.preventDefault();
    const lacking = missing();
    if (lacking) return setFault(lacking);
    const used = known || token.trim();
    if (!used) return setFault(w.faults.token);
    setBusy(true);
    try {
      await send(used);
      keepToken(used);
      announce(done);
      dialog.current?.close();
    } catch (error) {
      if (tokenRefused(error)) forget();
      setFault(faultOf(error));
      setBusy(false);
    }
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
      <form onSubmit={(event) => void submitted(event)} noValidate>
        <h2 id={`${id}-title`}>{title}</h2>
        {children}
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
        <p className="cap">{note}</p>
        <p className="acts">
          <button type="submit" className="btn solid" disabled={busy}>
            {submit}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {w.cancel}
          </button>
        </p>
      </form>
    </dialog>
  );
}
