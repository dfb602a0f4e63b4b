import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Store, View } from '../../src/store/store.ts';
import { Fixture } from './fixture.ts';

const calls: string[] = [];

/** A view that notes each of its calls. */
function counted(view: View): View {
  return new Proxy(view, {
    get: (target, name) => {
      const method = Reflect.get(target, name, target) as unknown;
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => {
        calls.push(String(name));
        return (method as (...args: unknown[]) => unknown).apply(target, args);
      };
    },
  });
}

/** A member of a store; methods need their own store. */
const bound = (target: Store, name: string | symbol) => {
  const member = Reflect.get(target, name, target) as unknown;
  return typeof member === 'function' ? member.bind(target) : member;
};

const wrap = (store: Store): Store =>
  new Proxy(store, {
    get: (target, name) =>
      name === 'view'
        ? (asOf: Parameters<Store['view']>[0]) => counted(target.view(asOf))
        : bound(target, name),
  });

let it: Fixture;
beforeAll(async () => {
  it = await Fixture.start({ wrap, texts: true });
});
afterAll(() => it.close());
beforeEach(() => {
  calls.length = 0;
});

async function callsOf(query: string, variables: object = {}): Promise<string[]> {
  calls.length = 0;
  await it.data(query, variables);
  return [...calls].sort();
}

describe('no query costs a call to the store for each thing', () => {
  const card = `
    id sentence voice { label words } hedge { level words }
    quotes { exact sentence } highlights { start }
    chain { voice { heading } in { heading } }
    proposition { subject { entities { heading } } object { entities { heading } } }
    document { heading } published { label } judgements { says } grade`;

  test('entities, their claims, quotations, voices of the chain, and what they name', async () => {
    const query = `query Q($n: Int) {
      entities(first: $n, sort: { by: CLAIMS, order: DESC }) { nodes { heading claims(first: 4) { nodes { ${card} } } } }
    }`;
    const few = await callsOf(query, { n: 5 });
    const many = await callsOf(query, { n: 50 });
    expect(many).toEqual(few);
    // The things of one kind are read together, at most twice where a field waits for another.
    expect(many.length).toBeLessThanOrEqual(12);
    expect(many.filter((name) => name === 'claimsOf')).toHaveLength(1);
    expect(many.filter((name) => name === 'utterances')).toHaveLength(1);
    expect(many.filter((name) => name === 'findEntities')).toHaveLength(1);
  });

  test('neighbours with the claims behind each edge, kin and what expanding would bring', async () => {
    const query = `query Q($n: Int) {
      entities(first: $n, sort: { by: CLAIMS, order: DESC }) {
        nodes {
          neighbours(first: 3) { totalCount nodes { label object { entities { heading } } claims(first: 2) { nodes { sentence } } } }
          same { heading } within { heading } holds { heading }
          expansions { label neighbours }
          claimsByPredicate { predicate claims }
          located { sentence }
        }
      }
    }`;
    const few = await callsOf(query, { n: 3 });
    const many = await callsOf(query, { n: 40 });
    expect([...new Set(many)]).toEqual([...new Set(few)]);
    expect(many.length).toBeLessThanOrEqual(13);
  });

  test('events with their accounts', async () => {
    const query = `query Q($n: Int) {
      events(first: $n) {
        nodes {
          summary
          times(first: 3) { nodes { sentence } } places(first: 3) { nodes { sentence } }
          targets(first: 3) { nodes { sentence } } means(first: 3) { nodes { sentence } }
          casualties(first: 3) { nodes { sentence } }
          attributions(first: 3) { totalCount nodes { sentence } } denials(first: 3) { nodes { sentence } }
        }
      }
    }`;
    const some = await callsOf(query, { n: 15 });
    const many = await callsOf(query, { n: 30 });
    // Labels are read once for each field whose claims come by themselves, unless they were read already.
    expect([...new Set(many)]).toEqual([...new Set(some)]);
    // Once for each of the lists, once more for those of events under several ids, and those of the account.
    expect(many.filter((name) => name === 'claimsOf').length).toBeLessThanOrEqual(18);
    expect(many.length).toBeLessThanOrEqual(some.length + 3);
    expect(many.length).toBeLessThanOrEqual(42);
  });

  test('documents with their utterances', async () => {
    const query = `query Q($n: Int) {
      documents(mentioned: true, first: $n) { nodes { source { text(length: 10) attached } utterances(first: 5) { nodes { quotes { sentence } } } } }
    }`;
    const few = await callsOf(query, { n: 2 });
    const many = await callsOf(query, { n: 20 });
    expect(many.length).toBe(few.length);
    expect(many.length).toBeLessThanOrEqual(6);
  });

  test('the contested record', async () => {
    const query = `query Q($n: Int) {
      contested(events: $n) {
        rails { actor { heading } }
        events { event { heading } rows { voice { label words } remark on { actor { heading } } claims { sentence } } }
      }
    }`;
    const few = await callsOf(query, { n: 1 });
    const many = await callsOf(query, { n: 12 });
    expect(many.length).toBeLessThanOrEqual(few.length + 1);
    // 31 here: what is said of the events, of wider ones, and how far each general denial reaches.
    expect(many.length).toBeLessThanOrEqual(32);
  });

  test('a total is counted only where it is asked for', async () => {
    const view = it.store.view();
    const page = await view.findClaims({}, { by: 'text', order: 'asc' }, { first: 1 });
    expect(page.total).toBeNull();
    const { claims } = await it.data(
      '{ claims(first: 1) { ...C } } fragment C on ClaimConnection { totalCount }',
    );
    expect(claims.totalCount).toBeGreaterThan(200);
  });
});
