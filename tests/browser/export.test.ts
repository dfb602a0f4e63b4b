import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { XMLValidator } from 'fast-xml-parser';
import type { Download } from 'playwright-core';
import { faults, NARROW, type PageOptions, picture, sideways } from './explorer.ts';
import { explorer, open as openPage, page, withPages } from './page.ts';

withPages();

const TIME = 120_000;
const GRAPH = '/explore?show=actor/brennia,event/hudhud-bombing,event/quay-clinic-shelling,actor/open-ward';

async function open(path: string, options?: PageOptions): Promise<void> {
  await openPage(path, options);
  await page.getByRole('application').or(page.getByRole('table')).first().waitFor();
  await explorer.settle(page);
}

interface Saved {
  name: string;
  bytes: Buffer;
}

/** Asks for the dialog and for one format in it; gives the files, by name: the browser saves them in any order. */
async function files(format: string, count: number): Promise<Saved[]> {
  const dialog = page.getByRole('dialog', { name: 'Export the view' });
  if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Export the view' }).click();
  const downloads: Download[] = [];
  const coming = page.waitForEvent('download', (download) => downloads.push(download) === count);
  await dialog.getByRole('button', { name: format, exact: true }).click();
  await coming;
  const all = downloads.map(async (download) => ({
    name: download.suggestedFilename(),
    bytes: readFileSync(await download.path()),
  }));
  return (await Promise.all(all)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function saved(format: string): Promise<{ name: string; text: string }> {
  const [file] = await files(format, 1);
  if (!file) throw new Error(`Nothing was saved as ${format}.`);
  return { name: file.name, text: file.bytes.toString('utf8') };
}

/** The size of a picture as the browser reads it, and how many of its colours stand out from the ground. */
function seen(png: Buffer): Promise<{ width: number; height: number; colours: number; drawn: number }> {
  return page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (!context) throw new Error('This browser draws nothing.');
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    const ground = pixels[0];
    return {
      width,
      height,
      colours: new Set(pixels).size,
      drawn: pixels.filter((pixel) => pixel !== ground).length / pixels.length,
    };
  }, png.toString('base64'));
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

describe.each([
  ['the rails', '/explore'],
  ['a graph', GRAPH],
])('%s as PNG', (_, path) => {
  test(
    'are a picture of twice their size with something on it, and a manifest beside it',
    async () => {
      await open(path);
      const both = await files('PNG', 2);
      expect(both.map(({ name }) => name)).toEqual(['ascribe-png-manifest.json', 'ascribe.png']);
      const [manifest, png] = both.map(({ bytes }) => bytes) as [Buffer, Buffer];
      expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
      const { width, height, colours, drawn } = await seen(png);
      if (path === '/explore') {
        const canvas = await page.getByRole('application').getByRole('img').boundingBox();
        expect([width, height]).toEqual([2 * (canvas?.width ?? 0), 2 * (canvas?.height ?? 0)]);
      } else {
        expect(width).toBeGreaterThan(400);
        expect(height).toBeGreaterThan(200);
      }
      expect(colours).toBeGreaterThan(20);
      expect(drawn).toBeGreaterThan(0.01);
      expect(JSON.parse(manifest.toString('utf8'))).toMatchObject({
        software: 'Ascribe',
        format: { name: 'PNG' },
      });
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
