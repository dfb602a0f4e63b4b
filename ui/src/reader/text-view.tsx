import { Fragment, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { ask } from '../api/client.ts';
import { DocumentTextDocument } from '../api/types.gen.ts';
import { change, useView } from '../state/store.ts';
import { spokenAs, useWords } from '../words/index.ts';
import { cutText, type Passage } from './pieces.ts';

const STRETCH = 20_000;

interface ReaderProps {
  id: string;
  lang: string;
  passages: readonly Passage[];
}

/** Brings the selected claim's words into view, once for each selection. */
function useReveal(box: React.RefObject<HTMLElement | null>, ready: boolean): void {
  const { sel } = useView();
  const id = sel?.type === 'claim' ? sel.id : null;
  useEffect(() => {
    if (id && ready) box.current?.querySelector('[data-on]')?.scrollIntoView({ block: 'center' });
  }, [id, ready, box]);
}

/** A passage that can be chosen: its first claim becomes the selected one, or the next of its claims if it is already. */
function PassageButton({
  passages,
  children,
}: {
  passages: readonly Passage[];
  children: ReactNode;
}): ReactNode {
  const { sel } = useView();
  const claims = passages.flatMap((one) => one.claims);
  const at = claims.findIndex((claim) => claim.id === sel?.id);
  const next = claims[(at + 1) % claims.length];
  return (
    // A button may not hold running text that wraps, so that the role is given to an inline element.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <span
      role="button"
      tabIndex={0}
      className={at >= 0 ? 'passage on' : 'passage'}
      data-on={at >= 0 ? '' : undefined}
      aria-pressed={at >= 0}
      onClick={() => next && change({ sel: { type: 'claim', id: next.id } })}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        if (next) change({ sel: { type: 'claim', id: next.id } });
      }}
    >
      {children}
    </span>
  );
}

/** What is quoted, in the order of the text; what lies between is not here, and the sign says so. */
export function Excerpts({ lang, passages }: Omit<ReaderProps, 'id'>): ReactNode {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  useReveal(box, passages.length > 0);
  return (
    <div className="reading-text" ref={box}>
      {passages.map((passage, at) => {
        const before = passages[at - 1];
        const gap = !before || passage.start > before.end + 1;
        return (
          <Fragment key={`${passage.start} ${passage.end}`}>
            {before?.where !== passage.where && <p className="cap">{words.where[passage.where]}</p>}
            {gap && at > 0 && <p className="cut">[…]</p>}
            <p {...spokenAs(passage.exact, lang)}>
              <PassageButton passages={[passage]}>“{passage.exact}”</PassageButton>
            </p>
          </Fragment>
        );
      })}
    </div>
  );
}

/** The attached text, whole, what is quoted underlined; read on in stretches. */
export function FullText({ id, lang, passages, length }: ReaderProps & { length: number }): ReactNode {
  const words = useWords();
  const { sel, asof } = useView();
  const [letters, setLetters] = useState<readonly string[]>([]);
  const [failed, setFailed] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const wanted = passages.find((one) => one.claims.some((claim) => claim.id === sel?.id))?.end ?? 0;
  const need = Math.min(length, Math.max(STRETCH, wanted + 1));
  const [asked, setAsked] = useState(need);
  const goal = Math.max(asked, need);

  useEffect(() => {
    if (letters.length >= Math.min(goal, length)) return;
    const stop = new AbortController();
    ask(DocumentTextDocument, { id, start: letters.length, length: STRETCH, asOf: asof }, stop.signal)
      .then(({ entity }) => {
        const source = entity && 'source' in entity ? entity.source : null;
        if (source?.text) setLetters([...letters, ...source.text]);
        else setFailed(true);
      })
      .catch(() => !stop.signal.aborted && setFailed(true));
    return () => stop.abort();
  }, [id, asof, goal, length, letters]);

  useReveal(box, letters.length >= need);
  const pieces = useMemo(() => cutText(letters, 0, passages), [letters, passages]);
  if (failed) return <p className="small">{words.states.silent}</p>;
  return (
    <div className="reading-text whole" ref={box} {...spokenAs(letters.slice(0, 400).join(''), lang)}>
      {pieces.map((piece) =>
        piece.passages.length > 0 ? (
          <PassageButton key={piece.start} passages={piece.passages}>
            {piece.text}
          </PassageButton>
        ) : (
          <Fragment key={piece.start}>{piece.text}</Fragment>
        ),
      )}
      {letters.length < length && (
        <p>
          <button type="button" onClick={() => setAsked(letters.length + STRETCH)}>
            {words.pages.readMore}
          </button>
        </p>
      )}
    </div>
  );
}
