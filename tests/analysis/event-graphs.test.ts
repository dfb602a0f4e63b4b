import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chains } from '../../src/analysis/chains.ts';
import { contestedRecord } from '../../src/analysis/contested.ts';
import { matrix } from '../../src/analysis/matrix.ts';
import { silences } from '../../src/analysis/silences.ts';
import type { Store } from '../../src/store/store.ts';
import { labels, short, temporaryStore } from './corpus.ts';
import { about, claim, World } from './world.ts';

let store: Store;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ store, remove } = await temporaryStore());
});
afterAll(() => remove());

const by = (actor: string, event = 'event/raid') => claim(about('carried_out', actor, event));
const papers = () =>
  new World()
    .text('document/lark', 'actor/lark', '2031-03-10')
    .text('document/owl', 'actor/owl', '2031-03-20');

async function scopes(world: World, event = 'event/raid'): Promise<Record<string, string>> {
  const { view } = await world.enter(store);
  const found = await chains(view, event);
  return Object.fromEntries(
    (found?.chains ?? []).map(({ claim: it, scope, part }) => [short(it), `${part} ${scope}`]),
  );
}

async function contradictionsIn(world: World, event = 'event/raid'): Promise<unknown[]> {
  const { view } = await world.enter(store);
  const found = await matrix(view, event);
  return (found?.contradictions ?? []).map(({ kind, one, other, meets }) => [
    kind,
    meets,
    labels(one).sort().join(),
    labels(other).sort().join(),
  ]);
}

describe('scope', () => {
  const wave = () =>
    papers()
      .say('a', { in: 'document/lark' }, by('actor/militia'))
      .say('b', { in: 'document/lark' }, claim(about('happened', 'event/raid', null, { when: '2031-03-05' })))
      .say('c', { in: 'document/lark' }, claim(about('part_of', 'event/raid', 'event/wave-s')))
      .say('d', { in: 'document/owl' }, claim(about('part_of', 'event/wave-s', 'event/campaign-s')))
      .say('e', { in: 'document/owl' }, by('actor/guard', 'event/campaign-s'))
      .say(
        'f',
        { in: 'document/owl', by: ['actor/militia'], said: '2031-03-06' },
        claim(about('carried_out', 'actor/militia', 'event/wave-s'), { stance: 'denies' }),
      )
      .say(
        'g',
        { in: 'document/owl', by: ['actor/militia'], said: '2031-03-01' },
        claim(about('happened', 'event/campaign-s'), { stance: 'denies' }),
      );

  test('a plural event inside another: claims on both stand at their own scope; what was said before is general', async () => {
    expect(await scopes(wave())).toEqual({
      'a.1': 'attribution this',
      'e.1': 'attribution wider',
      'f.1': 'denial wider',
      'g.1': 'denial general',
    });
  });

  test('circles of events that are part of each other end', async () => {
    const world = wave().say(
      'h',
      { in: 'document/owl' },
      claim(about('part_of', 'event/campaign-s', 'event/raid')),
    );
    expect(await scopes(world)).toMatchObject({ 'a.1': 'attribution this', 'e.1': 'attribution wider' });
  });

  test('a set that only overlaps is general, asserted or denied', async () => {
    const world = papers()
      .say('a', { in: 'document/lark' }, by('actor/militia'))
      .say('b', { in: 'document/owl' }, by('actor/guard', 'event/other-s'))
      .judge('overlaps', ['event/raid', 'event/other-s']);
    expect(await scopes(world)).toEqual({ 'a.1': 'attribution this', 'b.1': 'attribution general' });
  });

  test('clocks out of order: what was said after the event in a text dated before it is no general denial', async () => {
    const world = new World()
      .text('document/early', 'actor/lark', '2031-03-01')
      .say(
        'a',
        { in: 'document/early' },
        by('actor/militia'),
        claim(about('happened', 'event/raid', null, { when: '2031-03-05' })),
      )
      .say(
        'b',
        { in: 'document/early', by: ['actor/militia'], said: '2031-03-06' },
        claim(about('happened', 'event/raid'), { stance: 'denies' }),
      );
    expect(await scopes(world)).toEqual({ 'a.1': 'attribution this', 'b.1': 'denial this' });
  });
});

describe('contradictions', () => {
  test('an either with a plural member contradicts whom it leaves out, and no one it holds', async () => {
    const world = papers()
      .say('a', { in: 'document/lark' }, by('actor/forces-s or actor/militia'))
      .say('b', { in: 'document/owl' }, by('actor/air-arm'))
      .say('c', { in: 'document/owl', by: ['actor/watch'] }, by('actor/guard'))
      .judge('within', ['actor/air-arm', 'actor/forces-s']);
    expect(await contradictionsIn(world)).toEqual([
      ['between-origins', 'event', 'a.1', 'c.1'],
      ['between-origins', 'event', 'b.1', 'c.1'],
    ]);
  });

  test('"some of" leaves the rest to others; "and" is compatible with either of the two', async () => {
    const world = papers()
      .say('a', { in: 'document/lark' }, claim(about('carried_out', 'actor/guard', 'some of event/raid')))
      .say('b', { in: 'document/owl' }, by('actor/militia'))
      .say('c', { in: 'document/owl', by: ['actor/watch'] }, by('actor/militia and actor/guard'));
    expect(await contradictionsIn(world)).toEqual([]);
  });

  test('one origin that names another in a later text changed its position', async () => {
    const world = papers()
      .say('a', { in: 'document/lark', by: ['actor/watch'] }, by('actor/militia'))
      .say('b', { in: 'document/owl', by: ['actor/watch'] }, by('actor/guard'));
    expect(await contradictionsIn(world)).toEqual([['over-time', 'event', 'a.1', 'b.1']]);
  });

  test('a denial that answers a denial, and one that answers that, meet what they name', async () => {
    const staged = about('character', 'event/raid', null, { code: 'staged', with: { by: 'actor/relief' } });
    const world = papers()
      .say('a', { in: 'document/lark' }, by('actor/militia'))
      .say(
        'b',
        { in: 'document/lark', by: ['actor/militia'] },
        claim(about('carried_out', 'actor/militia', 'event/raid'), { stance: 'denies', answers: ['a.1'] }),
      )
      .say('c', { in: 'document/lark', by: ['actor/militia'] }, claim(staged))
      .say(
        'd',
        { in: 'document/owl', by: ['actor/relief'] },
        claim(staged, { stance: 'denies', answers: ['c.1'] }),
      )
      .say(
        'e',
        { in: 'document/owl', by: ['actor/militia'] },
        claim(about('carried_out', 'actor/militia', 'event/raid'), { stance: 'denies', answers: ['d.1'] }),
      );
    expect(await contradictionsIn(world)).toEqual([
      ['accused-and-denied', 'stem', 'a.1', 'b.1'],
      ['accused-and-denied', 'stem', 'c.1', 'd.1'],
      ['accused-and-denied', 'stem', 'a.1,d.1', 'e.1'],
    ]);
  });

  test('a denial by one accused says nothing of the others', async () => {
    const world = papers()
      .say('a', { in: 'document/lark' }, by('actor/militia'))
      .say(
        'b',
        { in: 'document/owl', by: ['actor/guard'] },
        claim(about('carried_out', 'actor/guard', 'event/raid'), { stance: 'denies' }),
      );
    expect(await contradictionsIn(world)).toEqual([['accused-and-denied', 'event', '', 'b.1']]);
  });

  test('an admission and a denial of intent go together; an admission after a denial does not', async () => {
    const meant = claim(about('character', 'event/raid', null, { code: 'deliberate' }), { stance: 'denies' });
    const world = papers()
      .say('a', { in: 'document/lark', by: ['actor/guard'] }, by('actor/guard'), meant)
      .say(
        'b',
        { in: 'document/owl', by: ['actor/militia'], said: '2031-03-11' },
        claim(about('happened', 'event/raid'), { stance: 'denies' }),
      )
      .say('c', { in: 'document/owl', by: ['actor/militia'], said: '2031-03-12' }, by('actor/militia'));
    const found = await contradictionsIn(world);
    expect(found).toContainEqual(['over-time', 'event', 'b.1', 'c.1']);
    expect(found.filter((it) => (it as string[])[0] === 'over-time')).toHaveLength(1);
  });
});

describe('the contested record', () => {
  const strikes = () =>
    papers()
      .say('a', { in: 'document/lark' }, by('actor/militia'))
      .say('b', { in: 'document/owl' }, by('actor/guard'))
      .say(
        'c',
        { in: 'document/lark', by: ['someone'] },
        claim(about('carried_out', 'actor/navy', 'event/strikes-s'), { hedge: 'possible' }),
      )
      .say('d', { in: 'document/owl' }, by('actor/guard', 'event/strikes-s'))
      .say('e', { in: 'document/owl' }, by('actor/navy', 'event/campaign-s'))
      .judge('within', ['event/raid', 'event/strikes-s'])
      .judge('within', ['event/strikes-s', 'event/campaign-s']);
  const record = async (world: World) => {
    const { view } = await world.enter(store);
    const { events } = await contestedRecord(view, undefined, { events: 12, rows: 100, rails: 6 });
    return events.find(({ event }) => event === 'event/raid');
  };

  test('has what is said of the plural event that it stands directly within, at its own scope, once', async () => {
    const raid = await record(strikes());
    expect(
      raid?.rows.map(({ claims, scope, about: of, hedge }) => [labels(claims).join(), scope, of, hedge]),
    ).toEqual([
      ['b.1', 'this', 'event/raid', 'flat'],
      ['c.1', 'wider', 'event/strikes-s', 'possible'],
      ['a.1', 'this', 'event/raid', 'flat'],
    ]);
    expect(raid?.account).toMatchObject({ attributions: 3, ofWhole: 1, actorSets: 3 });
  });

  test('ties and contradicts only what is said of the event itself', async () => {
    const raid = await record(
      strikes().say('f', { in: 'document/lark' }, by('actor/navy', 'event/strikes-s')),
    );
    const wide = raid?.rows.findIndex(({ claims }) => labels(claims).includes('f.1'));
    expect(wide).toBeGreaterThan(0);
    expect(
      raid?.ties.filter(({ kind, from, to }) => kind === 'contradicts' && [from, to].includes(wide ?? 0)),
    ).toEqual([]);
  });

  test('tells of an event the same origins however many events it shows', async () => {
    const world = papers();
    const spoke = (label: string, text: string, voice: string, accused: string, event = 'event/raid') =>
      world.say(label, { in: `document/${text}`, by: [voice] }, by(accused, event));
    spoke('a', 'lark', 'actor/relief', 'actor/north');
    spoke('b', 'owl', 'actor/watch', 'actor/south');
    spoke('c', 'owl', 'actor/guard', 'actor/navy');
    spoke('d', 'lark', 'actor/office', 'actor/north', 'event/strike');
    spoke('e', 'owl', 'actor/office', 'actor/south', 'event/strike');
    // Of the two whom both are judged to rest on, the office is named by more texts.
    world.judge('same-origin', ['a.1', 'd.1']);
    const { view } = await world.enter(store);
    const told = async (events: number) => {
      const record = await contestedRecord(view, undefined, { events, rows: 100, rails: 6 });
      const raid = record.events.find(({ event }) => event === 'event/raid');
      const rows = raid?.rows.map(({ origin, claims }) => `${labels(claims)} ${origin}`);
      return [record.events.length + record.moreEvents, rows?.sort()];
    };
    const all = await told(12);
    expect(all).toEqual([2, ['a.1 actor/office', 'b.1 actor/watch', 'c.1 actor/guard']]);
    expect(await told(1)).toEqual(all);
  });
});

test('a voice that names who did it under another name of the event is not told as naming no one', async () => {
  const world = papers()
    .say('a', { in: 'document/lark' }, claim(about('struck', 'event/raid', 'facility/clinic')))
    .say('b', { in: 'document/lark' }, by('actor/north', 'event/strike'))
    .say('c', { in: 'document/owl' }, claim(about('struck', 'event/raid', 'facility/clinic')))
    .judge('same', ['event/raid', 'event/strike']);
  const { view } = await world.enter(store);
  const { namesNoOne } = await silences(view, { about: 'event/raid' });
  expect(namesNoOne.flatMap(({ claims }) => claims.map(short))).toEqual(['c.1']);
});

test.each([
  // Two texts against one, though the one tells of the raid more often.
  ['most texts tell of', 'event/strike', { lark: ['raid', 'raid', 'raid', 'strike'], owl: ['strike'] }],
  [
    'most claims tell of, where texts are even',
    'event/strike',
    { lark: ['raid'], owl: ['strike', 'strike'] },
  ],
  ['comes first by id, where claims are even too', 'event/raid', { lark: ['strike'], owl: ['raid'] }],
])('of events judged one, the record names the one that %s', async (_, named, told) => {
  const world = papers();
  for (const [text, events] of Object.entries(told))
    for (const [at, event] of events.entries()) {
      // Each text accuses another actor, so that the event is contested.
      const accused = text === 'lark' ? 'actor/north' : 'actor/south';
      const voice = { in: `document/${text}`, by: [`actor/witness-${at}`] };
      world.say(`${text}-${at}`, voice, by(accused, `event/${event}`));
    }
  const { view } = await world.judge('same', ['event/raid', 'event/strike']).enter(store);
  const { events } = await contestedRecord(view, undefined, { events: 12, rows: 100, rails: 6 });
  expect(events.map(({ event, events: all }) => [event, all])).toEqual([
    [named, ['event/raid', 'event/strike']],
  ]);
});

test('several voices name, one names', async () => {
  const world = papers()
    .say('a', { in: 'document/lark', by: ['actor/officers-s'] }, by('actor/north'))
    .say('b', { in: 'document/owl', by: ['actor/envoy'] }, by('actor/south'));
  const { view } = await world.enter(store);
  const found = await matrix(view, 'event/raid');
  expect(found?.contradictions.map(({ text }) => text.en)).toEqual([
    'Two origins name different actors: officers s name north; envoy names south.',
  ]);
});
