// The canvas in use: layouts on demand, many selected at once, the loop, finding, the small map; nothing moves unasked.
import { describe, expect, test } from '@jest/globals';
import { generate } from '../../bench/generate.ts';
import { LOADED } from '../graphql/fixture.ts';
import { type PageOptions, picture } from './explorer.ts';
import { explorer, open as openPage, page, query, withPages } from './page.ts';

withPages(async () => {
  await explorer.server.store.load.set('crowd', generate(1000), { at: LOADED });
});

const TIME = 60_000;
const three = '/explore?show=actor/brennia,event/hudhud-bombing,event/quay-clinic-shelling';
const canvas = () => page.getByRole('application');
const selection = () => page.getByRole('toolbar', { name: 'What is selected' });

/** Where nodes stand, by the address. */
function positions(): Map<string, string> {
  const fragment = decodeURIComponent(new URL(page.url()).hash).replace(/^#p=/, '');
  return new Map(fragment.split(';').map((part) => part.split('@') as [string, string]));
}

async function open(path: string, options?: PageOptions): Promise<void> {
  await openPage(path, options);
  await canvas().waitFor();
  await page.waitForFunction(() => /^#[pz]=/.test(location.hash));
}

describe('layouts', () => {
  test(
    'come on demand, are undone by one undo, and stand in the address',
    async () => {
      await open(
        '/explore?show=actor/brennia,actor/open-ward,event/hudhud-bombing,event/quay-clinic-shelling',
      );
      const free = page.url();
      await page.getByRole('button', { name: 'Chain', exact: true }).click();
      await page.waitForFunction((before) => location.href !== before && location.hash.length > 2, free);
      expect((await query()).get('layout')).toBe('layered');
      const x = (id: string) => Number(positions().get(id)?.split(',')[0]);
      expect(x('actor/brennia')).toBeLessThan(x('event/hudhud-bombing'));
      expect(x('event/hudhud-bombing')).toBe(x('event/quay-clinic-shelling'));
      await picture(page, 'canvas-chain');
      const chain = page.url();
      await page.getByRole('button', { name: 'Time', exact: true }).click();
      await page.waitForFunction((before) => location.href !== before && location.hash.length > 2, chain);
      await picture(page, 'canvas-time');
      await page.reload();
      await canvas().waitFor();
      expect((await query()).get('layout')).toBe('time');
      await page.goto(chain);
      await canvas().waitFor();
      await explorer.settle(page);
      expect(page.url()).toBe(chain);
    },
    TIME,
  );

  test(
    'are undone and done again',
    async () => {
      await open(three);
      const before = page.url();
      await page.getByRole('button', { name: 'Chain', exact: true }).click();
      await page.waitForFunction((url) => location.href !== url && location.hash.length > 2, before);
      const after = page.url();
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(page.url()).toBe(before);
      await page.getByRole('button', { name: 'Redo' }).click();
      expect(page.url()).toBe(after);
    },
    TIME,
  );
});

describe('many at once', () => {
  test(
    'are selected, pinned and hidden with the keyboard alone; one undo takes each step back',
    async () => {
      await open(three);
      const stood = positions();
      await canvas().focus();
      await page.keyboard.press('Control+a');
      await selection().getByText('3 selected').waitFor();
      expect([(await query()).get('sel'), ...((await query()).get('also')?.split(',') ?? [])].sort()).toEqual(
        ['actor/brennia', 'event/hudhud-bombing', 'event/quay-clinic-shelling'],
      );
      await page.keyboard.press('p');
      expect((await query()).get('show')).toBe(
        '*actor/brennia,*event/hudhud-bombing,*event/quay-clinic-shelling',
      );
      await page.keyboard.press('h');
      await page.getByRole('button', { name: '3 hidden' }).waitFor();
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
      expect((await query()).get('show')).toBe(
        'actor/brennia,event/hudhud-bombing,event/quay-clinic-shelling',
      );
      expect(positions()).toEqual(stood);
    },
    TIME,
  );

  test(
    'are selected one after the other by Shift and Space, and let go',
    async () => {
      await open(`${three}&sel=actor/brennia`);
      await canvas().focus();
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Shift+ArrowLeft');
      await page.keyboard.press('Shift+ArrowUp');
      await page.keyboard.press('Shift+ArrowDown');
      await selection().waitFor();
      await selection().getByRole('button', { name: 'Clear the selection' }).click();
      await selection().waitFor({ state: 'hidden' });
      expect([(await query()).get('sel'), (await query()).get('also')]).toEqual([null, null]);
    },
    TIME,
  );

  test(
    'are caught in a loop drawn with Shift, and the picture stays where it is',
    async () => {
      await open(three);
      const stood = positions();
      const box = await canvas().boundingBox();
      if (!box) throw new Error('the canvas has no box');
      const corners = [
        [2, 2],
        [box.width - 2, 2],
        [box.width - 2, box.height - 2],
        [2, box.height - 2],
      ] as const;
      await page.keyboard.down('Shift');
      await page.mouse.move(box.x + 2, box.y + 2);
      await page.mouse.down();
      for (const [x, y] of corners) await page.mouse.move(box.x + x, box.y + y, { steps: 4 });
      await picture(page, 'canvas-loop');
      await page.mouse.up();
      await page.keyboard.up('Shift');
      await selection().getByText('3 selected').waitFor();
      await selection().getByRole('button', { name: 'Hide', exact: true }).click();
      await page.getByRole('button', { name: '3 hidden' }).click();
      expect(positions()).toEqual(stood);
    },
    TIME,
  );
});

describe('finding', () => {
  test(
    'goes through what is on the canvas, and offers the whole record where nothing is found',
    async () => {
      await open(three);
      await canvas().focus();
      await page.keyboard.press('f');
      const box = page.getByRole('textbox', { name: 'Find on the canvas' });
      await box.fill('quay');
      await page.keyboard.press('Enter');
      expect((await query()).get('sel')).toBe('event/quay-clinic-shelling');
      await page.getByText('1 / 1').waitFor();
      await box.fill('nowhere at all');
      await page.getByText('Not on the canvas').waitFor();
      await page.getByRole('button', { name: 'Search everything' }).click();
      await box.waitFor({ state: 'hidden' });
      expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
    },
    TIME,
  );
});

describe('a crowd', () => {
  test(
    'of hundreds is drawn as one picture, is selected whole, and comes back from its address',
    async () => {
      const ids: string[] = [];
      for (let after = ''; ids.length < 300; ) {
        const { entities } = await explorer.server.data(
          `{ entities(first: 100${after && `, after: "${after}"`}) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
        );
        ids.push(...entities.nodes.map(({ id }: { id: string }) => id));
        if (!entities.pageInfo.hasNextPage) break;
        after = entities.pageInfo.endCursor;
      }
      expect(ids.length).toBeGreaterThan(150);
      await open(`/explore?show=${ids.join(',')}&sel=${ids[0]}`);
      const image = page.getByRole('img', { name: `Graph: ${ids.length} entities` });
      await image.waitFor({ timeout: TIME * 2 });
      await picture(page, 'canvas-crowd');
      await canvas().focus();
      await page.keyboard.press('Control+a');
      await selection().getByText(`${ids.length} selected`).waitFor();
      await page.keyboard.press('Escape');
      await canvas().focus();
      for (let turn = 0; turn < 8; turn++) await page.keyboard.press('+');
      await explorer.settle(page);
      await picture(page, 'canvas-crowd-close');
      const address = page.url();
      await page.goto('about:blank');
      await page.goto(address);
      await image.waitFor({ timeout: TIME * 2 });
      await explorer.settle(page);
      expect(page.url()).toBe(address);
    },
    TIME * 5,
  );
});
