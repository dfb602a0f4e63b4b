import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Fixture } from './fixture.ts';

let it: Fixture;
beforeAll(async () => {
  it = await Fixture.start();
});
afterAll(() => it.close());

interface Page {
  edges: { cursor: string; node: { id: string } }[];
  nodes: { id: string }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: number;
}

const page =
  'edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount';

/** Every root list, and lists below a node, each as a query of `$first`, `$after`, `$last`, `$before`. */
const args = 'first: $first, after: $after, last: $last, before: $before';
const lists: Record<string, string> = {
  claims: `list: claims(${args})`,
  'claims by date': `list: claims(${args}, sort: { by: HAPPENED, order: DESC })`,
  'filtered claims': `list: claims(${args}, filter: { or: [{ predicate: [STRUCK] }, { accused: ["actor/brennia"] }] })`,
  entities: `list: entities(${args})`,
  'entities by claims': `list: entities(${args}, sort: { by: CLAIMS, order: DESC })`,
  events: `list: events(${args}, sort: { by: HAPPENED })`,
  utterances: `list: utterances(${args}, filter: { document: ["document/tidewater-post-2041-03-08"] })`,
  propositions: `list: propositions(${args}, filter: { predicate: [CARRIED_OUT] })`,
};

async function read(list: string, variables: object): Promise<Page> {
  const data = await it.data(
    `query Q($first: Int, $after: String, $last: Int, $before: String) { ${lists[list]} { ${page} } }`,
    variables,
  );
  return data.list;
}

describe.each(Object.keys(lists))('%s', (list) => {
  test('read forwards and backwards page by page are the same list', async () => {
    const forwards: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const it: Page = await read(list, { first: 37, after });
      expect(it.nodes.map(({ id }) => id)).toEqual(it.edges.map(({ node }) => node.id));
      expect(it.pageInfo.startCursor).toBe(it.edges[0]?.cursor ?? null);
      expect(it.pageInfo.endCursor).toBe(it.edges.at(-1)?.cursor ?? null);
      expect(it.pageInfo.hasPreviousPage).toBe(after !== null);
      forwards.push(...it.nodes.map(({ id }) => id));
      after = it.pageInfo.endCursor;
      more = it.pageInfo.hasNextPage;
      if (!more) expect(it.totalCount).toBe(forwards.length);
    }
    const backwards: string[] = [];
    let before: string | null = null;
    for (let more = true; more; ) {
      const it: Page = await read(list, { last: 41, before });
      backwards.unshift(...it.nodes.map(({ id }) => id));
      before = it.pageInfo.startCursor;
      more = it.pageInfo.hasPreviousPage;
    }
    expect(backwards).toEqual(forwards);
    expect(new Set(forwards).size).toBe(forwards.length);
    expect(forwards.length).toBeGreaterThan(5);
  });
});

test('every thing is found again by its global id, under its type', async () => {
  const { claims, entities, utterances, propositions } = await it.data(
    '{ claims(first: 5) { nodes { id } } entities(first: 20) { nodes { id } } utterances(first: 5) { nodes { id } } propositions(first: 5) { nodes { id } } }',
  );
  const ids = [claims, entities, utterances, propositions].flatMap(({ nodes }) =>
    nodes.map((node: { id: string }) => node.id),
  );
  const { judgements } = (
    await it.data('{ node(id: "event/hudhud-bombing") { ... on Entity { judgements { id on { id } } } } }')
  ).node;
  expect(judgements.length).toBeGreaterThan(0);
  ids.push(judgements[0].id);
  const { nodes } = await it.data('query Q($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids });
  expect(nodes.map((node: { id: string }) => node.id)).toEqual(ids);
  for (const { __typename, id } of nodes) expect(id.startsWith(`${__typename.toLowerCase()}/`)).toBe(true);
});
