import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ClaimFilter, ClaimSort } from '../../src/store/store.ts';
import { type Context, everything, nodes } from './context.ts';
import { FIRST, SECOND } from './fixtures.ts';
import { contentOf } from './loading.part.ts';
import { live, sheetOf, step, things, told, version } from './worlds.ts';

const LONG = 120_000;
/** Each run opens a store or two; what one run leaves is taken away before the next. */
const runs = (numRuns: number) => ({ numRuns, interruptAfterTimeLimit: LONG - 20_000 });

/** What must hold of any records whatever. */
export function properties(context: Context): void {
  const holds = async <T extends [unknown, ...unknown[]]>(
    arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
    numRuns: number,
    predicate: (...values: T) => Promise<void>,
  ) => {
    const property = fc.asyncProperty<T>(...arbitraries, async (...values: T) => {
      await predicate(...values);
      await context.clear();
    });
    await fc.assert(property, runs(numRuns));
  };

  describe('of any records', () => {
    test(
      'the order in which they come does not matter',
      async () => {
        await holds([version, fc.infiniteStream(fc.nat())], 15, async (spoken, random) => {
          const { records } = sheetOf(spoken);
          const keys = new Map(records.map((it) => [it, random.next().value ?? 0]));
          const shuffled = records.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
          const [a, b] = [await context.loaded(records), await context.loaded(shuffled)];
          expect(await contentOf(b)).toBe(await contentOf(a));
          expect(await told(b)).toEqual(await told(a));
        });
      },
      LONG,
    );

    test(
      'the same again changes nothing',
      async () => {
        await holds([fc.array(step, { maxLength: 5 }), version], 15, async (steps, spoken) => {
          const store = await context.empty();
          await live(store, steps);
          await store.load.set('three', sheetOf(spoken).records, { at: SECOND }).catch(() => undefined);
          const [content, view] = [await contentOf(store), await told(store)];
          await store.load
            .set('three', sheetOf(spoken).records, { at: '2039-01-01T00:00:00.000Z' })
            .catch(() => undefined);
          expect(await contentOf(store)).toBe(content);
          expect(await told(store)).toEqual(view);
        });
      },
      LONG,
    );

    test(
      'a set shows what its last version says, whatever it said before',
      async () => {
        await holds([version, version], 15, async (before, now) => {
          const [store, fresh] = [
            await context.loaded(sheetOf(before).records),
            await context.loaded(sheetOf(now).records),
          ];
          await store.load.set('alpha', sheetOf(now).records, { at: SECOND });
          const seen = async (it: typeof store) => {
            const page = await it.view().findClaims({}, { by: 'text', order: 'asc' }, { first: 100 });
            return nodes(page).map(({ recorded: _, ...rest }) => rest);
          };
          expect(await seen(store)).toEqual(await seen(fresh));
          const edges = async (it: typeof store) =>
            it.view().edgesOf(things, {}, { first: 100, total: true });
          expect(await edges(store)).toEqual(await edges(fresh));
        });
      },
      LONG,
    );

    test(
      'what is kept up to date step by step is what an archive gives when it is restored',
      async () => {
        await holds([fc.array(step, { minLength: 1, maxLength: 12 })], 40, async (steps) => {
          const [store, other] = [await context.empty(), await context.empty()];
          await live(store, steps);
          await other.archive.restore(store.archive.read(), {});
          expect(await contentOf(other)).toBe(await contentOf(store));
          expect(await told(other)).toEqual(await told(store));
        });
      },
      LONG,
    );

    test(
      'as of the latest instant on the recorded clock is as of now',
      async () => {
        await holds([fc.array(step, { minLength: 1, maxLength: 8 })], 20, async (steps) => {
          const store = await context.empty();
          await live(store, steps);
          expect(await told(store, { clock: 'recorded', date: '9999-01-01' })).toEqual(await told(store));
        });
      },
      LONG,
    );

    test(
      'an earlier day never adds a claim',
      async () => {
        await holds(
          [version, fc.constantFrom('said' as const, 'published' as const, 'happened' as const)],
          15,
          async (spoken, clock) => {
            const store = await context.loaded(sheetOf(spoken).records);
            let before = new Set<string>();
            for (const date of [
              '2029-01-01',
              '2030-01-01',
              '2030-05-06',
              '2030-05-07',
              '2031-01-01',
              '2032-06-01',
              '2040-01-01',
            ]) {
              const page = await store
                .view({ clock, date })
                .findClaims({}, { by: 'text', order: 'asc' }, { first: 100 });
              const now = new Set(nodes(page).map(({ id }) => id));
              expect([...before].filter((id) => !now.has(id))).toEqual([]);
              before = now;
            }
          },
        );
      },
      LONG,
    );

    test(
      'pages, forward and backward, are the whole list',
      async () => {
        const sort: fc.Arbitrary<ClaimSort> = fc.record({
          by: fc.constantFrom('happened', 'said', 'published', 'recorded', 'text'),
          order: fc.constantFrom('asc', 'desc'),
        });
        const filter: fc.Arbitrary<ClaimFilter> = fc.constantFrom<ClaimFilter[]>(
          {},
          { about: ['event/x'] },
          { accused: ['actor/a'] },
          { speaker: ['actor/b'] },
          { document: ['document/m'] },
          { not: { hedge: ['flat'] } },
        );
        await holds(
          [version, sort, filter, fc.integer({ min: 1, max: 4 })],
          20,
          async (spoken, order, where, size) => {
            const store = await context.loaded(sheetOf(spoken).records, FIRST);
            const list = (page: object) => store.view().findClaims(where, order, page);
            const whole = await list({ first: 500, total: true });
            expect(whole.total).toBe(whole.items.length);
            for (const backward of [false, true])
              expect(await everything(size, backward, list)).toEqual(nodes(whole));
          },
        );
      },
      LONG,
    );

    test(
      'an "or" is one edge, from whichever member it is seen',
      async () => {
        await holds([version], 15, async (spoken) => {
          const view = (await context.loaded(sheetOf(spoken).records)).view();
          const edges = await view.edgesOf(things, {}, { first: 500 });
          for (const [node, page] of edges)
            for (const edge of nodes(page)) {
              const own = edge.direction === 'out' ? edge.subject : edge.object;
              expect(own.of).toContain(node);
              for (const member of own.of) {
                const far = edge.direction === 'out' ? edge.object : edge.subject;
                if (far.of.every((it) => it === member)) continue;
                expect(
                  nodes(edges.get(member)).filter(
                    ({ key, part, direction }) =>
                      key === edge.key && part === edge.part && direction === edge.direction,
                  ),
                ).toEqual([edge]);
              }
            }
          const among = await view.edgesAmong(things, 5000);
          expect(new Set(among.map(({ key, part }) => `${key} ${part}`)).size).toBe(among.length);
        });
      },
      LONG,
    );
  });
}
