import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { Fixture } from './fixture.ts';

let it: Fixture;
beforeAll(async () => {
  it = await Fixture.start();
});
afterAll(() => it.close());

/** Expects a refusal of the whole request, and that the server lives. */
async function refused(query: string, code: string, variables: object = {}): Promise<void> {
  const answer = await it.ask(query, variables);
  expect(answer.errors?.map(({ extensions }) => extensions['code'])).toContain(code);
  expect(answer.errors?.[0]?.extensions['wayOut'] ?? answer.errors?.[0]?.message).toBeTruthy();
  expect(answer.status).toBe(400);
  expect(answer.data ?? null).toBeNull();
  expect(await it.data('{ __typename }')).toEqual({ __typename: 'Query' });
}

/** A query of so many fields under one another. */
const nested = (depth: number) =>
  `{ claims(first: 1) { nodes { ${'supersededBy { '.repeat(depth - 3)} id ${'} '.repeat(depth - 3)} } } }`;

/** GraphQL's own refusals keep to its rules on HTTP statuses. */
async function invalid(query: string): Promise<void> {
  const { errors } = await it.ask(query);
  expect(errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
}

describe('depth', () => {
  test('of 12 fields is allowed, of 13 not', async () => {
    expect((await it.ask(nested(12))).errors).toBeUndefined();
    await refused(nested(13), 'QUERY_TOO_DEEP');
  });

  test('counts through fragments', async () => {
    const fragments = Array.from(
      { length: 12 },
      (_, at) => `fragment F${at} on Entity { within { ${at < 11 ? `...F${at + 1}` : 'id'} } }`,
    );
    await refused(`{ entity(id: "actor/brennia") { ...F0 } } ${fragments.join(' ')}`, 'QUERY_TOO_DEEP');
  });

  test('of fragments that hold themselves comes to an end', async () => {
    await invalid('{ entity(id: "actor/brennia") { ...F } } fragment F on Entity { within { ...F } }');
  });

  test('of a thousand fields is refused', () => refused(nested(1000), 'QUERY_TOO_LONG'));
});

describe('cost', () => {
  test('multiplies the sizes of lists within lists', () =>
    refused(
      '{ entities(first: 100) { nodes { claims(first: 100) { nodes { id } } } } }',
      'QUERY_TOO_COSTLY',
    ));

  test('sees sizes that come by variables, and their defaults', async () => {
    const query = (value: string) =>
      `query Q($n: Int${value}) { entities(first: $n) { nodes { claims(first: $n) { nodes { id } } } } }`;
    await refused(query(''), 'QUERY_TOO_COSTLY', { n: 100 });
    await refused(query(' = 100'), 'QUERY_TOO_COSTLY');
    expect((await it.ask(query(''), { n: 5 })).errors).toBeUndefined();
  });

  test('counts fragments as often as they are used, however they share each other', async () => {
    const fragments = Array.from(
      { length: 10 },
      (_, at) =>
        `fragment F${at} on Entity { id ${at < 9 ? `...F${at + 1} ... on Actor { ...F${at + 1} }` : 'same { id }'} }`,
    );
    await refused(`{ entities(first: 100) { nodes { ...F0 } } } ${fragments.join(' ')}`, 'QUERY_TOO_COSTLY');
  });

  test('weighs what a field computes', () =>
    refused(
      `{ ${Array.from({ length: 40 }, (_, at) => `a${at}: contested { moreEvents }`).join(' ')} }`,
      'QUERY_TOO_COSTLY',
    ));

  test('allows no more than 50 aliases', () =>
    refused(
      `{ ${Array.from({ length: 51 }, (_, at) => `a${at}: __typename`).join(' ')} }`,
      'QUERY_TOO_COSTLY',
    ));
});

test('a client may still read the whole schema', async () => {
  const { __schema } = await it.data(getIntrospectionQuery());
  expect(__schema.types.length).toBeGreaterThan(50);
});

describe('length', () => {
  test('of more than 20,000 characters is refused', () =>
    refused(`{ __typename } #${'x'.repeat(20_000)}`, 'QUERY_TOO_LONG'));

  test('of more than 2,000 tokens is refused', () => refused(`{ ${'id '.repeat(2001)} }`, 'QUERY_TOO_LONG'));
});

describe('words to search for', () => {
  test('are at most 200 characters, and never cut', async () => {
    const query = 'query Q($query: String!) { search(query: $query) { nodes { text } } }';
    const { data, errors } = await it.ask(query, { query: '𐎀'.repeat(201) });
    expect(data).toBeNull();
    expect(errors).toEqual([
      expect.objectContaining({
        message: 'query: 201 characters are more than a search takes.',
        extensions: {
          code: 'INVALID_ARGUMENT',
          wayOut: 'Search for at most 200: the words that tell the passage best.',
          place: { field: 'query' },
        },
      }),
    ]);
    expect((await it.ask(query, { query: '𐎀'.repeat(200) })).errors).toBeUndefined();
  });
});

describe('pages', () => {
  test.each([
    ['first: 101', 'PAGE_TOO_LARGE'],
    ['first: 2147483647', 'PAGE_TOO_LARGE'],
    ['last: 101', 'PAGE_TOO_LARGE'],
    ['first: -1', 'INVALID_ARGUMENT'],
    ['first: 0', 'INVALID_ARGUMENT'],
    ['first: 1, last: 1', 'INVALID_ARGUMENT'],
  ])('with %s are refused', async (args, code) => {
    await refused(`{ claims(${args}) { nodes { id } } }`, code);
    await refused(`{ entity(id: "actor/none") { claims(${args}) { nodes { id } } } }`, code);
  });

  test.each(['{ claims(first: 99999999999) { nodes { id } } }', '{ claims(first: "x") { nodes { id } } }'])(
    '%s is no query of this schema',
    invalid,
  );
});

describe('arguments', () => {
  const failing = async (query: string, code: string, variables: object = {}) => {
    const { errors } = await it.ask(query, variables);
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual([code]);
    expect(errors?.[0]?.extensions['wayOut']).toBeTruthy();
  };

  test('cursors that this list did not give are refused', async () => {
    await failing('{ claims(after: "nonsense") { nodes { id } } }', 'INVALID_CURSOR');
    await failing(
      '{ entity(id: "facility/hudhud-maternity-hospital") { ... on Facility { strikes(after: "x") { nodes { id } } } } }',
      'INVALID_CURSOR',
    );
  });

  test('ids of nothing are answered with nothing', async () => {
    const ids = [
      'actor/none',
      'claim/12',
      'nonsense',
      '',
      '/',
      '__proto__/x',
      `claim/${'0'.repeat(64)}`,
      'x'.repeat(5000),
    ];
    expect(await it.data('query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).toEqual({
      nodes: ids.map(() => null),
    });
    expect(await it.data('{ entity(id: "claim/x") { id } node(id: "judgement/x") { id } }')).toEqual({
      entity: null,
      node: null,
    });
    expect(
      await it.data('{ claims(filter: { about: ["actor/none"], stem: ["x"], edge: ["y"] }) { totalCount } }'),
    ).toEqual({ claims: { totalCount: 0 } });
  });

  test('paths from or to nothing are refused', () =>
    failing('{ path(from: "actor/brennia", to: "actor/none") { length } }', 'UNKNOWN_ID'));

  test.each([
    ['{ path(from: "actor/brennia", to: "actor/varn", longest: 7) { length } }', 'INVALID_ARGUMENT'],
    ['{ contested(events: 0) { moreEvents } }', 'INVALID_ARGUMENT'],
    ['{ claims(asOf: { clock: SAID, date: "2041-13-01" }) { totalCount } }', 'INVALID_ARGUMENT'],
    ['{ claims(asOf: { clock: SAID, date: "2041-01-01T00:00:00Z" }) { totalCount } }', 'INVALID_ARGUMENT'],
    [
      '{ entity(id: "actor/brennia") { neighbours(filter: { types: [{}] }) { totalCount } } }',
      'INVALID_ARGUMENT',
    ],
  ])('%s is refused', (query, code) => failing(query, code));

  test('too many ids are refused', async () => {
    const ids = Array.from({ length: 201 }, (_, at) => `actor/a${at}`);
    await failing('query Q($ids: [ID!]!) { edgesAmong(ids: $ids) { id } }', 'PAGE_TOO_LARGE', { ids });
    await failing('query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }', 'PAGE_TOO_LARGE', { ids });
  });

  test('filters that are too deep or too wide are refused', async () => {
    const deep = { not: { not: { not: { not: { negated: true } } } } };
    const query = 'query Q($f: ClaimFilter) { claims(filter: $f) { totalCount } }';
    await failing(query, 'FILTER_TOO_LARGE', { f: deep });
    await failing(query, 'FILTER_TOO_LARGE', {
      f: { or: Array.from({ length: 51 }, () => ({ negated: true })) },
    });
    await failing(query, 'FILTER_TOO_LARGE', {
      f: { about: Array.from({ length: 1001 }, (_, at) => `actor/a${at}`) },
    });
  });

  test('a day that no calendar holds is refused', async () => {
    const { errors } = await it.ask(
      '{ claims(filter: { window: { clock: SAID, from: "2041-02-30" } }) { totalCount } }',
    );
    expect(errors?.[0]?.message).toContain('is not a day');
  });

  test('words of a search may be anything', async () => {
    for (const query of ['"', "' OR 1=1 --", '*', '(', 'NEAR(', '\u0000', '𐌷', 'a'.repeat(200), ''])
      expect(
        (await it.ask('query Q($q: String!) { search(query: $q) { nodes { text } } }', { q: query })).errors,
      ).toBeUndefined();
  });
});
