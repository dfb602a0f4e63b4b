import { describe, expect, test } from '@jest/globals';
import { picture } from './explorer.ts';
import { cards, explorer, open, page, panel, query, withPages } from './page.ts';

withPages();

const TIME = 60_000;

describe('search', () => {
  const search = () => page.getByRole('combobox', { name: 'Search' });

  test.each(['Bir al-Dhuhayla', 'bir adh dhuhaila', 'بئر الذهيلة'])(
    'finds a town written %s',
    async (spelling) => {
      await open('/');
      await page.keyboard.press('/');
      await search().fill(spelling);
      await page.getByRole('option', { name: /place/ }).first().waitFor();
    },
    TIME,
  );

  test(
    'puts what it finds on a canvas that expands, hides, undoes and comes back from its address',
    async () => {
      await open('/');
      await page.keyboard.press('Control+k');
      await search().fill('Hudhud Maternity');
      await page
        .getByRole('option', { name: /Hudhud/ })
        .first()
        .waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Canvas' }).waitFor();
      const shown = async () => (await query()).get('show')?.split(',').length ?? 0;
      expect(await shown()).toBe(1);
      const kinds = panel().getByRole('group', { name: 'Expand by kind of edge' });
      await kinds.getByRole('button').first().click();
      await page.getByText(/added, nothing moved/).waitFor();
      const many = await shown();
      expect(many).toBeGreaterThan(1);
      // What was brought is where it was after a reload: the address holds the view.
      await page.waitForFunction((n) => location.hash.split('@').length > n, many);
      const address = page.url();
      await page.reload();
      await page.getByRole('heading', { level: 1, name: 'Canvas' }).waitFor();
      await explorer.settle(page);
      expect(page.url()).toBe(address);
      await panel().getByRole('button', { name: 'Hide' }).click();
      await page.getByRole('button', { name: '1 hidden' }).waitFor();
      await page.keyboard.press('Control+z');
      expect((await query()).get('show')).toBe(new URL(address).searchParams.get('show'));
      await panel()
        .getByRole('button', { name: /^Expand/ })
        .click();
      await panel().getByRole('button', { name: 'Collapse' }).click();
      expect(await shown()).toBe(1);
      await picture(page, 'canvas');
    },
    TIME,
  );

  test(
    'finds words of a quotation and opens the claim that rests on them',
    async () => {
      await open('/');
      await search().fill('Either the Varnian army');
      await page.getByRole('group', { name: 'Quotations' }).getByRole('option').first().click();
      await cards().first().waitFor();
      expect(await cards().first().getByRole('blockquote').innerText()).toContain('Either the Varnian army');
      expect((await query()).get('sel')).toMatch(/^claim\//);
    },
    TIME,
  );

  test(
    'says that nothing matches',
    async () => {
      await open('/');
      await search().fill('zzxxqqvv');
      await page.getByText('No name or quotation matches.').waitFor();
      await search().fill('Hudhxxqqvvzzjjww');
      await page
        .getByRole('group', { name: 'Nearest' })
        .getByRole('option', { name: /Hudhud/ })
        .first()
        .waitFor();
      await page.getByText('No name or quotation matches.').waitFor();
    },
    TIME,
  );
});
