import { type ReactNode, useEffect, useRef } from 'react';
import { setLetters, useLetters } from '../state/settings.ts';
import { keysOpen } from '../state/ui.ts';
import { useWords, type Words } from '../words/index.ts';

type KeyRow = [keys: string, what: string];

function groupsOf(words: Words): { title: string; rows: KeyRow[] }[] {
  const r = words.keys.rows;
  return [
    {
      title: words.keys.anywhere,
      rows: [
        ['Ctrl K', r.palette],
        ['/', r.search],
        ['?', r.help],
        ['Ctrl Z', r.undo],
        ['Ctrl Shift Z', r.redo],
        ['Esc', r.escape],
      ],
    },
    {
      title: words.keys.canvas,
      rows: [
        ['← ↑ ↓ →', r.arrows],
        ['Enter', r.enter],
        ['Space', r.space],
        ['Shift ← ↑ ↓ →', r.extend],
        ['Ctrl A', r.all],
        ['E', r.expand],
        ['X', r.collapse],
        ['H', r.hide],
        ['Shift H', r.hideOthers],
        ['P', r.pin],
        ['F', r.find],
        ['L', r.layout],
        ['T', r.list],
        ['0', r.fit],
        ['+ −', r.zoom],
      ],
    },
    {
      title: words.keys.claim,
      rows: [
        ['J', r.next],
        ['K', r.previous],
        ['V', r.chain],
        ['D', r.document],
        ['C', r.cite],
        ['G', r.toCanvas],
        ['R', words.judge.key],
      ],
    },
  ];
}

/** Every key, by where it acts. */
export function KeyTable(): ReactNode {
  const words = useWords();
  return (
    <div className="key-groups">
      {groupsOf(words).map((group) => (
        <section key={group.title}>
          <h3 className="lab">{group.title}</h3>
          <dl>
            {group.rows.map(([keys, what]) => (
              <div key={keys}>
                <dt dir="ltr">
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** The keys over the page, with the switch that turns single letters off. */
export function KeysDialog(): ReactNode {
  const words = useWords();
  const open = keysOpen.use();
  const letters = useLetters();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} aria-labelledby="keys-title" onClose={() => keysOpen.set(false)}>
      <div className="dialog-head">
        <h2 id="keys-title">{words.keys.title}</h2>
        <button type="button" onClick={() => keysOpen.set(false)}>
          {words.close}
        </button>
      </div>
      <KeyTable />
      <label className="letters">
        <input type="checkbox" checked={letters} onChange={(event) => setLetters(event.target.checked)} />
        <span>
          {words.keys.letters}
          <br />
          <span className="small muted">{words.keys.lettersNote}</span>
        </span>
      </label>
    </dialog>
  );
}
