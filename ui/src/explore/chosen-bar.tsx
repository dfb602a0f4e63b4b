import type { ReactNode } from 'react';
import { Link } from '../shell/link.tsx';
import { announce } from '../state/announce.ts';
import { collapse, hide, hideOthers, togglePin } from '../state/canvas-steps.ts';
import { chosenOf } from '../state/chosen.ts';
import { noPaths } from '../state/route.ts';
import { change, useView } from '../state/store.ts';
import { useWords } from '../words/index.ts';

const comparable = /^(event|actor|document)\//;

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
      {ids.length === 2 && (
        <>
          <Link to={{ page: 'paths', ...noPaths, a: ids[0] ?? '', b: ids[1] ?? '' }} className="btn">
            {words.paths.title}
          </Link>
          {ids.every((id) => comparable.test(id)) && (
            <Link to={{ page: 'compare', a: ids[0] ?? '', b: ids[1] ?? '' }} className="btn">
              {words.compare.with}
            </Link>
          )}
        </>
      )}
      <button type="button" className="btn quiet" onClick={() => change({ sel: null })}>
        {words.record.chosen.clear}
      </button>
    </div>
  );
}
