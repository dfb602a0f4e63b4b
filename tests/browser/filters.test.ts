import { describe, expect, test } from '@jest/globals';
import { faults, NARROW, picture, sideways } from './explorer.ts';
import { explorer, open, page, query, withPages } from './page.ts';

withPages();

const TIME = 90_000;
const GRAPH =
  '/explore?show=actor/brennia,event/hudhud-bombing,event/quay-clinic-shelling,actor/open-ward&layout=list';
const legend = () => page.getByRole('complementary', { name: 'Legend and filters' });
const inForce = () => page.getByRole('list', { name: 'Filters in force' });

/** The rows of the list that are accounts, or edges, each by its id. */
async function rows(kind: 'row' | 'edge' = 'row'): Promise<string[]> {
  await page.getByRole('table').waitFor();
  return page
    .locator(`tr[data-row="${kind}"]`)
    .evaluateAll((all) => all.map((row) => row.getAttribute('data-id') ?? ''));
}

/** Opens a list of the legend and lets in only the choices named. */
async function letIn(list: string, ...names: RegExp[]): Promise<void> {
  const button = legend().getByRole('button', { name: new RegExp(`^${list} `) });
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
  await legend()
    .getByRole('button', { name: `None: ${list}` })
    .click();
  for (const name of names)
    await legend().getByRole('list', { name: list }).getByRole('checkbox', { name }).check();
}

interface Claim {
  id: string;
  [field: string]: unknown;
}

/** The rows of the record that hold a claim which `keeps` lets through, asked of the API itself. */
async function rowsWhere(
  fields: string,
  keeps: (claim: Claim, row: Claim, rails: readonly string[]) => boolean,
): Promise<string[]> {
  const { contested } = await explorer.server.data(
    `{ contested { rails { actor { id } } events { event { id } rows { on { rail actor { id } } claims { id ${fields} } } } } }`,
  );
  const rails: string[] = contested.rails.map(({ actor }: { actor: { id: string } }) => actor.id);
  return contested.events.flatMap((event: { rows: (Claim & { claims: Claim[] })[] }) =>
    event.rows.flatMap((row) =>
      row.claims.some((claim) => keeps(claim, row, rails)) ? [row.claims[0]?.id] : [],
    ),
  );
}

describe('the lists of the legend', () => {
  test.each([
    [
      'Predicate',
      'f.predicate',
      'carried_out',
      /carried out/,
      'proposition { predicate }',
      (claim: Claim) => (claim['proposition'] as { predicate: string }).predicate === 'CARRIED_OUT',
    ],
    [
      'Accused',
      'f.accused',
      'actor/brennia',
      /^Brennia \d/,
      'id',
      // Those who stand within it too: their marks are on its rail.
      (_: Claim, row: Claim, rails: readonly string[]) =>
        (row['on'] as { rail: number }[]).some(({ rail }) => rails[rail] === 'actor/brennia'),
    ],
    ['Grade', 'f.grade', 'none', /^not graded/, 'grade', (claim: Claim) => claim['grade'] === null],
  ] as const)(
    'filter by %s, in the address',
    async (list, name, value, choice, fields, keeps) => {
      await open('/explore?layout=list');
      const all = await rows();
      const wanted = await rowsWhere(fields, keeps);
      expect(wanted.length).toBeGreaterThan(0);
      await letIn(list, choice);
      expect(await rows()).toEqual(wanted.filter((id) => all.includes(id)));
      expect((await query()).get(name)).toBe(value);
      await page.reload();
      expect(await rows()).toEqual(wanted.filter((id) => all.includes(id)));
      await inForce()
        .getByRole('button', { name: new RegExp(`^Remove filter, ${list}`) })
        .click();
      expect(await rows()).toEqual(all);
      expect((await query()).get(name)).toBeNull();
      await page.keyboard.press('Control+z');
      expect((await query()).get(name)).toBe(value);
    },
    TIME,
  );

  test(
    'filter by origin: what rests on one root stays, in whichever text it stands',
    async () => {
      await open('/explore?layout=list');
      const all = await rows();
      const claims = await rowsWhere('id', () => true);
      expect(claims).toEqual(all);
      const { contested } = await explorer.server.data('{ contested { events { rows { claims { id } } } } }');
      const ids: string[] = contested.events.flatMap((event: { rows: { claims: { id: string }[] }[] }) =>
        event.rows.flatMap((row) => row.claims.map(({ id }) => id)),
      );
      const { origins } = await explorer.server.data(
        `{ origins(claims: ${JSON.stringify([...new Set(ids)])}) { origins { id voice { label } claims { id } } } }`,
      );
      const [first] = origins.origins.filter(({ voice }: { voice: { label: string | null } }) => voice.label);
      const resting = new Set(first.claims.map(({ id }: { id: string }) => id));
      await letIn('Origin', new RegExp(`^${first.voice.label} `, 'i'));
      expect((await query()).get('f.origin')).toBe(first.id);
      expect(await rows()).toEqual(await rowsWhere('id', (claim) => resting.has(claim.id)));
      expect((await rows()).length).toBeLessThan(all.length);
    },
    TIME,
  );

  test(
    'filter the edges of a graph by the claims behind them',
    async () => {
      await open(GRAPH);
      await explorer.settle(page);
      const before = await rows('edge');
      const { claims } = await explorer.server.data(
        `{ claims(first: 100, filter: { edge: ${JSON.stringify(before)}, mark: [DENIES] }) { nodes { id edges document { id } } } }`,
      );
      const text: string = claims.nodes[0].document.id;
      const { behind } = await explorer.server.data(
        `{ behind: claims(first: 100, filter: { edge: ${JSON.stringify(before)}, document: ["${text}"] }) { nodes { edges } } }`,
      );
      const wanted = new Set<string>(behind.nodes.flatMap(({ edges }: { edges: string[] }) => edges));
      await page.goto(`${page.url()}&f.doc=${text}`);
      await page.getByText(/^Document: /).waitFor();
      const expected = before.filter((id) => wanted.has(id));
      await page.waitForFunction(
        (n) => document.querySelectorAll('tr[data-row="edge"]').length === n,
        expected.length,
      );
      expect(await rows('edge')).toEqual(expected);
      expect(expected.length).toBeLessThan(before.length);
    },
    TIME,
  );

  test(
    'work together, and are taken back one by one',
    async () => {
      await open('/explore?layout=list');
      const all = await rows();
      await letIn('Accused', /^Brennia \d/);
      const accused = await rows();
      await legend()
        .getByRole('button', { name: /^denies \d+$/ })
        .click();
      const both = await rows();
      expect(both.length).toBeLessThan(accused.length);
      await inForce().getByRole('button', { name: 'Remove filter, without denies' }).click();
      expect(await rows()).toEqual(accused);
      await inForce()
        .getByRole('button', { name: /^Remove filter, Accused/ })
        .click();
      expect(await rows()).toEqual(all);
      expect(await inForce().count()).toBe(0);
    },
    TIME,
  );
});

describe('the number of links', () => {
  test(
    'hides events with fewer accounts, and things with fewer edges',
    async () => {
      await open('/explore?layout=list&f.links=4');
      await page.getByRole('table').waitFor();
      const counts = await page
        .locator('tbody')
        .evaluateAll((all) => all.map((body) => body.querySelectorAll('tr[data-row="row"]').length));
      expect(counts.filter((n) => n > 0).every((n) => n >= 4)).toBe(true);
      expect(counts.some((n) => n >= 4)).toBe(true);
      await page.goto(`${explorer.server.url}${GRAPH}`);
      await explorer.settle(page);
      const nodes = () => page.locator('tr[data-row="event"], tr[data-row="entity"]').count();
      const before = await nodes();
      await legend()
        .getByRole('button', { name: /^Links / })
        .click();
      await legend().getByRole('spinbutton', { name: 'At least' }).fill('4');
      await page.waitForFunction((n) => document.querySelectorAll('tr.ev').length < n, before);
      expect((await query()).get('f.links')).toBe('4');
    },
    TIME,
  );
});

describe('the days', () => {
  test(
    'let in what may lie between them, on the clock of the timeline',
    async () => {
      await open('/explore?layout=list&clock=published');
      await page.getByRole('table').waitFor();
      const wanted = await rowsWhere('published { span { earliest latest } }', (claim) => {
        const span = (
          claim['published'] as { span: { earliest: string | null; latest: string | null } } | null
        )?.span;
        return !!span && (span.latest ?? '9999') >= '2041-03-10' && (span.earliest ?? '0000') <= '2041-03-13';
      });
      expect(wanted.length).toBeGreaterThan(0);
      await legend()
        .getByRole('button', { name: /^When it was published/ })
        .click();
      await legend().getByLabel('From', { exact: true }).fill('2041-03-10');
      await legend().getByLabel('To', { exact: true }).fill('2041-03-13');
      expect([(await query()).get('from'), (await query()).get('to'), (await query()).get('clock')]).toEqual([
        '2041-03-10',
        '2041-03-13',
        'published',
      ]);
      expect(await rows()).toEqual(wanted);
      await inForce()
        .getByRole('button', { name: /^Remove filter, When it was published/ })
        .click();
      expect((await query()).get('from')).toBeNull();
    },
    TIME,
  );
});

describe.each([
  { colorScheme: 'light', lang: 'en', touch: false, viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', lang: 'ar', touch: true, viewport: NARROW },
] as const)('in $colorScheme and $lang', ({ colorScheme, lang, touch, viewport }) => {
  test(
    'filters in force have no fault that axe finds, and fit the window',
    async () => {
      await open(
        `/explore?f.accused=actor/brennia&f.mark=-denies&from=2041-03-01&to=2041-04-01&lang=${lang}`,
        {
          colorScheme,
          touch,
          viewport,
        },
      );
      await explorer.settle(page);
      await picture(page, `filters-${viewport.width}-${colorScheme}-${lang}`);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      expect(await faults(page)).toEqual([]);
    },
    TIME,
  );
});
