import { describe, expect, test } from '@jest/globals';
import { faults, type PageOptions, picture } from './explorer.ts';
import { explorer, open as openPage, page, query, withPages } from './page.ts';

withPages();

const TIME = 90_000;
const timeline = (name = 'When it happened') => page.getByRole('region', { name });
const first = () => page.getByRole('slider', { name: 'First day let in' });
const last = () => page.getByRole('slider', { name: 'Last day let in' });

async function open(path: string, options?: PageOptions): Promise<void> {
  await openPage(path, options);
  await page.getByRole('slider').first().waitFor();
}

const accounts = () => page.locator('tr[data-row="row"]').count();

describe('the brush', () => {
  test(
    'is set by keys alone, filters every view, and is undone',
    async () => {
      await open('/explore?layout=list');
      const all = await accounts();
      expect(await first().getAttribute('aria-valuetext')).toBe('open');
      await last().focus();
      await page.keyboard.press('Home');
      const start = (await query()).get('to');
      expect(start).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      await page.keyboard.press('PageUp');
      await page.keyboard.press('ArrowRight');
      const later = new Date(Date.parse(`${start}T00:00:00Z`) + 11 * 86_400_000).toISOString().slice(0, 10);
      expect((await query()).get('to')).toBe(later);
      expect(await accounts()).toBeLessThan(all);
      await page.keyboard.press('End');
      expect((await query()).get('to')).toBeNull();
      expect(await accounts()).toBe(all);
      await page.keyboard.press('Control+z');
      expect((await query()).get('to')).toBe(later);
      await timeline().getByRole('button', { name: 'The whole time' }).click();
      expect((await query()).get('to')).toBeNull();
    },
    TIME,
  );

  test.each(['en', 'ar'])(
    'is drawn with a pointer, in the direction of reading (%s)',
    async (lang) => {
      await open(`/explore?lang=${lang}`);
      // The pointer aims at places: everything must have come to its own.
      await explorer.settle(page);
      const box = await page
        .getByRole('group', { name: lang === 'ar' ? 'الأيام المعروضة' : 'Days let in' })
        .boundingBox();
      if (!box) throw new Error('The brush has no place.');
      const at = (share: number) => box.x + box.width * share;
      await page.mouse.move(at(0.2), box.y + 50);
      await page.mouse.down();
      await page.mouse.move(at(0.5), box.y + 50, { steps: 4 });
      await page.mouse.up();
      await page.waitForURL(/[?&]to=/);
      const [from, to] = [(await query()).get('from'), (await query()).get('to')];
      expect(from && to && from < to).toBe(true);
      const left = page.getByRole('slider').nth(lang === 'ar' ? 1 : 0);
      const handle = await left.boundingBox();
      expect(Math.abs((handle?.x ?? 0) + 12 - at(0.2))).toBeLessThan(30);
    },
    TIME,
  );
});

describe('what is drawn', () => {
  test(
    'is selected in all views at once',
    async () => {
      await open('/explore?layout=list');
      await page.locator('.tl-points .pt').first().click();
      const id = (await query()).get('sel');
      expect(id).toMatch(/^event\//);
      expect(await page.locator(`tr[data-id="${id}"]`).getAttribute('aria-selected')).toBe('true');
      expect(await page.locator('.tl-points .pt.sel').count()).toBe(1);
      await page.locator('tr[data-row="row"]').first().click();
      expect(await page.locator('.tl-points .pt.sel').count()).toBe(1);
    },
    TIME,
  );

  test(
    'shows claims by the day of their document, with the open side open',
    async () => {
      await open('/explore?clock=published');
      const { contested } = await explorer.server.data(
        '{ contested { events { rows { claims { id published { span { earliest latest } } } } } } }',
      );
      interface Published {
        id: string;
        published: { span: { earliest: string | null; latest: string | null } } | null;
      }
      const claims: Published[] = contested.events.flatMap((event: { rows: { claims: Published[] }[] }) =>
        event.rows.flatMap((row) => row.claims),
      );
      const spans = new Set(
        claims.flatMap(({ published }) => (published ? [JSON.stringify(published.span)] : [])),
      );
      expect(await page.locator('.tl-points .pt').count()).toBe(spans.size);
      const open_ = [...spans].filter((span) => span.includes('null')).length;
      expect(open_).toBeGreaterThan(0);
      // A band with an arrow at its open side.
      expect(await page.locator('.tl-points .pt path.long').count()).toBe(open_);
    },
    TIME,
  );
});

describe.each([
  { colorScheme: 'light', lang: 'en' },
  { colorScheme: 'dark', lang: 'ar' },
] as const)('in $colorScheme and $lang', ({ colorScheme, lang }) => {
  test(
    'a window of days has no fault that axe finds',
    async () => {
      await open(`/explore?from=2041-03-05&to=2041-03-12&sel=event/hudhud-bombing&lang=${lang}`, {
        colorScheme,
      });
      await explorer.settle(page);
      await picture(page, `timeline-${colorScheme}-${lang}`);
      expect(await faults(page)).toEqual([]);
    },
    TIME,
  );
});
