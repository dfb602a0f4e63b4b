import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Fixture } from './fixture.ts';

let it: Fixture;
beforeAll(async () => {
  it = await Fixture.start({ texts: true });
});
afterAll(() => it.close());

const ids = (nodes: { id: string }[]) => nodes.map(({ id }) => id);

describe('filters', () => {
  const count = async (filter: string) =>
    (await it.data(`{ claims(filter: ${filter}) { totalCount } }`)).claims.totalCount as number;

  test('nest, and leave nothing out', async () => {
    const all = await count('{}');
    const denials = await count('{ stance: [DENIES] }');
    expect(denials).toBeGreaterThan(5);
    expect(await count('{ not: { stance: [DENIES] } }')).toBe(all - denials);
    expect(await count('{ or: [{ stance: [DENIES] }, { not: { stance: [DENIES] } }] }')).toBe(all);
    expect(await count('{ and: [{ stance: [DENIES] }, { stance: [ASSERTS] }] }')).toBe(0);
    expect(await count('{ stance: null, about: null }')).toBe(all);
  });

  test('tell silence from what is said', async () => {
    const silent = await count('{ mark: [SILENCE] }');
    expect(silent).toBeGreaterThan(2);
    expect(await count('{ mark: [SILENCE], predicate: [SPOKE], negated: true }')).toBe(silent);
  });

  test('of the accused hold those within, and an either', async () => {
    const { claims } = await it.data(
      '{ claims(first: 100, filter: { accused: ["actor/varn"], attribution: true }) { nodes { proposition { subject { mode entities { id } } } } } }',
    );
    const subjects = claims.nodes.map(
      (claim: { proposition: { subject: { mode: string; entities: { id: string }[] } } }) =>
        claim.proposition.subject,
    );
    expect(subjects.some(({ mode }: { mode: string }) => mode === 'EITHER')).toBe(true);
    expect(subjects.flatMap(({ entities }: { entities: { id: string }[] }) => ids(entities))).toContain(
      'actor/varnian-army',
    );
  });

  test('of a window hold what may lie in it', async () => {
    const events = async (from: string, to: string) =>
      ids(
        (
          await it.data(
            `{ events(first: 100, filter: { window: { from: "${from}", to: "${to}" } }) { nodes { id } } }`,
          )
        ).events.nodes,
      );
    expect(await events('2041-03-05', '2041-03-05')).toContain('event/hudhud-bombing');
    expect(await events('2041-03-06', '2041-03-06')).not.toContain('event/hudhud-bombing');
  });

  test('of a place hold what is in a place within it, never what is near', async () => {
    const { entities } = await it.data(
      '{ entities(first: 100, filter: { place: ["place/bir-al-dhuhayla"] }) { nodes { id } } }',
    );
    expect(ids(entities.nodes)).toContain('facility/hamn-special-school');
    const near = await it.data(
      '{ entities(first: 100, filter: { place: ["place/port-amsel"] }) { nodes { id } } }',
    );
    expect(ids(near.entities.nodes)).not.toContain('place/bir-al-dhuhayla');
  });
});

describe('asOf', () => {
  test('is inherited by everything below, and two may stand side by side', async () => {
    const { before, now } = await it.data(`{
      before: entity(id: "event/hudhud-bombing", asOf: { clock: PUBLISHED, date: "2041-03-10" }) { claimCount ... on Event { attributions(first: 50) { totalCount nodes { document { id } published { span { latest } } } } } }
      now: entity(id: "event/hudhud-bombing") { claimCount ... on Event { attributions { totalCount } } }
    }`);
    expect(before.claimCount).toBeLessThan(now.claimCount);
    expect(before.attributions.totalCount).toBeLessThan(now.attributions.totalCount);
    for (const { document } of before.attributions.nodes)
      expect(document.id).toBe('document/tidewater-post-2041-03-08');
  });

  test('on the recorded clock takes an instant', async () => {
    const { then, later } = await it.data(`{
      then: stats(asOf: { clock: RECORDED, date: "2043-01-31T23:59:59Z" }) { claims }
      later: stats(asOf: { clock: RECORDED, date: "2043-02-01T00:00:00Z" }) { claims }
    }`);
    expect(then.claims).toBe(0);
    expect(later.claims).toBeGreaterThan(200);
  });
});

test('the timeline counts claims and events', async () => {
  const { timeline } = await it.data(
    '{ timeline(unit: MONTH, filter: { about: ["event/hudhud-bombing"] }) { from to claims events marks { mark claims } } }',
  );
  const march = timeline.find(({ from }: { from: string }) => from === '2041-03-01');
  expect(march).toMatchObject({ to: '2041-03-31' });
  expect(march.claims).toBeGreaterThan(5);
  expect(march.events).toBeGreaterThan(0);
});

test('the vocabulary and the stats agree with the store', async () => {
  const { vocabulary, stats, claims } = await it.data(`{
    vocabulary { version predicates { predicate forward backward subject codes { code label } denies } kinds { kind family label(lang: AR) } marks { mark label } }
    stats { claims documents utterances propositions judgements withdrawn entities { kind count } predicates { predicate claims } marks { mark claims } hedges { level claims } }
    claims(first: 1) { totalCount }
  }`);
  expect(vocabulary.predicates).toHaveLength(20);
  expect(vocabulary.version).toMatch(/^\d+\.\d+\.\d+/);
  expect(stats.claims).toBe(claims.totalCount);
  for (const list of [stats.predicates, stats.marks, stats.hedges])
    expect(list.reduce((sum: number, it: { claims: number }) => sum + it.claims, 0)).toBe(stats.claims);
  expect(stats.documents).toBe(4);
});
