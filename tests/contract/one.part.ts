import { describe, expect, test } from '@jest/globals';
import type { Page, StoredEdge, View } from '../../src/store/store.ts';
import { type Context, everything, nodes } from './context.ts';
import { edges } from './edges.ts';
import { alpha, decision } from './fixtures.ts';

export function oneThing(context: Context): void {
  describe('one thing under several ids', () => {
    test('what is judged the same is read as one: claims, edges, expansions, each as it was written', async () => {
      const store = await context.world();
      const [guard, militia] = ['actor/guard', 'actor/militia'];
      const claimsOf = async (view: View, id: string) =>
        nodes(
          (await view.claimsOf('entity', [id], {}, { by: 'text', order: 'asc' }, { first: 100 })).get(id),
        );
      const ids = async (view: View, id: string) => (await claimsOf(view, id)).map((it) => it.id).sort();
      const lines = async (view: View, id: string) =>
        ((await view.expansionsOf([id], [])).get(id) ?? []).map(
          ({ family, type, direction, part, neighbours, claims }) =>
            `${direction} ${family} ${type} ${part} ${neighbours} ${claims}`,
        );
      const seen = async (view: View, id: string) => ({
        claims: await ids(view, id),
        counted: (await view.entities([id])).get(id)?.claims,
        byPredicate: (await view.predicatesOf([id])).get(id),
        edges: await edges(view, id),
        expansions: await lines(view, id),
      });
      const before = { guard: await seen(store.view(), guard), militia: await seen(store.view(), militia) };
      expect(before.guard.edges).not.toEqual(before.militia.edges);

      const judged = (says: 'same' | 'different' | 'retracts', on: string[], month: number) =>
        store.write.judge(decision(says, on, { at: `2034-0${month}-01T00:00:00.000Z` }));
      const same = await judged('same', [guard, militia], 1);
      const union = (one: string[], other: string[]) => [...new Set([...one, ...other])].sort();
      const claims = union(before.guard.claims, before.militia.claims);
      const both = union(before.guard.edges, before.militia.edges);
      // They share an "or", and so an edge, which is read once.
      expect(both.length).toBeLessThan(before.guard.edges.length + before.militia.edges.length);
      const now = await seen(store.view(), guard);
      expect(now).toMatchObject({ claims, counted: claims.length, edges: both });
      expect(await seen(store.view(), militia)).toEqual(now);
      expect(Object.values(now.byPredicate ?? {}).reduce((sum, n) => sum + n, 0)).toBe(claims.length);
      // Two events by the one, two by the other, one of them the same; the accusation of either is one claim.
      expect(now.expansions).toContain(
        `out content carried_out object ${
          new Set(both.flatMap((it) => /^out content carried_out object: .* > (\S+) x/.exec(it)?.[1] ?? []))
            .size
        } ${both
          .filter((it) => it.startsWith('out content carried_out object'))
          .reduce((sum, it) => sum + Number(/x(\d+)$/.exec(it)?.[1]), 0)}`,
      );
      // Each claim and each edge still tells whom it names.
      expect((await claimsOf(store.view(), guard)).map(({ about: it }) => it.subject.of)).toContainEqual([
        'actor/militia',
      ]);
      const page = async (request: object) =>
        (await store.view().edgesOf([guard, 'event/pine'], {}, request)).get(guard) as Page<StoredEdge>;
      const whole = nodes(await page({ first: 100 }));
      for (const backward of [false, true]) expect(await everything(2, backward, page)).toEqual(whole);
      // In one text only, they are counted anew.
      expect(await edges(store.view(), guard, { document: ['document/lark'] })).toEqual(
        await edges(store.view(), militia, { document: ['document/lark'] }),
      );
      // As of a day of what is said, judgements are those of now.
      expect((await seen(store.view({ clock: 'published', date: '2099-12-31' }), guard)).edges).toEqual(both);

      const different = await judged('different', [guard, militia], 2);
      expect(await seen(store.view(), guard)).toEqual(before.guard);
      await judged('retracts', [different.id], 3);
      expect(await seen(store.view(), guard)).toEqual(now);
      await judged('retracts', [same.id], 4);
      expect([await seen(store.view(), guard), await seen(store.view(), militia)]).toEqual([
        before.guard,
        before.militia,
      ]);

      await store.load.set('alpha', alpha().judge('same', [guard, militia]).records, {
        at: '2033-03-01T00:00:00.000Z',
      });
      const held = (date: string) => seen(store.view({ clock: 'recorded', date }), guard);
      expect([await held('2033-02-15'), await held('2033-03-15')]).toEqual([before.guard, now]);
    });
  });
}
