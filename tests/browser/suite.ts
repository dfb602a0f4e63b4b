import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Explorer, faults, NARROW, picture, pictures, shut, sideways, WIDE } from './explorer.ts';

/**
 * Starts the explorer before the tests of a file and ends it after them, when no page may have asked another host for
 * anything, and none may have thrown. `loaded` is when the corpus was recorded, for a test that looks back before now.
 */
export function withExplorer(started: (explorer: Explorer) => void | Promise<void>, loaded?: string): void {
  let explorer: Explorer;
  beforeAll(async () => {
    explorer = await Explorer.start(loaded);
    await started(explorer);
  }, 180_000);
  afterAll(async () => {
    await explorer.close();
    console.log(`Screenshots are in ${pictures}`);
    expect(explorer.watch).toEqual({ errors: [], strangers: [] });
  });
}

const light = { colorScheme: 'light', lang: 'en', viewport: WIDE, touch: false } as const;
const narrow = { colorScheme: 'dark', lang: 'ar', viewport: NARROW, touch: true } as const;
const mirrored = { colorScheme: 'dark', lang: 'ar', viewport: WIDE, touch: false } as const;

/** Tests of pages by their addresses: in both themes, languages and widths none has a fault that axe finds, and each fits its window. */
export function pagesFit(
  suite: string,
  explorer: () => Explorer,
  addresses: Readonly<Record<string, () => string>>,
): void {
  describe.each([light, narrow, mirrored])(
    'in $colorScheme, $lang and $viewport.width',
    ({ colorScheme, lang, viewport, touch }) => {
      test.each(Object.entries(addresses))(
        'the page %s has no fault that axe finds, and fits its window',
        async (name, address) => {
          const path = address();
          const page = await explorer().open(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`, {
            colorScheme,
            viewport,
            touch,
          });
          await explorer().settle(page);
          await picture(page, `${suite}-${name}-${viewport.width}-${colorScheme}-${lang}`);
          expect(await sideways(page)).toBeLessThanOrEqual(0);
          expect(
            await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]),
          ).toEqual([lang, lang === 'ar' ? 'rtl' : 'ltr']);
          expect(await faults(page)).toEqual([]);
          await shut(page);
        },
        90_000,
      );
    },
  );
}
