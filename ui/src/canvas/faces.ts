/** The page's two families on a canvas: loaded before anything is measured, and measured as they are drawn. */
import { useEffect, useState } from 'react';
import { type Font, isolate, type Measure } from './text.ts';

export interface Faces {
  sans: string;
  serif: string;
  measure: Measure;
  /** How far below the baseline a font's line box ends, which is where cytoscape hangs its labels. */
  descent: (font: Font) => number;
}

/** A canvas draws with whatever is there, so a face that never arrives must not keep the page waiting. */
const patience = 2000;

function readFaces(element: Element): Faces {
  const style = getComputedStyle(element);
  const sans = style.getPropertyValue('--sans').trim() || 'system-ui, sans-serif';
  const serif = style.getPropertyValue('--serif').trim() || 'Georgia, serif';
  const context = document.createElement('canvas').getContext('2d');
  const widths = new Map<Font, Map<string, number>>();
  const descents = new Map<string, number>();
  const css = (font: Font) => `${font.weight} ${font.size}px ${font.face === 'serif' ? serif : sans}`;
  let set: Font | null = null;
  return {
    sans,
    serif,
    measure: (text, font) => {
      const inFont = widths.get(font) ?? new Map<string, number>();
      widths.set(font, inFont);
      const known = inFont.get(text);
      if (known !== undefined) return known;
      if (!context) return text.length * font.size * 0.5;
      // To set a font costs as much as to measure a name in it.
      if (set !== font) context.font = css(font);
      set = font;
      const width = context.measureText(isolate(text)).width;
      inFont.set(text, width);
      return width;
    },
    descent: (font) => {
      const key = css(font);
      const known = descents.get(key);
      if (known !== undefined) return known;
      if (!context) return font.size * 0.25;
      context.font = key;
      set = null;
      const { actualBoundingBoxAscent: above } = context.measureText('x');
      context.textBaseline = 'bottom';
      // The font's own figure is rounded to whole pixels; the difference between two baselines is exact.
      const descent = context.measureText('x').actualBoundingBoxAscent - above;
      context.textBaseline = 'alphabetic';
      descents.set(key, descent);
      return descent;
    },
  };
}

/** The faces that a text needs, once loaded; null until then. */
export function useFaces(element: Element | null, sample: string): Faces | null {
  const [faces, setFaces] = useState<Faces | null>(null);
  useEffect(() => {
    if (!element) return;
    let live = true;
    const style = getComputedStyle(element);
    const wanted = ['--sans', '--serif'].flatMap((name) => {
      const family = style.getPropertyValue(name).trim() || 'sans-serif';
      return [400, 600].map((weight) => document.fonts.load(`${weight} 13px ${family}`, sample));
    });
    const waited = new Promise((resolve) => setTimeout(resolve, patience));
    const ready = () => {
      if (live) setFaces(readFaces(element));
    };
    Promise.race([Promise.allSettled(wanted), waited]).then(ready, ready);
    return () => {
      live = false;
    };
  }, [element, sample]);
  return faces;
}

/** cytoscape hangs a label by the bottom of its line box; this puts the letters on a baseline of whole pixels. */
export function hangingFrom(baseline: number, font: Font, faces: Faces): number {
  return Math.round(baseline) + Math.round(faces.descent(font)) - font.size / 2;
}
