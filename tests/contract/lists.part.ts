import { describe, expect, test } from '@jest/globals';
import { edgeKeyOf, propositionId, stemOf } from '../../src/model/ids.ts';
import type { ClaimFilter, ClaimSort, View } from '../../src/store/store.ts';
import { type Context, everything, failure, labels, nodes } from './context.ts';
import { about, alpha, WITHIN } from './fixtures.ts';

const byText: ClaimSort = { by: 'text', order: 'asc' };

/** Orders and pages. */
export function listing(context: Context): void {
  describe('lists', () => {
    const orders: [ClaimSort, string[]][] = [
      [{ by: 'published', order: 'desc' }, ['gull', 'lark']],
      [{ by: 'published', order: 'asc' }, ['lark', 'gull']],
      [{ by: 'text', order: 'asc' }, ['gull', 'lark']],
      [{ by: 'recorded', order: 'desc' }, ['gull', 'lark']],
    ];
    test.each(orders)('claims by %j', async (sort, documents) => {
      const page = await (await context.world()).view().findClaims({}, sort, { first: 100 });
      expect([...new Set(nodes(page).map(({ document }) => document.slice(9)))]).toEqual(documents);
    });

    test('claims without a day on the clock come last, either way', async () => {
      const view = (await context.world()).view();
      for (const order of ['asc', 'desc'] as const) {
        const page = await view.findClaims({}, { by: 'happened', order }, { first: 100 });
        const days = nodes(page).map(({ happened }) => happened?.earliest ?? null);
        const dated = days.filter((day) => day !== null);
        expect(days).toEqual([...dated, ...days.slice(dated.length).map(() => null)]);
        expect(dated).toEqual(order === 'asc' ? dated.toSorted() : dated.toSorted().reverse());
        expect(dated.length).toBe(13);
      }
    });

    test('claims of anchors, each with its own page, in one call', async () => {
      const store = await context.world();
      await store.write.judge(WITHIN);
      const view = store.view();
      const ask = async (
        anchor: Parameters<View['claimsOf']>[0],
        ids: string[],
        filter: ClaimFilter = {},
      ) => {
        const found = await view.claimsOf(anchor, ids, filter, byText, { first: 50, total: true });
        for (const page of found.values()) expect(page.total).toBe(page.items.length);
        return Object.fromEntries([...found].map(([id, page]) => [id, labels(nodes(page)).join(' ')]));
      };
      const a = alpha();
      expect(await ask('entity', ['actor/guard', 'actor/lark', 'actor/none'])).toEqual({
        'actor/guard': 'g1.1 u1.1 u2.1 u3.1 u6.1',
        'actor/lark': 'u2.1 u4.1 u4.2 u4.3 u4.4 u6.1',
        'actor/none': '',
      });
      expect(await ask('subject', ['event/pine', 'facility/pine-clinic'])).toEqual({
        'event/pine': 'u1.2 u1.3 u4.1',
        'facility/pine-clinic': 'u4.2 u4.3 u6.1',
      });
      expect(await ask('object', ['event/pine'], { predicate: ['carried_out'] })).toEqual({
        'event/pine': 'u1.1 u2.1 u3.1',
      });
      expect(await ask('speaker', ['actor/cabinet'])).toEqual({ 'actor/cabinet': 'u3.1' });
      expect(await ask('accused', ['actor/cabinet', 'actor/militia'])).toEqual({
        'actor/cabinet': 'g1.1 u1.1 u2.1',
        'actor/militia': 'u1.1',
      });
      expect(await ask('document', ['document/gull'], { where: ['caption'] })).toEqual({
        'document/gull': 'g2.1 g2.2',
      });
      expect(await ask('utterance', [a.id('u3'), a.id('u6')])).toEqual({
        [a.id('u3')]: 'u3.1',
        [a.id('u6')]: 'u6.1',
      });
      const carried = about('carried_out', 'actor/guard', 'event/pine');
      for (const [anchor, id] of [
        ['proposition', propositionId(carried)],
        ['stem', stemOf(carried)],
        ['edge', edgeKeyOf(carried)],
      ] as const)
        expect(await ask(anchor, [id])).toEqual({ [id]: 'u2.1 u3.1' });
    });

    test('a denial is found from what it answers, after an edit too', async () => {
      const first = alpha();
      const deny = (answers: string[]) => {
        const sheet = alpha();
        const reply = sheet.records.find((it) => it.type === 'utterance' && it.label === 'u3');
        if (reply?.type === 'utterance') for (const it of reply.utterance.claims) it.answers = answers;
        return sheet;
      };
      const store = await context.loaded(deny([first.id('u2.1')]).records);
      const answering = async (id: string) => {
        const found = await store.view().claimsOf('answers', [id], {}, byText, { first: 5 });
        return labels(nodes(found.get(id)));
      };
      expect(await answering(first.id('u2.1'))).toEqual(['u3.1']);
      expect(await answering(first.id('u1.1'))).toEqual([]);
      // The headline's words are mended: what answered the old claim answers the new one.
      const edited = deny([first.id('u2.1')]);
      const headline = alpha().say(
        'u2',
        {
          document: 'document/lark',
          by: ['actor/lark'],
          where: 'headline',
          quote: 'Guard shells clinic',
          start: 60,
        },
        {
          stance: 'asserts',
          about: about('carried_out', 'actor/guard', 'event/pine'),
          hedge: { level: 'flat', words: [] },
        },
      );
      const records = [
        ...edited.records.filter((it) => !(it.type === 'utterance' && it.label === 'u2')),
        ...headline.records.slice(-1),
      ];
      await store.load.set('alpha', records, { at: '2033-03-01T00:00:00Z' });
      expect(await answering(headline.id('u2.1'))).toEqual(['u3.1']);
    });

    test('entities by label, number of claims, days and id', async () => {
      const view = (await context.world()).view();
      const ids = async (by: 'label' | 'claims' | 'happened' | 'id', order: 'asc' | 'desc') =>
        nodes(await view.findEntities({ family: ['event', 'place'] }, { by, order }, { first: 10 })).map(
          ({ id }) => id,
        );
      expect(await ids('label', 'asc')).toEqual([
        'event/campaign',
        'place/ford',
        'event/mill',
        'place/north-vale',
        'event/pine',
        'event/pine-again',
      ]);
      expect(await ids('claims', 'desc')).toEqual([
        'event/pine',
        'event/mill',
        'place/ford',
        'event/campaign',
        'place/north-vale',
        'event/pine-again',
      ]);
      expect(await ids('happened', 'asc')).toEqual([
        'event/pine',
        'event/campaign',
        'event/mill',
        'event/pine-again',
        'place/ford',
        'place/north-vale',
      ]);
      expect(await ids('happened', 'desc')).toEqual([
        'event/mill',
        'event/campaign',
        'event/pine',
        'place/north-vale',
        'place/ford',
        'event/pine-again',
      ]);
      expect(await ids('id', 'desc')).toEqual([
        'place/north-vale',
        'place/ford',
        'event/pine-again',
        'event/pine',
        'event/mill',
        'event/campaign',
      ]);
    });

    test('utterances in the order of document and text, and of each document', async () => {
      const view = (await context.world()).view();
      const found = await view.findUtterances(
        { predicate: ['struck', 'carried_out'] },
        { first: 10, total: true },
      );
      expect([found.total, nodes(found).map(({ label }) => label)]).toEqual([
        6,
        ['beta#g1', 'beta#g2', 'alpha#u1', 'alpha#u2', 'alpha#u3', 'alpha#u5'],
      ]);
      const of = await view.utterancesOf(['document/lark', 'document/gull', 'document/none'], {
        last: 2,
        total: true,
      });
      expect(
        [...of].map(([id, page]) => [
          id,
          page.total,
          page.hasPrevious,
          nodes(page).map(({ label }) => label),
        ]),
      ).toEqual([
        ['document/lark', 6, true, ['alpha#u5', 'alpha#u6']],
        ['document/gull', 2, false, ['beta#g1', 'beta#g2']],
        ['document/none', 0, false, []],
      ]);
    });

    test('propositions by id', async () => {
      const view = (await context.world()).view();
      const found = await view.findPropositions({ predicate: ['struck'] }, { first: 10, total: true });
      expect(found.total).toBe(2);
      const ids = nodes(found).map(({ id }) => id);
      expect(ids).toEqual(
        [
          about('struck', 'event/pine', 'facility/pine-clinic'),
          about('struck', 'event/mill', 'facility/mill-school'),
        ]
          .map(propositionId)
          .toSorted(),
      );
      expect(
        nodes(found)
          .map(({ counts }) => counts.claims)
          .toSorted(),
      ).toEqual([1, 2]);
    });

    test('every list gives itself page by page, forward and backward', async () => {
      const view = (await context.world()).view();
      const sorts = (['happened', 'said', 'published', 'recorded', 'text'] as const).flatMap((by) =>
        (['asc', 'desc'] as const).map((order) => ({ by, order })),
      );
      const lists: ((page: {
        first?: number;
        last?: number;
      }) => ReturnType<View['findUtterances']> | ReturnType<View['findClaims']>)[] = [
        ...sorts.map((sort) => (page: object) => view.findClaims({}, sort, page)),
        ...sorts.map((sort) => async (page: object) => {
          const found = await view.claimsOf('entity', ['event/pine', 'actor/lark'], {}, sort, page);
          return found.get('event/pine') as Awaited<ReturnType<View['findClaims']>>;
        }),
        (page) => view.findUtterances({}, page),
      ];
      for (const list of lists) {
        const whole = nodes<{ id: string }>(await list({ first: 100 })).map(({ id }) => id);
        expect(whole.length).toBeGreaterThan(4);
        for (const backward of [false, true])
          expect((await everything<{ id: string }>(3, backward, list)).map(({ id }) => id)).toEqual(whole);
      }
      for (const by of ['label', 'claims', 'happened', 'id'] as const)
        for (const order of ['asc', 'desc'] as const) {
          const list = (page: object) => view.findEntities({}, { by, order }, page);
          const whole = nodes(await list({ first: 100 })).map(({ id }) => id);
          for (const backward of [false, true])
            expect((await everything(4, backward, list)).map(({ id }) => id)).toEqual(whole);
        }
    });

    test('a page between two cursors, and what lies beyond it', async () => {
      const view = (await context.world()).view();
      const list = (page: object) => view.findClaims({}, { by: 'text', order: 'asc' }, page);
      const { items } = await list({ first: 100 });
      const middle = await list({ first: 3, after: items[1]?.cursor, before: items[8]?.cursor });
      expect(middle).toEqual({ items: items.slice(2, 5), total: null, hasNext: true, hasPrevious: true });
      const end = await list({ last: 3, after: items[1]?.cursor, before: items[4]?.cursor });
      expect(end).toEqual({ items: items.slice(2, 4), total: null, hasNext: true, hasPrevious: false });
    });

    test('a cursor of another list, or of none, is refused, and so is a page that cannot be', async () => {
      const view = (await context.world()).view();
      const list = (page: object) => view.findClaims({}, { by: 'text', order: 'asc' }, page);
      const other = await view.findClaims({}, { by: 'said', order: 'asc' }, { first: 1 });
      const own = await list({ first: 1 });
      const refused = {
        name: 'InvalidCursor',
        code: 'INVALID_CURSOR',
        message: 'this list gave no such cursor',
        wayOut: 'Ask for the first page again and follow its cursors, with the same order.',
      };
      const twisted = Buffer.from(JSON.stringify(['claims text asc', 1, 'x'])).toString('base64url');
      for (const after of [
        '',
        'nonsense',
        'e30',
        other.items[0]?.cursor,
        `${own.items[0]?.cursor}=`,
        twisted,
      ])
        expect(await failure(list({ first: 1, after }))).toEqual(refused);
      for (const page of [
        {},
        { first: 0 },
        { first: 1001 },
        { first: 1.5 },
        { last: -1 },
        { first: 1, last: 1 },
      ])
        expect(await failure(list(page))).toMatchObject({ name: 'InvalidRecord', code: 'INVALID_RECORD' });
    });
  });
}
