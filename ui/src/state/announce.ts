import { createSignal } from './signal.ts';

/** What the live region says. The turn makes the same words twice in a row be read twice. */
export const announcement = createSignal({ words: '', turn: 0 });

/** Tells the reader what changed, in words, for those who cannot see it. */
export function announce(words: string): void {
  announcement.set({ words, turn: announcement.get().turn + 1 });
}
