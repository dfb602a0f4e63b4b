import { describe, expect, test } from '@jest/globals';
import type { AsOf, ClaimFilter, View } from '../../src/store/store.ts';
import { type Context, failure, labels, nodes } from './context.ts';
import { about, alpha, beta, claim, decision, FIRST, SAME, SECOND, Sheet, WITHIN } from './fixtures.ts';

const claimsIn = async (view: View, filter: ClaimFilter = {}) =>
  labels(nodes(await view.findClaims(filter, { by: 'text', order: 'asc' }, { first: 100 }))).join(' ');

/** The record as of a day, on each clock. */
export function times(context: Context): void {
  describe('as of a day', () => {
    const lark = ['u1.1 u1.2 u1.3', 'u2.1', 'u3.1', 'u4.1 u4.2 u4.3 u4.4', 'u5.1 u5.2', 'u6.1'];

    test('said: what is published by a day was said by then, and nothing that was said later is seen', async () => {
      const store = await context.world();
      const on = (date: string) => claimsIn(store.view({ clock: 'said', date }));
      expect(await on('2031-03-04')).toBe('');
      expect(await on('2031-03-05')).toBe('u1.1 u1.2 u1.3');
      expect(await on('2031-03-06')).toBe(lark.join(' '));
      expect(await on('2031-05-20')).toBe(['g1.1 g1.2 g1.3 g1.4', ...lark].join(' '));
      expect(await on('2031-06-01')).toBe(['g1.1 g1.2 g1.3 g1.4 g2.1 g2.2', ...lark].join(' '));
    });

    test('published and happened', async () => {
      const store = await context.world();
      expect(await claimsIn(store.view({ clock: 'published', date: '2031-05-31' }))).toBe(lark.join(' '));
      expect(await claimsIn(store.view({ clock: 'happened', date: '2031-03-03' }))).toBe('');
      expect(await claimsIn(store.view({ clock: 'happened', date: '2031-04-15' }))).toBe(
        'g1.4 g2.2 u1.1 u1.2 u1.3 u2.1 u3.1 u4.1 u5.1',
      );
    });

    test('everything else follows from the claims in view', async () => {
      const store = await context.world();
      await store.write.judge(WITHIN);
      const view = store.view({ clock: 'published', date: '2031-04-01' });
      const page = await view.findEntities(
        { family: ['actor', 'event', 'document'] },
        { by: 'claims', order: 'desc' },
        { first: 20, total: true },
      );
      expect(nodes(page).map(({ id, claims }) => `${id} ${claims}`)).toEqual([
        'event/pine 7',
        'actor/lark 6',
        'actor/guard 4',
        'actor/militia 3',
        'actor/ann-oke 3',
        'event/pine-again 1',
        'actor/cabinet 1',
        'document/lark 0',
      ]);
      expect(page.total).toBe(8);
      const own = await view.entities(['actor/guard', 'event/mill', 'event/pine']);
      expect([...own.values()].map(({ id, claims, happened }) => [id, claims, happened])).toEqual([
        ['actor/guard', 4, null],
        ['event/mill', 0, null],
        ['event/pine', 7, { earliest: '2031-03-04', latest: '2031-03-04' }],
      ]);
      const edges = await view.edgesOf(['actor/guard'], { family: ['content'] }, { first: 9, total: true });
      expect([
        edges.get('actor/guard')?.total,
        nodes(edges.get('actor/guard')).map(({ counts }) => counts.claims),
      ]).toEqual([3, [2, 1, 1]]);
      const expansion = (await view.expansionsOf(['actor/guard'], [])).get('actor/guard');
      expect(expansion?.find(({ type }) => type === 'carried_out')).toMatchObject({
        neighbours: 1,
        hidden: 1,
        claims: 3,
      });
      expect((await view.paths({ from: 'actor/guard', to: 'event/mill', longest: 3, most: 1 })).length).toBe(
        0,
      );
      expect(
        (await view.paths({ from: 'actor/guard', to: 'facility/pine-clinic', longest: 2, most: 1 })).length,
      ).toBe(1);
      expect(await view.edgesAmong(['actor/guard', 'event/mill'], 10)).toEqual([]);
      expect((await view.stats()).claims).toBe(12);
      expect(nodes(await view.findUtterances({}, { first: 9 })).length).toBe(6);
      expect((await view.utterances([beta().id('g1')])).get(beta().id('g1'))?.claims).toEqual([]);
      expect(await view.claims([beta().id('g1.1')])).toEqual(new Map());
      expect((await view.search({ query: 'mill' }, { first: 9 })).items).toEqual([]);
      expect((await view.timeline({}, 'happened', 'year')).map(({ claims }) => claims)).toEqual([7]);
      expect((await view.kin(['actor/guard'])).get('actor/guard')?.within).toEqual(['actor/cabinet']);
      expect((await view.predicatesOf(['actor/guard'])).get('actor/guard')).toEqual({
        carried_out: 3,
        shared: 1,
      });
    });

    test('the days of an event are those that were told by then', async () => {
      const text = (label: string, id: string, published: string, when: string) => (sheet: Sheet) =>
        sheet
          .document(id, 'actor/press', published)
          .say(
            label,
            { document: id, by: ['actor/press'] },
            claim(about('happened', 'event/x', null, { when })),
          );
      const sheet = new Sheet().entities('media', 'actor/press').entities('attack', 'event/x');
      text('a', 'document/a', '2031-01-01', '2030-05')(sheet);
      text('b', 'document/b', '2032-01-01', '2030-03')(sheet);
      const store = await context.loaded(sheet.records);
      const on = async (date: string) =>
        (await store.view({ clock: 'published', date }).entities(['event/x'])).get('event/x')?.happened;
      expect(await on('2030-01-01')).toBeNull();
      expect(await on('2031-01-01')).toEqual({ earliest: '2030-05-01', latest: '2030-05-31' });
      expect(await on('2032-01-01')).toEqual({ earliest: '2030-03-01', latest: '2030-05-31' });
    });

    test('recorded: what the store held, judged as it was judged then', async () => {
      const store = await context.world();
      const sheet = alpha();
      const rejection = decision('rejected', [sheet.id('u2.1')]);
      const same = SAME;
      const withJudgements = alpha()
        .judge('rejected', ['u2.1'])
        .judge('same', same.on)
        .judge('within', WITHIN.on);
      await store.load.set('alpha', withJudgements.records, { at: '2033-03-01T00:00:00Z' });
      const retracting = alpha();
      for (const it of withJudgements.records) {
        if (it.type !== 'judgement' || it.judgement.says !== 'rejected') continue;
        retracting.records.push(it);
        retracting.judge('retracts', [it.judgement.id]);
      }
      const kept = retracting.records.filter((it) => !(it.type === 'utterance' && it.label === 'u6'));
      await store.load.set('alpha', kept, { at: '2033-04-01T00:00:00Z' });
      const at = (date: string): View => store.view({ clock: 'recorded', date });

      expect(await claimsIn(at('2032-12-31'))).toBe('');
      expect(await claimsIn(at('2033-01-01'))).toBe(lark.join(' '));
      expect(await claimsIn(at(FIRST))).toBe(lark.join(' '));
      expect(await claimsIn(at('2033-01-01T09:59:59.999Z'))).toBe('');
      const both = ['g1.1 g1.2 g1.3 g1.4 g2.1 g2.2', ...lark];
      expect(await claimsIn(at(SECOND))).toBe(both.join(' '));
      expect(await claimsIn(at('2033-03-15'))).toBe(both.join(' ').replace(' u2.1', ''));
      expect(await claimsIn(at('2033-04-15'))).toBe(both.join(' ').replace(' u6.1', ''));
      expect(await claimsIn(store.view())).toBe(both.join(' ').replace(' u6.1', ''));

      const review = async (date: string) =>
        (await at(date).claims([sheet.id('u2.1')])).get(sheet.id('u2.1'))?.review;
      expect(await Promise.all(['2033-01-15', '2033-03-15', '2033-04-15'].map(review))).toEqual([
        'proposed',
        'rejected',
        'proposed',
      ]);
      const withdrawn = async (date: string) =>
        (await at(date).claims([sheet.id('u6.1')])).get(sheet.id('u6.1'))?.withdrawn;
      expect(await Promise.all(['2033-03-15', '2033-04-15'].map(withdrawn))).toEqual([
        null,
        '2033-04-01T00:00:00.000Z',
      ]);
      const kin = async (date: string) => await at(date).kin(['event/pine', 'actor/guard']);
      expect(
        [...(await kin('2033-02-15')).values()].map(({ same, within }) => [same.length, within.length]),
      ).toEqual([
        [1, 0],
        [1, 0],
      ]);
      expect(
        [...(await kin('2033-03-15')).values()].map(({ same, within }) => [same.length, within.length]),
      ).toEqual([
        [2, 0],
        [1, 1],
      ]);
      expect(
        [...(await kin('2033-04-15')).values()].map(({ same, within }) => [same.length, within.length]),
      ).toEqual([
        [1, 0],
        [1, 0],
      ]);
      expect((await at('2033-03-15').entities(['event/pine-again'])).get('event/pine-again')?.claims).toBe(7);
      const on = await at('2033-03-15').judgementsOn([sheet.id('u2.1')]);
      expect(on.get(sheet.id('u2.1'))).toEqual([
        { ...rejection, id: expect.any(String), recorded: '2033-03-01T00:00:00.000Z', retractedBy: null },
      ]);
      const edges = async (date: string) =>
        (await at(date).expansionsOf(['mechanism/safe-list'], [])).get('mechanism/safe-list')?.length;
      expect(await Promise.all(['2032-01-01', '2033-03-15', '2033-04-15'].map(edges))).toEqual([0, 1, 0]);
      expect(
        await claimsIn(at('2033-03-15'), { place: ['place/north-vale'], predicate: ['struck', 'shared'] }),
      ).toBe('u1.2 u6.1');
    });

    test('a later edit is not seen before its time', async () => {
      const store = await context.loaded(alpha().records);
      const edited = alpha();
      edited.records.pop();
      edited.say(
        'u6',
        { document: 'document/lark', by: ['actor/lark'], quote: 'its place was known', start: 500 },
        claim(about('shared', 'facility/pine-clinic', 'actor/guard', { code: 'locations' })),
      );
      await store.load.set('alpha', edited.records, { at: SECOND });
      const [old, now] = [alpha().id('u6.1'), edited.id('u6.1')];
      const state = async (view: View) => {
        const found = await view.claims([old, now]);
        return [old, now].map((id) => [found.get(id)?.review, found.get(id)?.supersededBy]);
      };
      expect(await state(store.view())).toEqual([
        ['superseded', now],
        ['proposed', null],
      ]);
      expect(await state(store.view({ clock: 'recorded', date: '2033-01-15' }))).toEqual([
        ['proposed', null],
        [undefined, undefined],
      ]);
      expect(
        await claimsIn(store.view({ clock: 'recorded', date: '2033-01-15' }), { predicate: ['shared'] }),
      ).toBe('u6.1');
    });

    test('a day that is none is refused', async () => {
      const store = await context.loaded(alpha().records);
      for (const asOf of [
        { clock: 'said', date: 'yesterday' },
        { clock: 'happened', date: '2031-13-01' },
        { clock: 'published', date: '2031-01-01T00:00:00Z' },
        { clock: 'recorded', date: 'noon' },
      ] as AsOf[])
        expect(await failure(store.view(asOf).stats())).toMatchObject({
          name: 'InvalidRecord',
          code: 'INVALID_RECORD',
        });
    });
  });
}
