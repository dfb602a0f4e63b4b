import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { SearchGlyph } from '../marks/glyphs.tsx';
import { KeyHint } from '../shell/segmented.tsx';
import { Failed } from '../shell/states.tsx';
import { showOnly } from '../state/canvas-steps.ts';
import { pageOf } from '../state/route.ts';
import { change, here, open } from '../state/store.ts';
import { expanding, searchAsked } from '../state/ui.ts';
import { selectionOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { commandsFor } from './commands.ts';
import { type Option, OptionRow } from './options.tsx';
import { type Hit, useSearch } from './use-search.ts';

const NAMES = 8;

/** Puts what was found on the canvas and selects it; a quotation only selects its first claim. */
function choose(hit: Hit, newPage: boolean): void {
  const { node } = hit;
  const claim = node.__typename === 'Utterance' ? node.claims[0] : undefined;
  const id = claim?.id ?? node.id;
  const sel = selectionOf(id);
  if (newPage) open(pageOf(id), { sel });
  else {
    if (here().route.page !== 'explore') open({ page: 'explore' });
    change({ sel });
    if (node.__typename === 'Utterance') return;
    showOnly([node.id]);
    // What one may bring beside it is listed at once: a thing alone says little.
    expanding.set(node.id);
  }
}

/** The search box with its results: names in any spelling, quotations, and what the palette can do. */
export function SearchBox({ onDone }: { onDone?: () => void }): ReactNode {
  const words = useWords();
  const w = words.search;
  const [text, setText] = useState('');
  const [shown, setShown] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const asked = searchAsked.use();
  const { query, asked: answer, nothing, nearest, names, quotations, total } = useSearch(text);

  useEffect(() => {
    if (asked === 0) return;
    input.current?.focus();
    input.current?.select();
    setShown(true);
  }, [asked]);

  const commands = shown ? commandsFor(text, words) : [];
  const shownNames = names.slice(0, NAMES);
  const groups: { title: string; options: Option[]; more: number }[] = [
    { title: w.nearest, options: nearest.map(hitOption), more: 0 },
    { title: w.names, options: shownNames.map(hitOption), more: total.names - shownNames.length },
    { title: w.quotations, options: quotations.map(hitOption), more: total.quotations - quotations.length },
    { title: w.actions, options: commands.map((command) => ({ key: `do ${command.id}`, command })), more: 0 },
  ].filter((group) => group.options.length > 0);
  const options = groups.flatMap((group) => group.options);
  const at = Math.min(active, options.length - 1);
  const optionId = (option: Option) => `${listId}-${option.key}`;

  const done = () => {
    setShown(false);
    setText('');
    setActive(0);
    onDone?.();
  };
  const run = (option: Option | undefined, newPage: boolean) => {
    if (!option) return;
    done();
    input.current?.blur();
    if (option.command) option.command.act();
    else if (option.hit) choose(option.hit, newPage);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive((at + 1) % Math.max(options.length, 1));
    else if (event.key === 'ArrowUp') setActive((at - 1 + options.length) % Math.max(options.length, 1));
    else if (event.key === 'Enter' && shown) run(options[at], event.ctrlKey || event.metaKey);
    else if (event.key === 'Escape') {
      if (shown && text) setText('');
      else {
        done();
        input.current?.blur();
      }
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const current = options[at];
  return (
    <search className="search">
      <SearchGlyph />
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-label={w.label}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && current ? optionId(current) : undefined}
        placeholder={w.placeholder}
        autoComplete="off"
        maxLength={200}
        spellCheck={false}
        dir="auto"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setShown(true);
        }}
        onFocus={() => setShown(true)}
        onBlur={() => setShown(false)}
        onKeyDown={onKeyDown}
      />
      <KeyHint keys="Ctrl K" />
      <div className="results" hidden={!shown}>
        <Failed asked={answer} />
        {nothing && <p className="small none">{w.nothing}</p>}
        <div role="listbox" id={listId} aria-label={w.results}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a listbox may hold groups, not field sets
            <div key={group.title} role="group" aria-label={group.title}>
              <div className="lab" aria-hidden="true">
                {group.title}
              </div>
              {group.options.map((option) => (
                <OptionRow
                  key={option.key}
                  id={optionId(option)}
                  option={option}
                  active={option === current}
                  onPoint={() => setActive(options.indexOf(option))}
                  onChoose={(newPage) => run(option, newPage)}
                />
              ))}
              {group.more > 0 && <div className="cap more">{w.more(group.more)}</div>}
            </div>
          ))}
        </div>
        <p className="cap hint">{w.hint}</p>
      </div>
      <span className="sr" role="status">
        {query && answer.fresh ? w.found(total.names + total.quotations) : ''}
      </span>
    </search>
  );
}

function hitOption(hit: Hit): Option {
  return { key: hit.node.id.replaceAll(/[^\w-]/g, '_'), hit };
}
