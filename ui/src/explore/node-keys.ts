import { announce } from '../state/announce.ts';
import { collapse, hide, hideOthers, togglePin } from '../state/canvas-steps.ts';
import { actedOn } from '../state/chosen.ts';
import { openGroup } from '../state/expand.ts';
import { type Axis, groupOf, isGroup } from '../state/groups.ts';
import { change, here } from '../state/store.ts';
import { expanding, finding } from '../state/ui.ts';
import { type Selection, selectionOf } from '../state/view.ts';
import type { Words } from '../words/index.ts';

/** Opens a group, and says what came of it; where it holds too many, the panel asks by what to open them. */
export function openAndTell(id: string, how: Axis | 'whole' | 'some', words: Words): void {
  const fromPanel = document.activeElement?.closest('.right') != null;
  openGroup(id, how)
    .then((brought) => {
      if (brought) {
        announce(words.panel.brought(brought));
        leave(id, fromPanel);
      } else {
        change({ sel: selectionOf(id) });
        expanding.set(id);
        announce(words.panel.group.ask);
      }
    })
    .catch(() => announce(words.states.silent));
}

/**
 * A group that is gone leaves the panel to its hub; who opened it there goes on where its parts are. One that keeps the
 * rest stays in the panel, and so does who opened it, though the button that was pressed may now mean nothing.
 */
function leave(id: string, fromPanel: boolean): void {
  const { show, sel } = here().view;
  const group = groupOf(id);
  if (!group || sel?.id !== id) return;
  if (show.some((one) => one.id === id)) {
    if (fromPanel)
      // A button that is dimmed loses the focus with the next picture.
      requestAnimationFrame(() =>
        setTimeout(() => {
          if (document.activeElement === document.body)
            focusSoon('.right .expand button:not(:disabled), .right .acts button');
        }),
      );
    return;
  }
  change({ sel: selectionOf(group.hub) });
  if (fromPanel) focusSoon(`main [role="application"], main table.list tr[data-id="${group.hub}"]`);
}

/** Lists a node's kinds of edge in the panel, from where one of them is chosen; a group is opened. */
export function askExpand(id: string, words: Words): void {
  if (isGroup(id)) {
    openAndTell(id, 'whole', words);
    return;
  }
  change({ sel: selectionOf(id) });
  expanding.set(id);
}

/** What the letters do with a node, or with all that are selected where it is one of them; false where a letter means nothing there. */
export function nodeLetter(key: string, shift: boolean, sel: Selection, words: Words): boolean {
  if (key === 'f') {
    finding.set(true);
    return true;
  }
  if (sel.type !== 'entity' && sel.type !== 'event') return false;
  if (key === 'e') askExpand(sel.id, words);
  else if (key === 'x') announce(words.panel.collapsed(collapse(...actedOn(sel.id))));
  else if (key === 'h' && shift) announce(words.panel.hiddenNow(hideOthers(...actedOn(sel.id))));
  else if (key === 'h') announce(words.panel.hiddenNow(hide(...actedOn(sel.id))));
  else if (key === 'p') togglePin(...actedOn(sel.id));
  else return false;
  return true;
}

/** Opens the answer to “who says so”: selects, and moves the focus into the panel. */
export function whoSaysSo(sel: Selection): void {
  change({ sel });
  focusSoon('.right article[data-claim], .right .acts a');
}

/** Moves the focus once what is to have it is drawn. */
function focusSoon(selector: string): void {
  let tries = 0;
  const look = () => {
    const found = document.querySelector<HTMLElement>(selector);
    if (found) found.focus();
    else if (tries++ < 40) setTimeout(look, 50);
  };
  setTimeout(look);
}
