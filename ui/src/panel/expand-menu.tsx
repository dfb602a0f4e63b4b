import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ExpansionPartsFragment } from '../api/types.gen.ts';
import { announce } from '../state/announce.ts';
import { collapse } from '../state/canvas-steps.ts';
import { expand, MOST_AT_ONCE } from '../state/expand.ts';
import { useView } from '../state/store.ts';
import { useWords } from '../words/index.ts';

interface Kind {
  key: string;
  label: string;
  voice: boolean;
  hidden: number;
  neighbours: number;
  parts: ExpansionPartsFragment[];
}

interface ExpandMenuProps {
  id: string;
  expansions: readonly ExpansionPartsFragment[];
}

/** Kinds of edge as the reader tells them apart: by what they say and which way they lead, whatever part they fill. */
function kindsOf(expansions: readonly ExpansionPartsFragment[]): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const one of expansions) {
    const key = [one.family, one.predicate ?? one.mark, one.direction].join(' ');
    const known = kinds.get(key);
    if (known) {
      known.parts.push(one);
      known.hidden += one.hidden;
      known.neighbours += one.neighbours;
    } else
      kinds.set(key, {
        key,
        label: one.label,
        voice: one.family === 'VOICE',
        hidden: one.hidden,
        neighbours: one.neighbours,
        parts: [one],
      });
  }
  const rank = (kind: Kind) => (kind.hidden === 0 ? 2 : Number(kind.voice));
  return [...kinds.values()].sort((a, b) => rank(a) - rank(b) || b.hidden - a.hidden);
}

/** Kinds of edge with how many neighbours of each are not yet shown. */
export function ExpandMenu({ id, expansions }: ExpandMenuProps): ReactNode {
  const words = useWords();
  const { show } = useView();
  const list = useRef<HTMLFieldSetElement>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const brought = show.some((one) => one.by === id);

  useEffect(() => {
    list.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  }, []);

  const run = (kind: Kind) => {
    setBusy(kind.key);
    setFailed(false);
    expand(id, kind.parts)
      .then((brought) => announce(words.panel.brought(brought)))
      .catch(() => setFailed(true))
      .finally(() => setBusy(null));
  };

  return (
    <fieldset className="expand" aria-label={words.panel.expandTitle} ref={list}>
      {expansions.length === 0 && <p className="small muted">{words.panel.nothingToExpand}</p>}
      <ul>
        {kindsOf(expansions).map((one) => (
          <li key={one.key}>
            <button
              type="button"
              className="btn quiet"
              disabled={one.hidden === 0 || busy !== null}
              onClick={() => run(one)}
            >
              <span>
                {one.label}
                {one.voice && <span className="muted"> · {words.panel.voice}</span>}
              </span>
              {one.hidden > MOST_AT_ONCE && <span className="muted"> {words.panel.asGroups}</span>}
              <span className="ct">
                {one.hidden === one.neighbours ? one.hidden : `${one.hidden} / ${one.neighbours}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {failed && (
        <p className="small" role="alert">
          {words.states.silent}
        </p>
      )}
      {brought && (
        <button type="button" onClick={() => announce(words.panel.collapsed(collapse(id)))}>
          {words.panel.collapse}
        </button>
      )}
    </fieldset>
  );
}
