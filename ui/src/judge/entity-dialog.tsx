import { type ReactNode, useState } from 'react';
import type { Family } from '../api/types.gen.ts';
import { EntityBlank } from '../questions/entity-blank.tsx';
import { useWords, type Words } from '../words/index.ts';
import { JudgeFrame } from './frame.tsx';
import { Verdicts } from './verdicts.tsx';

/** What of an entity is needed to judge it. */
export interface Judgeable {
  id: string;
  heading: string;
  family: Family;
}

/** Judging an entity beside another of its family: one with it, not one, perhaps, overlapping, or within it. */
export default function JudgeEntity({
  thing,
  onClose,
}: {
  thing: Judgeable;
  onClose: () => void;
}): ReactNode {
  const w = useWords().judge;
  const [says, setSays] = useState<keyof Words['judge']['things']>('SAME');
  const [other, setOther] = useState('');
  const input = () =>
    other && other !== thing.id ? { says, on: [thing.id, other] } : { fault: w.faults.otherThing };
  return (
    <JudgeFrame title={w.thingTitle} about={thing.heading} input={input} onClose={onClose}>
      <Verdicts kinds={w.things} says={says} onSay={setSays} />
      <div className="field">
        <span aria-hidden="true">{w.otherThing}</span>
        <EntityBlank
          label={w.otherThing}
          families={[thing.family]}
          value={other}
          fault={null}
          onFill={setOther}
        />
      </div>
    </JudgeFrame>
  );
}
