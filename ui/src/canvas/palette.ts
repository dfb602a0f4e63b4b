/** The colours of the page's tokens, read when the canvas draws, so that a change of theme changes the drawing. */
import { useEffect, useState } from 'react';
import type { Tone } from './marks.ts';

export type Palette = Readonly<Record<Tone, string>>;

/** Stands in for a token that the page does not define. */
const fallback: Palette = {
  paper: '#f7f7f3',
  surface: '#ffffff',
  sunken: '#eeeee8',
  line: '#d6d6cd',
  edge: '#73736b',
  rail: '#8a8a81',
  ink: '#16191f',
  ink2: '#444953',
  ink3: '#5f6570',
  mark: '#ffe57a',
  sel: '#16191f',
  focus: '#16191f',
  asserts: '#1955bd',
  denies: '#ad4800',
  condemns: '#5a1058',
  urges: '#00533c',
  silent: '#646672',
  on: '#ffffff',
};

/** With forced colours the user's own replace ours; marks are told apart by shape and texture alone. */
const forced: Record<Tone, string> = {
  paper: 'Canvas',
  surface: 'Canvas',
  sunken: 'Canvas',
  line: 'GrayText',
  edge: 'CanvasText',
  rail: 'GrayText',
  ink: 'CanvasText',
  ink2: 'CanvasText',
  ink3: 'CanvasText',
  // The ink on it would be the page's own, which need not show on the system's highlighter; the outline tells.
  mark: 'Canvas',
  sel: 'Highlight',
  focus: 'Highlight',
  asserts: 'CanvasText',
  denies: 'CanvasText',
  condemns: 'CanvasText',
  urges: 'CanvasText',
  silent: 'CanvasText',
  on: 'Canvas',
};

const media = ['(forced-colors: active)', '(prefers-color-scheme: dark)', 'print'];

/** `rgb(…)` as `#rrggbb`, for cytoscape takes lists of colours apart at their spaces. */
export function asHex(colour: string): string {
  const parts = /^rgba?\((\d+)[\s,]+(\d+)[\s,]+(\d+)/u.exec(colour);
  if (!parts) return colour;
  return `#${parts
    .slice(1, 4)
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')}`;
}

/** Reads every token that an element inherits. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const tones = Object.keys(fallback) as Tone[];
  if (!matchMedia('(forced-colors: active)').matches)
    return Object.fromEntries(
      tones.map((tone) => [tone, asHex(style.getPropertyValue(`--${tone}`).trim()) || fallback[tone]]),
    ) as Palette;
  const probe = document.createElement('span');
  element.append(probe);
  const system = Object.fromEntries(
    tones.map((tone) => {
      probe.style.color = forced[tone];
      return [tone, asHex(getComputedStyle(probe).color)];
    }),
  );
  probe.remove();
  return system as Palette;
}

/** The palette at an element, kept in step with theme, forced colours and print. */
export function usePalette(element: Element | null, theme: string): Palette {
  const [palette, setPalette] = useState<Palette>(fallback);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is not read, it only says when to read again
  useEffect(() => {
    if (!element) return;
    const read = () => {
      const next = readPalette(element);
      setPalette((last) => (JSON.stringify(last) === JSON.stringify(next) ? last : next));
    };
    read();
    // The page may set its theme attribute after this effect has run.
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true });
    const lists = media.map((query) => matchMedia(query));
    for (const list of lists) list.addEventListener('change', read);
    return () => {
      observer.disconnect();
      for (const list of lists) list.removeEventListener('change', read);
    };
  }, [element, theme]);
  return palette;
}

/** One colour laid over another, both as `#rrggbb`; for strokes that must match a translucent ground. */
export function over(ground: string, colour: string, opacity: number): string {
  const parts = (hex: string) =>
    /^#[0-9a-f]{6}$/iu.test(hex) ? [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) : null;
  const below = parts(ground);
  const above = parts(colour);
  if (!below || !above) return ground;
  const mixed = below.map((part, at) => Math.round(part + ((above[at] ?? part) - part) * opacity));
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
