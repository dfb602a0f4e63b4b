import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { move } from '../../src/cli/move.ts';
import { ndjson } from '../../src/export/ndjson.ts';
import { kindNames } from '../../src/model/kinds.ts';
import { predicateNames } from '../../src/model/predicates/index.ts';
import { hedgeLevels, marks, stances } from '../../src/model/utterance.ts';
import type { Neo4jStore } from '../../src/store/neo4j/index.ts';
import { openSqlite } from '../../src/store/sqlite/index.ts';
import type {
  AsOf,
  ClaimFilter,
  ClaimSort,
  EntityFilter,
  EntitySort,
  PageRequest,
  Store,
  View,
} from '../../src/store/store.ts';
import { live, step, told } from '../contract/worlds.ts';
import { corpusRecords } from '../corpus/load.ts';
import { Stores } from './stores.ts';

const LOADED = '2043-02-01T00:00:00.000Z';
/** How many random questions, and random histories; more of them in a long run. */
const QUESTIONS = Number(process.env['ASCRIBE_QUESTIONS'] ?? 200);
const HISTORIES = Number(process.env['ASCRIBE_HISTORIES'] ?? 10);
// Each random filter is a text that the server plans anew.
jest.setTimeout(300_000 + 2_000 * QUESTIONS);

const stores = new Stores();
const folders: string[] = [];
afterAll(async () => {
  await stores.stop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function sqlite(): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), 'ascribe-differential-'));
  folders.push(folder);
  return openSqlite(join(folder, 'a.sqlite'), { readers: 1 });
}

/** An answer as plain data, but for what is an engine's own: its cursors, and when a judgement was recorded. */
function plain(answer: unknown): unknown {
  const own = new Set(['cursor', 'recorded']);
  const text = JSON.stringify(answer, (key, value: unknown) => {
    if (own.has(key)) return undefined;
    if (value instanceof Map) return [...value].sort(([a], [b]) => (a < b ? -1 : 1));
    if (value instanceof Set) return [...value].sort();
    return value;
  });
  return text === undefined ? undefined : JSON.parse(text);
}

const textOf = async (store: Store) => {
  let text = '';
  for await (const line of ndjson(store.archive.read())) text += line;
  return text;
};

describe('random histories', () => {
  test('both engines tell the same of them, now and of any day', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const [mine, other] = [await stores.open(), await sqlite()];
        try {
          for (const store of [mine.store, other]) await live(store, steps);
          expect(plain(await told(mine.store))).toEqual(plain(await told(other)));
          for (const asOf of [
            { clock: 'published', date: '2031-12-31' },
            { clock: 'said', date: '2030-06-15' },
            { clock: 'happened', date: '2030-05-31' },
            { clock: 'recorded', date: '2033-01-01' },
          ] satisfies AsOf[])
            expect(plain(await told(mine.store, asOf))).toEqual(plain(await told(other, asOf)));
        } finally {
          await mine.remove();
          await other.close();
        }
      }),
      { numRuns: HISTORIES, interruptAfterTimeLimit: 240_000 },
    );
  });
});

describe('the invented corpus', () => {
  let mine: Awaited<ReturnType<Stores['open']>>;
  let other: Store;
  let entities: string[] = [];
  let claims: string[] = [];
  let alike: string[] = [];

  beforeAll(async () => {
    [mine, other] = [await stores.open(), await sqlite()];
    const records = await corpusRecords();
    for (const store of [mine.store, other]) await store.load.set('corpus', records, { at: LOADED });
    entities = records.flatMap((it) => (it.type === 'entity' ? [it.entity.id] : []));
    alike = records.flatMap((it) =>
      it.type === 'judgement' && it.judgement.says === 'same' ? it.judgement.on : [],
    );
    claims = records.flatMap((it) => (it.type === 'utterance' ? it.claimIds : []));
  });

  afterAll(async () => {
    await mine?.remove();
    await other?.close();
  });

  test('archives are the same, byte for byte, whichever way they move', async () => {
    const text = await textOf(other);
    expect(await textOf(mine.store)).toBe(text);
    const [there, back] = [await stores.open(), await sqlite()];
    try {
      const moved = await move(other, there.store);
      expect(moved.digest).toBe(createHash('sha256').update(text).digest('hex'));
      expect(await move(there.store, back)).toEqual(moved);
      expect(plain(await there.store.view().stats())).toEqual(plain(await other.view().stats()));
      await expect(move(other, there.store)).rejects.toMatchObject({ code: 'STORE_NOT_EMPTY' });
    } finally {
      await there.remove();
      await back.close();
    }
  });

  test('random questions get the same answers', async () => {
    const question = questions(entities, claims, alike);
    for (const [name, ask] of fc.sample(question, { numRuns: QUESTIONS, seed: 20_430_201 })) {
      const [a, b] = await Promise.all([answer(ask, mine.store), answer(ask, other)]);
      expect({ name, answer: a }).toEqual({ name, answer: b });
    }
  });

  test('the names and quotations of the shared cases are found alike', async () => {
    const names = await readFile(new URL('../corpus/README.md', import.meta.url), 'utf8');
    const words = [...new Set(names.match(/[\p{L}'-]{3,}/gu) ?? [])].slice(0, 60);
    for (const query of [
      ...words,
      ...words.map((word) => word.slice(0, 4)),
      ...words.map((it) => `${it}h`),
    ]) {
      const ask = (view: View) => view.search({ query }, { first: 30, total: true });
      const [a, b] = await Promise.all([answer(ask, mine.store), answer(ask, other)]);
      expect({ query, answer: a }).toEqual({ query, answer: b });
    }
  });
});

type Ask = (view: View) => Promise<unknown>;

/** What a store answers; a refusal is an answer too. */
async function answer(ask: Ask, store: Store | Neo4jStore): Promise<unknown> {
  try {
    return plain(await ask(store.view()));
  } catch (fault) {
    const { code, message } = fault as { code?: string; message: string };
    return code ? { code, message } : Promise.reject(fault);
  }
}

/** Random calls of a view, each with a name that tells what was asked. `alike` are judged one with others of them. */
function questions(
  entities: readonly string[],
  claims: readonly string[],
  alike: readonly string[],
): fc.Arbitrary<[string, Ask]> {
  const some = <T>(list: readonly T[], maxLength = 3) =>
    fc.uniqueArray(fc.constantFrom(...list), { minLength: 1, maxLength });
  const maybe = <T>(it: fc.Arbitrary<T>) => fc.option(it, { nil: undefined, freq: 1 });
  const day = fc.constantFrom('2039-06-01', '2040-11-20', '2041-02-28', '2041-03-08', '2042-01-01');
  const clock = fc.constantFrom('happened', 'said', 'published', 'recorded' as const);
  const window = fc.record({ clock, from: maybe(day), to: maybe(day) });
  const id = some(entities);
  const claimFilter: fc.Arbitrary<ClaimFilter> = fc.record(
    {
      ...{ stance: some(stances), mark: some(marks), predicate: some(predicateNames, 6) },
      ...{ hedge: some(hedgeLevels), negated: fc.boolean(), attribution: fc.boolean(), window },
      ...{ speaker: id, accused: id, about: id, document: id, place: id, history: fc.boolean() },
      not: fc.record({ speaker: id }),
      or: fc.tuple(fc.record({ mark: some(marks) }), fc.record({ about: id })),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<ClaimFilter>;
  const entityFilter: fc.Arbitrary<EntityFilter> = fc.record(
    {
      ...{ kind: some(kindNames, 8), plural: fc.boolean(), coded: fc.boolean(), window },
      ...{ place: id, accused: id, struck: id, document: id },
      name: fc.constantFrom('dhuhayla', 'clinic', 'hospital', 'الضحيلة', 'Bir al'),
      not: fc.record({ family: some(['actor', 'event', 'place'] as const) }),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<EntityFilter>;
  const sort = fc.record({
    by: fc.constantFrom('happened', 'said', 'published', 'recorded', 'text'),
    order: fc.constantFrom('asc', 'desc'),
  }) as fc.Arbitrary<ClaimSort>;
  const entitySort = fc.record({
    by: fc.constantFrom('label', 'claims', 'happened', 'id'),
    order: fc.constantFrom('asc', 'desc'),
  }) as fc.Arbitrary<EntitySort>;
  const page: fc.Arbitrary<PageRequest> = fc.oneof(
    fc.record({ first: fc.integer({ min: 1, max: 40 }), total: fc.boolean() }),
    fc.record({ last: fc.integer({ min: 1, max: 40 }), total: fc.boolean() }),
  );
  const anchor = fc.constantFrom('entity', 'subject', 'object', 'speaker', 'accused' as const);
  const call = <T extends unknown[]>(
    name: string,
    args: { [K in keyof T]: fc.Arbitrary<T[K]> },
    ask: (view: View, ...args: T) => Promise<unknown>,
  ): fc.Arbitrary<[string, Ask]> =>
    fc
      .tuple(...args)
      .map((it): [string, Ask] => [`${name} ${JSON.stringify(it)}`, (view) => ask(view, ...(it as T))]);
  return fc.oneof(
    {
      weight: 4,
      arbitrary: call('findClaims', [claimFilter, sort, page], (view, ...it) => view.findClaims(...it)),
    },
    {
      weight: 3,
      arbitrary: call('findEntities', [entityFilter, entitySort, page], (view, ...it) =>
        view.findEntities(...it),
      ),
    },
    {
      weight: 3,
      arbitrary: call('claimsOf', [anchor, id, claimFilter, sort, page], (view, ...it) =>
        view.claimsOf(...it),
      ),
    },
    call('answers', [some(claims), sort, page], (view, ids, ...it) =>
      view.claimsOf('answers', ids, {}, ...it),
    ),
    call('findUtterances', [claimFilter, page], (view, ...it) => view.findUtterances(...it)),
    call('findPropositions', [claimFilter, page], (view, ...it) => view.findPropositions(...it)),
    call('utterancesOf', [id, page], (view, ...it) => view.utterancesOf(...it)),
    call(
      'edgesOf',
      [id, fc.record({ otherFamily: some(['actor', 'event'] as const) }, { requiredKeys: [] }), page],
      (view, ...it) => view.edgesOf(...it),
    ),
    call(
      'edgesOf what is one',
      [
        some(alike),
        fc.record(
          {
            family: some(['content', 'voice'] as const),
            direction: some(['in', 'out'] as const),
            other: id,
            document: id,
          },
          { requiredKeys: [] },
        ),
        page,
      ],
      (view, ...it) => view.edgesOf(...it),
    ),
    call('expansionsOf what is one', [some(alike), some(entities, 20)], (view, ...it) =>
      view.expansionsOf(...it),
    ),
    call('expansionsOf', [id, some(entities, 20)], (view, ...it) => view.expansionsOf(...it)),
    call('edgesAmong', [some(entities, 30), fc.constantFrom(5, 500)], (view, ...it) =>
      view.edgesAmong(...it),
    ),
    call(
      'paths',
      [fc.constantFrom(...entities), fc.constantFrom(...entities), fc.integer({ min: 1, max: 4 })],
      (view, from, to, longest) => view.paths({ from, to, longest, most: 10 }),
    ),
    call('timeline', [claimFilter, clock, fc.constantFrom('day', 'month', 'year' as const)], (view, ...it) =>
      view.timeline(...(it as Parameters<View['timeline']>)),
    ),
    call('kin', [some(entities, 20)], (view, ...it) => view.kin(...it)),
    call('entities', [some(entities, 20)], (view, ...it) => view.entities(...it)),
    call('claims', [some(claims, 20)], (view, ...it) => view.claims(...it)),
    call('judgementsOn', [some([...claims, ...entities], 20)], (view, ...it) => view.judgementsOn(...it)),
    call('predicatesOf', [some(entities, 20)], (view, ...it) => view.predicatesOf(...it)),
  );
}
