import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accusationCounts } from '../../src/analysis/accusations.ts';
import { figures } from '../../src/analysis/figures.ts';
import { Corpus, labels, short, temporaryStore } from './corpus.ts';
import { about, claim, World } from './world.ts';

let it: Corpus;
beforeAll(async () => {
  it = await Corpus.open();
});
afterAll(() => it.remove());

describe('accusations per actor', () => {
  test('count events once: certain ones at least; hedged ones, "either" and "some of" at most', async () => {
    const { actors } = await accusationCounts(it.view, undefined);
    expect(
      actors.map(({ actor, low, high, originsLow, originsHigh }) => [
        actor,
        low,
        high,
        originsLow,
        originsHigh,
      ]),
    ).toEqual([
      ['actor/salt-road-militia', 1, 4, 1, 4],
      ['actor/brennia', 1, 3, 3, 6],
      ['actor/brennian-forces', 1, 3, 1, 5],
      ['actor/coast-guard', 1, 2, 2, 3],
      ['actor/varnian-army', 0, 2, 0, 2],
      ['actor/brennian-air-arm', 1, 1, 1, 4],
      ['actor/lantern-list-parties', 0, 1, 0, 1],
    ]);
    const militia = actors.find(({ actor }) => actor === 'actor/salt-road-militia');
    expect(labels(militia?.claims ?? []).sort()).toEqual(['n11.1', 'o14b.1', 'p22.1', 'p4.1']);
  });

  test('never count who agreed to a ceasefire, voted, fled or hoped', async () => {
    const { actors } = await accusationCounts(it.view, undefined);
    const counted = new Set(actors.flatMap(({ claims }) => labels(claims)));
    for (const label of ['o23.1', 'e26.2', 'n20.2', 'p20.2', 'e28.2', 'n29.1'])
      expect(counted).not.toContain(label);
  });

  test('a share is put beside the count that the same voice gives, as arithmetic', async () => {
    const { shares } = await accusationCounts(it.view, undefined);
    expect(shares.map(({ text, claims }) => [text.en, labels(claims)])).toEqual([
      [
        'Arithmetic, no one’s claim. Brennian forces: “more than 90 per cent of” (at least 301) = at least 271.',
        ['n5.1', 'n3.1'],
      ],
    ]);
    expect(await it.quotes(await it.claims('n5.1', 'n3.1'))).toEqual([
      'Brennian forces carried out more than 90 per cent of the attacks; some of the others were the work of the Varnian army',
      'Harbour Watch has recorded more than 300 attacks on medical facilities in the Saltmarsh in the four years 2038 to 2041',
    ]);
  });

  test('of a filter are of its events alone', async () => {
    const { actors } = await accusationCounts(it.view, { ids: ['event/quay-clinic-shelling'] });
    expect(actors.map(({ actor, low, high }) => [actor, low, high])).toEqual([
      ['actor/coast-guard', 1, 1],
      ['actor/salt-road-militia', 1, 1],
    ]);
  });

  test('"A and B" counts for each, and says so', async () => {
    const { store, remove } = await temporaryStore();
    const { view } = await new World()
      .text('document/lark', 'actor/lark', '2031-03-10')
      .say('a', { in: 'document/lark' }, claim(about('carried_out', 'actor/a and actor/b', 'event/raid')))
      .say('b', { in: 'document/lark' }, claim(about('carried_out', 'actor/a', 'event/raid')))
      .say('c', { in: 'document/lark' }, claim(about('carried_out', 'actor/b', 'event/other')))
      .enter(store);
    const { actors } = await accusationCounts(view, undefined);
    expect(actors.map(({ actor, low, high, withOthers }) => [actor, low, high, withOthers])).toEqual([
      ['actor/b', 2, 2, 1],
      ['actor/a', 1, 1, 1],
    ]);
    await remove();
  });
});

describe('figures', () => {
  const shown = async (id: string) => {
    const found = await figures(it.view, id);
    return {
      found,
      groups: found?.groups.map(({ measure, about: of, scope, figures: all }) => [
        measure,
        of,
        scope,
        all.map(({ claim: { label } }) => short({ label })).sort(),
      ]),
    };
  };

  test('of one event stand side by side, whoever gives them and under whichever id, and overlap', async () => {
    const { found, groups } = await shown('event/hudhud-bombing');
    expect(groups).toEqual([
      ['deprived', 'event/hudhud-bombing', 'this', ['e13.1']],
      ['injured', 'event/hudhud-bombing', 'this', ['p7.2', 'p7.3']],
      [
        'killed',
        'event/hudhud-bombing',
        'this',
        ['e20.1', 'e3.1', 'e5.1', 'n13.1', 'n13.2', 'o11.1', 'p7.1'],
      ],
      ['missing', 'event/hudhud-bombing', 'this', ['e5.2']],
    ]);
    const killed = found?.groups.find(({ measure }) => measure === 'killed');
    for (const { overlaps } of killed?.figures ?? []) expect(overlaps).toHaveLength(6);
    expect(found?.gaps.map(({ kind, claims }) => [kind, labels(claims)])).toEqual([['not-stated', ['e5.2']]]);
    expect(await figures(it.view, 'event/maternity-hospital-attack')).toMatchObject({
      groups: { length: 4 },
    });
  });

  test('of a set and its part: a check, and a number that changed its meaning', async () => {
    const { found, groups } = await shown('event/attacks-2038-2041');
    expect(groups?.filter(([measure]) => measure === 'attacks')).toEqual([
      ['attacks', 'event/attacks-2038-2041', 'this', ['n3.1']],
      ['attacks', 'event/attacks-2041-note', 'part', ['n4.1', 'n4.4']],
      ['attacks', 'event/attacks-2041-openleaf', 'general', ['o16.1']],
    ]);
    expect(found?.checks.map(({ text, claims }) => [text.en, labels(claims)])).toEqual([
      [
        'Arithmetic, no one’s claim: at least 301 − about 40 = at least 261 outside the part; beside it: at least 301 (the attacks of 2041 (Openleaf), 2041).',
        ['n3.1', 'n4.1', 'o16.1'],
      ],
    ]);
    expect(found?.lineages.map(({ text, claims }) => [text.en, labels(claims)])).toEqual([
      [
        'One number, different things counted: “more than 300 attacks” (the attacks on medical facilities of 2038 to 2041, 2038 to 2041), then “more than 300 attacks” (the attacks of 2041 (Openleaf), 2041).',
        ['n3.1', 'o16.1'],
      ],
    ]);
    expect(await it.quotes(await it.claims('o16.1'))).toEqual([
      'Harbour Watch recorded more than 300 attacks on medical facilities in 2041 alone',
    ]);
  });

  test('carry period and area, as far as a text gives them', async () => {
    const { found } = await shown('event/attacks-2038-2041');
    const figure = (label: string) =>
      found?.groups.flatMap((group) => group.figures).find(({ claim: it }) => short(it) === label);
    expect(figure('n3.1')).toMatchObject({
      period: { earliest: '2038-01-01', latest: '2041-12-31' },
      area: ['place/saltmarsh'],
    });
    expect(figure('n8.1')?.area).toEqual(['place/port-amsel']);
    expect(figure('n6.3')?.quantity.best).toBe(18);
  });

  test('of sets by several claimants are never added up, and what is left over is a check', async () => {
    const { found, groups } = await shown('facility/nine-hospitals');
    expect(groups).toEqual([
      ['facilities', 'facility/nine-hospitals', 'this', ['p25.3']],
      ['facilities', 'facility/four-of-nine-hospitals', 'part', ['p26.2']],
      ['facilities', 'facility/four-hospitals', 'general', ['o27.2']],
      ['facilities', 'facility/nine-hospitals-note', 'general', ['n23.2']],
      ['facilities', 'facility/twelve-hospitals', 'general', ['p27.2']],
    ]);
    expect(found?.checks.map(({ text }) => text.en)).toEqual([
      'Arithmetic, no one’s claim: 9 − 4 = 5 outside the part; beside it: 9 (the nine hospitals of the March note); 12 (the twelve hospitals on the list of the Relief Office).',
    ]);
    expect(found?.lineages).toEqual([]);
  });

  test('of an event have the sets that it struck, not the beds of a hospital', async () => {
    const { groups } = await shown('event/hits-on-nine');
    expect(groups).toEqual([['facilities', 'facility/four-of-nine-hospitals', 'part', ['p26.2']]]);
    const bombing = await shown('event/hudhud-bombing');
    expect(bombing.groups?.some(([measure]) => measure === 'beds')).toBe(false);
  });

  test('whose periods lie apart do not overlap', async () => {
    const { store, remove } = await temporaryStore();
    const counted = (event: string, low: number) =>
      claim(about('count', event, null, { count: ['killed', low, low] }));
    const { view } = await new World()
      .text('document/lark', 'actor/lark', '2031-03-10')
      .say('a', { in: 'document/lark' }, counted('event/all-s', 50))
      .say(
        'b',
        { in: 'document/lark' },
        counted('event/first-s', 20),
        claim(about('part_of', 'event/first-s', 'event/all-s')),
      )
      .say(
        'c',
        { in: 'document/lark' },
        counted('event/second-s', 30),
        claim(about('part_of', 'event/second-s', 'event/all-s')),
      )
      .say(
        'd',
        { in: 'document/lark' },
        claim(about('happened', 'event/first-s', null, { when: '2029' })),
        claim(about('happened', 'event/second-s', null, { when: '2030' })),
      )
      .enter(store);
    const found = await figures(view, 'event/all-s');
    const overlaps = Object.fromEntries(
      found?.groups.flatMap((group) => group.figures.map((it) => [short(it.claim), it.overlaps.length])) ??
        [],
    );
    expect(overlaps).toEqual({ 'a.1': 2, 'b.1': 1, 'c.1': 1 });
    expect(found?.checks.map(({ text }) => text.en)).toEqual([
      'Arithmetic, no one’s claim: 50 − 20 = 30 outside the part; beside it: 30 (second s, 2030).',
      'Arithmetic, no one’s claim: 50 − 30 = 20 outside the part; beside it: 20 (first s, 2029).',
    ]);
    await remove();
  });

  test('of nothing, and of what has none', async () => {
    expect(await figures(it.view, 'event/nowhere')).toBeNull();
    expect((await figures(it.view, 'event/overflight'))?.gaps.map(({ kind }) => kind)).toEqual(['no-data']);
  });
});

test('a plural event is not counted beside an attack that it consists of; what may be one attack is one at least', async () => {
  const { store, remove } = await temporaryStore();
  const by = (event: string) => claim(about('carried_out', 'actor/north', event));
  const world = new World()
    .text('document/lark', 'actor/lark', '2031-03-10')
    .say('a', { in: 'document/lark' }, by('event/raid'), by('event/raids-s'), by('event/march-s'))
    .say('b', { in: 'document/lark' }, claim(about('part_of', 'event/raid', 'event/march-s')))
    .say('c', { in: 'document/lark' }, by('event/strike'), by('event/blast'))
    .judge('within', ['event/raid', 'event/raids-s'])
    .judge('unsure', ['event/strike', 'event/blast']);
  const { view } = await world.enter(store);
  const { actors } = await accusationCounts(view, undefined);
  expect(actors.map(({ actor, low, high }) => [actor, low, high])).toEqual([['actor/north', 2, 3]]);
  await remove();
});
