import { describe, expect, test } from '@jest/globals';
import type { LoadRecord, UtteranceRecord } from '../../src/store/records.ts';
import type { Store } from '../../src/store/store.ts';
import { type Context, failure } from './context.ts';
import { about, alpha, beta, claim, decision, FIRST, SECOND, Sheet } from './fixtures.ts';
import { contentOf, operates, shared, THIRD, without } from './loading.part.ts';

/** Which loads are refused, and what a failure leaves. */
export function refusing(context: Context): void {
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
