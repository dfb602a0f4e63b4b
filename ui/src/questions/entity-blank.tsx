import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { BlankFilledDocument, type Family, FillBlankDocument } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { OptionRow } from '../search/options.tsx';
import { type Hit, uniqueHits } from '../search/use-search.ts';
import { useTyped } from '../search/use-typed.ts';
import { Failed } from '../shell/states.tsx';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { listed, useWords } from '../words/index.ts';

const SHOWN = 8;

interface EntityBlankProps {
  label: string;
  families: readonly Family[];
  value: string;
  /** Says that the blank was left empty where it may not be. */
  fault: string | null;
  onFill: (id: string) => void;
}

/** Names of some families that fit what is typed, asked after a breath. */
function useNames(text: string, families: readonly Family[]) {
  const view = useView();
  const query = useTyped(text);
  const asked = useQuery(
    FillBlankDocument,
    query ? { query, families: [...families], lang: languageOf(view), asOf: view.asof } : null,
  );
  const hits = query && asked.data ? uniqueHits(asked.data.search.nodes).slice(0, SHOWN) : [];
  return { query, asked, hits };
}

/** A blank that an entity fills: typed in any spelling and chosen from the names that are recorded. */
export function EntityBlank({ label, families, value, fault, onFill }: EntityBlankProps): ReactNode {
  const words = useWords();
  const w = words.questions;
  const view = useView();
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const { query, asked, hits } = useNames(text ?? '', families);
  const filled = useQuery(
    BlankFilledDocument,
    value ? { id: value, lang: languageOf(view), asOf: view.asof } : null,
  );
  const name = value ? (filled.data?.entity?.heading ?? value) : '';
  const open = text !== null && query !== '';
  const at = Math.min(active, hits.length - 1);
  const optionId = (index: number) => `${id}-${index}`;

  const choose = (hit: Hit | undefined) => {
    if (!hit) return;
    onFill(hit.node.id);
    setText(null);
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' && open) setActive((at + 1) % Math.max(hits.length, 1));
    else if (event.key === 'ArrowUp' && open) setActive((at - 1 + hits.length) % Math.max(hits.length, 1));
    else if (event.key === 'Enter' && open) choose(hits[at]);
    else if (event.key === 'Escape' && text !== null) setText(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="blank">
      <input
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && hits[at] ? optionId(at) : undefined}
        aria-invalid={fault !== null}
        aria-describedby={fault ? `${id}-fault` : undefined}
        placeholder={w.pick(
          listed(
            families.map((family) => words.families[family]),
            view.lang,
            'disjunction',
          ),
        )}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        value={text ?? name}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          if (event.target.value === '') onFill('');
        }}
        onBlur={() => setText(null)}
        onKeyDown={onKeyDown}
      />
      {fault && (
        <span id={`${id}-fault`} className="small fault">
          {fault}
        </span>
      )}
      <div className="results" hidden={!open}>
        <Failed asked={asked} />
        {asked.fresh && hits.length === 0 && <span className="small">{w.pickNone}</span>}
        <div role="listbox" id={`${id}-list`} aria-label={label}>
          {hits.map((hit, index) => (
            <OptionRow
              key={hit.node.id}
              id={optionId(index)}
              option={{ key: hit.node.id, hit }}
              active={index === at}
              onPoint={() => setActive(index)}
              onChoose={() => choose(hit)}
            />
          ))}
        </div>
      </div>
      <span className="sr" role="status">
        {open && asked.fresh ? w.pickFound(hits.length) : ''}
      </span>
    </div>
  );
}
