// A hub on the canvas: it opens as groups by year, place or speaker, never as a hairball; nobody is lost or counted twice.
import { expect, test } from '@jest/globals';
import { generate } from '../../bench/generate.ts';
import { LOADED } from '../graphql/fixture.ts';
import { faults, NARROW, type PageOptions, picture, queryOf, sideways, WIDE } from './explorer.ts';
import { explorer, open as openPage, page, withPages } from './page.ts';

const HUB = 'actor/power-0';
const GROUP = `group/carried_out.out.attack/${HUB}`;
const TIME = 120_000;

/** Everyone whom the hub is said to have acted on, by the API. */
let everyone: ReadonlySet<string>;

withPages(async () => {
  await explorer.server.store.load.set('crowd', generate(3000), { at: LOADED });
  everyone = new Set(await neighbours());
});

async function neighbours(): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | null = null; ; ) {
    const { entity } = await explorer.server.data(
      `query ($after: String) { entity(id: "${HUB}") { neighbours(
        filter: { family: [CONTENT], types: [{ predicate: CARRIED_OUT }], direction: [OUT] }, first: 100, after: $after
      ) { pageInfo { hasNextPage endCursor } nodes { object { entities { id } } } } } }`,
      { after },
    );
    const { nodes, pageInfo } = entity.neighbours;
    for (const { object } of nodes) for (const { id } of object.entities) found.push(id);
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
  }
}

const panel = () => page.getByRole('complementary');
const canvas = () => page.getByRole('application');
const groupRows = () => page.getByRole('row').filter({ hasText: 'A group' });
const shown = async () =>
  ((await queryOf(page)).get('show')?.split(',') ?? []).map((token) => token.replace(/^-?\*?|~\d+$/g, ''));
const groups = async () => (await shown()).filter((id) => id.startsWith('group/'));
const alone = async () => (await shown()).filter((id) => everyone.has(id));

/** How many things a heading counts, entries for several among them. */
const counted = (heading: string) =>
  [...heading.matchAll(/(\d+) (?:[a-z]+s?\b)(?!\w)/g)]
    .filter(([text]) => !/denial|under/.test(text))
    .reduce((sum, [, n]) => sum + Number(n), 0);

async function open(path: string, options?: PageOptions): Promise<void> {
  await openPage(path, options);
  await explorer.settle(page);
}

/** The hub expanded along the edge that makes it one. */
async function expanded(): Promise<void> {
  await open(`/explore?show=${HUB},event/hudhud-bombing&sel=${HUB}`);
  await panel()
    .getByRole('button', { name: /^Expand/ })
    .click();
  await panel()
    .getByRole('group', { name: 'Expand by kind of edge' })
    .getByRole('button', { name: /^carried out as groups/ })
    .click();
  await page.getByText(/ in (a group|\d+ groups), nothing moved\./).waitFor();
  await explorer.settle(page);
}

async function list(): Promise<void> {
  await page.getByRole('button', { name: 'List', exact: true }).click();
  await groupRows().first().waitFor();
}

/** Everyone, by themselves or as a row of the List counts them. */
async function accountedFor(): Promise<number> {
  const headings = await groupRows().locator('b').allInnerTexts();
  return (await alone()).length + headings.reduce((sum, heading) => sum + counted(heading), 0);
}

test.each([
  ['year', /^(\d{4}|undated|several)$/],
  ['place', /^at-(none|several|(near-)?(place|facility)-.+)$/],
  ['speaker', /^by-(several|unnamed|[a-z]+-.+)$/],
] as const)(
  'is opened by %s with the keyboard; everyone is there once, one undo closes it, and the address restores it',
  async (axis, part) => {
    await expanded();
    expect(await groups()).toContain(GROUP);
    const before = await shown();
    await list();
    expect(await accountedFor()).toBe(everyone.size);
    const row = page.locator(`tr[data-id="${GROUP}"]`);
    await row.click();
    await row.focus();
    await page.keyboard.press('e');
    const choices = panel().getByRole('group', { name: 'Open by' });
    const first = choices.getByRole('button', { name: /^By year/ });
    await expect(first.evaluate((one) => one === document.activeElement)).resolves.toBe(true);
    const choice = choices.getByRole('button', { name: new RegExp(`^By ${axis} \\d`) });
    await choice.focus();
    await page.keyboard.press('Enter');
    await page.getByText(/ in (a group|\d+ groups), nothing moved\./).waitFor();
    await explorer.settle(page);
    // Who opened it goes on where its parts are, or, where it keeps a rest, in its panel.
    const where = (await groups()).includes(GROUP) ? 'aside' : 'main';
    await page.waitForFunction((tag) => document.activeElement?.closest(tag) !== null, where);
    const opened = (await groups()).filter((id) =>
      id.startsWith(`${GROUP.slice(0, GROUP.indexOf('/actor'))}.`),
    );
    expect(opened.length).toBeGreaterThan(0);
    for (const id of opened)
      expect(id.slice('group/carried_out.out.attack.'.length, -`/${HUB}`.length)).toMatch(part);
    expect(await accountedFor()).toBe(everyone.size);
    const address = page.url();
    const after = await shown();
    const headings = await groupRows().locator('b').allInnerTexts();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await shown()).toEqual(before);
    await page.getByRole('button', { name: 'Redo' }).click();
    expect(await shown()).toEqual(after);
    await page.goto('about:blank');
    await page.goto(address);
    await groupRows().first().waitFor();
    expect(await groupRows().locator('b').allInnerTexts()).toEqual(headings);
  },
  TIME,
);

test(
  'opens again by another axis, until everyone stands by themselves; nothing moves',
  async () => {
    await expanded();
    const stood = await page.evaluate(() => location.hash);
    await list();
    const axes = [/^By place \d/, /^By speaker \d/];
    for (let turn = 0; turn < 60 && (await groups()).length > 0; turn++) {
      // The largest first: its parts are to be opened again.
      const sizes = (await groupRows().locator('b').allInnerTexts()).map(counted);
      await groupRows()
        .nth(sizes.indexOf(Math.max(...sizes)))
        .click();
      const whole = panel().getByRole('button', { name: 'Open', exact: true });
      const choices = panel().getByRole('group', { name: 'Open by' });
      const by = choices.getByRole('button', { name: axes[turn] ?? /^Show/, disabled: false });
      await whole.or(choices).waitFor();
      const next = (await whole.count()) > 0 ? whole : by;
      const left = await accountedFor();
      const was = await page.evaluate(() => location.search);
      await next.click();
      await page.waitForFunction((search) => location.search !== search, was);
      await explorer.settle(page);
      expect([turn, await accountedFor()]).toEqual([turn, left]);
    }
    expect(await groups()).toEqual([]);
    expect(new Set(await alone())).toEqual(everyone);
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await canvas().waitFor();
    while (await page.getByRole('button', { name: 'Undo' }).isEnabled()) {
      if ((await groups()).includes(GROUP)) break;
      await page.keyboard.press('Control+z');
    }
    expect(await page.evaluate(() => location.hash)).toBe(stood);
  },
  TIME * 4,
);

test(
  'a group that is hidden keeps whom it holds, and comes back with them',
  async () => {
    const year = `group/carried_out.out.attack.2033/${HUB}`;
    await open(`/explore?show=${HUB},${GROUP},-${year}&layout=list`);
    const rest = await groupRows().locator('b').innerText();
    await page.getByRole('button', { name: '1 hidden' }).click();
    await groupRows().nth(1).waitFor();
    expect(await groupRows().locator('b').allInnerTexts()).toEqual([rest, expect.stringMatching(/ · 2033$/)]);
  },
  TIME,
);

test.each([
  ['en', 'light', WIDE],
  ['ar', 'dark', WIDE],
  ['en', 'dark', NARROW],
  ['ar', 'light', NARROW],
] as const)(
  'in %s, %s, at %o the panel of a group has no fault that axe finds, and fits',
  async (lang, colorScheme, viewport) => {
    const path = `/explore?show=${HUB},${GROUP}&sel=${GROUP}&lang=${lang}`;
    await open(path, { colorScheme, viewport, touch: viewport === NARROW });
    await picture(page, `group-${viewport.width}-${colorScheme}-${lang}`);
    expect(await faults(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await panel()
      .getByRole('button', { name: lang === 'ar' ? /^حسب المكان/ : /^By place/ })
      .click();
    await explorer.settle(page);
    await picture(page, `group-by-place-${viewport.width}-${colorScheme}-${lang}`);
    expect(await faults(page)).toEqual([]);
  },
  TIME,
);
