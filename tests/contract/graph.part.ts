import { describe, expect, test } from '@jest/globals';
import { edgeKeyOf, stemOf } from '../../src/model/ids.ts';
import type { EdgeFilter } from '../../src/store/store.ts';
import { type Context, everything, nodes } from './context.ts';
import { brief, edges, ring } from './edges.ts';
import { about, alpha, decision } from './fixtures.ts';

export function graph(context: Context): void {
  describe('edges', () => {
    test('an edge is whole: a set stays a set, with what stands behind it', async () => {
      const view = (await context.loaded(alpha().records)).view();
      const proposition = about('carried_out', 'actor/militia or actor/guard', 'event/pine');
      const found = await view.edgesOf(
        ['actor/militia'],
        { type: ['carried_out'], other: ['event/pine'] },
        { first: 5 },
      );
      expect(nodes(found.get('actor/militia'))).toEqual([
        {
          key: edgeKeyOf(proposition),
          family: 'content',
          type: 'carried_out',
          direction: 'out',
          part: 'object',
          subject: { of: ['actor/guard', 'actor/militia'], mode: 'either' },
          object: { of: ['event/pine'], mode: 'all' },
          codes: [],
          counts: {
            claims: 1,
            marks: { asserts: 1 },
            negated: 0,
            speakers: 1,
            documents: 1,
            hedges: { possible: 1 },
            inBody: 1,
          },
        },
      ]);
    });

    test('a voice edge leads from the speaker to what is spoken of', async () => {
      const view = (await context.loaded(alpha().records)).view();
      const found = await view.edgesOf(['actor/cabinet'], {}, { first: 5 });
      const stem = stemOf(about('carried_out', 'actor/guard', 'event/pine')).slice(5);
      expect(
        nodes(found.get('actor/cabinet')).map(({ key, family, type, part, object }) => ({
          key,
          family,
          type,
          part,
          object,
        })),
      ).toEqual(
        expect.arrayContaining([
          {
            key: `voice/actor/cabinet/denies/${stem}`,
            family: 'voice',
            type: 'denies',
            part: 'subject',
            object: { of: ['actor/guard'], mode: 'all' },
          },
          {
            key: `voice/actor/cabinet/denies/${stem}`,
            family: 'voice',
            type: 'denies',
            part: 'object',
            object: { of: ['event/pine'], mode: 'all' },
          },
        ]),
      );
    });

    test('all edges of a node, and those that a filter lets through', async () => {
      const view = (await context.world()).view();
      const guard = [
        'in content shared object: facility/pine-clinic > actor/guard x1',
        'in voice asserts object: actor/lark > actor/guard x1',
        'in voice asserts subject: actor/ann-oke > actor/guard|either|actor/militia x1',
        'in voice asserts subject: actor/lark > actor/guard x1',
        'in voice asserts subject: actor/open-ward > actor/guard x1',
        'in voice denies subject: actor/cabinet > actor/guard x1',
        'out content carried_out object: actor/guard > event/mill x1',
        'out content carried_out object: actor/guard > event/pine x2',
        'out content carried_out object: actor/guard|either|actor/militia > event/pine x1',
      ];
      expect(await edges(view, 'actor/guard')).toEqual(guard);
      expect(await edges(view, 'actor/guard', { family: ['content'] })).toEqual(
        guard.filter((it) => it.includes('content')),
      );
      expect(await edges(view, 'actor/guard', { direction: ['out'] })).toEqual(guard.slice(-3));
      expect(await edges(view, 'actor/guard', { type: ['denies', 'shared'] })).toEqual([guard[0], guard[5]]);
      expect(await edges(view, 'actor/guard', { other: ['event/mill'] })).toEqual([guard[6]]);
      expect(await edges(view, 'actor/guard', { otherFamily: ['facility'] })).toEqual([guard[0]]);
      expect(await edges(view, 'actor/guard', { document: ['document/gull'] })).toEqual([guard[4], guard[6]]);
      expect(await edges(view, 'actor/nobody')).toEqual([]);
      expect(await edges(view, 'actor/guard', { type: [] })).toEqual([]);
    });

    test('most claims first, page by page, forward and backward', async () => {
      const store = await context.world();
      const list = (filter: EdgeFilter) => async (page: object) => {
        const found = await store.view().edgesOf(['actor/guard', 'event/pine'], filter, page);
        return found.get('event/pine') as NonNullable<ReturnType<typeof found.get>>;
      };
      for (const filter of [{}, { document: ['document/lark'] }]) {
        const whole = nodes(await list(filter)({ first: 100 }));
        expect(whole.length).toBeGreaterThan(6);
        const claims = whole.map(({ counts }) => counts.claims);
        expect(claims).toEqual(claims.toSorted((a, b) => b - a));
        for (const backward of [false, true])
          expect(await everything(2, backward, list(filter))).toEqual(whole);
      }
    });

    test('what is rejected is no edge, and comes back', async () => {
      const store = await context.loaded(alpha().records);
      const id = alpha().id('u6.1');
      const rejection = await store.write.judge(decision('rejected', [id]));
      expect(await edges(store.view(), 'mechanism/safe-list')).toEqual([]);
      await store.write.judge(decision('retracts', [rejection.id]));
      expect(await edges(store.view(), 'mechanism/safe-list')).toEqual([
        'in content shared under: facility/pine-clinic > mechanism/safe-list x1',
      ]);
    });

    test('expanding tells neighbours, those not shown yet, and claims', async () => {
      const store = await context.world();
      const line = (text: string) => {
        const [direction, family, type, part, neighbours, hidden, claims] = text.split(' ');
        return {
          direction,
          family,
          type,
          part,
          neighbours: Number(neighbours),
          hidden: Number(hidden),
          claims: Number(claims),
        };
      };
      const found = await store
        .view()
        .expansionsOf(['actor/guard', 'actor/nobody'], ['event/mill', 'actor/lark', 'actor/velmora']);
      expect(found).toEqual(
        new Map([
          [
            'actor/guard',
            [
              'out content carried_out object 2 1 4',
              'in voice asserts subject 3 2 3',
              'in content shared object 1 1 1',
              'in voice asserts object 1 0 1',
              'in voice denies subject 1 1 1',
            ].map(line),
          ],
          ['actor/nobody', []],
        ]),
      );
      await store.write.judge(decision('rejected', [alpha().id('u1.1'), alpha().id('u2.1')]));
      const after = (await store.view().expansionsOf(['actor/guard'], [])).get('actor/guard');
      expect(after?.filter(({ type }) => type === 'carried_out')).toEqual([
        line('out content carried_out object 2 2 2'),
      ]);
    });

    test('content edges among nodes, each once', async () => {
      const view = (await context.world()).view();
      const ids = [
        'actor/guard',
        'actor/militia',
        'event/pine',
        'facility/pine-clinic',
        'event/mill',
        'actor/cabinet',
      ];
      const found = await view.edgesAmong(ids, 100);
      expect(found.map(brief)).toEqual([
        'out content carried_out object: actor/guard > event/pine x2',
        ...[
          'out content carried_out object: actor/guard > event/mill x1',
          'out content carried_out object: actor/guard|either|actor/militia > event/pine x1',
          'out content shared object: facility/pine-clinic > actor/guard x1',
          'out content spoke object: actor/militia > event/pine x1',
          'out content struck object: event/pine > facility/pine-clinic x1',
        ].sort((a, b) => found.map(brief).indexOf(a) - found.map(brief).indexOf(b)),
      ]);
      expect(await view.edgesAmong(ids, 1)).toEqual(found.slice(0, 1));
      expect(await view.edgesAmong(['actor/guard'], 10)).toEqual([]);
      // An expectation makes an edge too; what it counts is told by its marks.
      expect(
        (await view.edgesAmong(['actor/militia', 'event/pine-again'], 10)).map(({ counts }) => counts.marks),
      ).toEqual([{ expects: 1 }]);
    });

    test('an "or" is one edge to a set, counted once from either member and among all', async () => {
      const view = (await context.loaded(ring().records)).view();
      const of = async (id: string) =>
        nodes((await view.edgesOf([id], { type: ['carried_out'] }, { first: 9 })).get(id));
      const [one] = await of('actor/a');
      expect(await of('actor/c')).toEqual([one]);
      expect(await of('event/x')).toEqual([{ ...one, direction: 'in' }]);
      expect(one?.counts.claims).toBe(1);
      expect(await view.edgesAmong(['actor/a', 'actor/c', 'event/x'], 10)).toEqual([one]);
      expect((await view.expansionsOf(['event/x'], [])).get('event/x')?.[0]).toMatchObject({
        neighbours: 2,
        claims: 1,
      });
    });
  });
}
