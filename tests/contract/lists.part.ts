import { describe, expect, test } from '@jest/globals';
import { edgeKeyOf, propositionId, stemOf } from '../../src/model/ids.ts';
import type { ClaimFilter, ClaimSort, EntityFilter, View } from '../../src/store/store.ts';
import { type Context, everything, failure, labels, nodes } from './context.ts';
import { about, alpha, beta, decision, SAME, WITHIN } from './fixtures.ts';

const byText: ClaimSort = { by: 'text', order: 'asc' };

async function claimsWhere(view: View, filter: ClaimFilter): Promise<string[]> {
  const page = await view.findClaims(filter, byText, { first: 100, total: true });
  expect(page.total).toBe(page.items.length);
  return labels(nodes(page));
}

async function entitiesWhere(view: View, filter: EntityFilter): Promise<string[]> {
  const page = await view.findEntities(filter, { by: 'id', order: 'asc' }, { first: 100, total: true });
  expect(page.total).toBe(page.items.length);
  return nodes(page).map(({ id }) => id);
}

/** What each field of the filters lets through. */
export function filtering(context: Context): void {
  const a = alpha();
  const b = beta();
  const carried = about('carried_out', 'actor/guard', 'event/pine');

  describe('a filter of claims', () => {
    const cases: [string, ClaimFilter, string[]][] = [
      ['nothing', { predicate: ['part_of'] }, ['g1.4']],
      ['ids', { ids: [a.id('u2.1'), b.id('g2.1')] }, ['g2.1', 'u2.1']],
      ['no ids', { ids: [] }, []],
      ['stance', { stance: ['denies', 'expects'] }, ['u3.1', 'u5.2']],
      ['mark', { mark: ['silence'] }, ['u5.1']],
      ['predicate', { predicate: ['struck', 'used'] }, ['g1.2', 'g2.1', 'u1.2']],
      ['negated', { negated: true }, ['u5.1']],
      ['attribution', { attribution: true }, ['g1.1', 'u1.1', 'u2.1']],
      ['no attribution', { attribution: false, predicate: ['carried_out'] }, ['u3.1', 'u5.2']],
      ['hedge', { hedge: ['possible', 'believed'] }, ['g2.2', 'u1.1']],
      ['where', { where: ['headline', 'caption'] }, ['g2.1', 'g2.2', 'u2.1']],
      ['mode', { mode: ['either'] }, ['u1.1']],
      [
        'speaker',
        { speaker: ['actor/ann-oke', 'actor/open-ward'] },
        ['g1.1', 'g1.2', 'g1.3', 'g1.4', 'u1.1', 'u1.2', 'u1.3'],
      ],
      ['accused, an "either" included', { accused: ['actor/guard'] }, ['g1.1', 'u1.1', 'u2.1']],
      [
        'about, in any part but as speaker',
        { about: ['actor/guard', 'mechanism/safe-list'] },
        ['g1.1', 'u1.1', 'u2.1', 'u3.1', 'u6.1'],
      ],
      ['about a publisher', { about: ['actor/lark'] }, []],
      ['document', { document: ['document/gull'] }, ['g1.1', 'g1.2', 'g1.3', 'g1.4', 'g2.1', 'g2.2']],
      [
        'place: what lies in it through others, and it itself',
        { place: ['place/north-vale'] },
        ['u1.1', 'u1.2', 'u1.3', 'u2.1', 'u3.1', 'u4.1', 'u4.2', 'u4.3', 'u4.4', 'u5.1', 'u6.1'],
      ],
      ['proposition', { proposition: [propositionId(carried)] }, ['u2.1', 'u3.1']],
      ['stem', { stem: [stemOf(carried)] }, ['u2.1', 'u3.1']],
      ['edge', { edge: [edgeKeyOf(carried)] }, ['u2.1', 'u3.1']],
      ['utterance', { utterance: [a.id('u4')] }, ['u4.1', 'u4.2', 'u4.3', 'u4.4']],
      ['review', { review: ['accepted'] }, []],
      [
        'window: happened',
        { window: { clock: 'happened', from: '2031-05-01', to: '2031-05-31' } },
        ['g1.1', 'g1.2', 'g1.3', 'g1.4', 'g2.1', 'g2.2'],
      ],
      ['window: open end', { window: { clock: 'happened', from: '2040-01-01' } }, ['g1.4', 'g2.2']],
      ['window: said', { window: { clock: 'said', to: '2031-04-01' } }, ['u1.1', 'u1.2', 'u1.3']],
      [
        'window: published, by a month',
        { window: { clock: 'published', from: '2031-06-15', to: '2031-06-15' }, predicate: ['struck'] },
        ['g1.2', 'g2.1'],
      ],
      [
        'window: recorded',
        { window: { clock: 'recorded', from: '2033-02-01', to: '2033-02-01' }, predicate: ['struck'] },
        ['g1.2', 'g2.1'],
      ],
      ['and', { and: [{ predicate: ['struck'] }, { document: ['document/gull'] }] }, ['g1.2', 'g2.1']],
      ['or', { or: [{ mark: ['silence'] }, { mode: ['either'] }] }, ['u1.1', 'u5.1']],
      ['no alternative', { or: [] }, []],
      [
        'not, of what cannot be told',
        { not: { speaker: ['actor/lark'] }, document: ['document/lark'] },
        ['u1.1', 'u1.2', 'u1.3', 'u3.1', 'u5.1', 'u5.2'],
      ],
      [
        'not, within and',
        { and: [{ predicate: ['struck'] }], not: { where: ['caption'] } },
        ['g1.2', 'u1.2'],
      ],
    ];
    test.each(cases)('%s', async (_, filter, expected) => {
      expect(await claimsWhere((await context.world()).view(), filter)).toEqual(expected);
    });

    test('those within speak and are accused; what is the same is one', async () => {
      const store = await context.world();
      await store.write.judge(WITHIN);
      await store.write.judge(SAME);
      const view = store.view();
      expect(await claimsWhere(view, { accused: ['actor/cabinet'] })).toEqual(['g1.1', 'u1.1', 'u2.1']);
      expect(await claimsWhere(view, { about: ['actor/cabinet'] })).toEqual([]);
      expect(await claimsWhere(view, { about: ['event/pine-again'], stance: ['expects', 'denies'] })).toEqual(
        ['u3.1', 'u5.2'],
      );
    });

    test('an edge of a role and an edge of voices find their claims', async () => {
      const view = (await context.world()).view();
      const edges = (await view.edgesOf(['facility/pine-clinic'], {}, { first: 50 })).get(
        'facility/pine-clinic',
      );
      const keys = nodes(edges).map(({ key, type, part }) => [key, `${type} ${part}`] as const);
      const found = await Promise.all(
        keys.map(async ([key, what]) => [what, await claimsWhere(view, { edge: [key] })]),
      );
      expect(found.map((it) => it.join(' ')).sort()).toEqual([
        'asserts object u1.2',
        'asserts subject u4.2',
        'asserts subject u4.3',
        'asserts subject u6.1',
        'located object u4.2',
        'shared object u6.1',
        'shared under u6.1',
        'struck object u1.2',
      ]);
    });

    test('history shows what is out of view, and review alone does not', async () => {
      const store = await context.world();
      await store.write.judge(decision('rejected', [a.id('u2.1')]));
      const view = store.view();
      expect(await claimsWhere(view, { accused: ['actor/guard'] })).toEqual(['g1.1', 'u1.1']);
      expect(await claimsWhere(view, { accused: ['actor/guard'], history: true })).toEqual([
        'g1.1',
        'u1.1',
        'u2.1',
      ]);
      expect(await claimsWhere(view, { review: ['rejected'] })).toEqual([]);
      expect(await claimsWhere(view, { review: ['rejected'], history: true })).toEqual(['u2.1']);
    });
  });

  describe('a filter of entities', () => {
    const cases: [string, EntityFilter, string[]][] = [
      ['ids', { ids: ['actor/lark', 'actor/none'] }, ['actor/lark']],
      [
        'family',
        { family: ['facility', 'mechanism'] },
        ['facility/mill-school', 'facility/pine-clinic', 'mechanism/safe-list'],
      ],
      ['kind', { kind: ['offensive', 'ngo'] }, ['actor/open-ward', 'event/campaign']],
      ['type', { type: ['maternity'] }, ['facility/pine-clinic']],
      ['plural', { plural: true }, []],
      ['coded', { coded: true }, ['document/gull', 'document/lark']],
      ['place', { place: ['place/north-vale'] }, ['event/pine', 'facility/pine-clinic', 'place/ford']],
      ['accused', { accused: ['actor/guard'] }, ['event/mill', 'event/pine']],
      ['struck', { struck: ['facility/mill-school'] }, ['event/mill']],
      [
        'window of events',
        { family: ['event'], window: { clock: 'happened', from: '2031-05-01' } },
        ['event/campaign', 'event/mill'],
      ],
      [
        'window of what is said',
        { family: ['facility'], window: { clock: 'said', from: '2031-05-01' } },
        ['facility/mill-school'],
      ],
      [
        'document',
        { family: ['actor'], document: ['document/gull'] },
        ['actor/guard', 'actor/gull', 'actor/open-ward'],
      ],
      ['name', { name: 'pine clinic' }, ['facility/pine-clinic']],
      ['name, in the other script', { name: 'الفورضه' }, ['place/ford']],
      [
        'and, or, not',
        {
          and: [{ family: ['event'] }],
          or: [{ kind: ['offensive'] }, { ids: ['event/pine'] }],
          not: { accused: ['actor/guard'] },
        },
        ['event/campaign'],
      ],
    ];
    test.each(cases)('%s', async (_, filter, expected) => {
      expect(await entitiesWhere((await context.world()).view(), filter)).toEqual(expected);
    });

    test('what was left out by its set is gone', async () => {
      const store = await context.world();
      await store.load.set('beta', [], { at: '2033-03-01T00:00:00Z' });
      expect(await entitiesWhere(store.view(), { ids: ['event/mill', 'actor/guard'] })).toEqual([
        'actor/guard',
      ]);
    });
  });
}

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
