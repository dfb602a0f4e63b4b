import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PageRequest, Store, View } from '../../src/store/store.ts';
import { Fixture } from './fixture.ts';

/** Pages as the store gives them, but of one claim at most: what is longer than a page must be read on. */
const short = (view: View): View =>
  new Proxy(view, {
    get: (target, name) => {
      const method = Reflect.get(target, name, target) as (...args: unknown[]) => unknown;
      if (name !== 'claimsOf') return method.bind(target);
      return (...args: unknown[]) => {
        const page = args.pop() as PageRequest;
        return method.call(target, ...args, page.first === 1000 ? { ...page, first: 1 } : page);
      };
    },
  });

const wrap = (store: Store): Store =>
  new Proxy(store, {
    get: (target, name) => {
      if (name === 'view') return (asOf: Parameters<Store['view']>[0]) => short(target.view(asOf));
      // Methods need their own store.
      const member = Reflect.get(target, name, target) as unknown;
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });

let whole: Fixture;
let paged: Fixture;
beforeAll(async () => {
  whole = await Fixture.start();
  paged = await Fixture.start({ wrap });
});
afterAll(() => Promise.all([whole.close(), paged.close()]));

test('lists that are read whole do not end where a page of the store does', async () => {
  const query = `{
    events(first: 30) { nodes { id casualties(first: 20) { nodes { id } totalCount } located { id } } }
    entities(filter: { family: [FACILITY] }, first: 30) {
      nodes { id ... on Facility { strikes(first: 20) { nodes { id } totalCount } located { id } } }
    }
  }`;
  const expected = await whole.data(query);
  const counts = (list: string, nodes: Record<string, { totalCount: number }>[]) =>
    nodes.map((node) => node[list]?.totalCount ?? 0);
  expect(Math.max(...counts('casualties', expected.events.nodes))).toBeGreaterThan(1);
  expect(Math.max(...counts('strikes', expected.entities.nodes))).toBeGreaterThan(1);
  expect(await paged.data(query)).toEqual(expected);
});
