// Anything a reader may do to a canvas, in any order, from a seed: nothing throws, no node is lost, every address restores.
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { generate } from '../../bench/generate.ts';
import { Random } from '../../bench/random.ts';
import { LOADED } from '../graphql/fixture.ts';
import { type Explorer, shut } from './explorer.ts';
import { withExplorer } from './suite.ts';

/** `ASCRIBE_SOAK` is how many seconds to go on, from a new seed each time; `ASCRIBE_SOAK_SEED` repeats a run. */
const soak = process.env['ASCRIBE_SOAK'];
const SECONDS = Number(soak ?? 40);
const seed = process.env['ASCRIBE_SOAK_SEED'] ?? (soak ? String(Date.now() % 1_000_000) : '1');
/** After so many actions the address is opened in another page. */
const BETWEEN = 7;

let explorer: Explorer;

withExplorer(async (started) => {
  explorer = started;
  await explorer.server.store.load.set('crowd', generate(1000), { at: LOADED });
});

const canvas = (page: Page) => page.getByRole('application');
const query = (page: Page) => new URL(page.url()).searchParams;
const idsOf = (page: Page) => query(page).get('show')?.split(',').filter(Boolean) ?? [];
/** The nodes of an address, hidden or not, without what brought them. */
const nodesOf = (page: Page) => new Set(idsOf(page).map((token) => token.replace(/^-?\*?|~\d+$/g, '')));

/** An action by its name; those that may take nodes away say so. */
interface Action {
  name: string;
  weight: number;
  takes?: boolean;
  act: (page: Page, random: Random) => Promise<void>;
}

const key =
  (...keys: string[]) =>
  async (page: Page) => {
    if ((await canvas(page).count()) === 0) return;
    await canvas(page).focus();
    for (const one of keys) await page.keyboard.press(one);
  };

/** Presses one of the buttons that are there by such a name; none is fine too. */
const press =
  (name: RegExp, within = 'main, aside') =>
  async (page: Page, random: Random) => {
    const buttons = page.locator(within).getByRole('button', { name, disabled: false });
    const count = await buttons.count();
    if (count > 0)
      await buttons
        .nth(random.below(count))
        .click({ timeout: 5000 })
        .catch((error: Error) => {
          // What an answer has just replaced cannot be pressed; a reader would not have, either.
          if (!/Timeout|detached|not attached/i.test(error.message)) throw error;
        });
  };

const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
const actions: readonly Action[] = [
  { name: 'walk', weight: 6, act: (page, random) => key(random.pick(arrows), 'Space')(page) },
  { name: 'walk and select', weight: 3, act: (page, random) => key(`Shift+${random.pick(arrows)}`)(page) },
  { name: 'select all', weight: 1, act: key('Control+a') },
  { name: 'list kinds', weight: 4, act: key('e') },
  { name: 'expand', weight: 8, act: press(/\d$/, '[aria-label="Expand by kind of edge"]') },
  {
    name: 'open a group',
    weight: 4,
    act: press(/^(Open|By (year|place|speaker) \d+|Show the first \d+)$/, 'aside'),
    takes: true,
  },
  { name: 'collapse', weight: 2, act: key('x'), takes: true },
  { name: 'hide', weight: 2, act: key('h') },
  { name: 'hide others', weight: 1, act: key('Shift+H') },
  { name: 'show hidden', weight: 2, act: press(/ hidden$/) },
  { name: 'pin', weight: 1, act: key('p') },
  { name: 'undo', weight: 4, act: (page) => page.keyboard.press('Control+z'), takes: true },
  { name: 'redo', weight: 3, act: (page) => page.keyboard.press('Control+Shift+z'), takes: true },
  { name: 'lay out', weight: 3, act: press(/^(Graph|Chain|Time)$/) },
  { name: 'rails', weight: 1, act: press(/^Rails$/) },
  { name: 'list', weight: 1, act: press(/^List$/) },
  { name: 'filter', weight: 2, act: press(/^(asserts|denies|flat|place|actor|event) \d+$/) },
  { name: 'clear filters', weight: 1, act: press(/^Clear all filters$/) },
  { name: 'zoom', weight: 1, act: (page, random) => key(random.pick(['+', '-', '0']))(page) },
  {
    name: 'find',
    weight: 1,
    act: async (page) => {
      await key('f')(page);
      const box = page.getByRole('textbox', { name: 'Find on the canvas' });
      if ((await box.count()) === 0) return;
      await box.fill('o');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
    },
  },
  { name: 'escape', weight: 1, act: (page) => page.keyboard.press('Escape') },
  {
    name: 'point',
    weight: 3,
    act: async (page, random) => {
      const box = (await canvas(page).count()) > 0 ? await canvas(page).boundingBox() : null;
      if (box) await page.mouse.click(box.x + random.next() * box.width, box.y + random.next() * box.height);
    },
  },
  {
    name: 'drag',
    weight: 2,
    act: async (page, random) => {
      const box = (await canvas(page).count()) > 0 ? await canvas(page).boundingBox() : null;
      if (!box) return;
      const at = () => [box.x + random.next() * box.width, box.y + random.next() * box.height] as const;
      if (random.chance(0.4)) await page.keyboard.down('Shift');
      await page.mouse.move(...at());
      await page.mouse.down();
      await page.mouse.move(...at(), { steps: 4 });
      await page.mouse.up();
      await page.keyboard.up('Shift');
    },
  },
];

function choose(random: Random): Action {
  let at = random.below(actions.reduce((sum, { weight }) => sum + weight, 0));
  for (const action of actions) {
    at -= action.weight;
    if (at < 0) return action;
  }
  return actions[0] as Action;
}

/** How many nodes the canvas says that it shows; null where it shows none or something else. */
async function drawn(page: Page): Promise<number | null> {
  const image = page.getByRole('img', { name: /^Graph: \d+/ });
  if ((await image.count()) === 0) return null;
  return Number(/\d+/.exec((await image.getAttribute('aria-label')) ?? '')?.[0]);
}

/** What a reader sees of a view, in words. */
async function seen(page: Page): Promise<Record<string, unknown>> {
  await explorer.settle(page);
  return {
    url: page.url(),
    title: await page.getByRole('heading', { level: 1 }).innerText(),
    nodes: await drawn(page),
    selected: await page
      .getByRole('complementary', { name: 'Selection' })
      .getByRole('heading')
      .allInnerTexts(),
    pressed: await page.locator('main').getByRole('button', { pressed: true }).allInnerTexts(),
  };
}

async function check(page: Page): Promise<void> {
  const other = await explorer.open(page.url().replace(explorer.server.url, ''));
  let [here, there] = [await seen(page), await seen(other)];
  // What has been answered may still have to be laid out and drawn, on a busy machine for seconds.
  for (const end = performance.now() + 15_000; !isDeepStrictEqual(there, here) && performance.now() < end; )
    [here, there] = [await seen(page), await seen(other)];
  expect(there).toEqual(here);
  await shut(other);
  if (here['nodes'] === null || query(page).has('f.kind')) return;
  const ids = idsOf(page).filter((token) => !token.startsWith('-'));
  // A group of which all stand by themselves, as another expansion may bring them, is not drawn.
  const things = ids.filter((token) => !/^\*?group\//.test(token)).length;
  expect(here['nodes']).toBeGreaterThanOrEqual(things);
  expect(here['nodes']).toBeLessThanOrEqual(ids.length);
}

test(
  `random actions from the seed ${seed}`,
  async () => {
    console.log(`Soak: seed ${seed}, ${SECONDS} seconds`);
    const random = new Random('soak', seed);
    const page = await explorer.open('/explore?show=actor/power-0,event/hudhud-bombing,actor/brennia');
    const done: string[] = [];
    const end = performance.now() + SECONDS * 1000;
    try {
      while (performance.now() < end) {
        const action = choose(random);
        done.push(action.name);
        const before = nodesOf(page);
        await action.act(page, random);
        // What takes nodes away must be over, or it would seem the next action's doing; else the next comes in between.
        if (action.takes) await explorer.settle(page);
        else await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
        if (!action.takes) expect([...before].filter((id) => !nodesOf(page).has(id))).toEqual([]);
        if (done.length % BETWEEN === 0) await check(page);
        expect(explorer.watch).toEqual({ errors: [], strangers: [] });
      }
      await check(page);
    } catch (cause) {
      throw new Error(`Seed ${seed}, at ${page.url()}, after: ${done.join(', ')}\n${cause}`, { cause });
    }
    console.log(`Soak: ${done.length} actions`);
    await shut(page);
  },
  SECONDS * 1000 + 240_000,
);
