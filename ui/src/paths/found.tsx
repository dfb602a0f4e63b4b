import { Fragment, type ReactNode } from 'react';
import { type EdgeType, PathEdgesDocument, type PathsQuery } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { EndsWords } from '../chain/ends-words.tsx';
import { FamilyIcon, MarkIcon } from '../marks/marks.tsx';
import { ThingLink } from '../shell/link.tsx';
import { add } from '../state/canvas-steps.ts';
import { change, open, useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';

type Path = PathsQuery['path'][number];
type Step = Path['steps'][number];
type Edge = Step['edge'];

interface FoundProps {
  paths: readonly Path[];
  most: number;
  /** Only edges of these kinds were asked for; of every kind where there are none. */
  types: readonly EdgeType[];
}

/** How many things one question may ask about. */
const MOST_THINGS = 200;

/** The other edges between the two ends of a step, of the kinds that were asked for. */
function useBeside(paths: readonly Path[], types: readonly EdgeType[]): (step: Step) => readonly Edge[] {
  const view = useView();
  const things = [
    ...new Set(paths.flatMap(({ steps }) => steps.flatMap(({ from, to }) => [from.id, to.id]))),
  ];
  const ids = things.slice(0, MOST_THINGS);
  const { data } = useQuery(
    PathEdgesDocument,
    ids.length > 0 ? { ids, lang: languageOf(view), asOf: view.asof } : null,
  );
  const asked = (edge: Edge) =>
    types.length === 0 ||
    types.some(({ predicate, mark }) => (predicate ? edge.predicate === predicate : edge.mark === mark));
  const holds = (ends: Edge['subject'], id: string) => ends.entities.some((entity) => entity.id === id);
  return ({ from, to, edge: own }) =>
    (data?.edgesAmong ?? []).filter(
      (edge) =>
        edge.id !== own.id &&
        asked(edge) &&
        ((holds(edge.subject, from.id) && holds(edge.object, to.id)) ||
          (holds(edge.subject, to.id) && holds(edge.object, from.id))),
    );
}

/** The shortest paths first, apart from the longer ways round that came with them. */
export function Found({ paths, most, types }: FoundProps): ReactNode {
  const words = useWords();
  const w = words.paths;
  const beside = useBeside(paths, types);
  const [first] = paths;
  if (!first)
    return (
      <p className="small">
        {w.none} {words.panel.noData}
      </p>
    );
  const shortest = paths.filter(({ length }) => length === first.length);
  const longer = paths.filter(({ length }) => length > first.length);
  const cut = paths.length >= most && longer.length === 0;
  const ids = [
    ...new Set(shortest.flatMap(({ steps }) => steps.flatMap(({ from, to }) => [from.id, to.id]))),
  ];
  const toCanvas = () => {
    open({ page: 'explore' }, { layout: null });
    add(ids);
  };
  return (
    <>
      <section aria-labelledby="shortest-title">
        <h2 id="shortest-title">
          {w.found(w.paths(shortest.length), w.steps(first.length))}
          {cut && <span className="muted">{w.atLeast(most)}</span>}
        </h2>
        <p className="acts">
          <button type="button" onClick={toCanvas}>
            {w.toCanvas}
          </button>
        </p>
        <PathList paths={shortest} beside={beside} />
      </section>
      {longer.length > 0 && (
        <section aria-labelledby="longer-title">
          <h2 id="longer-title">
            {w.longer} <span className="muted">{longer.length}</span>
          </h2>
          <details className="rule">
            <summary>{words.actor.allLines}</summary>
            <PathList paths={longer} beside={beside} />
          </details>
        </section>
      )}
    </>
  );
}

interface PathListProps {
  paths: readonly Path[];
  beside: (step: Step) => readonly Edge[];
}

function PathList({ paths, beside }: PathListProps): ReactNode {
  const words = useWords();
  return (
    <ol className="ways">
      {paths.map(({ steps }) => (
        <li key={steps.map(({ from, edge, to }) => `${from.id} ${edge.id} ${to.id}`).join()}>
          {steps.map((step, at) => (
            <Fragment key={step.from.id}>
              {at === 0 && <Thing thing={step.from} />}
              <span className="way-edges">
                <EdgeButton edge={step.edge} />
                {beside(step).map((edge) => (
                  <span key={edge.id} className="way-beside">
                    <span className="cap">{words.paths.beside}</span>
                    <EdgeButton edge={edge} back={pointsBack(edge, step)} />
                  </span>
                ))}
              </span>
              <Thing thing={step.to} />
            </Fragment>
          ))}
        </li>
      ))}
    </ol>
  );
}

/** Whether an edge leads against the way that the path takes. */
const pointsBack = (edge: Edge, { from }: Step) => edge.object.entities.some(({ id }) => id === from.id);

function Thing({ thing }: { thing: Step['from'] }): ReactNode {
  return (
    <span className="way-thing">
      <FamilyIcon family={thing.family} size={16} />
      <b>
        <ThingLink id={thing.id}>{thing.heading}</ThingLink>
      </b>
    </span>
  );
}

/** An edge of the path: what it says and on how many claims; a press shows them. */
function EdgeButton({ edge, back = false }: { edge: Edge; back?: boolean }): ReactNode {
  const words = useWords();
  const { sel } = useView();
  return (
    <button
      type="button"
      className={back ? 'way-edge back' : 'way-edge'}
      aria-pressed={sel?.id === edge.id}
      onClick={() => change({ sel: { type: 'edge', id: edge.id } })}
    >
      <span>{edge.label}</span>
      <AsWritten edge={edge} />
      <span className="cap">
        {edge.counts.marks
          .filter(({ claims }) => claims > 0)
          .map(({ mark, claims }) => (
            <Fragment key={mark}>
              <MarkIcon mark={mark} size={12} /> {claims} <span className="sr">{words.marks[mark]} </span>
            </Fragment>
          ))}
      </span>
    </button>
  );
}

/** What keeps an edge from being flat: several at one end (“either … or”), a “not”, or that every claim is hedged. */
function AsWritten({ edge: { subject, object, counts } }: { edge: Step['edge'] }): ReactNode {
  const words = useWords();
  const sets = [subject, object].filter(({ mode, entities }) => mode !== 'ALL' || entities.length > 1);
  const levels = counts.hedges.filter(({ claims }) => claims > 0).map(({ level }) => level);
  return (
    <>
      {sets.map((ends) => (
        <span key={ends.entities.map(({ id }) => id).join()} className="tag">
          <EndsWords ends={ends} lang="und" />
        </span>
      ))}
      {counts.negated > 0 && <span className="tag">{words.paths.negated(counts.negated)}</span>}
      {!levels.includes('FLAT') &&
        levels.map((level) => (
          <span key={level} className="tag">
            {words.hedges[level]}
          </span>
        ))}
    </>
  );
}
