import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { foldSpelling } from '../canvas/fold.ts';
import { announce } from '../state/announce.ts';
import { askSearch, finding } from '../state/ui.ts';
import { useWords } from '../words/index.ts';

interface FindProps {
  /** What may be found, by name. */
  things: readonly { id: string; heading: string; label: string }[];
  /** Brings one of them into view and selects it. */
  onFound: (id: string) => void;
}

/** Finds among what is on the canvas: Enter goes to the next, Shift Enter to the one before, Esc leaves. */
export function Find(props: FindProps): ReactNode {
  return finding.use() ? <Finder {...props} /> : null;
}

function Finder({ things, onFound }: FindProps): ReactNode {
  const words = useWords();
  const w = words.record.find;
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(-1);
  const found = useMemo(() => {
    const wanted = foldSpelling(text);
    if (wanted === '') return [];
    return things.filter(({ heading, label }) => foldSpelling(`${heading} ${label}`).includes(wanted));
  }, [things, text]);

  useEffect(() => box.current?.focus(), []);

  const leave = () => {
    finding.set(false);
    document.querySelector<HTMLElement>('[data-canvas] [role="application"]')?.focus();
  };
  const go = (by: number) => {
    if (found.length === 0) return;
    const next = (at + by + found.length) % found.length;
    setAt(next);
    const thing = found[next];
    if (!thing) return;
    onFound(thing.id);
    announce(w.at(thing.heading, next + 1, found.length));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') go(event.shiftKey ? -1 : at < 0 ? at + 2 : 1);
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className="find" aria-label={w.label}>
      <input
        ref={box}
        type="text"
        aria-label={w.label}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(-1);
        }}
        onKeyDown={onKeyDown}
      />
      <span className="muted" role="status">
        {text.trim() !== '' && (at < 0 ? w.found(found.length) : `${at + 1} / ${found.length}`)}
      </span>
      {text.trim() !== '' && found.length === 0 && (
        <button
          type="button"
          className="btn quiet"
          onClick={() => {
            finding.set(false);
            askSearch();
          }}
        >
          {w.everywhere}
        </button>
      )}
      <button type="button" className="btn quiet" onClick={leave}>
        {words.close}
      </button>
    </search>
  );
}
