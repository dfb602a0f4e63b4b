import { describe, expect, test } from '@jest/globals';
import type { LoadRecord, UtteranceRecord } from '../../src/store/records.ts';
import type { Progress, Store } from '../../src/store/store.ts';
import { type Context, failure, labels, nodes } from './context.ts';
import { about, alpha, beta, claim, decision, FIRST, SECOND, Sheet } from './fixtures.ts';

const THIRD = '2033-03-01T10:00:00.000Z';
const none = { entities: 0, utterances: 0, claims: 0, judgements: 0 };

/** Everything in a store, as text. */
export async function contentOf(store: Store): Promise<string> {
  let text = '';
  for await (const record of store.archive.read()) text += `${JSON.stringify(record)}\n`;
  return text;
}

const visible = async (store: Store) =>
  labels(nodes(await store.view().findClaims({}, { by: 'text', order: 'asc' }, { first: 100 })));
const without = (records: LoadRecord[], label: string) =>
  records.filter((it) => !(it.type === 'utterance' && it.label === label));

/** A sheet with one utterance of `alpha`, u6, said in other words or with other claims. */
const edited = (quote: string, ...claims: Parameters<Sheet['say']>[2][]) => {
  const sheet = alpha();
  sheet.records.pop();
  return sheet.say('u6', { document: 'document/lark', by: ['actor/lark'], quote, start: 500 }, ...claims);
};
const shared = claim(about('shared', 'facility/pine-clinic', 'actor/guard', { code: 'locations' }));
const evidence = claim(about('shared', 'facility/pine-clinic', 'actor/guard', { code: 'evidence' }));
const operates = claim(about('operates', 'actor/militia', 'facility/pine-clinic'));

export function loading(context: Context): void {
  describe('loading a set', () => {
    test('reports what was added; again, nothing changes', async () => {
      const store = await context.empty();
      const first = await store.load.set('alpha', alpha().records, { at: FIRST });
      expect(first).toEqual({
        load: 'load/000001',
        set: 'alpha',
        added: { entities: 13, utterances: 6, claims: 12, judgements: 0 },
        changed: none,
        withdrawn: none,
        superseded: 0,
        unchanged: 0,
      });
      const before = await contentOf(store);
      expect(await store.load.set('alpha', alpha().records, { at: SECOND })).toEqual({
        ...first,
        added: none,
        unchanged: 31,
      });
      expect(await contentOf(store)).toBe(before);
    });

    test('takes any order, and records that come one by one', async () => {
      const store = await context.loaded(alpha().records);
      const other = await context.empty();
      async function* slowly() {
        for (const record of alpha().records.toReversed()) {
          await Promise.resolve();
          yield record;
        }
      }
      await other.load.set('alpha', slowly(), { at: FIRST });
      expect(await contentOf(other)).toBe(await contentOf(store));
    });

    test('tells how far it is', async () => {
      const store = await context.empty();
      const seen: Progress[] = [];
      await store.load.set('alpha', alpha().records, {
        at: FIRST,
        progress: (progress) => seen.push(progress),
      });
      expect([...new Set(seen.map(({ phase }) => phase))]).toEqual([
        'reading',
        'checking',
        'indexing',
        'done',
      ]);
      expect(seen.at(-1)).toEqual({ phase: 'done', done: 19, of: 19 });
    });

    test('withdraws what the set does not bring any more, and only that', async () => {
      const store = await context.world();
      const report = await store.load.set('alpha', without(alpha().records, 'u5'), { at: THIRD });
      expect(report).toMatchObject({
        added: none,
        withdrawn: { ...none, utterances: 1, claims: 2 },
        superseded: 0,
        unchanged: 28,
      });
      expect(await visible(store)).not.toContain('u5.1');
      expect(await visible(store)).toContain('g1.1');
      const gone = alpha().id('u5.1');
      expect((await store.view().claims([gone])).get(gone)).toMatchObject({
        withdrawn: THIRD,
        recorded: FIRST,
        label: 'alpha#u5.1',
      });
      expect((await store.view().stats()).withdrawn).toBe(2);
    });

    test('a thing that comes back keeps its id and its first recorded time', async () => {
      const store = await context.loaded(alpha().records);
      const before = await store.view().claims([alpha().id('u5.1')]);
      await store.load.set('alpha', without(alpha().records, 'u5'), { at: SECOND });
      const report = await store.load.set('alpha', alpha().records, { at: THIRD });
      expect(report.added).toEqual({ ...none, utterances: 1, claims: 2 });
      expect(await store.view().claims([alpha().id('u5.1')])).toEqual(before);
    });

    test('a thing in two sets stays until both drop it', async () => {
      const store = await context.loaded(alpha().records);
      const twin = await store.load.set('twin', alpha().records, { at: SECOND });
      expect(twin).toMatchObject({ load: 'load/000002', added: none, unchanged: 31 });
      const before = await visible(store);
      expect((await store.load.set('alpha', [], { at: THIRD })).withdrawn).toEqual(none);
      expect(await visible(store)).toEqual(before);
      expect((await store.view().claims([alpha().id('u5.1')])).get(alpha().id('u5.1'))?.label).toBe(
        'twin#u5.1',
      );
      expect((await store.load.set('twin', [], { at: THIRD })).withdrawn).toEqual({
        entities: 13,
        utterances: 6,
        claims: 12,
        judgements: 0,
      });
      expect(await visible(store)).toEqual([]);
      expect((await store.view().stats()).entities).toEqual({});
    });

    test('an edited claim is superseded by what took its place: by stem first, then by position', async () => {
      const store = await context.loaded(edited('in the old words', shared, evidence, operates).records);
      const old = edited('in the old words', shared, evidence, operates);
      const hedged = { ...evidence, hedge: { level: 'possible' as const, words: ['may'] } };
      const now = edited('in new words', hedged, operates, shared);
      const report = await store.load.set('alpha', now.records, { at: SECOND });
      expect(report).toMatchObject({
        superseded: 3,
        added: { ...none, utterances: 1, claims: 3 },
        withdrawn: { ...none, utterances: 1, claims: 3 },
      });
      const found = await store.view().claims(['u6.1', 'u6.2', 'u6.3'].map((it) => old.id(it)));
      expect([...found.values()].map(({ review, supersededBy }) => [review, supersededBy])).toEqual([
        ['superseded', now.id('u6.3')],
        ['superseded', now.id('u6.1')],
        ['superseded', now.id('u6.2')],
      ]);
      const on = await store.view().judgementsOn([now.id('u6.3')]);
      expect(on.get(now.id('u6.3'))).toEqual([
        {
          id: expect.stringMatching(/^judgement\//),
          says: 'supersedes',
          on: [now.id('u6.3'), old.id('u6.1')],
          why: expect.stringContaining('alpha#u6.1'),
          by: 'loader',
          at: SECOND,
          recorded: SECOND,
          retractedBy: null,
        },
      ]);
    });

    test('by position where the stem changed, and not at all where a claim was only added or dropped', async () => {
      const store = await context.loaded(edited('words', shared, operates).records);
      const replaced = await store.load.set('alpha', edited('words', evidence, operates).records, {
        at: SECOND,
      });
      expect(replaced).toMatchObject({
        superseded: 1,
        added: { ...none, claims: 1 },
        withdrawn: { ...none, claims: 1 },
      });
      // The first is dropped and the second moves up: nothing takes the place of anything.
      const dropped = await store.load.set('alpha', edited('words', operates).records, { at: THIRD });
      expect(dropped).toMatchObject({ superseded: 0, added: none, withdrawn: { ...none, claims: 1 } });
      const id = edited('words', operates).id('u6.1');
      expect((await store.view().claims([id])).get(id)).toMatchObject({
        label: 'alpha#u6.1',
        review: 'proposed',
        recorded: FIRST,
      });
      const added = await store.load.set('alpha', edited('words', operates, shared, evidence).records, {
        at: '2033-04-01T00:00:00Z',
      });
      expect(added).toMatchObject({ superseded: 0, added: { ...none, claims: 2 } });
    });

    test('an edit that is undone, and done again, ends where it should, whatever the time', async () => {
      const [old, now] = [edited('old words', shared), edited('new words', evidence)];
      const store = await context.loaded(old.records);
      const states: unknown[] = [];
      for (const sheet of [now, old, now, old]) {
        await store.load.set('alpha', sheet.records, { at: SECOND });
        const found = await store.view().claims([old.id('u6.1'), now.id('u6.1')]);
        states.push([...found.values()].map(({ review, withdrawn }) => `${review} ${withdrawn === null}`));
      }
      const [forth, back] = [
        ['superseded false', 'proposed true'],
        ['proposed true', 'superseded false'],
      ];
      expect(states).toEqual([forth, back, forth, back]);
    });

    test('what stands outside ids changes in place', async () => {
      const store = await context.loaded(alpha().records);
      const sheet = alpha();
      const utterance = sheet.records.find(
        (it): it is UtteranceRecord => it.type === 'utterance' && it.label === 'u4',
      ) as UtteranceRecord;
      utterance.utterance.said = { edtf: '2031-03-01' };
      utterance.utterance.basis = [{ words: 'seen' }];
      const entity = sheet.records.find((it) => it.type === 'entity' && it.entity.id === 'place/ford');
      if (entity?.type === 'entity') entity.entity.label = { en: 'Fordham' };
      const text = sheet.records.find((it) => it.type === 'entity' && it.entity.id === 'document/lark');
      if (text?.type === 'entity' && text.entity.source)
        text.entity.source.published = { edtf: '2031-03-07' };
      const report = await store.load.set('alpha', sheet.records, { at: SECOND });
      expect(report).toMatchObject({
        added: none,
        changed: { ...none, entities: 2, utterances: 1 },
        withdrawn: none,
        unchanged: 28,
      });
      const found = (await store.view().claims([sheet.id('u4.1')])).get(sheet.id('u4.1'));
      expect([found?.said?.earliest, found?.published?.earliest, found?.recorded]).toEqual([
        '2031-03-01',
        '2031-03-07',
        FIRST,
      ]);
      expect((await store.view().utterances([sheet.id('u4')])).get(sheet.id('u4'))?.basis).toEqual([
        { words: 'seen' },
      ]);
      const last = await store
        .view()
        .claimsOf('entity', ['event/pine'], {}, { by: 'published', order: 'desc' }, { first: 1 });
      expect(nodes(last.get('event/pine'))[0]?.published?.earliest).toBe('2031-03-07');
      expect((await store.view().entities(['place/ford'])).get('place/ford')).toMatchObject({
        label: { en: 'Fordham' },
        recorded: FIRST,
      });
    });

    test('judgements of a set come and go with it', async () => {
      const store = await context.loaded(alpha().judge('rejected', ['u2.1']).records);
      expect((await store.view().stats()).reviews).toEqual({ proposed: 11, rejected: 1 });
      expect((await store.load.set('alpha', alpha().records, { at: SECOND })).withdrawn).toEqual({
        ...none,
        judgements: 1,
      });
      expect((await store.view().stats()).reviews).toEqual({ proposed: 12 });
      expect(
        (await store.load.set('alpha', alpha().judge('rejected', ['u2.1']).records, { at: THIRD })).added,
      ).toEqual({ ...none, judgements: 1 });
      expect((await store.view().stats()).reviews).toEqual({ proposed: 11, rejected: 1 });
    });
  });

  describe('a load is refused whole', () => {
    const refused = async (store: Store, records: unknown[], set = 'alpha') => {
      const before = await contentOf(store);
      const fault = await failure(store.load.set(set, records as LoadRecord[], { at: THIRD }));
      expect(fault).toMatchObject({ name: 'InputRefused', code: 'INPUT_REFUSED' });
      expect(await contentOf(store)).toBe(before);
      return fault['reasons'] as string[];
    };
    const changed = (change: (it: UtteranceRecord) => void) => {
      const sheet = alpha();
      change(
        sheet.records.find(
          (it): it is UtteranceRecord => it.type === 'utterance' && it.label === 'u1',
        ) as UtteranceRecord,
      );
      return sheet.records;
    };

    test('with every reason, and the store as it was', async () => {
      const store = await context.world();
      const records = [
        ...alpha().records,
        {
          type: 'entity',
          entity: { id: 'actor/bad', kind: 'nonsense', plural: false, label: { en: 'bad' }, names: [] },
        },
        { type: 'nothing' },
        7,
        new Sheet().say('x1', { document: 'document/lark', by: ['actor/nobody'] }, shared).records[0],
      ];
      const reasons = await refused(store, records);
      expect(reasons.length).toBe(3);
      expect(reasons[0]).toContain('actor/bad');
    });

    test.each<[string, () => unknown[], RegExp[]]>([
      [
        'an entity that is nowhere',
        () => [
          ...alpha().records,
          ...new Sheet().say('x1', { document: 'document/lark', by: ['actor/nobody'] }, operates).records,
        ],
        [/x1.* names actor\/nobody, which is nowhere/],
      ],
      [
        'a document that is nowhere',
        () => [
          ...alpha().records,
          ...new Sheet().say('x1', { document: 'document/none', by: ['actor/lark'] }, operates).records,
        ],
        [/x1.* names document\/none/],
      ],
      [
        'a document without a source',
        () => [
          ...alpha().records,
          ...new Sheet()
            .entities('document', 'document/letter')
            .say('x1', { document: 'document/letter', by: ['actor/lark'] }, operates).records,
        ],
        [/x1 quotes document\/letter, which has no source/],
      ],
      [
        'an answer to nothing',
        () => [
          ...alpha().records,
          ...new Sheet().say(
            'x1',
            { document: 'document/lark', by: ['actor/lark'] },
            { ...operates, answers: [`claim/${'1'.repeat(64)}`] },
          ).records,
        ],
        [/x1\.1 refers to claim\/1111/],
      ],
      [
        'a judgement on nothing',
        () => [...alpha().records, ...new Sheet().judge('accepted', [`claim/${'2'.repeat(64)}`]).records],
        [/"accepted" by kit refers to claim\/2222/],
      ],
      [
        'a judgement on an entity that is nowhere',
        () => [...alpha().records, ...new Sheet().judge('same', ['place/ford', 'place/none']).records],
        [/"same" by kit names place\/none/],
      ],
      [
        'a wrong utterance id',
        () => changed((it) => Object.assign(it, { id: `utterance/${'0'.repeat(64)}` })),
        [/u1: its id is not that of its content/],
      ],
      [
        'a wrong claim id',
        () => changed((it) => it.claimIds.splice(1, 1, it.claimIds[0] as string)),
        [/u1: the id of its claim 2 is not that of its content/],
      ],
      [
        'a claim id too few',
        () => changed((it) => it.claimIds.pop()),
        [/u1: one claim id is needed for each claim/],
      ],
      [
        'a wrong judgement id',
        () => [
          ...alpha().records,
          {
            type: 'judgement',
            judgement: { ...decision('accepted', [alpha().id('u1.1')]), id: `judgement/${'0'.repeat(64)}` },
          },
        ],
        [/its id is not that of its content/],
      ],
      [
        'a label that stands twice',
        () => [
          ...alpha().records,
          ...new Sheet().say('u1', { document: 'document/lark', by: ['actor/lark'], start: 900 }, operates)
            .records,
        ],
        [/the label u1 stands here twice/],
      ],
      [
        'an utterance under two labels',
        () => [...alpha().records, ...changed((it) => Object.assign(it, { label: 'u9' })).slice(13, 14)],
        [/u9 has the words, place and chain of u1/],
      ],
      [
        'an entity that stands twice and differs',
        () => [
          ...alpha().records,
          ...new Sheet().entity('actor/guard', 'armed_force', 'another guard').records,
        ],
        [/actor\/guard stands here twice, and differs/],
      ],
    ])('%s', async (_, records, reasons) => {
      const store = await context.loaded(alpha().records);
      expect(await refused(store, records())).toEqual(reasons.map((reason) => expect.stringMatching(reason)));
    });

    test('the very same record twice is let pass', async () => {
      const store = await context.loaded([...alpha().records, ...alpha().records]);
      expect((await store.view().stats()).claims).toBe(12);
    });

    test('an entity that another set brought may not be changed by this one', async () => {
      const store = await context.world();
      const reasons = await refused(
        store,
        [
          ...beta().records.slice(1),
          ...new Sheet().entity('actor/guard', 'armed_force', 'another guard').records,
        ],
        'beta',
      );
      expect(reasons).toEqual(['actor/guard differs between the sets alpha and beta']);
    });

    test('nor dropped while another set names it', async () => {
      const store = await context.empty();
      const sheet = new Sheet()
        .entities('media', 'actor/press')
        .entities('attack', 'event/x')
        .document('document/text', 'actor/press', '2031-01-01');
      await store.load.set('things', sheet.records, { at: FIRST });
      const words = new Sheet().say(
        'w1',
        { document: 'document/text', by: ['actor/press'] },
        claim(about('happened', 'event/x')),
      );
      await store.load.set('words', words.records, { at: FIRST });
      const reasons = await refused(store, sheet.records.slice(0, 1), 'things');
      expect(reasons.toSorted()).toEqual([
        expect.stringContaining('document/text is left out of things, but w1 of the set words names it'),
        expect.stringContaining('event/x is left out of things, but w1.1 of the set words names it'),
      ]);
    });

    test('names and times that cannot be', async () => {
      const store = await context.empty();
      for (const set of ['', ' ', 'a#b', 'x'.repeat(81)])
        expect(await failure(store.load.set(set, [], { at: FIRST }))).toMatchObject({
          code: 'INVALID_RECORD',
        });
      expect(await failure(store.load.set('alpha', [], { at: 'soon' }))).toMatchObject({
        code: 'INVALID_RECORD',
      });
    });

    test('a source that breaks off leaves nothing, and the next load goes well', async () => {
      const store = await context.empty();
      async function* breaking() {
        yield* alpha().records.slice(0, 5);
        await Promise.resolve();
        throw new Error('the disk is gone');
      }
      expect(await failure(store.load.set('alpha', breaking(), { at: FIRST }))).toMatchObject({
        message: 'the disk is gone',
      });
      expect(await contentOf(store)).toBe('{"type":"header","format":"ascribe/1"}\n');
      await store.load.set('alpha', alpha().records, { at: FIRST });
      expect((await store.view().stats()).claims).toBe(12);
    });

    test('loads at once wait for each other; reads and judgements go on meanwhile', async () => {
      const store = await context.loaded(alpha().records);
      const [one, two, judged] = await Promise.all([
        store.load.set('alpha', without(alpha().records, 'u5'), { at: SECOND }),
        store.load.set('beta', beta().records, { at: SECOND }),
        store.write.judge(decision('accepted', [alpha().id('u1.1')])),
        store.view().stats(),
      ]);
      expect([one.load, two.load, judged.says]).toEqual(['load/000002', 'load/000003', 'accepted']);
      expect((await store.view().stats()).claims).toBe(16);
    });
  });
}
