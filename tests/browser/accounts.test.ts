// How accounts are read: chain by chain, along paths, side by side, over time.
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Explorer, shut } from './explorer.ts';
import { eitherOf, STRIKE } from './strike.ts';
import { pagesFit, withExplorer } from './suite.ts';

let explorer: Explorer;
/** An “either” about the strike, and the id under which it tells of it. */
let either: string;
let own: string;

withExplorer(async (started) => {
  explorer = started;
  ({ claim: either, event: own } = await eitherOf(explorer));
});

const COMPARE = '/compare?a=document/tidewater-post-2041-03-08&b=document/radio-estuary-2041-03-12';

pagesFit('accounts', () => explorer, {
  chain: () => `/chain/${either}`,
  origins: () => `/chain/${either}?chains=origins`,
  paths: () => `/paths?a=actor/brennia&b=${STRIKE}`,
  compare: () => COMPARE,
  actor: () => '/entity/actor/brennia',
});

const steps = async (page: Page, name: string) =>
  (await page.getByRole('list', { name }).locator('> li > .lab').allInnerTexts()).map((text) => text.trim());

test('a card opens the chain of its claim, which is read as reported or from its origin', async () => {
  const page = await explorer.open(`/claim/${either}`);
  const card = page.getByRole('article').first();
  const quotation = await card.getByRole('blockquote').innerText();
  await card.press('v');
  await page.waitForURL(new RegExp(`/chain/${either}`));
  await page.getByRole('heading', { name: /Every account of the event/ }).waitFor();
  const reported = await steps(page, 'From the page to the accused');
  expect(reported[0]).toBe('Document');
  expect(reported.slice(-4)).toEqual(['Speaker', 'Claim', 'Event', 'Accused']);
  const path = page.getByRole('list', { name: 'From the page to the accused' });
  expect(await path.getByRole('blockquote').innerText()).toBe(quotation);
  expect(await path.locator('> li').last().innerText()).toMatch(/either .+ or /);

  await page.getByRole('button', { name: 'collapsed to origins' }).click();
  expect(new URL(page.url()).searchParams.get('chains')).toBe('origins');
  await page.getByRole('list', { name: 'From the origin to the accused' }).waitFor();
  expect(await steps(page, 'From the origin to the accused')).toEqual([
    'Origin',
    'Why it rests there',
    'Claim',
    'Event',
    'Accused',
  ]);
  const { chains } = await explorer.server.data(`{ chains(event: "${STRIKE}") { chains { claim { id } } } }`);
  const { origins } = await explorer.server.data(
    'query($claims: [ID!]!) { origins(claims: $claims) { low high origins { claims { id } } } }',
    { claims: chains.chains.map(({ claim }: { claim: { id: string } }) => claim.id) },
  );
  const groups = page.getByRole('region', { name: /Every account/ }).locator('.origins > li');
  expect(await groups.count()).toBe(origins.origins.length);
  // Every account is there in either order: collapsing folds, it never drops.
  expect(
    await page
      .getByRole('region', { name: /Every account/ })
      .getByRole('row')
      .count(),
  ).toBe(chains.chains.length + origins.origins.length);

  await page.reload();
  await page.getByRole('list', { name: 'From the origin to the accused' }).waitFor();
  await page.getByRole('button', { name: 'as reported' }).click();
  const other = page
    .getByRole('region', { name: /Every account/ })
    .getByRole('button', { pressed: false })
    .first();
  await other.click();
  await page.waitForURL((url) => url.pathname !== `/chain/${either}`);
  expect(new URL(page.url()).searchParams.get('of')).toBe(own);
  await page.goBack();
  await page.waitForURL(new RegExp(`/chain/${either}`));
  await shut(page);
}, 90_000);

test('a path through an “either” stays an “either”, and a hedge stands on its step', async () => {
  const page = await explorer.open('/paths?a=actor/coast-guard&b=event/rescue-post-attack&longest=1');
  const step = page.getByRole('button', { name: 'carried out' });
  expect((await step.innerText()).replace(/\s+/g, ' ').trim()).toBe(
    'carried out either Coast guard or Salt Road militia possible 1 asserts',
  );
  await shut(page);
});

test('a step shows every edge between its two ends, told apart by what each says', async () => {
  const ends = ['event/hudhud-bombing', 'facility/hudhud-maternity-hospital'] as const;
  const page = await explorer.open(`/paths?a=${ends[0]}&b=${ends[1]}&longest=1`);
  const { edgesAmong } = await explorer.server.data(
    `{ edgesAmong(ids: ["${ends.join('", "')}"]) { label subject { entities { id } } object { entities { id } } } }`,
  );
  interface Edge {
    label: string;
    subject: { entities: { id: string }[] };
    object: { entities: { id: string }[] };
  }
  const holds = (edge: Edge, id: string) =>
    [...edge.subject.entities, ...edge.object.entities].some((entity) => entity.id === id);
  const labels = (edgesAmong as Edge[])
    .filter((edge) => ends.every((id) => holds(edge, id)))
    .map(({ label }) => label);
  expect(labels.length).toBeGreaterThan(2);
  const steps = page.getByRole('region', { name: /shortest path/ }).locator('.way-edge > span:first-child');
  await page.getByText('beside it').first().waitFor();
  expect((await steps.allInnerTexts()).sort()).toEqual(labels.sort());
  await shut(page);
}, 90_000);

test('a dossier draws how certainty went, as often as its table tells of it', async () => {
  const page = await explorer.open(`/${STRIKE}`);
  const drift = page.getByRole('region', { name: /^Certainty over time/ });
  await drift.getByRole('table').first().waitFor();
  const { drift: told } = await explorer.server.data(
    `{ drift(event: "${STRIKE}") { lines { points { level } } } }`,
  );
  const lines: { points: unknown[] }[] = told.lines.filter(
    ({ points }: { points: unknown[] }) => points.length > 1,
  );
  expect(lines.length).toBeGreaterThan(0);
  expect(await drift.locator('.drift-frame circle').count()).toBe(
    lines.flatMap(({ points }) => points).length,
  );
  await shut(page);
}, 90_000);

test('paths are asked for by keys, every step shows its claims, and kinds of edge can be ruled out', async () => {
  const page = await explorer.open('/paths');
  for (const [name, typed] of [
    ['From', 'Brennia'],
    ['To', 'hudhud'],
  ] as const) {
    const blank = page.getByRole('combobox', { name });
    await blank.pressSequentially(typed);
    await page.getByRole('option').first().waitFor();
    await blank.press('Enter');
  }
  await page.getByRole('button', { name: 'Find paths' }).press('Enter');
  await page.getByRole('heading', { name: /shortest path/ }).waitFor();
  const asked = new URL(page.url()).searchParams;
  const { path } = await explorer.server.data(
    `{ path(from: "${asked.get('a')}", to: "${asked.get('b')}", most: 50) { length } }`,
  );
  const shortest = path.filter(({ length }: { length: number }) => length === path[0].length);
  const list = page.getByRole('region', { name: /shortest path/ }).locator('.ways > li');
  expect(await list.count()).toBe(shortest.length);
  const step = list.first().getByRole('button').first();
  await step.click();
  const beside = page.getByRole('complementary', { name: 'Selection' });
  await beside.getByRole('article').first().waitFor();
  expect(await beside.getByRole('blockquote').first().innerText()).toMatch(/^“/);
  await beside.getByText(/independent origins?$/).waitFor();

  await page.locator('summary', { hasText: 'Kinds of edge allowed' }).click();
  await page.getByRole('checkbox', { name: 'condemns', exact: true }).check();
  await page.getByRole('button', { name: 'Find paths' }).click();
  await page.waitForURL(/by=condemns/);
  await page.getByText('No path of this length is recorded between the two.').waitFor();
  await shut(page);
}, 90_000);

test('two documents are compared point by point, and nothing of either is left out', async () => {
  const page = await explorer.open(COMPARE);
  const { compare } = await explorer.server.data(
    `{ compare(a: "document/tidewater-post-2041-03-08", b: "document/radio-estuary-2041-03-12") {
      both { text } differ { text } onlyA { text } onlyB { text } } }`,
  );
  await page.getByRole('heading', { name: /^Both say/ }).waitFor();
  const lines = (id: string) => page.locator(`#${id} .answer-lines > li`);
  expect(await Promise.all(['both', 'differ', 'only-a', 'only-b'].map((id) => lines(id).count()))).toEqual([
    compare.both.length,
    compare.differ.length,
    compare.onlyA.length,
    compare.onlyB.length,
  ]);
  await page.getByRole('button', { name: 'Swap the two' }).click();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.waitForURL(/a=document\/radio-estuary/);
  await shut(page);
}, 90_000);

test('an actor’s record opens each line in the card beside it', async () => {
  const page = await explorer.open('/entity/actor/brennia');
  const accused = page.getByRole('region', { name: 'Accused of' });
  await accused.getByRole('button').first().waitFor();
  const line = page.getByRole('region', { name: 'Denies' }).getByRole('button').first();
  await line.click();
  expect(await line.getAttribute('aria-pressed')).toBe('true');
  const beside = page.getByRole('complementary', { name: 'Selection' });
  await beside.locator('article[data-claim]').waitFor();
  // The card goes on showing the claim before until this one has been read.
  await page.waitForFunction(
    () =>
      document.querySelector<HTMLElement>('aside article[data-claim]')?.dataset['claim'] ===
      new URLSearchParams(location.search).get('sel'),
  );
  const { actorRecord } = await explorer.server.data(
    '{ actorRecord(actor: "actor/brennia") { positions { text } } }',
  );
  const positions = page.getByRole('region', { name: /^Positions over time/ });
  for (const more of await positions.getByRole('button', { name: /more$/ }).all()) await more.click();
  expect(await positions.getByRole('listitem').count()).toBe(actorRecord.positions.length);
  // Told apart by on whose word they rest.
  await positions.getByRole('heading', { name: /^On the word of: Brennia/ }).waitFor();
  await shut(page);
}, 90_000);

test('a dossier walks its claims with J and K, says on what a claim rests, and goes to the canvas with G', async () => {
  const page = await explorer.open(`/${STRIKE}`);
  const beside = page.getByRole('complementary', { name: 'Selection' });
  const card = beside.locator('article[data-claim]');
  await beside.getByText(/claims? of this event rests? on it/).waitFor();
  await beside.getByText(/^\d+ of \d+/).waitFor();
  const first = await card.getAttribute('data-claim');
  const shown = (wanted: boolean) =>
    page.waitForFunction(
      ([id, same]) =>
        (document.querySelector('aside article[data-claim]')?.getAttribute('data-claim') === id) === same,
      [first, wanted] as const,
    );
  await card.press('j');
  await shown(false);
  await card.press('k');
  await shown(true);
  await page.locator('body').press('g');
  await page.waitForURL(/\/explore\?/);
  await shut(page);
}, 90_000);

test('rails scroll to the event that the address selects', async () => {
  const { contested } = await explorer.server.data('{ contested { events { event { id } } } }');
  const last = contested.events.at(-1).event.id;
  const page = await explorer.open(`/explore?sel=${last}`, { viewport: { width: 1440, height: 480 } });
  await page.waitForFunction(() => (document.querySelector('[role="application"]')?.scrollTop ?? 0) > 0);
  await shut(page);
}, 90_000);
