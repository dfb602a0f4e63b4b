import { expect, test } from '@jest/globals';
import { type Explorer, faults, shut } from './explorer.ts';
import { pagesFit, withExplorer } from './suite.ts';

const STRIKE = 'event/hudhud-bombing';
const addresses = {
  questions: () => '/questions',
  question: () => '/questions/who-did-it',
  answer: () => `/questions/who-did-it?q.event=${STRIKE}`,
  matrix: () => `/${STRIKE}`,
  contested: () => '/event/quay-clinic-shelling',
} as const;

let explorer: Explorer;
let claim: string;
let token: string;

withExplorer(async (started) => {
  explorer = started;
  token = explorer.server.tokens.add('A reviewer', 'analyst', '2043-03-01T00:00:00.000Z');
  const data = await explorer.server.data(
    '{ claims(first: 1, filter: { predicate: [CARRIED_OUT], review: [PROPOSED] }) { nodes { id } } }',
  );
  claim = data.claims.nodes[0].id;
});

pagesFit('analysis', () => explorer, addresses);

test('a question is filled and asked by keys alone, and its answer can be taken away', async () => {
  const page = await explorer.open('/questions');
  await page.getByRole('link', { name: /Who is said to have carried out/ }).press('Enter');
  const blank = page.getByRole('combobox', { name: 'event' });
  await blank.pressSequentially('hudhud');
  await page.getByRole('option').first().waitFor();
  await blank.press('Enter');
  await page.getByRole('button', { name: 'Ask', exact: true }).press('Enter');
  const answer = page.getByRole('region', { name: 'Answer' });
  await answer.waitFor();
  expect(new URL(page.url()).searchParams.get('q.event')).toMatch(/^event\//);
  expect(await page.locator('.quoted .q').count()).toBeGreaterThan(0);
  await page.getByRole('heading', { name: 'Could not establish' }).waitFor();
  await answer.getByRole('button', { name: 'Copy as Markdown' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('“');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    answer.getByRole('button', { name: 'Download JSON' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('who-did-it.json');
  await shut(page);
}, 90_000);

test('a thing is judged beside another with R, and the judgement is taken back', async () => {
  const page = await explorer.open('/entity/actor/open-ward');
  await page
    .getByRole('button', { name: /^Review/ })
    .first()
    .waitFor();
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog', { name: 'Judge what this is' });
  await dialog.waitFor();
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole('radio', { name: 'Perhaps one with another thing' }).check();
  await dialog.getByLabel('Reason').fill('Both speak of the ward.');
  await dialog.getByLabel('Your token').fill(token);
  await dialog.getByRole('button', { name: 'Record' }).click();
  expect(await dialog.getByRole('alert').textContent()).toBe(
    'Choose the other thing from the names that are recorded.',
  );
  const other = dialog.getByRole('combobox', { name: 'The other thing' });
  await other.pressSequentially('harbour watch');
  await dialog.getByRole('option').first().waitFor();
  await other.press('Enter');
  await dialog.getByRole('button', { name: 'Record' }).click();
  await dialog.waitFor({ state: 'detached' });
  const judged = page.getByRole('listitem').filter({ hasText: 'Both speak of the ward.' });
  await judged.getByRole('link', { name: 'Harbour Watch' }).waitFor();

  await judged.getByRole('button', { name: /Take back/ }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('It was a slip.');
  await page.getByRole('dialog').getByRole('button', { name: 'Record' }).click();
  await judged.getByText('taken back').waitFor();
  await shut(page);
}, 90_000);

test('an origin is judged one with another with R, or one of its claims apart, and either is taken back', async () => {
  const page = await explorer.open(`/${STRIKE}?chains=origins`);
  const groups = page.locator('.origins > li');
  const shared = groups.filter({ has: page.getByText('Why they are one') }).first();
  await shared.waitFor();
  const before = await groups.count();
  const judged = (why: string) => groups.filter({ hasText: why });
  const takeBack = async (why: string) => {
    await judged(why)
      .getByRole('listitem')
      .filter({ hasText: why })
      .getByRole('button', { name: /Take back/ })
      .last()
      .click();
    await page.getByRole('dialog').getByLabel('Reason').fill('It was a slip.');
    await page.getByRole('dialog').getByRole('button', { name: 'Record' }).click();
    await page.waitForFunction(
      (count) => document.querySelectorAll('.origins > li').length === count,
      before,
    );
  };

  // The key acts wherever in the origin the focus is.
  const row = shared.locator('.claim-button').last();
  const apart = (await row.locator('xpath=ancestor::tr').locator('td').first().textContent()) ?? '';
  await row.press('r');
  const dialog = page.getByRole('dialog', { name: 'Judge this origin' });
  await dialog.waitFor();
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole('radio', { name: 'One of its claims rests on an origin of its own' }).check();
  await dialog.getByLabel('Reason').fill('Asked again, she named another witness.');
  if ((await dialog.getByLabel('Your token').count()) > 0) await dialog.getByLabel('Your token').fill(token);
  await dialog.getByRole('button', { name: 'Record' }).click();
  expect(await dialog.getByRole('alert').textContent()).toBe('Choose the claim that stands apart.');
  const choice = dialog.getByLabel('The claim that stands apart');
  await choice.selectOption({ index: (await choice.locator('option').count()) - 1 });
  await dialog.getByRole('button', { name: 'Record' }).click();
  await dialog.waitFor({ state: 'detached' });
  const alone = judged('Asked again, she named another witness.');
  await alone.waitFor();
  expect(await groups.count()).toBe(before + 1);
  expect(await alone.locator('tbody tr').count()).toBe(1);
  expect(await alone.locator('tbody td').first().textContent()).toBe(apart);
  await takeBack('Asked again, she named another witness.');

  await groups.first().getByRole('button', { name: 'Review this origin' }).click();
  await dialog.getByLabel('The other origin').selectOption({ index: 1 });
  await dialog.getByLabel('Reason').fill('Both read from one statement.');
  await dialog.getByRole('button', { name: 'Record' }).click();
  await dialog.waitFor({ state: 'detached' });
  await judged('Both read from one statement.').waitFor();
  expect(await groups.count()).toBe(before - 1);
  await takeBack('Both read from one statement.');
  await shut(page);
}, 90_000);

test('a claim is graded with R and a token that is asked for once, and the grade is taken back', async () => {
  const page = await explorer.open(`/${claim}`);
  const card = page.locator('article').first();
  await card.press('r');
  const dialog = page.getByRole('dialog');
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole('radio', { name: 'Grade' }).check();
  await dialog.getByRole('button', { name: 'Record' }).click();
  expect(await dialog.getByRole('alert').textContent()).toBe('Give a reason.');
  await dialog.getByLabel('Reason').fill('A witness on the spot.');
  await dialog.getByLabel('Your token').fill('ascribe_wrong');
  await dialog.getByRole('button', { name: 'Record' }).click();
  await dialog.getByText('This token is not known here. Give another.').waitFor();
  await dialog.getByLabel('Your token').fill(token);
  await dialog.getByRole('button', { name: 'Record' }).click();
  await dialog.waitFor({ state: 'detached' });
  const judged = page.getByRole('region', { name: 'Judgements' });
  await judged.getByText('A witness on the spot.').first().waitFor();
  expect(page.url()).not.toContain(token);

  await judged
    .getByRole('button', { name: /Take back/ })
    .first()
    .click();
  expect(await page.getByLabel('Your token').count()).toBe(0);
  await page.getByRole('dialog').getByLabel('Reason').fill('Read again.');
  await page.getByRole('dialog').getByRole('button', { name: 'Record' }).click();
  await judged.getByText('taken back').first().waitFor();
  await shut(page);
}, 90_000);
