import { type ReactNode, useState } from 'react';
import { useWords, type Words } from '../words/index.ts';
import { JudgeFrame } from './frame.tsx';
import { claimIdIn } from './send.ts';
import { Verdicts } from './verdicts.tsx';

type Verdict = keyof Words['judge']['kinds'];
const ofTwo: readonly Verdict[] = ['SUPERSEDES', 'SAME_ORIGIN', 'DIFFERENT_ORIGIN'];
const letters = ['A', 'B', 'C', 'D', 'E', 'F'];
const figures = ['1', '2', '3', '4', '5', '6'];

interface JudgeClaimProps {
  claim: { id: string; sentence: string };
  onClose: () => void;
}

/** Judging a claim: accept, reject, let it take the place of another, grade, or say whether it shares its origin with another. */
export function JudgeClaim({ claim, onClose }: JudgeClaimProps): ReactNode {
  const w = useWords().judge;
  const [says, setSays] = useState<Verdict>('ACCEPTED');
  const [reliability, setReliability] = useState('A');
  const [credibility, setCredibility] = useState('1');
  const [other, setOther] = useState('');
  const pair = ofTwo.includes(says);

  const input = () => {
    if (!pair) {
      const graded = says === 'GRADE' ? { value: `${reliability}${credibility}` } : {};
      return { says, on: [claim.id], ...graded };
    }
    const id = claimIdIn(other);
    if (!id || id === claim.id) return { fault: w.faults.other };
    // The first that is named keeps the origin: it is this claim that stands apart.
    return { says, on: says === 'DIFFERENT_ORIGIN' ? [id, claim.id] : [claim.id, id] };
  };
  return (
    <JudgeFrame title={w.title} about={claim.sentence} input={input} onClose={onClose}>
      <Verdicts kinds={w.kinds} says={says} onSay={setSays} />
      {says === 'GRADE' && (
        <div className="grades">
          <Pick label={w.reliability} values={letters} value={reliability} onPick={setReliability} />
          <Pick label={w.credibility} values={figures} value={credibility} onPick={setCredibility} />
        </div>
      )}
      {pair && (
        <label className="field">
          {w.other}
          <input dir="ltr" value={other} onChange={(event) => setOther(event.target.value)} />
        </label>
      )}
    </JudgeFrame>
  );
}

interface PickProps {
  label: string;
  values: readonly string[];
  value: string;
  onPick: (value: string) => void;
}

function Pick({ label, values, value, onPick }: PickProps): ReactNode {
  return (
    <label className="field">
      {label}
      <select value={value} onChange={(event) => onPick(event.target.value)}>
        {values.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  );
}
