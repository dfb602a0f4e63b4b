import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Family } from '../api/types.gen.ts';
import { EntityBlank } from '../questions/entity-blank.tsx';
import { useWords } from '../words/index.ts';

interface TwoBlanksProps {
  a: string;
  b: string;
  labels: readonly [string, string];
  families: readonly Family[];
  submit: string;
  onAsk: (a: string, b: string) => void;
  /** What else the question takes. */
  children?: ReactNode;
}

/** Two things to be chosen by name; asked once both are there and differ. */
export function TwoBlanks({ a, b, labels, families, submit, onAsk, children }: TwoBlanksProps): ReactNode {
  const words = useWords();
  const [ends, setEnds] = useState<readonly [string, string]>([a, b]);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => setEnds([a, b]), [a, b]);
  const same = ends[0] !== '' && ends[0] === ends[1];
  const fault = (id: string) => (tried && !id ? words.questions.empty : null);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (ends[0] && ends[1] && !same) onAsk(...ends);
    else form.current?.querySelector<HTMLInputElement>('[aria-invalid="true"], [value=""]')?.focus();
  };
  return (
    <form ref={form} className="question two-blanks" onSubmit={ask} noValidate>
      <div className="sentence">
        {ends.map((id, at) => (
          <div key={labels[at]} className="blank-named">
            <span className="lab" aria-hidden="true">
              {labels[at]}
            </span>
            <EntityBlank
              label={labels[at] ?? ''}
              families={families}
              value={id}
              fault={fault(id)}
              onFill={(filled) => setEnds(at === 0 ? [filled, ends[1]] : [ends[0], filled])}
            />
          </div>
        ))}
        <button type="button" onClick={() => setEnds([ends[1], ends[0]])}>
          {words.compare.swap}
        </button>
      </div>
      {children}
      {tried && same && (
        <p className="small fault" role="alert">
          {words.compare.same}
        </p>
      )}
      <button type="submit" className="btn solid">
        {submit}
      </button>
    </form>
  );
}
