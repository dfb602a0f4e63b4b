import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Explorer, faults, NARROW, picture, pictures, shut, sideways, WIDE } from './explorer.ts';

/** Every page that the explorer has, by an address that the invented corpus fills. */
const addresses = {
  rails: '/explore',
  'rails-event': '/explore?sel=event/quay-clinic-shelling',
  list: '/explore?layout=list',
  graph: '/explore?show=actor/brennia,event/hudhud-bombing,event/quay-clinic-shelling,actor/open-ward',
  'graph-list':
    '/explore?show=actor/brennia,event/hudhud-bombing,event/quay-clinic-shelling,actor/open-ward&layout=list',
  actor: '/entity/actor/brennia',
  event: '/event/hudhud-bombing',
  documents: '/doc/',
  reader: '/doc/radio-estuary-2041-03-12',
  method: '/about/method',
  unknown: '/about/nowhere',
} as const;

let explorer: Explorer;
let claim: string;

beforeAll(async () => {
  explorer = await Explorer.start();
  const data = await explorer.server.data(
    '{ claims(first: 1, filter: { mark: [DENIES] }) { nodes { id } } }',
  );
  claim = `/${data.claims.nodes[0].id}`;
}, 180_000);

afterAll(async () => {
  await explorer.close();
  console.log(`Screenshots are in ${pictures}`);
});

describe.each([
  { colorScheme: 'light', lang: 'en', viewport: WIDE, touch: false },
  { colorScheme: 'dark', lang: 'ar', viewport: NARROW, touch: true },
] as const)('in $colorScheme and $lang', ({ colorScheme, lang, viewport, touch }) => {
  test.each([...Object.keys(addresses), 'claim'])(
    'the page %s has no fault that axe finds, and fits its window',
    async (name) => {
      const path = name === 'claim' ? claim : addresses[name as keyof typeof addresses];
      const address = `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;
      const page = await explorer.open(address, { colorScheme, viewport, touch });
      await explorer.settle(page);
      await picture(page, `${name}-${viewport.width}-${colorScheme}-${lang}`);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      expect(
        await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]),
      ).toEqual([lang, lang === 'ar' ? 'rtl' : 'ltr']);
      expect(await faults(page)).toEqual([]);
      await shut(page);
    },
    90_000,
  );
});

test('nothing is set smaller than 12 pixels, and verbatim words alone are in serif', async () => {
  const page = await explorer.open('/explore?sel=event/quay-clinic-shelling');
  await page.getByRole('article').first().waitFor();
  const { small, serif } = await page.evaluate(() => {
    const texts = [...document.querySelectorAll('#root *')].filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    );
    const style = (element: Element) => getComputedStyle(element);
    return {
      small: texts.filter((element) => Number.parseFloat(style(element).fontSize) < 12).length,
      serif: texts
        .filter((element) => style(element).fontFamily.startsWith('"Source Serif'))
        .map((element) => element.closest('blockquote, .q')?.textContent ?? element.textContent),
    };
  });
  expect(small).toBe(0);
  expect(serif.length).toBeGreaterThan(0);
  for (const words of serif) expect(words).toMatch(/^[“"«]/);
  await shut(page);
});

test('a figure that is only expected says so', async () => {
  const page = await explorer.open('/event/expected-exodus');
  const figure = page.getByRole('button', { name: 'thousands of people' });
  expect((await figure.innerText()).replace(/\s+/g, ' ')).toBe(
    'expects: at least 2000 people · The Concord of Nations “thousands of people”',
  );
  await shut(page);
});

test('no page asked another host for anything, and none threw', () => {
  expect(explorer.watch).toEqual({ errors: [], strangers: [] });
});
