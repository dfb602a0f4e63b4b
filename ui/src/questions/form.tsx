import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Clock, QuestionsQuery } from '../api/types.gen.ts';
import { useWords } from '../words/index.ts';
import type { Args } from './args.ts';
import { EntityBlank } from './entity-blank.tsx';
import { piecesOf } from './sentence.ts';

export type Declared = QuestionsQuery['questions'][number];
type Parameter = Declared['parameters'][number];

const clocks: readonly Clock[] = ['HAPPENED', 'SAID', 'PUBLISHED', 'RECORDED'];

/** Whether every blank that must be filled is. */
export function isFilled(question: Declared, args: Args): boolean {
  return question.parameters.every(({ name, optional }) => optional || args[name]);
}

interface QuestionFormProps {
  question: Declared;
  args: Args;
  onAsk: (args: Args) => void;
}

/** A question as a sentence whose blanks are fields; drawn from its declaration. */
export function QuestionForm({ question, args, onAsk }: QuestionFormProps): ReactNode {
  const w = useWords().questions;
  const [filled, setFilled] = useState<Args>(args);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const key = JSON.stringify(args);
  useEffect(() => setFilled(JSON.parse(key) as Args), [key]);

  const inSentence = new Set(piecesOf(question.text).map((piece) => piece.blank));
  const beside = question.parameters.filter(({ name }) => !inSentence.has(name));
  const blank = (parameter: Parameter) => (
    <Blank
      key={parameter.name}
      parameter={parameter}
      value={filled[parameter.name] ?? ''}
      fault={tried && !parameter.optional && !filled[parameter.name] ? w.empty : null}
      onFill={(value) => setFilled((now) => ({ ...now, [parameter.name]: value }))}
    />
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isFilled(question, filled))
      onAsk(Object.fromEntries(Object.entries(filled).filter(([, value]) => value)));
    else form.current?.querySelector<HTMLInputElement>('input[aria-invalid="false"], input')?.focus();
  };
  return (
    <form ref={form} className="question" onSubmit={submit} noValidate>
      <div className="sentence">
        {piecesOf(question.text).map(({ words, blank: name, key: at }) => {
          const parameter = question.parameters.find((one) => one.name === name);
          return parameter ? blank(parameter) : <span key={at}>{words}</span>;
        })}
        {beside.map(blank)}
      </div>
      <button type="submit" className="btn solid">
        {w.ask}
      </button>
    </form>
  );
}

interface BlankProps {
  parameter: Parameter;
  value: string;
  fault: string | null;
  onFill: (value: string) => void;
}

function Blank({ parameter, value, fault, onFill }: BlankProps): ReactNode {
  const words = useWords();
  const w = words.questions;
  const { name, type, families, optional } = parameter;
  if (type === 'CLOCK')
    return (
      <select
        aria-label={words.timeline.clock}
        value={value}
        onChange={(event) => onFill(event.target.value)}
      >
        <option value="">{w.any}</option>
        {clocks.map((clock) => (
          <option key={clock} value={clock.toLowerCase()}>
            {words.clocks[clock]}
          </option>
        ))}
      </select>
    );
  if (type === 'STEM')
    return (
      <div className="blank">
        <input
          aria-label={w.stem}
          aria-invalid={fault !== null}
          placeholder={w.stem}
          value={value}
          dir="ltr"
          onChange={(event) => onFill(event.target.value.trim())}
        />
        <span className="small muted">{fault ? `${fault} ${w.stemNote}` : w.stemNote}</span>
      </div>
    );
  const label = families.map((family) => words.families[family]).join(', ') || name;
  return (
    <EntityBlank
      label={w.blank(label, optional)}
      families={families}
      value={value}
      fault={fault}
      onFill={onFill}
    />
  );
}
