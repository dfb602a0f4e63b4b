import type { ReactNode } from 'react';
import { QuestionsDocument } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { AnsweredPage, Page } from '../pages/page.tsx';
import { UnknownPage } from '../pages/unknown.tsx';
import { Link } from '../shell/link.tsx';
import { open, useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { AnswerTo } from './answer.tsx';
import type { Args } from './args.ts';
import { type Declared, isFilled, QuestionForm } from './form.tsx';
import { piecesOf } from './sentence.ts';

/** The catalogue of questions, or one of them with its answer. */
export default function QuestionsPage({ name, args }: { name: string | null; args: Args }): ReactNode {
  const words = useWords();
  const view = useView();
  const asked = useQuery(QuestionsDocument, { lang: languageOf(view) });
  return (
    <AnsweredPage asked={asked}>
      {({ questions }) => {
        if (name === null) return <Catalogue questions={questions} />;
        const question = questions.find((one) => one.name === name);
        return question ? (
          <OneQuestion key={name} question={question} args={args} />
        ) : (
          <UnknownPage words={words.questions.unknown} />
        );
      }}
    </AnsweredPage>
  );
}

/** The sentence of a question with what each blank takes in its place. */
function sentenceOf(question: Declared, families: Readonly<Record<string, string>>): ReactNode {
  return piecesOf(question.text).map(({ words, blank, key }) => {
    const parameter = question.parameters.find((one) => one.name === blank);
    if (!parameter) return <span key={key}>{words}</span>;
    const label = parameter.families.map((family) => families[family]).join(', ');
    return (
      <span key={key} className="slot">
        {label || '…'}
      </span>
    );
  });
}

function Catalogue({ questions }: { questions: readonly Declared[] }): ReactNode {
  const words = useWords();
  const w = words.questions;
  return (
    <Page title={w.title} className="wrap one">
      <div className="dh">
        <h1>{w.title}</h1>
        <p className="lead">{w.lead}</p>
      </div>
      <ul className="body catalogue">
        {questions.map((question) => (
          <li key={question.name}>
            <Link to={{ page: 'questions', name: question.name, args: {} }} className="plain">
              {sentenceOf(question, words.families)}
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}

function OneQuestion({ question, args }: { question: Declared; args: Args }): ReactNode {
  const words = useWords();
  const w = words.questions;
  const title = piecesOf(question.text)
    .map(({ words: text, blank }) => (blank ? '…' : text))
    .join('');
  return (
    <Page title={title} className="wrap one">
      <div className="dh">
        <p className="cap">
          <Link to={{ page: 'questions', name: null, args: {} }}>{w.all}</Link>
        </p>
        <h1 className="sr">{title}</h1>
        <QuestionForm
          question={question}
          args={args}
          onAsk={(filled) => open({ page: 'questions', name: question.name, args: filled })}
        />
      </div>
      <div className="body">{isFilled(question, args) && <AnswerTo name={question.name} args={args} />}</div>
    </Page>
  );
}
