import { describe, expect, test } from '@jest/globals';
import { ArchiveRecord } from '../../src/store/records.ts';
import type { Store } from '../../src/store/store.ts';
import { type Context, failure } from './context.ts';
import { about, alpha, beta, claim, decision, FIRST, SAME, SECOND } from './fixtures.ts';
import { contentOf } from './loading.part.ts';

async function records(store: Store): Promise<ArchiveRecord[]> {
  const list: ArchiveRecord[] = [];
  for await (const record of store.archive.read()) list.push(record);
  return list;
}

async function* each(list: readonly unknown[]): AsyncGenerator<ArchiveRecord> {
  for (const it of list) yield it as ArchiveRecord;
}

/** A store with a past: an edit, a withdrawal, judgements of sets and of analysts, one taken back. */
async function lived(context: Context): Promise<Store> {
  const store = await context.world();
  const edited = alpha();
  edited.records.pop();
  edited.say(
    'u6',
    { document: 'document/lark', by: ['actor/lark'], quote: 'other words', start: 700 },
    claim(about('shared', 'facility/pine-clinic', 'actor/guard', { code: 'locations' })),
  );
  const answered = edited.records.find((it) => it.type === 'utterance' && it.label === 'u3');
  if (answered?.type === 'utterance')
    for (const it of answered.utterance.claims) it.answers = [alpha().id('u2.1')];
  await store.load.set('alpha', edited.judge('accepted', ['u1.1']).records, { at: '2033-03-01T00:00:00Z' });
  await store.load.set('twin', alpha().records, { at: '2033-03-02T00:00:00Z' }).catch(() => undefined);
  const rejection = await store.write.judge(decision('rejected', [alpha().id('u2.1')]));
  await store.write.judge(decision('retracts', [rejection.id]));
  await store.write.judge(SAME);
  return store;
}

export function archiving(context: Context): void {
  describe('an archive', () => {
    test('holds everything, sorted, in records that pass their own schema', async () => {
      const list = await records(await lived(context));
      for (const record of list) expect(ArchiveRecord.parse(record)).toEqual(record);
      const order = ['header', 'load', 'entity', 'utterance', 'claim', 'judgement', 'view'];
      const keyOf = (it: ArchiveRecord) => {
        const id =
          it.type === 'header'
            ? ''
            : it.type === 'entity'
              ? it.entity.id
              : it.type === 'judgement'
                ? it.judgement.id
                : it.type === 'view'
                  ? it.view.id
                  : it.id;
        return `${order.indexOf(it.type)} ${id}`;
      };
      expect(list.map(keyOf)).toEqual(list.map(keyOf).toSorted());
      expect(list[0]).toEqual({ type: 'header', format: 'ascribe/1' });
      expect(list[1]).toEqual({ type: 'load', id: 'load/000001', set: 'alpha', at: FIRST });
      const gone = list.find((it) => it.type === 'claim' && it.id === alpha().id('u6.1'));
      expect(gone).toMatchObject({
        sets: [{ set: 'alpha', label: 'u6.1', gone: true }],
        recorded: FIRST,
        withdrawn: '2033-03-01T00:00:00.000Z',
      });
      const shared = list.find((it) => it.type === 'entity' && it.entity.id === 'actor/guard');
      expect(shared).toMatchObject({
        sets: [{ set: 'alpha' }, { set: 'beta' }],
        recorded: FIRST,
        withdrawn: null,
      });
      const analyst = list.find((it) => it.type === 'judgement' && it.judgement.says === 'same');
      expect(analyst).toMatchObject({ sets: [] });
    });

    test('restored, it gives the same archive, and the same views', async () => {
      const store = await lived(context);
      const other = await context.empty();
      await other.archive.restore(store.archive.read(), {});
      expect(await contentOf(other)).toBe(await contentOf(store));
      for (const asOf of [
        undefined,
        { clock: 'recorded', date: '2033-02-15' },
        { clock: 'said', date: '2031-04-01' },
      ] as const) {
        const [a, b] = [store.view(asOf), other.view(asOf)];
        const all = { first: 100, total: true };
        expect(await b.stats()).toEqual(await a.stats());
        expect(await b.findClaims({ history: true }, { by: 'text', order: 'asc' }, all)).toEqual(
          await a.findClaims({ history: true }, { by: 'text', order: 'asc' }, all),
        );
        expect(await b.findEntities({}, { by: 'claims', order: 'desc' }, all)).toEqual(
          await a.findEntities({}, { by: 'claims', order: 'desc' }, all),
        );
        expect(await b.findUtterances({ history: true }, all)).toEqual(
          await a.findUtterances({ history: true }, all),
        );
        const ids = ['actor/guard', 'event/pine', 'facility/pine-clinic'];
        expect(await b.edgesOf(ids, {}, all)).toEqual(await a.edgesOf(ids, {}, all));
        expect(await b.expansionsOf(ids, [])).toEqual(await a.expansionsOf(ids, []));
        expect(await b.kin(ids)).toEqual(await a.kin(ids));
      }
      // And it goes on as the first would: the sets know what is theirs.
      for (const it of [store, other])
        await it.load.set('beta', beta().records.slice(0, 7), { at: '2033-05-01T00:00:00Z' });
      expect(await contentOf(other)).toBe(await contentOf(store));
    });

    test('goes into an empty store only', async () => {
      const store = await context.world();
      const before = await contentOf(store);
      expect(await failure(store.archive.restore(each(await records(store)), {}))).toMatchObject({
        name: 'StoreNotEmpty',
        code: 'STORE_NOT_EMPTY',
      });
      expect(await contentOf(store)).toBe(before);
      await store.write.judge(SAME);
    });

    test.each<[string, (list: ArchiveRecord[]) => unknown[], RegExp]>([
      ['without its header', (list) => list.slice(1), /does not begin with its header/],
      ['that is empty', () => [], /is empty/],
      ['with a header twice', (list) => [list[0], ...list], /a second header/],
      [
        'with a changed claim',
        (list) =>
          list.map((it) => (it.type === 'claim' ? { ...it, claim: { ...it.claim, stance: 'warns' } } : it)),
        /id [0-9a-f]{8} is not that of its content/,
      ],
      [
        'with an entity missing',
        (list) => list.filter((it) => it.type !== 'entity' || it.entity.id !== 'actor/guard'),
        /actor\/guard is nowhere in the archive/,
      ],
      [
        'with utterances missing',
        (list) => list.filter((it) => it.type !== 'utterance'),
        /utterance\/[0-9a-f]{64} is nowhere in the archive/,
      ],
      [
        'with claims missing',
        (list) => list.filter((it) => it.type !== 'claim'),
        /claim\/[0-9a-f]{64}, which is judged, is nowhere/,
      ],
      ['with nonsense', (list) => [...list, { type: 'riddle' }], /line \d+ of the archive/],
    ])('%s is refused, and leaves the store empty', async (_, spoil, reason) => {
      const list = await records(await lived(context));
      const store = await context.empty();
      const fault = await failure(store.archive.restore(each(spoil(list)), {}));
      expect(fault).toMatchObject({ code: 'INPUT_REFUSED' });
      expect((fault['reasons'] as string[])[0]).toMatch(reason);
      expect(await contentOf(store)).toBe('{"type":"header","format":"ascribe/1"}\n');
      await store.load.set('alpha', alpha().records, { at: SECOND });
    });

    test('is of one moment, whatever is written while it is read', async () => {
      const store = await context.world();
      const before = await contentOf(store);
      let text = '';
      for await (const record of store.archive.read()) {
        if (record.type === 'header') await store.write.judge(SAME);
        text += `${JSON.stringify(record)}\n`;
      }
      expect([before, await contentOf(store)]).toContain(text);
    });

    test('may be left half-way', async () => {
      const store = await context.world();
      for await (const record of store.archive.read()) if (record.type === 'entity') break;
      expect((await store.view().stats()).claims).toBe(18);
    });
  });
}
