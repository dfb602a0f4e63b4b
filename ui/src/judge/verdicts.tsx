import type { ReactNode } from 'react';
import { useWords } from '../words/index.ts';

interface VerdictsProps<K extends string> {
  /** What may be judged, in words. */
  kinds: Readonly<Record<K, string>>;
  says: K;
  onSay: (kind: K) => void;
}

/** What is judged: one of a few. */
export function Verdicts<K extends string>({ kinds, says, onSay }: VerdictsProps<K>): ReactNode {
  const w = useWords().judge;
  return (
    <fieldset className="verdicts">
      <legend className="lab">{w.what}</legend>
      {(Object.keys(kinds) as K[]).map((kind) => (
        <label key={kind}>
          <input type="radio" name="says" checked={says === kind} onChange={() => onSay(kind)} />
          {kinds[kind]}
        </label>
      ))}
    </fieldset>
  );
}
