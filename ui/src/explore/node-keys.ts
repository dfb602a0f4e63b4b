import { announce } from '../state/announce.ts';
import { collapse, hide, hideOthers, togglePin } from '../state/canvas-steps.ts';
import { actedOn } from '../state/chosen.ts';
import { openGroup } from '../state/expand.ts';
import { isGroup } from '../state/groups.ts';
import { change } from '../state/store.ts';
import { expanding, finding } from '../state/ui.ts';
import { type Selection, selectionOf } from '../state/view.ts';
import type { Words } from '../words/index.ts';

/** Opens a group, and says what came of it. */
export function openAndTell(id: string, words: Words): void {
  openGroup(id)
    .then((brought) => announce(words.panel.brought(brought)))
    .catch(() => announce(words.states.silent));
}

/** Lists a node's kinds of edge in the panel, from where one of them is chosen; a group is opened. */
export function askExpand(id: string, words: Words): void {
  if (isGroup(id)) {
    openAndTell(id, words);
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

/** Opens the answer to “who says so”: selects, and moves the focus into the panel once it is drawn. */
export function whoSaysSo(sel: Selection): void {
  change({ sel });
  let tries = 0;
  const look = () => {
    const card = document.querySelector<HTMLElement>('.right article[data-claim], .right .acts a');
    if (card) card.focus();
    else if (tries++ < 40) setTimeout(look, 50);
  };
  setTimeout(look);
}
