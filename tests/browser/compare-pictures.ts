import type { Page } from 'playwright-core';

/** The pictures that are kept are of a quarter of the size. */
const SCALE = 4;
/** Colours are compared by squares of so many pixels of the screen, wherein the edges of letters average out. */
const SQUARE = 16;
/** Two squares whose mean red, green or blue is further apart than this, of 255, differ. */
const APART = 14;

/** A picture as it is kept, and how far it is from the one kept before. */
export interface Compared {
  /** As base64. */
  kept: string;
  /** The part of the squares that differ, from 0 to 1; 1 where the sizes do, null where there is nothing to compare with. */
  differs: number | null;
  /** Where on the screen the first of them are: `x,y`. */
  where: string[];
}

/**
 * Compares a screenshot with a kept picture: by the mean colours of squares, so that a letter drawn otherwise by another
 * version of the browser counts for nothing, and a line that is missing or stands elsewhere counts. The browser itself reads,
 * scales and writes the pictures.
 */
export async function compare(page: Page, shot: Buffer, before: Buffer | null): Promise<Compared> {
  return page.evaluate(
    async ([now, then, scale, square, apart]) => {
      const read = async (data: string, type: string, by: number) => {
        const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type }));
        const canvas = new OffscreenCanvas(Math.round(image.width * by), Math.round(image.height * by));
        const context = canvas.getContext('2d', { willReadFrequently: true });
        if (!context) throw new Error('This browser draws nothing.');
        context.imageSmoothingQuality = 'high';
        context.drawImage(image, 0, 0, canvas.width, canvas.height);
        return { canvas, context };
      };
      /** The mean colour of each square, row by row. */
      const squares = ({ canvas, context }: Awaited<ReturnType<typeof read>>) => {
        const { width, height } = canvas;
        const { data } = context.getImageData(0, 0, width, height);
        const side = square / scale;
        const across = Math.floor(width / side);
        const means: [number, number, number][] = [];
        // Part of a square at an edge says too little.
        for (let top = 0; top + side <= height; top += side)
          for (let at = 0; at < across; at++) {
            const sum: [number, number, number] = [0, 0, 0];
            for (let y = top; y < top + side; y++)
              for (let x = at * side; x < (at + 1) * side; x++)
                for (const part of [0, 1, 2] as const) sum[part] += data[(y * width + x) * 4 + part] ?? 0;
            means.push([sum[0] / side ** 2, sum[1] / side ** 2, sum[2] / side ** 2]);
          }
        return { across, means };
      };
      const small = await read(now, 'image/png', 1 / scale);
      const blob = await small.canvas.convertToBlob({ type: 'image/webp', quality: 0.85 });
      const kept = btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
      if (then === null) return { kept, differs: null, where: [] };
      // As it would be kept, so that what the format loses is lost on both sides.
      const [a, b] = await Promise.all([read(kept, 'image/webp', 1), read(then, 'image/webp', 1)]);
      if (a.canvas.width !== b.canvas.width || a.canvas.height !== b.canvas.height)
        return {
          kept,
          differs: 1,
          where: [`${a.canvas.width}×${a.canvas.height}, was ${b.canvas.width}×${b.canvas.height}`],
        };
      const [one, other] = [squares(a), squares(b)];
      const where = one.means.flatMap((mean, at) =>
        mean.some((part, i) => Math.abs(part - (other.means[at]?.[i] ?? 0)) > apart)
          ? [`${(at % one.across) * square},${Math.floor(at / one.across) * square}`]
          : [],
      );
      return { kept, differs: where.length / one.means.length, where: where.slice(0, 12) };
    },
    [shot.toString('base64'), before?.toString('base64') ?? null, SCALE, SQUARE, APART] as const,
  );
}
