import type { ReactNode } from 'react';
import type { GapPartsFragment } from '../api/types.gen.ts';
import { useWords } from '../words/index.ts';
import { QuotedClaims } from './quoted.tsx';

const kinds = ['NOT_STATED', 'NO_DATA'] as const;

/** What could not be established: what a text says is not known, and, under another heading, what is not recorded. */
export function Gaps({ gaps }: { gaps: readonly GapPartsFragment[] }): ReactNode {
  const words = useWords();
  if (gaps.length === 0) return <p className="small">{words.questions.noGaps}</p>;
  return kinds.map((kind) => {
    const own = gaps.filter((gap) => gap.kind === kind);
    if (own.length === 0) return null;
    return (
      <div key={kind} className="gaps">
        <h3 className="lab sec">{words.questions.gapKinds[kind]}</h3>
        <ul className="answer-lines">
          {own.map((gap) => (
            <li key={gap.text}>
              <p>{gap.text}</p>
              {gap.claims.length > 0 && <QuotedClaims claims={gap.claims} />}
            </li>
          ))}
        </ul>
      </div>
    );
  });
}
