import { useEffect } from 'react';
import { lettersAct } from '../state/settings.ts';
import { change, here, redo, undo } from '../state/store.ts';
import { returnToCanvas } from '../state/to-canvas.ts';
import { askSearch, expanding, keysOpen } from '../state/ui.ts';
import { isTyping, letterOf } from './letter.ts';

/** One step out: the list of kinds first, then the selection. */
function stepOut(): void {
  if (expanding.get()) expanding.set(null);
  else if (here().view.sel) change({ sel: null });
}

/** Keys that act anywhere; what the focused part has answered already is left alone. */
export function useGlobalKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || keysOpen.get()) return;
      const held = event.ctrlKey || event.metaKey;
      const key = letterOf(event);
      if (held && key === 'k') askSearch();
      else if (isTyping(event.target)) return;
      else if (held && key === 'z') event.shiftKey ? redo() : undo();
      else if (held && key === 'y') redo();
      else if (held || event.altKey) return;
      else if (event.key === 'Escape') stepOut();
      else if (event.key === '/' && lettersAct()) askSearch();
      else if (event.key === '?' && lettersAct()) keysOpen.set(true);
      else if (key === 'g' && lettersAct() && here().route.page !== 'explore') returnToCanvas();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
