import { expect, test } from '@jest/globals';
import { type Explorer, shut } from './explorer.ts';
import { pagesFit, withExplorer } from './suite.ts';

/** Every page that the explorer has, by an address that the invented corpus fills. */
const addresses = {
  rails: () => '/explore',
  'rails-event': () => '/explore?sel=event/quay-clinic-shelling',
  list: () => '/explore?layout=list',
  graph: () => '/explore?show=actor/brennia,event/hudhud-bombing,event/quay-clinic-shelling,actor/open-ward',
  'graph-list': () =>
    '/explore?show=actor/brennia,event/hudhud-bombing,event/quay-clinic-shelling,actor/open-ward&layout=list',
  actor: () => '/entity/actor/brennia',
  event: () => '/event/hudhud-bombing',
  documents: () => '/doc/',
  reader: () => '/doc/radio-estuary-2041-03-12',
  method: () => '/about/method',
  unknown: () => '/about/nowhere',
} as const;

let explorer: Explorer;
let claim: string;

withExplorer(async (started) => {
  explorer = started;
  const data = await explorer.server.data(
    '{ claims(first: 1, filter: { mark: [DENIES] }) { nodes { id } } }',
  );
  claim = `/${data.claims.nodes[0].id}`;
});

pagesFit('page', () => explorer, { ...addresses, claim: () => claim });

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

test('an empty canvas says that it is empty, and leads to the record', async () => {
  const page = await explorer.open('/explore?layout=force');
  await page.getByText('Nothing is on the canvas.').waitFor();
  await page.getByRole('button', { name: 'Contested record' }).click();
  await page.getByLabel(/^Contested record in rails/).waitFor();
  expect(new URL(page.url()).searchParams.get('layout')).toBe(null);
  await shut(page);
});

test('strikes that were judged one stand in one line, and count once', async () => {
  const { entity } = await explorer.server.data(
    `{ entity(id: "facility/hudhud-maternity-hospital") { ... on Facility {
      strikes(first: 50) { nodes { id heading same { id } } } } } }`,
  );
  const classes = new Map<string, string[]>();
  for (const { id, heading, same } of entity.strikes.nodes) {
    const key = [id, ...same.map((one: { id: string }) => one.id)].sort().join();
    classes.set(key, [...(classes.get(key) ?? []), heading]);
  }
  expect(classes.size).toBeLessThan(entity.strikes.nodes.length);
  const page = await explorer.open('/entity/facility/hudhud-maternity-hospital');
  const strikes = page.getByRole('region', { name: /Strikes in time/ });
  await strikes.getByText(`${classes.size} event`).waitFor();
  const lines = strikes.locator('ol > li');
  expect(await lines.count()).toBe(classes.size);
  const told = await lines.evaluateAll((all) =>
    all.map((line) => [...line.querySelectorAll('a')].map((link) => link.textContent)),
  );
  expect(told).toEqual([...classes.values()]);
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
