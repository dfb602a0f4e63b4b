import { describe, expect, test } from '@jest/globals';
import type { SavedView } from '../../src/store/store.ts';
import { type Context, failure } from './context.ts';
import { alpha } from './fixtures.ts';

const view = (name: string, more: Partial<Omit<SavedView, 'id'>> = {}): Omit<SavedView, 'id'> => ({
  ...{ name, notes: 'who blames whom', query: 'show=event/pine&layout=rails', frozenAt: null },
  ...{ by: 'Ann', at: '2032-03-01T10:00:00.000Z' },
  ...more,
});

export function savedViews(context: Context): void {
  describe('saved views', () => {
    test('are kept whole under a short id, the newest first', async () => {
      const store = await context.empty();
      const old = await store.write.saveView(view('Pine'));
      const frozen = await store.write.saveView(
        view('Pine, then', { at: '2032-03-02T10:00:00.000Z', frozenAt: '2032-03-02T10:00:00.000Z' }),
      );
      expect(old).toEqual({ ...view('Pine'), id: expect.stringMatching(/^[0-9a-f]{10}$/) });
      expect(await store.view().savedViews()).toEqual([frozen, old]);
      expect(await store.view().savedView(old.id)).toEqual(old);
      expect(await store.view().savedView('0000000000')).toBeNull();
      expect(await store.view({ clock: 'published', date: '2030-01-01' }).savedViews()).toEqual([
        frozen,
        old,
      ]);
    });

    test('saved twice are one, and taken away are gone', async () => {
      const store = await context.empty();
      const saved = await store.write.saveView(view('Pine'));
      expect(await store.write.saveView(view('Pine'))).toEqual(saved);
      expect(await store.view().savedViews()).toHaveLength(1);
      expect(await store.write.removeView(saved.id)).toBe(true);
      expect(await store.write.removeView(saved.id)).toBe(false);
      expect(await store.view().savedViews()).toEqual([]);
    });

    test.each([
      ['without a name', view(' ')],
      ['with notes that are too long', view('Pine', { notes: 'x'.repeat(5001) })],
      ['with a query that is too long', view('Pine', { query: 'x'.repeat(20_001) })],
      ['frozen at no instant', view('Pine', { frozenAt: 'yesterday' })],
    ])('%s are refused, and nothing is kept', async (_, wrong) => {
      const store = await context.empty();
      expect(await failure(store.write.saveView(wrong))).toMatchObject({ code: 'INVALID_RECORD' });
      expect(await store.view().savedViews()).toEqual([]);
    });

    test('move with the archive, and stay when a set is loaded again', async () => {
      const store = await context.loaded(alpha().records);
      const saved = await store.write.saveView(view('Pine'));
      await store.load.set('alpha', alpha().records, { at: '2032-04-01T00:00:00.000Z' });
      const other = await context.empty();
      await other.archive.restore(store.archive.read(), {});
      expect(await other.view().savedViews()).toEqual([saved]);
      expect(await failure(other.archive.restore(store.archive.read(), {}))).toMatchObject({
        code: 'STORE_NOT_EMPTY',
      });
    });
  });
}
