import { lettersAct } from '../state/settings.ts';

/**
 * The Latin letter of a key, on any keyboard: where the layout gives another script, the key's place decides, since
 * the shortcuts are printed in Latin letters.
 */
export function letterOf(event: { key: string; code: string }): string {
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  const [, letter] = /^Key([A-Z])$/.exec(event.code) ?? [];
  return letter && event.key.length === 1 ? letter.toLowerCase() : event.key.toLowerCase();
}

/** The letter of a key pressed by itself; null with Ctrl, Alt or Meta, and where letters were switched off. */
export function letterAlone(
  event: Parameters<typeof letterOf>[0] & { ctrlKey: boolean; metaKey: boolean; altKey: boolean },
): string | null {
  const held = event.ctrlKey || event.metaKey || event.altKey;
  return held || !lettersAct() ? null : letterOf(event);
}

/** Whether keys write there. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}
