import { type ReactNode, useState } from 'react';
import { useWords } from '../words/index.ts';
import { JudgeFrame } from './frame.tsx';

/** Takes a judgement back, with a reason; both stay on record. */
export function Retract({ id, about }: { id: string; about: string }): ReactNode {
  const w = useWords().judge;
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn quiet small" onClick={() => setOpen(true)}>
        {w.retract}
        <span className="sr">: {about}</span>
      </button>
      {open && (
        <JudgeFrame
          title={w.retractTitle}
          about={about}
          input={() => ({ says: 'RETRACTS', on: [id] })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
