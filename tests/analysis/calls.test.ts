import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accusationCounts } from '../../src/analysis/accusations.ts';
import { actorRecord } from '../../src/analysis/actor-record.ts';
import { chains } from '../../src/analysis/chains.ts';
import { compare } from '../../src/analysis/compare.ts';
import { contestedRecord } from '../../src/analysis/contested.ts';
import { drift } from '../../src/analysis/drift.ts';
import { figures } from '../../src/analysis/figures.ts';
import { independence } from '../../src/analysis/independence.ts';
import { knowledge } from '../../src/analysis/knowledge.ts';
import { matrix } from '../../src/analysis/matrix.ts';
import { silences } from '../../src/analysis/silences.ts';
import { eventStandings } from '../../src/analysis/standing.ts';
import type { Store, View } from '../../src/store/store.ts';
import { temporaryStore } from './corpus.ts';
import { about, claim, World } from './world.ts';

let store: Store;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ store, remove } = await temporaryStore());
});
afterAll(() => remove());

/** A view that counts its calls. */
function counting(view: View): { view: View; calls: () => number } {
  let calls = 0;
  const counted = new Proxy(view, {
    get: (target, name) => {
      const method = Reflect.get(target, name, target) as unknown;
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => {
        calls += 1;
        return (method as (...args: unknown[]) => unknown).apply(target, args);
      };
    },
  });
  return { view: counted, calls: () => calls };
}

/** A record in which everything there is occurs `size` times over, around one event, one list and one actor. */
function world(size: number): World {
  const made = new World();
  for (let n = 0; n < size; n++) {
    const text = `document/t${n}`;
    made
      .text(text, `actor/paper${n}`, `2031-03-${String((n % 28) + 1).padStart(2, '0')}`)
      .say(
        `a${n}`,
        { in: text, by: [`actor/voice${n}`], basis: [`actor/source${n % 3}`] },
        claim(about('carried_out', `actor/accused${n % 5}`, 'event/raid')),
        claim(about('struck', 'event/raid', 'facility/clinic')),
      )
      .say(
        `b${n}`,
        { in: text, by: [`actor/accused${n % 5}`] },
        claim(about('carried_out', `actor/accused${n % 5}`, 'event/raid'), { stance: 'denies' }),
      )
      .say(
        `c${n}`,
        { in: text },
        claim(about('role', `actor/voice${n}`, `actor/body${n}`, { code: 'spokesperson' })),
        claim(about('part_of', `actor/body${n}`, `actor/union${n % 2}`)),
      )
      .say(
        `d${n}`,
        { in: text },
        claim(about('part_of', 'event/raid', `event/wave${n}-s`)),
        claim(about('carried_out', 'actor/accused0', `event/wave${n}-s`)),
        claim(about('count', 'event/raid', null, { count: ['killed', n, n] })),
      )
      .say(
        `e${n}`,
        { in: text },
        claim(
          about('shared', 'actor/relief', 'actor/office', {
            code: 'locations',
            with: { about: `facility/f${n}`, under: 'mechanism/list' },
          }),
        ),
        claim(about('struck', `event/hit${n}`, `facility/f${n}`)),
        claim(about('part_of', `facility/p${n}`, `facility/f${n}`)),
      )
      .say(
        `f${n}`,
        { in: text },
        claim(about('spoke', `actor/accused${n % 5}`, 'event/raid', { code: 'responds', not: true })),
      );
  }
  return made;
}

const analyses: Record<string, [most: number, run: (view: View) => Promise<unknown>]> = {
  chains: [27, (view) => chains(view, 'event/raid')],
  matrix: [28, (view) => matrix(view, 'event/raid')],
  standings: [28, (view) => eventStandings(view, 'event/raid')],
  origins: [
    16,
    async (view) => {
      const page = await view.findClaims({}, { by: 'text', order: 'asc' }, { first: 500 });
      return independence(
        view,
        page.items.map(({ node }) => node.id),
      );
    },
  ],
  'accusation counts': [24, (view) => accusationCounts(view, undefined)],
  figures: [17, (view) => figures(view, 'event/raid')],
  knowledge: [17, (view) => knowledge(view, { mechanism: 'mechanism/list' })],
  drift: [7, (view) => drift(view, { event: 'event/raid' })],
  silences: [7, (view) => silences(view, { about: 'event/raid' })],
  'an actor’s record': [21, (view) => actorRecord(view, 'actor/accused0')],
  'a comparison': [6, (view) => compare(view, 'document/t0', 'document/t1')],
  'the contested record': [
    38,
    (view) => contestedRecord(view, undefined, { events: 12, rows: 40, rails: 6 }),
  ],
};

test('each analysis costs a fixed number of calls to the store, however much is said', async () => {
  const costs: Record<string, number[]> = {};
  for (const size of [3, 40]) {
    const { view } = await world(size).enter(store);
    for (const [name, [, run]] of Object.entries(analyses)) {
      const counted = counting(view);
      await run(counted.view);
      costs[name] = [...(costs[name] ?? []), counted.calls()];
    }
  }
  for (const [name, [few = 0, many = 0]] of Object.entries(costs)) {
    expect([name, many]).toEqual([name, few]);
    expect([name, many <= (analyses[name]?.[0] ?? 0) ? 'few' : many]).toEqual([name, 'few']);
  }
});
