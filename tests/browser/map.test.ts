import { describe, expect, test } from '@jest/globals';
import { faults, NARROW, picture, sideways } from './explorer.ts';
import { explorer, open, page, query, withPages } from './page.ts';

withPages();

const TIME = 120_000;
/** A town of the invented corpus has a point; what lies at it is asked of the API. */
const TOWN = 'place/port-amsel';

const drawn = () => page.locator('.map-canvas[data-ready="true"]').waitFor();
const mark = () => page.locator('.map-mark', { hasText: 'Port Amsel' });
const list = () => page.getByRole('region', { name: 'Towns on the map' });

/** A view that holds the town, all that is said to lie there, and an event that lies nowhere on the map. */
async function view(): Promise<{ address: string; located: string[] }> {
  const { claims } = await explorer.server.data(
    `{ claims(first: 100, filter: { predicate: [LOCATED], about: ["${TOWN}"], mark: [ASSERTS], negated: false }) { nodes { proposition { subject { entities { id } } object { entities { id } } } } } }`,
  );
  interface Ends {
    entities: { id: string }[];
  }
  const located: string[] = claims.nodes.flatMap(
    ({ proposition }: { proposition: { subject: Ends; object: Ends } }) =>
      proposition.object.entities.some(({ id }) => id === TOWN)
        ? proposition.subject.entities.map(({ id }) => id)
        : [],
  );
  const ids = [...new Set([TOWN, ...located, 'event/quay-clinic-shelling'])];
  return { address: `/explore?layout=map&show=${ids.join(',')}`, located: [...new Set(located)] };
}

describe('the map', () => {
  test(
    'puts things at their town and nowhere else, and lists what has no coordinates',
    async () => {
      const { address, located } = await view();
      expect(located.length).toBeGreaterThan(0);
      await open(address);
      await drawn();
      expect(await mark().innerText()).toContain(String(located.length));
      const things = await list()
        .locator('.town', { has: page.getByRole('button', { name: 'Port Amsel', exact: true }) })
        .locator('li a')
        .evaluateAll((all) =>
          all.map((link) => new URL((link as HTMLAnchorElement).href).searchParams.get('sel')),
        );
      expect(new Set(things)).toEqual(new Set(located));
      await list()
        .getByText(/^Not on the map \(\d+\)$/)
        .waitFor();
      await list().getByRole('link', { name: 'Shelling of the Quay Clinic' }).waitFor();
    },
    TIME,
  );

  test(
    'is selected from, and shows what is selected elsewhere',
    async () => {
      const { address, located } = await view();
      await open(address);
      await drawn();
      await mark().click();
      expect((await query()).get('sel')).toBe(TOWN);
      expect(await page.locator('.map-mark[aria-pressed="true"]').count()).toBe(1);
      // By keyboard, in the list beside it.
      await page.keyboard.press('Escape');
      await list().getByRole('button', { name: 'Port Amsel', exact: true }).focus();
      await page.keyboard.press('Enter');
      expect((await query()).get('sel')).toBe(TOWN);
      await page.goto(
        `${explorer.server.url}${address}&sel=${located.find((id) => !id.startsWith('place/'))}`,
      );
      await drawn();
      expect(await page.locator('.map-mark[aria-pressed="true"]').count()).toBe(1);
      expect(await list().locator('li.sel').count()).toBeGreaterThan(0);
    },
    TIME,
  );

  test(
    'of the record hides what the filters hide',
    async () => {
      await open('/explore?layout=map');
      await list().waitFor();
      const events = () => list().getByRole('link').count();
      const before = await events();
      expect(before).toBeGreaterThan(0);
      await page.getByRole('button', { name: /^asserts \d+$/ }).click();
      await page.getByRole('button', { name: /^denies \d+$/ }).click();
      await page.waitForFunction(
        (n) => globalThis.document.querySelectorAll('.map-list a').length < n,
        before,
      );
    },
    TIME,
  );
});

test(
  'the page of an event says where it lies, and that it is not on the map where no coordinates are recorded',
  async () => {
    const { located } = await view();
    const event = located.find((id) => id.startsWith('event/'));
    await open('/event/quay-clinic-shelling');
    await page.getByText('Not on the map: no coordinates are recorded for where it happened.').waitFor();
    if (!event) return;
    await page.goto(`${explorer.server.url}/${event}`);
    await page.getByRole('img', { name: /^Map: Port Amsel/ }).waitFor();
  },
  TIME,
);

describe.each([
  { colorScheme: 'light', lang: 'en', touch: false, viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', lang: 'ar', touch: true, viewport: NARROW },
] as const)('in $colorScheme and $lang', ({ colorScheme, lang, touch, viewport }) => {
  test(
    'the map has no fault that axe finds, and fits its window',
    async () => {
      const { address } = await view();
      await open(`${address}&lang=${lang}`, { colorScheme, touch, viewport });
      await drawn();
      await explorer.settle(page);
      await picture(page, `map-${viewport.width}-${colorScheme}-${lang}`);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      expect(await faults(page)).toEqual([]);
      const further = page.getByRole('button', { name: lang === 'ar' ? 'تصغير' : 'Zoom out' });
      for (let turn = 0; turn < 5; turn++) await further.click();
      await picture(page, `map-world-${viewport.width}-${colorScheme}-${lang}`);
    },
    TIME,
  );
});
