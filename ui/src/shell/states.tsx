import type { ReactNode } from 'react';
import { Refused } from '../api/client.ts';
import type { Asked } from '../api/use-query.ts';
import { useView } from '../state/store.ts';
import { timeInWords, useWords } from '../words/index.ts';

/** What is being read, on grey rails; drawn only once an answer takes its time. */
export function Loading({ what }: { what?: string }): ReactNode {
  const words = useWords();
  return (
    <div className="loading" role="status">
      <p className="small muted">{what ? words.states.reading(what) : words.states.readingRecord}</p>
      <svg width="100%" height="120" aria-hidden="true">
        <path d="M20 0V120M60 0V120M100 0V120" stroke="var(--line)" strokeWidth="1.5" />
        <path
          d="M20 24H320M60 60H320M100 96H320"
          stroke="var(--line)"
          strokeWidth="1.5"
          strokeDasharray="1 6"
        />
      </svg>
    </div>
  );
}

/** That the store did not answer or refused, what is still seen, and the way out. */
export function Failed({ asked }: { asked: Pick<Asked<unknown>, 'error' | 'at' | 'retry'> }): ReactNode {
  const words = useWords();
  const { lang } = useView();
  if (!asked.error) return null;
  const refused = asked.error instanceof Refused;
  return (
    <div className="note" role="alert">
      <b>{refused ? words.states.refused : words.states.silent}</b>
      {refused && (
        <p lang="en" dir="ltr">
          {asked.error.message}
        </p>
      )}
      {asked.at && <p>{words.states.youSee(timeInWords(asked.at, lang))}</p>}
      <p>
        <button type="button" onClick={asked.retry}>
          {words.states.again}
        </button>
      </p>
    </div>
  );
}

interface AnsweredProps<R> {
  asked: Asked<R>;
  what?: string;
  children: (data: R) => ReactNode;
}

/** The three states of a question in one place: slow, failed (beside what was read before), answered. */
export function Answered<R>({ asked, what, children }: AnsweredProps<R>): ReactNode {
  return (
    <>
      <Failed asked={asked} />
      {asked.data !== null && children(asked.data)}
      {asked.data === null && asked.slow && <Loading {...(what === undefined ? {} : { what })} />}
    </>
  );
}
