import { type ReactNode, useState } from 'react';
import { useWords, type Words } from '../words/index.ts';
import { JudgeFrame } from './frame.tsx';
import { Verdicts } from './verdicts.tsx';

/** What of an origin is needed to judge it: its name, and the claims that rest on it here. */
export interface JudgeableOrigin {
  id: string;
  name: string;
  claims: readonly { id: string; sentence: string }[];
}

interface JudgeOriginProps {
  origin: JudgeableOrigin;
  /** The other origins of the same answer. */
  others: readonly JudgeableOrigin[];
  onClose: () => void;
}

type Verdict = keyof Words['judge']['origins'];

/** A judgement takes at most a hundred claims; those left out rest on the same roots and follow. */
const MOST_OF_EACH = 50;

/** Judging an origin: one with another, or not the origin of one of the claims that were led to it. */
export default function JudgeOrigin({ origin, others, onClose }: JudgeOriginProps): ReactNode {
  const w = useWords().judge;
  const [says, setSays] = useState<Verdict>(others.length > 0 ? 'SAME_ORIGIN' : 'DIFFERENT_ORIGIN');
  const [other, setOther] = useState('');
  const [apart, setApart] = useState('');
  const ids = ({ claims }: JudgeableOrigin) => claims.slice(0, MOST_OF_EACH).map(({ id }) => id);

  const input = () => {
    if (says === 'SAME_ORIGIN') {
      const second = others.find(({ id }) => id === other);
      return second ? { says, on: [...ids(origin), ...ids(second)] } : { fault: w.faults.otherOrigin };
    }
    // The first that is named keeps the origin.
    const keeps = origin.claims.find(({ id }) => id !== apart);
    return apart && keeps ? { says, on: [keeps.id, apart] } : { fault: w.faults.apart };
  };
  return (
    <JudgeFrame title={w.originTitle} about={origin.name} input={input} onClose={onClose}>
      <Verdicts kinds={w.origins} says={says} onSay={setSays} />
      {says === 'SAME_ORIGIN' ? (
        <Choice
          label={w.otherOrigin}
          options={others.map(({ id, name }) => ({ id, text: name }))}
          value={other}
          onPick={setOther}
        />
      ) : (
        <Choice
          label={w.apart}
          options={origin.claims.map(({ id, sentence }) => ({ id, text: sentence }))}
          value={apart}
          onPick={setApart}
        />
      )}
    </JudgeFrame>
  );
}

interface ChoiceProps {
  label: string;
  options: readonly { id: string; text: string }[];
  value: string;
  onPick: (id: string) => void;
}

function Choice({ label, options, value, onPick }: ChoiceProps): ReactNode {
  return (
    <label className="field">
      {label}
      <select value={value} onChange={(event) => onPick(event.target.value)}>
        <option value="">–</option>
        {options.map(({ id, text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
