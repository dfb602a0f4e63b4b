import { type ReactNode, useEffect, useState } from 'react';
import { type EdgeType, type Family, type Mark, PathsDocument, type Predicate } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { useVocabulary } from '../api/use-vocabulary.ts';
import { TwoBlanks } from '../compare/two-blanks.tsx';
import { Page } from '../pages/page.tsx';
import { EdgePanel } from '../panel/claims-panel.tsx';
import { Answered } from '../shell/states.tsx';
import { allMarks } from '../state/filter.ts';
import type { PathsAsked } from '../state/route.ts';
import { open, useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { Found } from './found.tsx';

const families: readonly Family[] = ['ACTOR', 'EVENT', 'FACILITY', 'PLACE', 'MECHANISM', 'DOCUMENT'];
/** As many as the store gives at once. */
const MOST = 50;
/** Stands among the kinds of edge for leave to pass through documents, which join nearly everything. */
const DOCUMENTS = 'documents';

/** The shortest paths between two things by the kinds of edge one allows, each step with its claims beside it. */
export default function PathsPage({ asked: { a, b, by, longest } }: { asked: PathsAsked }): ReactNode {
  const words = useWords();
  const w = words.paths;
  const view = useView();
  const vocabulary = useVocabulary();
  const ready = a !== '' && b !== '' && a !== b;
  const types = by.filter((one) => one !== DOCUMENTS).map(edgeType);
  const asked = useQuery(
    PathsDocument,
    ready
      ? {
          a,
          b,
          longest,
          types: types.length > 0 ? types : null,
          avoid: by.includes(DOCUMENTS) ? [] : null,
          most: MOST,
          lang: languageOf(view),
          asOf: view.asof,
        }
      : null,
  );
  const edge = view.sel?.type === 'edge' ? view.sel.id : null;
  const steps = asked.data?.path.flatMap((path) => path.steps) ?? [];
  const chosen = steps.find((one) => one.edge.id === edge)?.edge;
  // A path may walk an edge from its far end; beside the path it reads as it does everywhere else.
  const forwards = (one: NonNullable<typeof chosen>) =>
    one.direction === 'IN' && one.predicate ? { ...one, label: vocabulary.predicate(one.predicate) } : one;
  return (
    <Page title={w.title} className="wrap paths">
      <div className="dh">
        <h1>{w.title}</h1>
        <p className="lead">{w.lead}</p>
        <Form asked={{ a, b, by, longest }} />
      </div>
      {ready && (
        <>
          <div className="body">
            <Answered asked={asked}>
              {({ path }) => <Found paths={path} most={MOST} types={types} />}
            </Answered>
          </div>
          <aside className="side" aria-label={words.panel.label}>
            {edge && <EdgePanel key={edge} id={edge} edge={chosen ? forwards(chosen) : null} />}
          </aside>
        </>
      )}
    </Page>
  );
}

function edgeType(name: string): EdgeType {
  const word = name.toUpperCase();
  const mark = allMarks.find((one) => one === word);
  return mark ? { mark } : { predicate: word as Predicate };
}

/** Two blanks, how far, and which kinds of edge; none chosen means all kinds of content. */
function Form({ asked }: { asked: PathsAsked }): ReactNode {
  const words = useWords();
  const w = words.paths;
  const vocabulary = useVocabulary();
  const [by, setBy] = useState(asked.by);
  const [longest, setLongest] = useState(asked.longest);
  useEffect(() => {
    setBy(asked.by);
    setLongest(asked.longest);
  }, [asked.by, asked.longest]);
  const toggle = (name: string) =>
    setBy(by.includes(name) ? by.filter((one) => one !== name) : [...by, name]);
  const kinds = by.filter((one) => one !== DOCUMENTS).length;
  const box = (name: string, label: string) => (
    <label key={name}>
      <input type="checkbox" checked={by.includes(name)} onChange={() => toggle(name)} /> {label}
    </label>
  );
  return (
    <TwoBlanks
      a={asked.a}
      b={asked.b}
      labels={[w.from, w.to]}
      families={families}
      submit={w.find}
      onAsk={(a, b) => open({ page: 'paths', a, b, by, longest }, { sel: null })}
    >
      <div className="path-options small">
        <label>
          {w.longest}{' '}
          <select value={longest} onChange={(event) => setLongest(Number(event.target.value))}>
            {[1, 2, 3, 4, 5, 6].map((n) => (
              <option key={n} value={n}>
                {w.steps(n)}
              </option>
            ))}
          </select>
        </label>
        {box(DOCUMENTS, w.through)}
        <details>
          <summary>
            {w.kinds}: <b>{kinds === 0 ? w.allKinds : w.kindsChosen(kinds)}</b>
          </summary>
          <fieldset className="kinds">
            <legend className="sr">{w.kinds}</legend>
            {vocabulary.predicates.map((one) => box(one.predicate.toLowerCase(), one.forward))}
          </fieldset>
          <fieldset className="kinds">
            <legend className="lab">{w.voices}</legend>
            {allMarks.map((mark: Mark) => box(mark.toLowerCase(), words.marks[mark]))}
          </fieldset>
        </details>
      </div>
    </TwoBlanks>
  );
}
