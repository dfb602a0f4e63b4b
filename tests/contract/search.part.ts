import { describe, expect, test } from '@jest/globals';
import type { Hit, SearchRequest, Store } from '../../src/store/store.ts';
import { type Context, everything, failure, nodes } from './context.ts';
import { about, alpha, beta, claim, name, Sheet } from './fixtures.ts';

const search = async (store: Store, query: string, more: Partial<SearchRequest> = {}): Promise<Hit[]> =>
  nodes(await store.view().search({ query, ...more }, { first: 50 }));
const brief = (hits: Hit[]) => hits.map(({ tier, entity, text }) => `${tier} ${entity ?? `“${text}”`}`);
/** The highlighted stretches of a hit, as text. */
const marked = ({ text, highlights }: Hit) =>
  highlights.map(({ start, end }) => [...text].slice(start, end).join(''));

export function searching(context: Context): void {
  describe('search', () => {
    test('names by tier and then id, each entity once by its best name; then quotations', async () => {
      const sheet = new Sheet()
        .entities('media', 'actor/press')
        .entity('place/a-marrat', 'place', 'somewhere', {
          names: [name("Ma'arrat an-Nu'man"), name('معرة النعمان', 'ar')],
        })
        .entity('place/b-marat', 'place', 'Marat')
        .entity('place/c-maratown', 'place', 'Maratown', { names: [name('Marat West')] })
        .entity('place/d-morat', 'place', 'Morat')
        .entity('place/e-else', 'place', 'Quite else')
        .document('document/text', 'actor/press', '2031-01-01')
        .say(
          'q1',
          { document: 'document/text', by: ['actor/press'], quote: 'the road to Marat was shut' },
          claim(about('happened', 'event/x', null, {})),
        )
        .entities('attack', 'event/x');
      const store = await context.loaded(sheet.records);
      expect(brief(await search(store, 'marat'))).toEqual([
        'exact place/b-marat',
        'prefix place/c-maratown',
        expect.stringMatching(/^(variant|fuzzy) place\/a-marrat$/),
        'fuzzy place/d-morat',
        'quotation “the road to Marat was shut”',
      ]);
    });

    test('a hit says what matched, as written, and where', async () => {
      const store = await context.world();
      expect(await search(store, 'pine cli')).toEqual([
        {
          tier: 'prefix',
          entity: 'facility/pine-clinic',
          utterance: null,
          text: 'the Pine clinic',
          lang: 'en',
          highlights: [
            { start: 4, end: 8 },
            { start: 9, end: 12 },
          ],
        },
      ]);
      expect(await search(store, 'GUARD shells')).toEqual([
        {
          tier: 'quotation',
          entity: null,
          utterance: alpha().id('u2'),
          text: 'Guard shells a clinic',
          lang: null,
          highlights: [
            { start: 0, end: 5 },
            { start: 6, end: 12 },
          ],
        },
      ]);
    });

    test.each([
      ['accents and case', 'al-furda', 'place/ford'],
      ['composed accents', 'Al-F\u016Brda', 'place/ford'],
      ['Arabic letters that vary', 'الفورضه', 'place/ford'],
      ['Arabic short vowels', 'عِيادة الصَّنوبر', 'facility/pine-clinic'],
      ['kinds of apostrophe', "Ma'arrat Pine House", 'facility/pine-clinic'],
    ])('finds a name in spite of %s', async (_, query, entity) => {
      const [first] = await search(await context.world(), query, { in: ['names'] });
      expect([first?.tier, first?.entity]).toEqual(['exact', entity]);
    });

    test('code points, not code units, are highlighted', async () => {
      const sheet = new Sheet().entity('place/rose', 'place', '𝒳𝒴 Rosehill');
      const [hit] = await search(await context.loaded(sheet.records), 'rose');
      expect(hit?.highlights).toEqual([{ start: 3, end: 7 }]);
      expect(marked(hit as Hit)).toEqual(['Rose']);
    });

    test('quotations need every word; they come in the order of document and text', async () => {
      const store = await context.world();
      expect(brief(await search(store, 'clinic the', { in: ['quotations'] }))).toEqual(
        [
          '“the Pine clinic was shelled, killing more than 40”',
          '“it fell on the clinic in Ford on 4 March”',
        ].map((text) => `quotation ${text}`),
      );
      expect(await search(store, 'clinic raid', { in: ['quotations'] })).toEqual([]);
      expect((await search(store, 'in Ford', { in: ['quotations'] })).map(marked)).toEqual([['in', 'Ford']]);
    });

    test('only some families or kinds', async () => {
      const store = await context.world();
      expect(brief(await search(store, 'mill'))).toEqual([
        'exact event/mill',
        'prefix facility/mill-school',
        'quotation “the guard bombed the Mill school in May”',
      ]);
      expect(brief(await search(store, 'mill', { family: ['facility'] }))).toEqual([
        'prefix facility/mill-school',
      ]);
      expect(brief(await search(store, 'mill', { kind: ['attack'], in: ['names', 'quotations'] }))).toEqual([
        'exact event/mill',
        'quotation “the guard bombed the Mill school in May”',
      ]);
      expect(await search(store, 'mill', { kind: [] })).toEqual([]);
    });

    test.each(['', '   ', '"', '*', '(', ')', '"*"', '-', '!?', '…', '^', ':', "'"])(
      '%j finds nothing and breaks nothing',
      async (query) => {
        expect(await search(await context.world(), query)).toEqual([]);
      },
    );

    test.each([
      'mill"',
      '"mill',
      'mill*',
      '(mill',
      'mill OR guard)',
      'NEAR(mill, 2)',
      'mill AND NOT',
      'folded : mill',
      'mill ^',
      '{mill} : x',
      'a" OR "b',
      "mill'; DROP TABLE x",
    ])('words of a query language are words: %s', async (query) => {
      const hits = await search(await context.world(), query);
      for (const { tier } of hits)
        expect(['exact', 'prefix', 'variant', 'fuzzy', 'quotation']).toContain(tier);
    });

    test('a query of the length of a page is refused', async () => {
      const store = await context.world();
      expect(await failure(search(store, 'x'.repeat(501)))).toMatchObject({ code: 'INVALID_RECORD' });
    });

    test('page by page, and all counted', async () => {
      const store = await context.world();
      const list = (page: object) => store.view().search({ query: 'the' }, page);
      const whole = nodes(await list({ first: 50 }));
      expect((await list({ first: 1, total: true })).total).toBe(whole.length);
      expect(whole.length).toBeGreaterThan(3);
      for (const backward of [false, true]) expect(await everything(2, backward, list)).toEqual(whole);
    });

    test('of many names alike the first pages are those of the whole list', async () => {
      const sheet = new Sheet();
      // The larger number has the better name, and entities with two names lie across whatever an engine reads at once.
      for (let n = 0; n < 620; n++)
        sheet.entity(
          `place/p-${String(n).padStart(3, '0')}`,
          'place',
          n < 610 ? `Pinecrof ${n}` : 'Pinecroft',
          {
            names: n % 2 ? [name(`Pinecroft ${n}`)] : [],
          },
        );
      const store = await context.loaded(sheet.records);
      for (const query of ['pinecrof', 'pinecroft', 'pinecrpft']) {
        const list = (page: object) => store.view().search({ query, in: ['names'] }, page);
        const whole = await list({ first: 1000, total: true });
        expect(whole.total).toBe(620);
        const pages: Hit[] = [];
        for (let after: string | undefined; pages.length < 620; ) {
          const page = await list({ first: 190, ...(after && { after }) });
          pages.push(...nodes(page));
          after = page.items.at(-1)?.cursor;
        }
        expect(pages).toEqual(nodes(whole));
      }
    });

    test('a changed name is found and the old one is not', async () => {
      const store = await context.world();
      const renamed = beta().records.map((it) =>
        it.type === 'entity' && it.entity.id === 'facility/mill-school'
          ? { ...it, entity: { ...it.entity, label: { en: 'Weir College' } } }
          : it,
      );
      await store.load.set('beta', renamed, { at: '2033-03-01T00:00:00Z' });
      expect(brief(await search(store, 'weir'))).toEqual(['prefix facility/mill-school']);
      expect(brief(await search(store, 'mill', { in: ['names'] }))).toEqual(['exact event/mill']);
    });
  });
}
