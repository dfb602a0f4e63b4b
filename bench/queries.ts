import { contestedRecord } from '../src/analysis/contested.ts';
import type { EntityId } from '../src/model/entity.ts';
import { dayNumber } from '../src/store/days.ts';
import type { Store, View } from '../src/store/store.ts';
import type { Raw } from './raw.ts';
import type { Sample } from './sample.ts';

/** One of the measured questions: on the store, through GraphQL, and raw. */
export interface Query {
  name: string;
  inputs: (sample: Sample) => number;
  store: (store: Store, view: View, sample: Sample, at: number) => Promise<unknown>;
  floor: (floor: Raw, sample: Sample, at: number) => unknown;
  /** What is asked about, by the names of its variables, where another library is asked too. */
  about?: (sample: Sample, at: number) => Record<string, string>;
  /** Absent where a question is not asked through the API. */
  graphql?: { text: string; variables: (sample: Sample, at: number) => object };
}

const latest = { by: 'published', order: 'desc' } as const;

const claimFields = `fragment C on Claim { id mark sentence hedge { level words } quotes { exact } speaker { id label }
  document { id label } published { edtf } review }`;
const edgeFields = `fragment E on Edge { id label direction subject { entities { id label } mode } object { entities { id label } mode }
  counts { claims speakers documents marks { mark claims } } }`;
const expansions = 'expansions { predicate mark direction part neighbours claims }';

async function neighbourhood(view: View, id: EntityId): Promise<unknown> {
  return Promise.all([view.edgesOf([id], {}, { first: 50 }), view.expansionsOf([id], [])]);
}

async function twoHops(view: View, id: EntityId): Promise<unknown> {
  const first = (await view.edgesOf([id], {}, { first: 25 })).get(id)?.items ?? [];
  const others = new Set(first.flatMap(({ node }) => [...node.subject.of, ...node.object.of]));
  others.delete(id);
  return view.edgesOf([...others].slice(0, 25), {}, { first: 20 });
}

async function event(view: View, id: EntityId): Promise<unknown> {
  const [entities, pages] = await Promise.all([
    view.entities([id]),
    view.claimsOf('object', [id], { attribution: true }, latest, { first: 50 }),
  ]);
  const claims = (pages.get(id)?.items ?? []).map(({ node }) => node);
  return [entities, await view.utterances([...new Set(claims.map((claim) => claim.utterance))])];
}

const pick = (list: readonly string[], at: number) => list[at % list.length] as string;
/** Every accused with every region. */
const nested = ({ accused, regions }: Sample, at: number) => ({
  accused: pick(accused, at),
  region: pick(regions, Math.floor(at / accused.length)),
});
/** The window of nested filters. */
export const between = { from: '2032-01-01', to: '2039-12-31' };
const searching = (
  of: 'prefixes' | 'misspelt' | 'quoted',
  name: string,
  floor: 'prefix' | 'fuzzy' | 'quotation',
): Query => {
  const places = of === 'quoted' ? (['quotations'] as const) : (['names'] as const);
  return {
    name,
    inputs: (sample) => sample[of].length,
    store: (_, view, sample, at) =>
      view.search({ query: pick(sample[of], at), in: [...places] }, { first: 20 }),
    floor: (raw, sample, at) => raw[floor](pick(sample[of], at)),
    graphql: {
      text: `query ($q: String!) { search(query: $q, filter: { in: [${of === 'quoted' ? 'QUOTATIONS' : 'NAMES'}] }, first: 20) {
        nodes { tier text node { id } highlights { start end } } } }`,
      variables: (sample, at) => ({ q: pick(sample[of], at) }),
    },
  };
};
const judgedAt = Date.UTC(2041, 3, 1);

/** Every question of the benchmark. */
export const queries: readonly Query[] = [
  {
    name: 'entity with 20 claims',
    inputs: ({ typical }) => typical.length,
    store: (_, view, { typical }, at) => {
      const id = pick(typical, at);
      return Promise.all([view.entities([id]), view.claimsOf('entity', [id], {}, latest, { first: 20 })]);
    },
    floor: (raw, { typical }, at) => raw.latest(pick(typical, at)),
    about: ({ typical }, at) => ({ id: pick(typical, at) }),
    graphql: {
      text: `query ($id: ID!) { entity(id: $id) { id label kind names { text } claimCount
        claims(first: 20, sort: { by: PUBLISHED, order: DESC }) { nodes { ...C } } } } ${claimFields}`,
      variables: ({ typical }, at) => ({ id: pick(typical, at) }),
    },
  },
  {
    name: 'latest 20 of all claims',
    inputs: () => 20,
    store: (_, view) => view.findClaims({}, latest, { first: 20 }),
    floor: (raw) => raw.latestOfAll(),
    graphql: {
      text: `{ claims(first: 20, sort: { by: PUBLISHED, order: DESC }) { nodes { ...C } } } ${claimFields}`,
      variables: () => ({}),
    },
  },
  {
    name: 'neighbourhood, typical',
    inputs: ({ typical }) => typical.length,
    store: (_, view, { typical }, at) => neighbourhood(view, pick(typical, at)),
    floor: (raw, { typical }, at) => raw.neighbourhood(pick(typical, at)),
    about: ({ typical }, at) => ({ id: pick(typical, at) }),
    graphql: {
      text: `query ($id: ID!) { entity(id: $id) { neighbours(first: 50) { nodes { ...E } } ${expansions} } } ${edgeFields}`,
      variables: ({ typical }, at) => ({ id: pick(typical, at) }),
    },
  },
  {
    name: 'neighbourhood, hub',
    inputs: () => 40,
    store: (_, view, { hub }) => neighbourhood(view, hub),
    floor: (raw, { hub }) => raw.neighbourhood(hub),
    about: ({ hub }) => ({ id: hub }),
    graphql: {
      text: `query ($id: ID!) { entity(id: $id) { neighbours(first: 50) { nodes { ...E } } ${expansions} } } ${edgeFields}`,
      variables: ({ hub }) => ({ id: hub }),
    },
  },
  {
    name: 'two hops, capped at 500',
    inputs: ({ typical }) => typical.length,
    store: (_, view, { typical }, at) => twoHops(view, pick(typical, at)),
    floor: (raw, { typical }, at) => raw.twoHops(pick(typical, at)),
  },
  {
    name: 'path of at most 4',
    inputs: ({ typical }) => typical.length,
    store: (_, view, { typical }, at) =>
      view.paths({ from: pick(typical, at), to: pick(typical, at + 1), longest: 4, most: 1 }),
    floor: (raw, { typical }, at) => raw.path(pick(typical, at), pick(typical, at + 1)),
    graphql: {
      text: `query ($from: ID!, $to: ID!) { path(from: $from, to: $to, longest: 4, most: 1) { length steps { from { id } to { id } edge { ...E } } } } ${edgeFields}`,
      variables: ({ typical }, at) => ({ from: pick(typical, at), to: pick(typical, at + 1) }),
    },
  },
  {
    name: 'event with attributions',
    inputs: ({ events }) => events.length,
    store: (_, view, { events }, at) => event(view, pick(events, at)),
    floor: (raw, { events }, at) => raw.event(pick(events, at)),
    about: ({ events }, at) => ({ id: pick(events, at) }),
    graphql: {
      text: `query ($id: ID!) { node(id: $id) { ... on Event { id label happened { earliest latest }
        attributions(first: 50) { nodes { ...C } } } } } ${claimFields}`,
      variables: ({ events }, at) => ({ id: pick(events, at) }),
    },
  },
  {
    name: 'claims, nested filters',
    inputs: ({ accused, regions }) => accused.length * regions.length,
    store: (_, view, sample, at) => {
      const { accused, region } = nested(sample, at);
      const window = { clock: 'happened', ...between } as const;
      return view.findClaims({ accused: [accused], place: [region], window }, latest, { first: 20 });
    },
    floor: (raw, sample, at) => {
      const { accused, region } = nested(sample, at);
      return raw.nested(accused, region, dayNumber(between.from), dayNumber(between.to));
    },
    about: nested,
    graphql: {
      text: `query ($accused: ID!, $region: ID!) { claims(first: 20, sort: { by: PUBLISHED, order: DESC }, filter: { accused: [$accused],
        place: [$region], window: { clock: HAPPENED, from: "${between.from}", to: "${between.to}" } }) { nodes { ...C } } } ${claimFields}`,
      variables: nested,
    },
  },
  searching('prefixes', 'search, prefix', 'prefix'),
  searching('misspelt', 'search, fuzzy', 'fuzzy'),
  searching('quoted', 'search, quotation of two words', 'quotation'),
  {
    name: 'timeline of an accused, by month',
    inputs: ({ accused }) => 2 * accused.length,
    store: (_, view, { accused }, at) => view.timeline({ accused: [pick(accused, at)] }, 'happened', 'month'),
    floor: (raw, { accused }, at) => raw.timeline(pick(accused, at)),
    graphql: {
      text: `query ($id: ID!) { timeline(filter: { accused: [$id] }, clock: HAPPENED, unit: MONTH) { from claims events marks { mark claims } } }`,
      variables: ({ accused }, at) => ({ id: pick(accused, at) }),
    },
  },
  {
    name: 'contested record',
    inputs: () => 6,
    store: (_, view) => contestedRecord(view, undefined, { events: 12, rows: 40, rails: 6 }),
    floor: (raw) => raw.contested(),
    graphql: {
      text: '{ contested { events { event { id label } rows { mark voice { label } } } } }',
      variables: () => ({}),
    },
  },
  {
    name: 'single durable judgement',
    inputs: ({ claims }) => Math.min(100, claims.length),
    store: (store, _, { claims }, at) =>
      store.write.judge({
        ...{ on: [pick(claims, at)], says: 'grade', value: 'B2', why: 'read', by: 'bench' },
        at: new Date(judgedAt + Math.floor(performance.now() * 1000)).toISOString(),
      }),
    floor: (raw, { claims }, at) => raw.judge(pick(claims, at), judgedAt + at),
  },
];
