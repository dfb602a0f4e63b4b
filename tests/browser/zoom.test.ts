// A window at 200 %, and narrower windows of a desk: nothing is cut, nothing lies on anything, nothing scrolls sideways.
import { expect, test } from '@jest/globals';
import { type Explorer, faults, picture, shut, sideways } from './explorer.ts';
import { withExplorer } from './suite.ts';

let explorer: Explorer;
withExplorer((started) => {
  explorer = started;
});

const pages = {
  rails: '/explore?sel=event/quay-clinic-shelling',
  graph: '/explore?show=actor/brennia,event/hudhud-bombing,actor/open-ward&sel=actor/brennia',
  event: '/event/hudhud-bombing',
};

test.each(Object.entries(pages))(
  'the page %s is whole at 200 %%, at 910 and at 1100, in either direction',
  async (name, path) => {
    for (const lang of ['en', 'ar'])
      for (const [width, height, scale] of [
        [720, 450, 2],
        [910, 700, 1],
        [1100, 700, 1],
      ] as const) {
        const address = `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;
        const page = await explorer.open(address, { viewport: { width, height }, scale });
        await explorer.settle(page);
        await picture(page, `zoom-${name}-${width}-${lang}`);
        expect([width, lang, Math.max(0, await sideways(page))]).toEqual([width, lang, 0]);
        expect(await faults(page)).toEqual([]);
        // What stands in the bars stands beside one another.
        const cut = await page.evaluate(
          () =>
            [...document.querySelectorAll<HTMLElement>('.top > *, .bar > *')]
              .filter((one) => one.offsetWidth > 0)
              .map((one) => one.getBoundingClientRect())
              .filter(
                (a, at, all) =>
                  a.left < -1 ||
                  a.right > innerWidth + 1 ||
                  all.some(
                    (b, other) =>
                      other > at &&
                      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
                      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1,
                  ),
              ).length,
        );
        expect([width, lang, cut]).toEqual([width, lang, 0]);
        await shut(page);
      }
  },
  300_000,
);
