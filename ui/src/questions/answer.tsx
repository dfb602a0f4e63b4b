import { type ReactNode, useState } from 'react';
import { AskDocument, type AskQuery } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { copy } from '../card/citation.ts';
import { save } from '../export/save.ts';
import { PageSection } from '../pages/page.tsx';
import { Answered } from '../shell/states.tsx';
import { announce } from '../state/announce.ts';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import type { Args } from './args.ts';
import { Gaps } from './gaps.tsx';
import { QuotedClaims } from './quoted.tsx';
import { RuleNote } from './rule.tsx';

type Given = AskQuery['ask'];

/** The answer to a question whose blanks are filled. */
export function AnswerTo({ name, args }: { name: string; args: Args }): ReactNode {
  const words = useWords();
  const view = useView();
  const filled = Object.entries(args).map(([blank, value]) => ({ name: blank, value }));
  const asked = useQuery(AskDocument, {
    question: name,
    args: filled,
    lang: languageOf(view),
    asOf: view.asof,
  });
  return (
    <Answered asked={asked} what={words.questions.reading}>
      {({ ask }) => <AnswerParts answer={ask} name={name} />}
    </Answered>
  );
}

function AnswerParts({ answer, name }: { answer: Given; name: string }): ReactNode {
  const words = useWords();
  const w = words.questions;
  return (
    <>
      <section aria-labelledby="answer-title" className="answer">
        <h2 id="answer-title" className="sr">
          {w.answer}
        </h2>
        <p className="muted small">{answer.text}</p>
        <p className="lead">{answer.sentence}</p>
        <TakeAway answer={answer} name={name} />
      </section>
      {answer.parts.map((part, at) => (
        <PageSection key={part.heading} id={`part-${at + 1}`} title={part.heading}>
          {part.lines.length === 0 && (
            <p className="small">
              {w.noLines} {words.panel.noData}
            </p>
          )}
          <ul className="answer-lines">
            {part.lines.map((line) => (
              <li key={`${line.text} ${line.claims[0]?.id}`}>
                <p>{line.text}</p>
                <QuotedClaims claims={line.claims} />
              </li>
            ))}
          </ul>
          <RuleNote rule={part.rule} />
        </PageSection>
      ))}
      <PageSection id="gaps" title={w.gaps}>
        <Gaps gaps={answer.gaps} />
      </PageSection>
    </>
  );
}

/** The answer to take away: copied, downloaded or printed, always with its quotations. */
function TakeAway({ answer, name }: { answer: Given; name: string }): ReactNode {
  const w = useWords().questions;
  const [refused, setRefused] = useState(false);
  const copyAll = async () => {
    const done = await copy(answer.markdown);
    setRefused(!done);
    announce(done ? w.copied : w.copyFailed);
  };
  const download = () => {
    save({ name: `${name}.json`, type: 'application/json', parts: [answer.json] });
    announce(w.downloaded);
  };
  return (
    <>
      <p className="acts">
        <button type="button" onClick={() => void copyAll()}>
          {w.copy}
        </button>
        <button type="button" onClick={download}>
          {w.download}
        </button>
        <button type="button" onClick={() => window.print()}>
          {w.print}
        </button>
      </p>
      {refused && (
        <textarea
          className="citation"
          readOnly
          aria-label={w.copy}
          value={answer.markdown}
          ref={(box) => box?.select()}
        />
      )}
    </>
  );
}
