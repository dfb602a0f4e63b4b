// Views that are saved: frozen, read-only, continued, removed.
import { expect, test } from '@jest/globals';
import { type Explorer, faults, shut } from './explorer.ts';
import { eitherOf, STRIKE } from './strike.ts';
import { pagesFit, withExplorer } from './suite.ts';

let explorer: Explorer;
let token: string;
/** An “either” about the strike. */
let either: string;
let view: string;

const label = 'Who blames whom for the strike';

withExplorer(async (started) => {
  explorer = started;
  token = explorer.server.tokens.add('An analyst', 'analyst', '2043-03-01T00:00:00.000Z');
  ({ claim: either } = await eitherOf(explorer));
  const saved = await explorer.server.ask(
    'mutation($input: SaveViewInput!) { saveView(input: $input) { id } }',
    {
      input: {
        name: label,
        notes: 'Kept for the meeting.',
        query: `at=${encodeURIComponent(`/${STRIKE}`)}`,
        freeze: true,
      },
    },
    { authorization: `Bearer ${token}` },
  );
  view = saved.data.saveView.id;
  // What is frozen now looks back from now: the corpus must have been there.
}, '2020-01-01T00:00:00.000Z');

pagesFit('views', () => explorer, { views: () => '/views', saved: () => `/v/${view}` });

test('a view is saved from the palette, opens frozen and read-only, is continued and removed', async () => {
  const page = await explorer.open('/explore?layout=list&f.mark=-denies');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('save this');
  await page.getByRole('option', { name: 'Save this view' }).click();
  const dialog = page.getByRole('dialog');
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  expect(await dialog.getByRole('alert').textContent()).toBe('Give it a name.');
  await dialog.getByLabel('Name').fill('Accusations alone');
  await dialog.getByLabel('Notes').fill('Without denials.');
  await dialog.getByRole('checkbox', { name: /Freeze/ }).check();
  await dialog.getByLabel('Your token').fill(token);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(/\/v\/[0-9a-f]{10}$/);
  const banner = page.getByRole('region', { name: 'Saved view' });
  await banner.getByText('Accusations alone').waitFor();
  await banner.getByText('Without denials.').waitFor();
  await banner.getByText(/^Frozen: the record as it stood on /).waitFor();
  expect(page.url()).not.toContain(token);
  const address = page.url();

  // Nothing of it can be changed: neither what is filtered nor the day on which one looks.
  const denies = page.getByRole('button', { name: /^denies \d+$/ });
  expect(await denies.getAttribute('aria-pressed')).toBe('false');
  await denies.click();
  expect(await denies.getAttribute('aria-pressed')).toBe('false');
  await page.getByText('This saved view cannot be changed.', { exact: false }).waitFor();
  expect(await page.getByRole('button', { name: /As known on/ }).isDisabled()).toBe(true);
  expect(page.url()).toBe(address);
  await banner.getByRole('button', { name: 'Cite' }).click();
  await page.getByText('Citation copied.').waitFor();
  const cited = await page.evaluate(() => navigator.clipboard.readText());
  expect(cited).toContain('“Accusations alone”');
  expect(cited).toContain(address);

  await banner.getByRole('button', { name: 'Continue from here' }).click();
  await page.waitForURL(/\/explore\?/);
  const now = new URL(page.url()).searchParams;
  expect(now.get('asof')).toMatch(/^recorded:\d{4}-/);
  expect(now.get('f.mark')).toBe('-denies');
  await denies.click();
  expect(await denies.getAttribute('aria-pressed')).toBe('true');

  await page.getByRole('link', { name: 'Saved' }).click();
  await page.getByRole('button', { name: /^Remove ?: Accusations alone/ }).click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('link', { name: 'Accusations alone' }).waitFor({ state: 'detached' });
  await page.goto(address);
  await page
    .getByRole('heading', { name: 'No saved view has this address. It may have been removed.' })
    .waitFor();
  await shut(page);
}, 120_000);

test('a frozen view stays as it was when the record goes on', async () => {
  const page = await explorer.open(`/v/${view}`);
  await page.getByRole('region', { name: 'Saved view' }).getByText(label).waitFor();
  const count = () => page.getByRole('heading', { name: /^Who blames whom/ }).innerText();
  const before = await count();
  await explorer.server.ask(
    'mutation($input: JudgeInput!) { judge(input: $input) { judgement { id } } }',
    { input: { says: 'REJECTED', on: [`claim/${either}`], why: 'Read again.' } },
    { authorization: `Bearer ${token}` },
  );
  await page.reload();
  await page.getByRole('region', { name: 'Saved view' }).getByText(label).waitFor();
  expect(await count()).toBe(before);
  await page.goto(`/${STRIKE}`);
  await page.getByRole('heading', { name: /^Who blames whom/ }).waitFor();
  expect(await count()).not.toBe(before);
  await shut(page);
}, 180_000);
