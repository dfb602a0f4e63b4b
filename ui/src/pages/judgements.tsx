import type { ReactNode } from 'react';
import type { JudgementKind } from '../api/types.gen.ts';
import { Retract } from '../judge/retract.tsx';
import { ThingLink } from '../shell/link.tsx';
import { useView } from '../state/store.ts';
import { dayInWords, useWords } from '../words/index.ts';

interface Judged {
  id: string;
  says: JudgementKind;
  value?: string | null;
  why: string;
  by: string;
  at: string;
  retractedBy: { id: string } | null;
  on?: readonly { id: string; label?: string }[];
}

/** What analysts decided, each with why, who and when; what was taken back stays, struck. */
export function Judgements({ judgements }: { judgements: readonly Judged[] }): ReactNode {
  const words = useWords();
  const { lang } = useView();
  if (judgements.length === 0) return <p className="small muted">{words.pages.noneJudgements}</p>;
  return (
    <ul className="judgements small">
      {judgements.map((one) => (
        <li key={one.id} className={one.retractedBy ? 'struck' : undefined}>
          <b>{words.judgements[one.says]}</b> {one.value}{' '}
          {one.on
            ?.filter((thing) => thing.label !== undefined)
            .map((thing, at) => (
              <span key={thing.id}>
                {at > 0 && ', '}
                <ThingLink id={thing.id} className="">
                  {thing.label}
                </ThingLink>
              </span>
            ))}
          <br />
          <bdi>{one.why}</bdi>{' '}
          <span className="muted">
            {words.pages.by(one.by)}, {dayInWords(one.at, lang)}
            {one.retractedBy && ` · ${words.pages.retracted}`}
          </span>{' '}
          {!one.retractedBy && one.says !== 'RETRACTS' && (
            <Retract id={one.id} about={`${words.judgements[one.says]}: ${one.why}`} />
          )}
        </li>
      ))}
    </ul>
  );
}
