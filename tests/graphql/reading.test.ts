import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Fixture, LOADED } from './fixture.ts';

let it: Fixture;
beforeAll(async () => {
  it = await Fixture.start({ texts: true });
});
afterAll(() => it.close());

const ids = (nodes: { id: string }[]) => nodes.map(({ id }) => id);

describe('search', () => {
  const search = async (query: string, filter = '') =>
    (
      await it.data(
        `query Q($q: String!) { search(query: $q, first: 30${filter}) { totalCount nodes { tier text lang node { id __typename } highlights { start end } } } }`,
        { q: query },
      )
    ).search;

  test.each(['Bir al-Dhuhayla', 'Beer Al Zuhaila', 'Bi’r ad-Duhaylah', 'bir dhuheila', 'بئر الذهيلة'])(
    'finds one town as %s',
    async (query) => {
      const { nodes } = await search(query);
      expect(nodes[0].node.id).toBe('place/bir-al-dhuhayla');
    },
  );

  test('gives the best tier first and marks what matched', async () => {
    const { nodes } = await search('Hudhud');
    const tiers = ['EXACT', 'PREFIX', 'VARIANT', 'FUZZY', 'QUOTATION'];
    const places = nodes.map(({ tier }: { tier: string }) => tiers.indexOf(tier));
    expect(places).toEqual([...places].sort());
    const [first] = nodes;
    const [{ start, end }] = first.highlights;
    expect([...first.text].slice(start, end).join('').toLowerCase()).toBe('hudhud');
  });

  test('finds words of quotations, with the utterance they stand in', async () => {
    const { nodes } = await search('"clearly a war crime"', ', filter: { in: [QUOTATIONS] }');
    expect(nodes[0]).toMatchObject({ tier: 'QUOTATION', node: { __typename: 'Utterance' } });
    expect(nodes[0].text).toContain('clearly a war crime');
  });

  test('keeps to families and kinds', async () => {
    const { nodes } = await search('Hudhud', ', filter: { family: [FACILITY] }');
    expect(nodes.length).toBeGreaterThan(1);
    for (const { node } of nodes) expect(node.id).toMatch(/^facility\//);
  });
});

describe('a claim', () => {
  test('is a card: sentence, words, chain, hedge, clocks', async () => {
    const { claims } = await it.data(`{
      claims(filter: { document: ["document/openleaf-bir-al-dhuhayla"], predicate: [COUNT], about: ["event/hudhud-bombing"] }) {
        nodes {
          id short label stance mark sentence arabic: sentence(lang: AR) attribution denies counts review where
          hedge { level words } quotes { exact direct sentence } highlights { quote start end }
          chain { voice { id } in { id } words colour implied inferred } basis { words }
          speaker { id } voice { label unnamed } document { id }
          happened { earliest } published { edtf words label } recorded withdrawn
          proposition { id stem predicate negated quantity { low high words figure measure { code label } } counts { claims speakers documents } }
          utterance { id label }
        }
      }
    }`);
    const claim = claims.nodes[0];
    expect(claim).toMatchObject({
      label: 'corpus#openleaf-bir-al-dhuhayla#o11.1',
      stance: 'ASSERTS',
      mark: 'ASSERTS',
      attribution: false,
      counts: true,
      review: 'ACCEPTED',
      recorded: LOADED,
      withdrawn: null,
      happened: { earliest: '2041-03-05' },
      speaker: { id: 'actor/ruqayya-samarni' },
    });
    expect(claim.short).toBe(claim.id.slice(6, 14));
    expect(claim.sentence).toContain('Ruqayya Samarni says');
    expect(claim.arabic).toContain('رقية السمارني');
    expect(claim.chain.map((link: { voice: { id: string } }) => link.voice.id)).toEqual([
      'actor/openleaf',
      'actor/tidewater-post',
      'actor/open-ward',
      'actor/ruqayya-samarni',
    ]);
    expect(claim.quotes[0].sentence).toContain(claim.quotes[0].exact);
    const { quote, start, end } = claim.highlights[0];
    expect([...claim.quotes[quote].exact].slice(start, end).join('')).toBe('nine');
    expect(claim.proposition.quantity).toMatchObject({
      figure: '9',
      words: 'nine',
      measure: { code: 'killed' },
    });
    expect(claim.proposition.counts.documents).toBeGreaterThan(1);
  });

  test('of an unnamed voice is told in the words that hide it', async () => {
    const { claims } = await it.data(
      '{ claims(filter: { document: ["document/harbour-watch-copy-2042-01-20"], predicate: [DESCRIBED] }) { nodes { speaker { id } voice { label words unnamed } } } }',
    );
    expect(claims.nodes).toContainEqual({
      speaker: null,
      voice: { label: null, words: 'are said to', unnamed: true },
    });
  });

  test('answers and is answered', async () => {
    const { claims } = await it.data(
      '{ claims(filter: { document: ["document/harbour-watch-copy-2042-01-20"], accused: ["actor/salt-road-militia"] }) { nodes { stance answeredBy { label stance answers { label } } } } }',
    );
    const accusation = claims.nodes.find(({ stance }: { stance: string }) => stance === 'ASSERTS');
    expect(accusation.answeredBy).toEqual([
      {
        label: expect.stringMatching(/#n15\.1$/),
        stance: 'DENIES',
        answers: [{ label: expect.stringMatching(/#n11\.1$/) }],
      },
    ]);
  });

  test('that was rejected is out of view, and in the history has its successor', async () => {
    const query = (history: boolean) =>
      `{ claims(filter: { about: ["facility/hudhud-surgical-hospital"], predicate: [LOCATED], history: ${history} }) { nodes { id label review supersededBy { label } counts } } }`;
    const seen = (await it.data(query(false))).claims.nodes;
    const all = (await it.data(query(true))).claims.nodes;
    expect(
      seen.every(({ review }: { review: string }) => review === 'ACCEPTED' || review === 'PROPOSED'),
    ).toBe(true);
    const old = all.find(({ label }: { label: string }) => label.endsWith('#o20.1'));
    expect(ids(seen)).not.toContain(old.id);
    expect(old).toMatchObject({ counts: false, supersededBy: { label: expect.stringMatching(/#o20\.2$/) } });
  });
});

describe('an entity', () => {
  test('of each family answers with its own fields', async () => {
    const { nodes } = await it.data(`{
      nodes(ids: ["actor/brennia", "facility/hudhud-maternity-hospital", "event/hudhud-bombing", "place/bir-al-dhuhayla", "mechanism/lantern-list", "document/tidewater-post-2041-03-08"]) {
        __typename
        ... on Entity { heading arabic: heading(lang: AR) claimCount names { text lang form quotes { document { id } } } claimsByPredicate { predicate claims } expansions(shown: []) { label neighbours claims } }
        ... on Actor { says(first: 2) { totalCount nodes { speaker { id } } } accusedOf(first: 50) { totalCount nodes { attribution proposition { subject { entities { id } mode } } } } holds { id } }
        ... on Facility { strikes { totalCount nodes { id } } same { id } }
        ... on Event { happened { earliest latest label } times { totalCount } places { totalCount } targets { totalCount } means { totalCount } casualties { totalCount nodes { proposition { quantity { measure { code } figure } } } } attributions { totalCount } denials { totalCount } summary }
        ... on Place { point { lat lon source } within { id } }
        ... on Document { source { publisher { voice { id } } published { edtf } length attached text(start: 0, length: 20) } contains(first: 1) { totalCount } utterances(first: 1) { totalCount nodes { label } } }
      }
    }`);
    const [actor, facility, event, place, mechanism, document] = nodes;
    expect(nodes.map(({ __typename }: { __typename: string }) => __typename)).toEqual([
      'Actor',
      'Facility',
      'Event',
      'Place',
      'Mechanism',
      'Document',
    ]);
    for (const node of nodes) {
      // What a document contains does not name it.
      if (node !== document) expect(node.claimCount).toBeGreaterThan(0);
      const sum = node.claimsByPredicate.reduce((n: number, it: { claims: number }) => n + it.claims, 0);
      expect(sum).toBe(node.claimCount);
    }
    expect(actor.holds.map(({ id }: { id: string }) => id)).toContain('actor/brennian-air-arm');
    expect(actor.accusedOf.totalCount).toBeGreaterThan(5);
    const accused = actor.accusedOf.nodes.flatMap(
      (claim: { attribution: boolean; proposition: { subject: { entities: { id: string }[] } } }) => {
        expect(claim.attribution).toBe(true);
        return ids(claim.proposition.subject.entities);
      },
    );
    expect(accused).toContain('actor/brennian-air-arm');
    expect(facility.strikes.nodes.map(({ id }: { id: string }) => id)).toContain('event/hudhud-bombing');
    expect(facility.same).toEqual([{ id: 'facility/duhaylah-maternity-hospital' }]);
    expect(event.happened).toEqual({ earliest: '2041-03-05', latest: '2041-03-05', label: '5 March 2041' });
    expect(event.attributions.totalCount).toBeGreaterThan(3);
    expect(event.denials.totalCount).toBeGreaterThan(1);
    for (const { proposition } of event.casualties.nodes)
      expect(['killed', 'injured', 'missing', 'displaced']).toContain(proposition.quantity.measure.code);
    expect(place.point.source).toBe('Gazetteer of Varn');
    expect(ids(place.within)).toEqual(['place/saltmarsh', 'place/varn']);
    expect(mechanism.heading).toBeTruthy();
    expect(document.source).toMatchObject({
      attached: true,
      publisher: { voice: { id: 'actor/tidewater-post' } },
    });
    expect([...document.source.text]).toHaveLength(20);
  });

  test('that was judged one with another tells of both, in the order of the texts, page by page', async () => {
    const read = async (id: string, after: string | null) =>
      (
        await it.data(
          `query Q($id: ID!, $after: String) { entity(id: $id) { ... on Event { happened { earliest } attributions(first: 4, after: $after) { totalCount nodes { id document { id } } pageInfo { hasNextPage endCursor } } } } }`,
          { id, after },
        )
      ).entity;
    const pages = async (id: string) => {
      const found: string[] = [];
      let after: string | null = null;
      for (let more = true; more; ) {
        const { attributions } = await read(id, after);
        found.push(...ids(attributions.nodes));
        after = attributions.pageInfo.endCursor;
        more = attributions.pageInfo.hasNextPage;
        if (!more) expect(attributions.totalCount).toBe(found.length);
      }
      return found;
    };
    const [one, other] = [
      await pages('event/hudhud-bombing'),
      await pages('event/maternity-hospital-attack'),
    ];
    expect(one).toEqual(other);
    expect(new Set(one).size).toBe(one.length);
    expect((await read('event/maternity-hospital-attack', null)).happened).toEqual({
      earliest: '2041-03-05',
    });
    const { entity } = await it.data('{ entity(id: "event/hudhud-bombing") { ... on Event { summary } } }');
    expect(entity.summary).toContain(`${one.length} attributions`);
  });

  test('that was judged one with another counts and shows the same as it, each edge with its ends as written', async () => {
    const read = async (id: string) =>
      (
        await it.data(
          `query Q($id: ID!) { entity(id: $id) {
            claimCount claims(first: 100) { totalCount nodes { id proposition { stem } } } claimsByPredicate { predicate claims }
            neighbours(first: 100) { totalCount nodes { id subject { entities { id } } object { entities { id } } } }
            expansions { predicate mark direction neighbours claims } } }`,
          { id },
        )
      ).entity;
    const one = await read('facility/hudhud-maternity-hospital');
    expect(await read('facility/duhaylah-maternity-hospital')).toEqual(one);
    expect(one.claimCount).toBe(one.claims.totalCount);
    expect(one.neighbours.totalCount).toBe(one.neighbours.nodes.length);
    const named = one.neighbours.nodes.flatMap(
      ({ subject, object }: { subject: { entities: { id: string }[] }; object: typeof subject }) =>
        [...subject.entities, ...object.entities].map(({ id }) => id),
    );
    expect(named).toContain('facility/hudhud-maternity-hospital');
    expect(named).toContain('facility/duhaylah-maternity-hospital');
    // Like names alone make nothing one.
    expect(named).not.toContain('facility/hudhud-surgical-hospital');
  });

  test('has neighbours, each with the claims behind it', async () => {
    const { entity } = await it.data(`{
      entity(id: "event/hudhud-bombing") {
        neighbours(first: 50, filter: { family: [CONTENT], types: [{ predicate: CARRIED_OUT }] }) {
          totalCount
          nodes { id direction label subject { entities { id } mode } counts { claims marks { mark claims } } claims { totalCount nodes { proposition { predicate } } } }
        }
      }
    }`);
    expect(entity.neighbours.totalCount).toBe(entity.neighbours.nodes.length);
    for (const edge of entity.neighbours.nodes) {
      expect(edge).toMatchObject({ direction: 'IN', label: 'carried out by' });
      expect(edge.claims.totalCount).toBe(edge.counts.claims);
      for (const { proposition } of edge.claims.nodes) expect(proposition.predicate).toBe('CARRIED_OUT');
    }
  });

  test('is reached by a path, and its edges to what is shown are told', async () => {
    const { path, edgesAmong } = await it.data(`{
      path(from: "actor/brennia", to: "place/bir-al-dhuhayla") { length steps { from { id } to { id } edge { label claims { totalCount } } } }
      edgesAmong(ids: ["actor/brennia", "event/hudhud-bombing", "facility/hudhud-maternity-hospital"]) { id predicate subject { entities { id } } object { entities { id } } }
    }`);
    expect(path[0].steps).toHaveLength(path[0].length);
    expect(path[0].steps[0].from.id).toBe('actor/brennia');
    expect(path[0].steps.at(-1).to.id).toBe('place/bir-al-dhuhayla');
    expect(edgesAmong.map(({ predicate }: { predicate: string }) => predicate)).toEqual(
      expect.arrayContaining(['CARRIED_OUT', 'STRUCK']),
    );
  });
});
