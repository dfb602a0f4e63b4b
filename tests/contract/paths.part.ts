import { describe, expect, test } from '@jest/globals';
import type { PathStep } from '../../src/store/store.ts';
import { type Context, failure, nodes } from './context.ts';
import { ring } from './edges.ts';

const route = (path: PathStep[]) =>
  [path[0]?.from, ...path.map(({ to }) => to)].map((id) => id?.slice(-1)).join('');

export function walking(context: Context): void {
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
