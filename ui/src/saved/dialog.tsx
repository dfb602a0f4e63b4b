import { type ReactNode, useState } from 'react';
import { TokenDialog } from '../judge/token-dialog.tsx';
import { here, open } from '../state/store.ts';
import { useWords } from '../words/index.ts';
import { saveFault, saveView } from './send.ts';

/** Asks for name and notes, and keeps what is shown; opened from the palette and the bar. */
export default function SaveDialog({ onClose }: { onClose: () => void }): ReactNode {
  const words = useWords();
  const w = words.saved;
  const [name, setName] = useState('');
  const [notes, setNotes] = useState('');
  const [freeze, setFreeze] = useState(false);
  // A view looks back on one clock alone: one that looks back on another than the recorded one cannot be frozen too.
  const { asof } = here().view;
  const freezable = asof === null || asof.clock === 'RECORDED';
  const send = async (token: string) => {
    const { id } = await saveView({ name: name.trim(), notes: notes.trim(), freeze }, token);
    open({ page: 'saved', id });
  };
  return (
    <TokenDialog
      title={w.save}
      missing={() => (name.trim() ? null : w.faultName)}
      send={send}
      fault={(error) => saveFault(error, words)}
      done={w.done}
      submit={w.keep}
      note={freezable ? w.saveNote : w.notFreezable}
      onClose={onClose}
    >
      <label className="field">
        {w.name}
        <input maxLength={200} dir="auto" value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label className="field">
        {w.notes}
        <textarea
          rows={4}
          maxLength={5000}
          dir="auto"
          value={notes}
          onChange={(event) => setNotes(event.target.value)}
        />
      </label>
      <div className="choices">
        <label>
          <input
            type="checkbox"
            checked={freeze}
            disabled={!freezable}
            onChange={(event) => setFreeze(event.target.checked)}
          />
          {w.freeze}
        </label>
      </div>
    </TokenDialog>
  );
}
