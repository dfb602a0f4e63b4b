import { describe, expect, test } from '@jest/globals';
import type { LoadRecord, UtteranceRecord } from '../../src/store/records.ts';
import type { Progress, Store } from '../../src/store/store.ts';
import { type Context, labels, nodes } from './context.ts';
import { about, alpha, claim, FIRST, SECOND, type Sheet } from './fixtures.ts';

/** A day after both sets of the world. */
export const THIRD = '2033-03-01T10:00:00.000Z';
const none = { entities: 0, utterances: 0, claims: 0, judgements: 0 };

/** Everything in a store, as text. */
export async function contentOf(store: Store): Promise<string> {
  let text = '';
  for await (const record of store.archive.read()) text += `${JSON.stringify(record)}\n`;
  return text;
}

const visible = async (store: Store) =>
  labels(nodes(await store.view().findClaims({}, { by: 'text', order: 'asc' }, { first: 100 })));
/** The records but for one utterance. */
export const without = (records: LoadRecord[], label: string) =>
  records.filter((it) => !(it.type === 'utterance' && it.label === label));

/** A sheet with one utterance of `alpha`, u6, said in other words or with other claims. */
const edited = (quote: string, ...claims: Parameters<Sheet['say']>[2][]) => {
  const sheet = alpha();
  sheet.records.pop();
  return sheet.say('u6', { document: 'document/lark', by: ['actor/lark'], quote, start: 500 }, ...claims);
};
/** Claims that the tests of loading say and leave out. */
export const shared = claim(about('shared', 'facility/pine-clinic', 'actor/guard', { code: 'locations' }));
const evidence = claim(about('shared', 'facility/pine-clinic', 'actor/guard', { code: 'evidence' }));
export const operates = claim(about('operates', 'actor/militia', 'facility/pine-clinic'));

/** What a load does to a store. */
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
      // Writing is told of by batches: an engine with small ones tells of it here too.
      const phases = [...new Set(seen.map(({ phase }) => phase))];
      expect(phases).toEqual(
        phases.includes('writing')
          ? ['reading', 'checking', 'writing', 'indexing', 'done']
          : ['reading', 'checking', 'indexing', 'done'],
      );
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
}
