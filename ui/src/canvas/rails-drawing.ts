/** The painted rails on a canvas of the page, and in pictures. */
import type { Drawing } from './pictured.ts';
import { paintRails, type RailsPicture } from './rails-paint.ts';

/** Browsers refuse canvases beyond some size, the smallest of them beyond this many pixels. */
const MOST_PIXELS = 16_000_000;
/** A picture to keep is of twice the size. */
const PICTURE_SCALE = 2;

function contextOf(canvas: HTMLCanvasElement, { layout }: RailsPicture, scale: number) {
  const area = layout.width * layout.height * scale ** 2;
  const fit = scale * Math.min(1, Math.sqrt(MOST_PIXELS / area));
  canvas.width = Math.ceil(layout.width * fit);
  canvas.height = Math.ceil(layout.height * fit);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws on no canvas.');
  context.scale(fit, fit);
  return context;
}

/** Paints on a canvas of the page, as finely as the screen shows it. */
export function paintOn(canvas: HTMLCanvasElement, picture: RailsPicture, zoom: number): void {
  paintRails(contextOf(canvas, picture, zoom * window.devicePixelRatio), picture);
}

/** The rails for pictures. */
export function drawingOf(picture: RailsPicture): Drawing {
  const { width, height } = picture.layout;
  return {
    box: () => ({ x: 0, y: 0, w: width, h: height }),
    draw: (pen) => paintRails(pen, picture),
    png: async (paper) => {
      const canvas = document.createElement('canvas');
      const context = contextOf(canvas, picture, PICTURE_SCALE);
      context.fillStyle = paper;
      context.fillRect(0, 0, width, height);
      paintRails(context, picture);
      return new Promise((resolve, reject) =>
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('This browser makes no PNG.')))),
      );
    },
  };
}
