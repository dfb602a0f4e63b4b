import { describe, expect, test } from '@jest/globals';
import { edgeKeyOf, stemOf } from '../../src/model/ids.ts';
import type { EdgeFilter, Page, PathStep, StoredEdge, View } from '../../src/store/store.ts';
import { type Context, everything, failure, nodes } from './context.ts';
import { about, alpha, claim, decision, Sheet } from './fixtures.ts';

const brief = ({ family, type, part, direction, subject, object, counts }: StoredEdge) =>
  `${direction} ${family} ${type} ${part}: ${subject.of.join(`|${subject.mode}|`)} > ${object.of.join(`|${object.mode}|`)} x${counts.claims}`;

async function edges(view: View, node: string, filter: EdgeFilter = {}): Promise<string[]> {
  const found = await view.edgesOf([node], filter, { first: 100, total: true });
  const page = found.get(node);
  expect(page?.total).toBe(page?.items.length);
  return nodes(page).map(brief).sort();
}

/** A ring of six actors that support each other, a chord, a document in the way, and a far island. */
function ring(): Sheet {
  const text = 'document/text';
  const sheet = new Sheet()
    .entities('media', 'actor/press')
    .entities('group', 'actor/a', 'actor/b', 'actor/c', 'actor/d', 'actor/e', 'actor/f', 'actor/island')
    .entities('document', 'document/letter')
    .entities('attack', 'event/x')
    .document(text, 'actor/press', '2031-01-01');
  const links = ['a b', 'b c', 'c d', 'd e', 'e f', 'f a', 'b e'];
  return sheet.say(
    'r1',
    { document: text, by: ['actor/press'] },
    ...links.map((pair) => claim(about('supports', `actor/${pair[0]}`, `actor/${pair[2]}`))),
    claim(about('issued', 'actor/a', 'document/letter')),
    claim(about('issued', 'actor/d', 'document/letter')),
    claim(about('carried_out', 'actor/a or actor/c', 'event/x')),
  );
}

const route = (path: PathStep[]) =>
  [path[0]?.from, ...path.map(({ to }) => to)].map((id) => id?.slice(-1)).join('');

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

  describe('paths', () => {
    const ask = (from: string, to: string, longest: number, most: number, more = {}) => ({
      ...{ from: `actor/${from}`, to: `actor/${to}`, longest, most },
      ...more,
    });

    test('the shortest first, then longer ones, those of one length by the ids on the way', async () => {
      const view = (await context.loaded(ring().records)).view();
      const only = { types: ['supports' as const] };
      const found = async (longest: number, most = 50) =>
        (await view.paths(ask('a', 'd', longest, most, only))).map(route);
      expect(await found(2)).toEqual([]);
      expect(await found(3)).toEqual(['abcd', 'abed', 'afed']);
      expect(await found(5)).toEqual(['abcd', 'abed', 'afed', 'afebcd']);
      expect(await found(6, 2)).toEqual(['abcd', 'abed']);
      expect((await view.paths(ask('a', 'island', 6, 9))).map(route)).toEqual([]);
      expect(await view.paths(ask('a', 'a', 6, 9))).toEqual([]);
      expect(await view.paths(ask('a', 'nobody', 6, 9))).toEqual([]);
    });

    test('never through a document, unless told so; through an event', async () => {
      const view = (await context.loaded(ring().records)).view();
      const found = async (more: object) => (await view.paths(ask('a', 'd', 2, 9, more))).map(route);
      expect(await found({})).toEqual([]);
      expect(await found({ avoid: [] })).toEqual(['ard']);
      expect(
        (await view.paths({ from: 'actor/a', to: 'document/letter', longest: 1, most: 1 })).map(route),
      ).toEqual(['ar']);
      expect((await view.paths(ask('a', 'c', 2, 9))).map(route)).toEqual(['abc', 'axc']);
    });

    test('a step has the edge that it goes along, seen from where it begins', async () => {
      const view = (await context.loaded(ring().records)).view();
      const [path] = await view.paths(ask('c', 'a', 2, 1, { types: ['carried_out'] }));
      const edge = nodes(
        (await view.edgesOf(['actor/a'], { type: ['carried_out'] }, { first: 1 })).get('actor/a'),
      )[0];
      expect(path).toEqual([
        { from: 'actor/c', to: 'event/x', edge: { ...edge, direction: 'out' } },
        { from: 'event/x', to: 'actor/a', edge: { ...edge, direction: 'in' } },
      ]);
    });

    test('voices are followed when asked for', async () => {
      const view = (await context.loaded(ring().records)).view();
      expect(
        (await view.paths({ from: 'actor/press', to: 'actor/a', longest: 1, most: 5 })).map(route),
      ).toEqual([]);
      expect(
        (
          await view.paths({ from: 'actor/press', to: 'actor/a', longest: 1, most: 5, family: ['voice'] })
        ).map(route),
      ).toEqual(['sa']);
    });

    test('what cannot be asked is refused', async () => {
      const view = (await context.loaded(ring().records)).view();
      for (const request of [ask('a', 'b', 0, 1), ask('a', 'b', 7, 1), ask('a', 'b', 1, 51)])
        expect(await failure(view.paths(request))).toMatchObject({ code: 'INVALID_RECORD' });
    });
  });
}
