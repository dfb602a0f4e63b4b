import type { ReactNode } from 'react';
import { announce } from '../state/announce.ts';
import { collapse, hide, hideOthers, togglePin } from '../state/canvas-steps.ts';
import { chosenOf } from '../state/chosen.ts';
import { change, useView } from '../state/store.ts';
import { useWords } from '../words/index.ts';

/** How many nodes are selected, and what can be done to all of them at once. */
export function ChosenBar(): ReactNode {
  const words = useWords();
  const view = useView();
  const ids = chosenOf(view);
  if (ids.length < 2) return null;
  const pinned = ids.every((id) => view.show.find((one) => one.id === id)?.pinned);
  return (
    <div className="chosen" role="toolbar" aria-label={words.record.chosen.label}>
      <span>{words.record.chosen.count(ids.length)}</span>
      <button type="button" onClick={() => announce(words.panel.hiddenNow(hide(...ids)))}>
        {words.panel.hide}
      </button>
      <button type="button" onClick={() => announce(words.panel.hiddenNow(hideOthers(...ids)))}>
        {words.record.chosen.others}
      </button>
      <button type="button" aria-pressed={pinned} onClick={() => togglePin(...ids)}>
        {pinned ? words.panel.unpin : words.panel.pin}
      </button>
      <button type="button" onClick={() => announce(words.panel.collapsed(collapse(...ids)))}>
        {words.panel.collapse}
      </button>
      <button type="button" className="btn quiet" onClick={() => change({ sel: null })}>
        {words.record.chosen.clear}
      </button>
    </div>
  );
}
