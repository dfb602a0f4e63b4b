import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Judgement } from '../../src/model/judgement.ts';
import type { Store } from '../../src/store/store.ts';
import { type Context, failure } from './context.ts';
import { alpha, decision, SAME, Sheet, WITHIN } from './fixtures.ts';

async function reviews(store: Store, sheet: Sheet, ...names: string[]): Promise<string[]> {
  const found = await store.view().claims(names.map((it) => sheet.id(it)));
  return names.map((it) => found.get(sheet.id(it))?.review ?? 'absent');
}

async function archive(store: Store): Promise<string> {
  let text = '';
  for await (const record of store.archive.read()) text += `${JSON.stringify(record)}\n`;
  return text;
}

export function judging(context: Context): void {
  const sheet = alpha();
  const [one, two, three] = ['u1.1', 'u2.1', 'u3.1'].map((it) => sheet.id(it)) as [string, string, string];

  describe('judgements', () => {
    test('the same judgement twice is one', async () => {
      const store = await context.loaded(sheet.records);
      const first = await store.write.judge(decision('accepted', [one]));
      const before = await archive(store);
      expect(await store.write.judge(decision('accepted', [one]))).toEqual(first);
      expect(await archive(store)).toBe(before);
    });

    test('the latest decision stands, whenever it was recorded; a retraction brings the one before back', async () => {
      const store = await context.loaded(sheet.records);
      await store.write.judge(decision('rejected', [one], { at: '2032-03-01' }));
      await store.write.judge(decision('accepted', [one, two], { at: '2032-02-01' }));
      expect(await reviews(store, sheet, 'u1.1', 'u2.1', 'u3.1')).toEqual([
        'rejected',
        'accepted',
        'proposed',
      ]);
      const latest = await store.write.judge(decision('accepted', [one], { at: '2032-03-01T12:00:00Z' }));
      expect(await reviews(store, sheet, 'u1.1')).toEqual(['accepted']);
      const back = await store.write.judge(decision('retracts', [latest.id], { at: '2032-04-01' }));
      expect(await reviews(store, sheet, 'u1.1')).toEqual(['rejected']);
      const known = await store.view().judgements([latest.id, back.id]);
      expect([known.get(latest.id)?.retractedBy, known.get(back.id)?.retractedBy]).toEqual([back.id, null]);
      const again = await store.write.judge(decision('retracts', [back.id], { at: '2032-05-01' }));
      expect(await reviews(store, sheet, 'u1.1')).toEqual(['accepted']);
      const after = await store.view().judgements([latest.id, back.id]);
      expect([after.get(latest.id)?.retractedBy, after.get(back.id)?.retractedBy]).toEqual([null, again.id]);
    });

    test('a rejection stays with the coding it rejects, and does not follow to what mends it', async () => {
      const store = await context.loaded(sheet.records);
      await store.write.judge(decision('rejected', [one], { at: '2032-01-01' }));
      await store.write.judge(decision('supersedes', [two, one], { at: '2032-01-02' }));
      expect(await reviews(store, sheet, 'u1.1', 'u2.1')).toEqual(['superseded', 'proposed']);
      // Nor does what it overruled.
      await store.write.judge(decision('accepted', [one], { at: '2031-12-31' }));
      expect(await reviews(store, sheet, 'u1.1', 'u2.1')).toEqual(['superseded', 'proposed']);
      await store.write.judge(decision('accepted', [one], { at: '2032-01-03' }));
      expect(await reviews(store, sheet, 'u1.1', 'u2.1')).toEqual(['superseded', 'accepted']);
    });

    test('judgements on a superseded claim follow to what took its place', async () => {
      const store = await context.loaded(sheet.records);
      await store.write.judge(decision('accepted', [one], { at: '2032-01-01' }));
      const first = await store.write.judge(decision('supersedes', [two, one], { at: '2032-01-02' }));
      await store.write.judge(decision('supersedes', [three, two], { at: '2032-01-03' }));
      expect(await reviews(store, sheet, 'u1.1', 'u2.1', 'u3.1')).toEqual([
        'superseded',
        'superseded',
        'accepted',
      ]);
      const found = await store.view().claims([one, two, three]);
      expect([...found.values()].map(({ supersededBy }) => supersededBy)).toEqual([two, three, null]);
      const on = await store.view().judgementsOn([three, one]);
      expect(on.get(three)?.map(({ says }) => says)).toEqual(['supersedes', 'supersedes', 'accepted']);
      expect(on.get(one)?.map(({ says }) => says)).toEqual(['supersedes', 'accepted']);
      await store.write.judge(decision('rejected', [three], { at: '2032-01-04' }));
      expect(await reviews(store, sheet, 'u1.1', 'u2.1', 'u3.1')).toEqual([
        'superseded',
        'superseded',
        'rejected',
      ]);
      await store.write.judge(decision('retracts', [first.id], { at: '2032-01-05' }));
      expect(await reviews(store, sheet, 'u1.1', 'u2.1', 'u3.1')).toEqual([
        'accepted',
        'superseded',
        'rejected',
      ]);
    });

    test('claims cannot supersede each other in a circle: the later word holds', async () => {
      const store = await context.loaded(sheet.records);
      await store.write.judge(decision('supersedes', [two, one], { at: '2032-01-01' }));
      await store.write.judge(decision('supersedes', [one, two], { at: '2032-01-02' }));
      expect(await reviews(store, sheet, 'u1.1', 'u2.1')).toEqual(['proposed', 'superseded']);
    });

    test('classes join over third things; a pair that is also called different is joined by nothing else', async () => {
      const store = await context.loaded(sheet.records);
      const same = async (id: string) => (await store.view().kin([id])).get(id)?.same;
      await store.write.judge(decision('same', ['place/ford', 'place/north-vale']));
      await store.write.judge(decision('different', ['place/ford', 'place/north-vale']));
      expect(await same('place/ford')).toEqual(['place/ford']);
      await store.write.judge(decision('same', ['place/ford', 'facility/pine-clinic']));
      expect(await same('place/north-vale')).toEqual(['place/north-vale']);
      const last = await store.write.judge(decision('same', ['place/north-vale', 'facility/pine-clinic']));
      expect(await same('place/north-vale')).toEqual([
        'facility/pine-clinic',
        'place/ford',
        'place/north-vale',
      ]);
      await store.write.judge(decision('retracts', [last.id]));
      expect(await same('place/ford')).toEqual(['facility/pine-clinic', 'place/ford']);
    });

    test('levels are followed through classes and back, and never reach what they began with', async () => {
      const store = await context.loaded(sheet.records);
      await store.write.judge(WITHIN);
      await store.write.judge(decision('same', ['actor/cabinet', 'actor/velmora']));
      await store.write.judge(decision('within', ['actor/velmora', 'actor/lark']));
      await store.write.judge(decision('within', ['actor/lark', 'actor/guard']));
      const kin = (await store.view().kin(['actor/guard', 'actor/lark'])).get('actor/guard');
      expect(kin).toEqual({
        same: ['actor/guard'],
        within: ['actor/cabinet', 'actor/velmora', 'actor/lark'],
        holds: ['actor/lark', 'actor/cabinet', 'actor/velmora'],
      });
    });

    test('places follow classes, levels and rejections', async () => {
      const store = await context.loaded(sheet.records);
      const inside = async (place: string) => {
        const page = await store
          .view()
          .findEntities({ place: [place] }, { by: 'id', order: 'asc' }, { first: 50 });
        return page.items.map(({ node }) => node.id).join(' ');
      };
      const all = 'event/pine facility/pine-clinic place/ford';
      expect(await inside('place/north-vale')).toBe(all);
      const rejection = await store.write.judge(decision('rejected', [sheet.id('u4.2')]));
      expect(await inside('place/north-vale')).toBe('place/ford');
      expect(await inside('facility/pine-clinic')).toBe('event/pine');
      const level = await store.write.judge(decision('within', ['facility/pine-clinic', 'place/north-vale']));
      expect(await inside('place/north-vale')).toBe(all);
      expect(await inside('place/ford')).toBe('');
      await store.write.judge(decision('retracts', [rejection.id]));
      await store.write.judge(decision('retracts', [level.id]));
      expect(await inside('place/ford')).toBe('event/pine facility/pine-clinic');
      const same = await store.write.judge(SAME);
      expect(await inside('place/north-vale')).toBe(
        'event/pine event/pine-again facility/pine-clinic place/ford',
      );
      await store.write.judge(decision('retracts', [same.id]));
      expect(await inside('place/north-vale')).toBe(all);
    });

    test('what is not in the store cannot be judged, and what is no judgement is refused', async () => {
      const store = await context.loaded(sheet.records);
      const nowhere = `claim/${'0'.repeat(64)}`;
      expect(await failure(store.write.judge(decision('accepted', [nowhere])))).toEqual({
        name: 'UnknownId',
        code: 'UNKNOWN_ID',
        message: `${nowhere} is not in this store`,
        wayOut: 'Search for it again: it may have been written wrongly, or belong to another database.',
      });
      const wrong: Partial<Judgement>[] = [
        { on: [] },
        { on: ['actor/guard'] },
        { value: 'B2' },
        { why: '' },
        { at: 'now' },
        { says: 'maybe' as 'same' },
      ];
      for (const more of wrong)
        expect(await failure(store.write.judge({ ...decision('accepted', [one]), ...more }))).toMatchObject({
          name: 'InvalidRecord',
          code: 'INVALID_RECORD',
        });
      for (const it of [
        decision('same', ['place/ford', 'place/none']),
        decision('retracts', [`judgement/${'0'.repeat(64)}`]),
      ])
        expect(await failure(store.write.judge(it))).toMatchObject({ name: 'UnknownId', code: 'UNKNOWN_ID' });
      expect((await store.view().stats()).judgements).toBe(0);
    });

    test('many at once are all recorded', async () => {
      const store = await context.loaded(sheet.records);
      await Promise.all(
        Array.from({ length: 50 }, (_, at) =>
          store.write.judge(decision('grade', [one], { value: 'A1', why: `${at}` })),
        ),
      );
      expect((await store.view().judgementsOn([one])).get(one)?.length).toBe(50);
    });
  });

  describe('attached texts', () => {
    // Longer than any chunk, and with characters outside the first plane.
    const text = `𝒳${'abcdefghij'.repeat(2_000)}ظل\r\n\u0000end`;
    const content = new TextEncoder().encode(text);
    const hash = createHash('sha256').update(content).digest('hex');
    const withText = () =>
      new Sheet()
        .entities('media', 'actor/press')
        .document('document/text', 'actor/press', '2031-01-01', hash)
        .entities('document', 'document/letter');

    test('a text is cut by code points, and absent where it is not attached', async () => {
      const store = await context.loaded(withText().records);
      const stretches = [
        ...[
          { start: 0, end: 4 },
          { start: 4_090, end: 4_100 },
          { start: 20_000, end: 20_010 },
          { start: 19_999, end: 99_999 },
        ].map((it) => ({ document: 'document/text', ...it })),
        { document: 'document/letter', start: 0, end: 5 },
        { document: 'document/text', start: 30_000, end: 30_010 },
        { document: 'document/text', start: 7, end: 7 },
      ];
      expect(await store.view().texts(stretches)).toEqual(stretches.map(() => null));
      await store.write.attach('document/text', content);
      const points = [...text];
      expect(await store.view().texts(stretches)).toEqual(
        stretches.map(({ document, start, end }) =>
          document === 'document/text' ? points.slice(start, end).join('') : null,
        ),
      );
      expect(await store.view().attached(['document/text', 'document/letter', 'document/none'])).toEqual(
        new Set(['document/text']),
      );
    });

    test('only the text that the document names is taken, and it enters no archive', async () => {
      const store = await context.loaded(withText().records);
      expect(await failure(store.write.attach('document/text', new Uint8Array([1])))).toMatchObject({
        name: 'HashMismatch',
        code: 'HASH_MISMATCH',
      });
      expect(await failure(store.write.attach('document/letter', content))).toMatchObject({
        code: 'HASH_MISMATCH',
      });
      expect(await failure(store.write.attach('document/none', content))).toMatchObject({
        code: 'UNKNOWN_ID',
      });
      const before = await archive(store);
      await store.write.attach('document/text', content);
      await store.write.attach('document/text', content);
      expect(await archive(store)).toBe(before);
    });

    test('a text that is not UTF-8 is refused', async () => {
      const bytes = new Uint8Array([0xff, 0xfe, 0x00]);
      const sheet = new Sheet()
        .entities('media', 'actor/press')
        .document(
          'document/text',
          'actor/press',
          '2031-01-01',
          createHash('sha256').update(bytes).digest('hex'),
        );
      const store = await context.loaded(sheet.records);
      expect(await failure(store.write.attach('document/text', bytes))).toMatchObject({
        code: 'INVALID_RECORD',
      });
    });
  });
}
