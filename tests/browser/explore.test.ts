import { describe, expect, test } from '@jest/globals';
import { NARROW, picture, sideways } from './explorer.ts';
import { cards, explorer, open, page, panel, query, withPages } from './page.ts';

withPages();

const TIME = 60_000;

/** The rows of the list, each as one line of text. */
async function rows(): Promise<string[]> {
  const table = page.getByRole('table');
  await table.waitFor();
  return (await table.getByRole('row').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
}

describe('the contested record', () => {
  test(
    'opens in rails, and the list holds the same with a voice in every row',
    async () => {
      await open('/');
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Contested record');
      await page.getByRole('application').waitFor();
      await picture(page, 'landing');
      await page.getByRole('button', { name: 'List' }).click();
      const lines = await rows();
      const record = (
        await explorer.server.data(
          '{ contested { events { event { id } rows { mode voice { label words } } } } }',
        )
      ).contested;
      const accounts = record.events.flatMap((event: { rows: unknown[] }) => event.rows);
      expect(lines).toHaveLength(1 + record.events.length + accounts.length);
      for (const { voice } of accounts) {
        const name: string = voice.label ?? voice.words;
        expect(lines.some((line) => line.toLowerCase().includes(name.toLowerCase()))).toBe(true);
      }
      expect((await query()).get('layout')).toBe('list');
    },
    TIME,
  );

  test(
    'selects the event that stands for one judged the same',
    async () => {
      await open('/explore?layout=list&sel=event/maternity-hospital-attack');
      await page.getByRole('table').waitFor();
      await page.getByRole('row', { selected: true, name: /Bombing of the Hudhud/ }).waitFor();
      // What is read stays what was asked for.
      expect((await query()).get('sel')).toBe('event/maternity-hospital-attack');
    },
    TIME,
  );

  test(
    'shows an “either” as one row',
    async () => {
      await open('/explore?layout=list');
      const either = (await rows()).filter((line) =>
        /either the Salt Road militia or the Varnian army/i.test(line),
      );
      // Two accounts name the pair: one asserts it, one denies it. Each is one row.
      expect(either).toHaveLength(2);
    },
    TIME,
  );

  test(
    'is walked, opened and left with the keyboard alone',
    async () => {
      await open('/');
      const canvas = page.getByRole('application');
      await canvas.waitFor();
      await canvas.focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await cards().first().waitFor();
      await page.waitForFunction(() => document.activeElement?.matches('article, .acts a'));
      const card = cards().first();
      await card.focus();
      expect(await card.getByRole('blockquote').innerText()).toMatch(/^“.+”$/s);
      await page.keyboard.press('v');
      await page.waitForURL(/\/chain\/[0-9a-f]{64}/);
      await page.goBack();
      await card.waitFor();
      await card.focus();
      await page.keyboard.press('c');
      await page.getByText('Citation copied.').waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain('/claim/');
      await page.keyboard.press('d');
      await page.waitForURL(/\/doc\/.+claim=[0-9a-f]{64}/);
      await page.goBack();
      await page.waitForURL(/\/(explore)?(\?|$)/);
      await page.keyboard.press('Escape');
    },
    TIME,
  );

  test(
    'is filtered by its legend, in the address, and says so when nothing is left',
    async () => {
      await open('/explore?layout=list');
      const before = (await rows()).length;
      const denies = page.getByRole('button', { name: /^denies \d+$/ });
      await denies.click();
      expect(await denies.getAttribute('aria-pressed')).toBe('false');
      expect((await query()).get('f.mark')).toBe('-denies');
      expect((await rows()).length).toBeLessThan(before);
      await page.reload();
      expect(await denies.getAttribute('aria-pressed')).toBe('false');
      await page.getByRole('button', { name: /^asserts \d+$/ }).click();
      await page.getByRole('button', { name: /^keeps silent \d+$/ }).click();
      await page.getByText('No claim passes these filters.').waitFor();
      await page.getByRole('button', { name: /^Remove the last, keeps silent/ }).click();
      expect((await rows()).length).toBeGreaterThan(1);
      await page.getByRole('button', { name: 'Clear all filters' }).click();
      expect((await rows()).length).toBe(before);
      await page.keyboard.press('Control+z');
      expect((await query()).get('f.mark')).not.toBeNull();
    },
    TIME,
  );

  test(
    'tells of a contradiction within one document',
    async () => {
      await open('/explore?sel=event/quay-clinic-shelling');
      await panel().getByText('One document, two perpetrators.').waitFor();
      expect(await cards().count()).toBeGreaterThan(1);
      await panel().getByRole('link', { name: 'Open dossier' }).click();
      await page.getByRole('heading', { name: 'Who blames whom' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/event/quay-clinic-shelling');
      await page.keyboard.press('g');
      await page.waitForURL(/\/explore/);
    },
    TIME,
  );

  test(
    'stands as it was known on another day',
    async () => {
      await open('/explore?layout=list');
      const before = (await rows()).length;
      await page.getByRole('button', { name: /As known on/ }).click();
      await page.getByRole('combobox', { name: 'Clock' }).selectOption({ label: 'published' });
      await page.getByLabel('Day', { exact: true }).fill('2041-03-10');
      await page.getByRole('button', { name: 'Show the record of that day' }).click();
      await page.waitForFunction((n) => document.querySelectorAll('tr').length < n, before);
      expect((await query()).get('asof')).toBe('published:2041-03-10');
    },
    TIME,
  );
});

describe('the list of a graph', () => {
  test(
    'has the keys of the canvas',
    async () => {
      await open('/explore?show=event/hudhud-bombing,actor/brennia,actor/open-ward&layout=list');
      const row = page.getByRole('row', { name: /Bombing of the Hudhud/ }).first();
      await row.waitFor();
      // What is still to come may draw the table anew, and the focus would go with it.
      await explorer.settle(page);
      await row.focus();
      await page.keyboard.press(' ');
      expect((await query()).get('sel')).toBe('event/hudhud-bombing');
      await page.keyboard.press('p');
      expect((await query()).get('show')).toContain('*event/hudhud-bombing');
      await page.keyboard.press('Shift+H');
      await page.getByRole('button', { name: '2 hidden' }).click();
      await page.keyboard.press('e');
      expect((await query()).get('show')).not.toContain('-actor');
    },
    TIME,
  );
});

describe('what may go wrong', () => {
  test(
    'a server that does not answer is said, and asked again',
    async () => {
      await open('/explore?layout=list');
      await rows();
      await page.route('**/graphql', (route) => route.abort());
      await page
        .getByRole('row', { name: /Shelling of the Quay Clinic/ })
        .first()
        .click();
      const alert = page.getByRole('alert');
      await alert.getByText('The store did not answer.').first().waitFor();
      await page.unroute('**/graphql');
      await alert.getByRole('button', { name: 'Try again' }).first().click();
      await panel().getByRole('heading', { name: 'Shelling of the Quay Clinic' }).waitFor();
    },
    TIME,
  );

  test(
    'an id that names nothing',
    async () => {
      await open('/event/no-such-event');
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('nothing with this id');
      await page.getByRole('link', { name: 'To the contested record' }).click();
      await page.getByRole('heading', { level: 1, name: 'Contested record' }).waitFor();
    },
    TIME,
  );
});

describe('everyone', () => {
  test(
    'may switch language and theme, and the letters off',
    async () => {
      await open('/');
      await page.getByRole('button', { name: 'العربية' }).click();
      expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('السجل المتنازع عليه');
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('button', { name: 'Colour theme' }).click();
      expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
      await page.keyboard.press('?');
      const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
      await dialog.getByRole('checkbox').uncheck();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await page.keyboard.press('/');
      expect(await page.getByRole('combobox').evaluate((box) => box === document.activeElement)).toBe(false);
    },
    TIME,
  );

  test(
    'may skip to the content',
    async () => {
      await open('/');
      await page.keyboard.press('Tab');
      await page.getByRole('link', { name: 'Skip to the content' }).press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    },
    TIME,
  );

  test(
    'may read on 390 pixels: the panel is a sheet, targets are large',
    async () => {
      await open('/', { viewport: NARROW, touch: true });
      await page.getByRole('button', { name: 'List' }).click();
      await page
        .getByRole('row', { name: /Shelling of the Quay Clinic/ })
        .first()
        .click();
      await panel().getByRole('heading', { name: 'Shelling of the Quay Clinic' }).waitFor();
      await picture(page, 'sheet');
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('button, input, select')]
          .map((element) => ({ name: element.textContent, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 1 && (box.height < 44 || box.width < 44))
          .map(({ name }) => name),
      );
      expect(small).toEqual([]);
      await panel().getByRole('button', { name: 'Close' }).click();
      await panel().waitFor({ state: 'hidden' });
    },
    TIME,
  );

  test(
    'may read a document with its claims in step',
    async () => {
      await open('/doc/tidewater-post-2041-03-08');
      const passage = page.getByRole('button', { pressed: false }).filter({ hasText: /\w{4,}/ });
      const words = (await passage.nth(3).innerText()).replace(/\s+/g, ' ');
      await passage.nth(3).click();
      const quoted = page.getByRole('complementary').getByRole('blockquote').first();
      await page.waitForURL(/claim=/);
      expect((await quoted.innerText()).replace(/\s+/g, ' ')).toContain(words.slice(0, 12));
    },
    TIME,
  );
});
