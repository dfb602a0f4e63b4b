import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { XMLValidator } from 'fast-xml-parser';
import type { Page } from 'playwright-core';
import { Explorer, faults, NARROW, type PageOptions, picture, shut, sideways } from './explorer.ts';

let explorer: Explorer;
let page: Page;

beforeAll(async () => {
  explorer = await Explorer.start();
}, 180_000);
afterEach(() => shut(page));
afterAll(async () => {
  expect(explorer.watch).toEqual({ errors: [], strangers: [] });
  await explorer.close();
});

const TIME = 120_000;
const GRAPH = '/explore?show=actor/brennia,event/hudhud-bombing,event/quay-clinic-shelling,actor/open-ward';

async function open(path: string, options?: PageOptions): Promise<void> {
  page = await explorer.open(path, options);
  await page.getByRole('application').or(page.getByRole('table')).first().waitFor();
  await explorer.settle(page);
}

/** Asks for the dialog and for one format in it; gives what was saved. */
async function saved(format: string): Promise<{ name: string; text: string }> {
  const dialog = page.getByRole('dialog', { name: 'Export the view' });
  if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Export the view' }).click();
  const coming = page.waitForEvent('download');
  await dialog.getByRole('button', { name: format, exact: true }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

interface Exported {
  manifest: {
    filters: string[];
    asOf: unknown;
    leftOut: { count: number; why: string }[];
    counts: { claims: number };
  };
  edges: { id: string; subject: { mode: string; entities: { id: string }[] }; claims: string[] }[];
  claims: { id: string; quotes: { exact: string }[]; mark: string; hedge: { level: string } }[];
}

describe('an export of the record', () => {
  test(
    'holds the accounts in view with the quotations of their claims, and says what it leaves out',
    async () => {
      await open('/explore?layout=list&f.mark=-denies');
      const rows = await page
        .locator('tr[data-row="row"]')
        .evaluateAll((all) => all.map((row) => row.getAttribute('data-id')));
      const { name, text } = await saved('JSON');
      const file = JSON.parse(text) as Exported;
      expect(name).toBe('ascribe.json');
      expect(file.edges.map(({ id }) => id)).toEqual(rows);
      expect(file.manifest.filters).toEqual(['without denies']);
      expect(file.manifest.asOf).toBe('today');
      expect(file.manifest.leftOut.some(({ why }) => why === 'do not pass the filters')).toBe(true);
      expect(file.claims.every(({ mark, quotes }) => mark !== 'DENIES' && quotes.length > 0)).toBe(true);
      const { contested } = await explorer.server.data(
        '{ contested { events { rows { mode mark on { actor { id } } claims { id quotes { exact } } } } } }',
      );
      interface Row {
        mode: string;
        mark: string;
        on: { actor: { id: string } }[];
        claims: { id: string; quotes: { exact: string }[] }[];
      }
      const told: Row[] = contested.events
        .flatMap((event: { rows: Row[] }) => event.rows)
        .filter(({ mark }: Row) => mark !== 'DENIES');
      expect(
        file.edges.map(({ subject, claims }) => [subject.mode, subject.entities.map(({ id }) => id), claims]),
      ).toEqual(
        told.map(({ mode, on, claims }) => [
          mode,
          on.map(({ actor }) => actor.id),
          claims.map(({ id }) => id),
        ]),
      );
      const quotes = new Map(told.flatMap(({ claims }) => claims.map(({ id, quotes: of }) => [id, of])));
      for (const claim of file.claims) expect(claim.quotes).toMatchObject(quotes.get(claim.id) ?? []);
    },
    TIME,
  );

  test(
    'is drawn as SVG: text stays text, and the manifest is within',
    async () => {
      await open('/explore');
      const { name, text } = await saved('SVG');
      expect(name).toBe('ascribe.svg');
      expect(XMLValidator.validate(text)).toBe(true);
      expect(text).toContain('Brennia');
      expect(text).toContain('Shelling of the Quay Clinic');
      expect(text).not.toContain('NaN');
      expect(text).toContain('&quot;software&quot;:&quot;Ascribe&quot;');
      await page.goto('about:blank');
      await page.setContent(text);
      await picture(page, 'export-svg');
    },
    TIME,
  );
});

describe('an export of a graph', () => {
  test(
    'is well-formed GEXF and GraphML with every edge in view',
    async () => {
      await open(`${GRAPH}&layout=list`);
      const edges = await page
        .locator('tr[data-row="edge"]')
        .evaluateAll((all) => all.map((row) => row.getAttribute('data-id') ?? ''));
      expect(edges.length).toBeGreaterThan(3);
      for (const format of ['GEXF', 'GraphML']) {
        const { text } = await saved(format);
        expect(XMLValidator.validate(text)).toBe(true);
        for (const id of edges) expect(text).toContain(`id="${id}"`);
      }
      const { claims, edges: told } = JSON.parse((await saved('JSON')).text) as Exported;
      expect(told.map(({ id }) => id).sort()).toEqual([...edges].sort());
      expect(told.every((edge) => edge.claims.length > 0)).toBe(true);
      expect(new Set(told.flatMap((edge) => edge.claims))).toEqual(new Set(claims.map(({ id }) => id)));
      expect((await saved('CSV')).name).toBe('ascribe-csv.zip');
    },
    TIME,
  );
});

describe.each([
  { colorScheme: 'light', lang: 'en', touch: false, viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', lang: 'ar', touch: true, viewport: NARROW },
] as const)('in $colorScheme and $lang', ({ colorScheme, lang, touch, viewport }) => {
  test(
    'dialog and report have no fault that axe finds; the report prints with quotations and citations',
    async () => {
      await open(`/explore?lang=${lang}`, { colorScheme, touch, viewport });
      const ar = lang === 'ar';
      // Where there is little room it stands below the legend.
      if (touch) await page.getByRole('button', { name: 'المفتاح والمرشحات' }).click();
      await page.getByRole('button', { name: ar ? 'تصدير العرض' : 'Export the view' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await picture(page, `export-${viewport.width}-${colorScheme}-${lang}`);
      expect(await faults(page)).toEqual([]);
      await dialog.getByRole('button', { name: ar ? 'تقرير' : 'Report', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: ar ? /^تقرير/ : /^Report/ }).waitFor();
      await explorer.settle(page);
      await picture(page, `report-${viewport.width}-${colorScheme}-${lang}`);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      expect(await faults(page)).toEqual([]);
      const claims = page.locator('.report-claims > li');
      const n = await claims.count();
      expect(n).toBeGreaterThan(5);
      expect(await claims.getByRole('blockquote').count()).toBe(n);
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('button').count()).toBe(0);
      await picture(page, `report-print-${viewport.width}-${lang}`);
      await page.emulateMedia({ media: 'screen' });
      await page.keyboard.press('Escape');
      await page.getByRole('application').waitFor();
    },
    TIME,
  );
});
