import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accusationCounts } from '../../src/analysis/accusations.ts';
import { chains } from '../../src/analysis/chains.ts';
import { contestedRecord } from '../../src/analysis/contested.ts';
import { drift } from '../../src/analysis/drift.ts';
import { matrix } from '../../src/analysis/matrix.ts';
import { eventStandings } from '../../src/analysis/standing.ts';
import { trace } from '../../src/analysis/trace.ts';
import type { Claim } from '../../src/model/utterance.ts';
import type { Clock, Store, StoredClaim, View } from '../../src/store/store.ts';
import { labels, temporaryStore } from './corpus.ts';
import { about, claim, World } from './world.ts';

let store: Store;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ store, remove } = await temporaryStore());
});
afterAll(() => remove());

const pick = (...values: string[]) => fc.constantFrom(...values);
const actor = pick('actor/a', 'actor/b', 'actor/c');
const set = fc.oneof(
  actor,
  pick('actor/a or actor/b', 'actor/b and actor/c', 'some of actor/set-s', 'actor/a or actor/set-s'),
);
const event = pick('event/raid', 'event/raid', 'event/wave-s');

/** A claim on one of two events: who did it, that it did not happen, who staged it, that someone kept silent. */
const said: fc.Arbitrary<Claim> = fc.oneof(
  fc
    .record({ set, event, hedge: fc.constantFrom('flat' as const, 'possible' as const) })
    .map((it) => claim(about('carried_out', it.set, it.event), { hedge: it.hedge })),
  fc
    .record({ actor, event })
    .map((it) => claim(about('carried_out', it.actor, it.event), { stance: 'denies' })),
  event.map((it) => claim(about('happened', it), { stance: 'denies' })),
  // General denials, and what limits them or the raid: days, places, what was hit.
  fc
    .record({ actor, what: pick('facility/clinic', 'facility/hospitals-s') })
    .map((it) =>
      claim(about('struck', 'event/other-s', it.what, { with: { by: it.actor } }), { stance: 'denies' }),
    ),
  fc
    .record({ event: fc.oneof(event, pick('event/other-s')), when: pick('2031-03', '2031-03-05', '2030') })
    .map((it) => claim(about('happened', it.event, null, { when: it.when }))),
  fc
    .record({
      what: pick('event/raid', 'event/other-s', 'facility/clinic', 'facility/hospitals-s'),
      place: pick('place/vale', 'place/coast'),
    })
    .map((it) => claim(about('located', it.what, it.place, { code: 'in' }))),
  fc.constant(claim(about('struck', 'event/raid', 'facility/clinic'))),
  fc
    .record({ actor, event })
    .map((it) => claim(about('character', it.event, null, { code: 'staged', with: { by: it.actor } }))),
  fc
    .record({ actor, event })
    .map((it) => claim(about('spoke', it.actor, it.event, { code: 'responds', not: true }))),
);

/** Who speaks, citing whom: named, hidden, a part of a body, in circles. */
const told = fc.record({
  in: pick('document/lark', 'document/owl', 'document/wren'),
  by: fc.array(pick('actor/watch', 'actor/relief', 'actor/office', 'someone'), { maxLength: 2 }),
  basis: fc.array(pick('actor/watch', 'actor/relief', 'document/lark', 'document/note', 'document/film'), {
    maxLength: 1,
  }),
  ...{ said: fc.option(pick('2031-02-20', '2031-03-05', '2031-03-12'), { nil: undefined }) },
});
const utterances = fc.array(fc.tuple(told, fc.array(said, { minLength: 1, maxLength: 2 })), {
  minLength: 1,
  maxLength: 8,
});
type Utterances = [
  told: { in: string; by: string[]; basis: string[]; said: string | undefined },
  claims: Claim[],
][];

function world(all: Utterances): World {
  const made = new World()
    .text('document/lark', 'actor/lark', '2031-03-01')
    .text('document/owl', 'actor/owl', '2031-03-10')
    .text('document/wren', null, '2031-03-20')
    .say(
      'bonds',
      { in: 'document/lark' },
      claim(about('part_of', 'actor/office', 'actor/relief')),
      claim(about('issued', 'actor/office', 'document/note')),
      claim(about('part_of', 'event/raid', 'event/wave-s')),
    );
  for (const [at, [{ said: day, ...rest }, claims]] of all.entries()) {
    const unlike = claims.filter(
      (it, n) => claims.findIndex((other) => JSON.stringify(other) === JSON.stringify(it)) === n,
    );
    made.say(`u${at}`, { ...rest, ...(day && { said: day }) }, ...unlike);
  }
  return made;
}

/** Everything that the analyses of the raid answer, in words, whatever order it was loaded in. */
async function answers(view: View): Promise<unknown> {
  const found = await matrix(view, 'event/raid');
  const lines = await chains(view, 'event/raid');
  const sorted = (claims: readonly StoredClaim[]) => labels(claims).sort().join();
  const origin = (id: string, claims: readonly StoredClaim[]) =>
    id.startsWith('utterance/') ? `unnamed ${sorted(claims)}` : id;
  return {
    lines: lines?.chains.map(({ claim: it, scope, part }) => `${labels([it])} ${scope} ${part}`).sort(),
    totals: found?.totals.map(({ column, denies, low, high }) => [
      column === null ? denies : found.columns[column],
      low,
      high,
    ]),
    rows: found?.rows
      .map(({ origin: id, cells, claims }) => [
        origin(id, claims),
        sorted(claims),
        cells.map((cell) => sorted(cell.claims)).sort(),
      ])
      .sort(),
    contradictions: found?.contradictions
      .map(({ kind, meets, one, other }) => [kind, meets, sorted(one), sorted(other)].join(' '))
      .sort(),
    standings: (await eventStandings(view, 'event/raid'))?.standings.map(({ actor: id, standing }) => [
      id,
      standing,
    ]),
    counts: (await accusationCounts(view, undefined)).actors.map(({ claims, ...counts }) => [
      counts,
      sorted(claims),
    ]),
    contested: (await contestedRecord(view, undefined, { events: 9, rows: 99, rails: 9 })).events.map(
      ({ rows }) => rows.map(({ claims }) => sorted(claims)).sort(),
    ),
  };
}

const runs = { numRuns: 20, interruptAfterTimeLimit: 60_000 };

test('the order of loading does not matter', () =>
  fc.assert(
    fc.asyncProperty(utterances, fc.infiniteStream(fc.nat()), async (all, keys) => {
      const made = world(all as Utterances);
      const before = await answers((await made.enter(store)).view);
      const [other, away] = [await temporaryStore(), made.records];
      const shuffled = [...away]
        .map((record) => [keys.next().value, record] as const)
        .sort((a, b) => a[0] - b[0]);
      const after = await answers(
        (
          await made.enter(
            other.store,
            shuffled.map(([, record]) => record),
          )
        ).view,
      );
      await other.remove();
      expect(after).toEqual(before);
    }),
    { ...runs, numRuns: 6 },
  ));

const originsOf = async (made: World): Promise<number> => {
  const { view, claims } = await made.enter(store);
  return (
    await trace(
      view,
      claims.filter(({ label }) => !label.includes('bonds')),
    )
  ).origins.size;
};

test('a repeat of a known origin never raises the number of origins', () =>
  fc.assert(
    fc.asyncProperty(utterances, fc.nat(), fc.boolean(), async (all, which, quoted) => {
      const made = world(all as Utterances);
      const before = await originsOf(made);
      // Another paper says that someone who has a name said it, and leaves out on what they rest it.
      const named = (all as Utterances).filter(([{ by }]) => by.at(-1) && by.at(-1) !== 'someone');
      const [repeated] = named.slice(which % Math.max(1, named.length));
      if (!repeated) return;
      const [{ by }, claims] = repeated;
      made.text('document/swift', 'actor/swift', '2031-04-01');
      made.say('repeat', { in: 'document/swift', by: quoted ? by : by.slice(-1) }, claims[0] as Claim);
      expect(await originsOf(made)).toBeLessThanOrEqual(before);
    }),
    runs,
  ));

/** The claims that each analysis of the raid rests on. */
async function used(view: View): Promise<Record<string, Set<string>>> {
  const found = await matrix(view, 'event/raid');
  const of = (claims: readonly StoredClaim[]) => new Set(labels(claims));
  return {
    chains: of((await chains(view, 'event/raid'))?.chains.map(({ claim: it }) => it) ?? []),
    matrix: of(found?.rows.flatMap(({ claims }) => claims) ?? []),
    contradictions: of(found?.contradictions.flatMap(({ one, other }) => [...one, ...other]) ?? []),
    drift: of(
      (await drift(view, { event: 'event/raid' })).lines.flatMap(({ points }) =>
        points.map(({ claim: it }) => it),
      ),
    ),
    counts: of((await accusationCounts(view, undefined)).actors.flatMap(({ claims }) => claims)),
    standings: of(
      (await eventStandings(view, 'event/raid'))?.standings.flatMap(({ claims }) => claims) ?? [],
    ),
    contested: of(
      (await contestedRecord(view, undefined, { events: 9, rows: 200, rails: 9 })).events.flatMap(
        ({ rows }) => rows.flatMap(({ claims }) => claims),
      ),
    ),
  };
}

test('a stricter as-of date never adds claims to an answer', () =>
  fc.assert(
    fc.asyncProperty(
      utterances,
      fc.constantFrom<Clock>('published', 'said'),
      fc.uniqueArray(pick('2031-02-25', '2031-03-02', '2031-03-11', '2031-03-30'), {
        minLength: 2,
        maxLength: 2,
      }),
      async (all, clock, dates) => {
        await world(all as Utterances).enter(store);
        const [early, late] = dates.toSorted() as [string, string];
        const before = await used(store.view({ clock, date: early }));
        const after = await used(store.view({ clock, date: late }));
        const now = await used(store.view());
        for (const [name, claims] of Object.entries(before)) {
          expect([name, [...claims].filter((it) => !after[name]?.has(it))]).toEqual([name, []]);
          expect([name, [...(after[name] ?? [])].filter((it) => !now[name]?.has(it))]).toEqual([name, []]);
        }
      },
    ),
    runs,
  ));
