import { createSignal } from './signal.ts';

const KEY = 'ascribe.letters';
const letters = createSignal(localStorage.getItem(KEY) !== 'off');

/** Whether single letters act on the focused part; a reader who dictates or uses a screen reader may switch them off. */
export const lettersAct = letters.get;
export const useLetters = letters.use;

/** Switches the single letters on or off, on this machine. */
export function setLetters(on: boolean): void {
  if (on) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, 'off');
  letters.set(on);
}
