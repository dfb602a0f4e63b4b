import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chains } from '../../src/analysis/chains.ts';
import type { Store } from '../../src/store/store.ts';
import { short, temporaryStore } from './corpus.ts';
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

async function scopes(world: World): Promise<Record<string, string>> {
  const { view } = await world.enter(store);
  const found = await chains(view, 'event/raid');
  return Object.fromEntries(
    (found?.chains ?? []).map(({ claim: it, scope, part }) => [short(it), `${part} ${scope}`]),
  );
}

describe('a denial of no stated tie to the event, by its accused, in the same text', () => {
  const denies = (event: string, object: string | null = 'facility/hospitals-s', code?: string) =>
    claim(about('struck', event, object, code ? { code } : {}), { stance: 'denies' });
  const raided = (...more: ReturnType<typeof claim>[]) =>
    papers().say(
      'a',
      { in: 'document/lark' },
      by('actor/militia'),
      claim(about('happened', 'event/raid', null, { when: '2031-03-05' })),
      claim(about('struck', 'event/raid', 'facility/clinic')),
      claim(about('located', 'facility/clinic', 'place/ford', { code: 'in' })),
      claim(about('located', 'place/ford', 'place/vale', { code: 'in' })),
      ...more,
    );
  const speaks = { in: 'document/lark', by: ['actor/militia'] };

  test.each([
    ['a set of what it hit, of no time and place', denies('event/targeting-s'), []],
    ['a class that it hit', denies('event/targeting-s', null, 'medical_facilities'), []],
    [
      'in a period that holds its day',
      denies('event/targeting-s'),
      [claim(about('happened', 'event/targeting-s', null, { when: '2030/2032' }))],
    ],
    [
      'in a place that holds, step by step, where it hit',
      denies('event/targeting-s'),
      [claim(about('located', 'event/targeting-s', 'place/vale', { code: 'in' }))],
    ],
  ])('is general where it is of %s', async (_, denial, limits) => {
    const world = raided().say('b', speaks, denial, ...limits);
    expect(await scopes(world)).toEqual({ 'a.1': 'attribution this', 'b.1': 'denial general' });
  });

  test.each([
    ['one other event', denies('event/single'), []],
    ['one other facility', denies('event/targeting-s', 'facility/school'), []],
    ['a class that it did not hit', denies('event/targeting-s', null, 'schools'), []],
    ['people, where it hit a building', denies('event/targeting-s', 'actor/townspeople-s'), []],
    [
      'another time',
      denies('event/targeting-s'),
      [claim(about('happened', 'event/targeting-s', null, { when: '2029' }))],
    ],
    [
      'a period that ends before its day may have',
      denies('event/targeting-s'),
      [claim(about('happened', 'event/targeting-s', null, { when: '2030/2031-03-04' }))],
    ],
    [
      'a time that no text gives',
      denies('event/targeting-s'),
      [claim(about('happened', 'event/targeting-s', null, { when: '../..' }))],
    ],
    [
      'another place',
      denies('event/targeting-s'),
      [claim(about('located', 'event/targeting-s', 'place/coast', { code: 'in' }))],
    ],
    [
      'a set that lies in another place',
      denies('event/targeting-s'),
      [claim(about('located', 'facility/hospitals-s', 'place/coast', { code: 'in' }))],
    ],
    [
      'a means that it did not use',
      claim(about('used', 'event/targeting-s', null, { code: 'chemical' }), { stance: 'denies' }),
      [],
    ],
  ])('is not shown where it is of %s', async (_, denial, limits) => {
    const world = raided().say('b', speaks, denial, ...limits);
    expect(await scopes(world)).toEqual({ 'a.1': 'attribution this' });
  });

  test('is not shown where it clears another, or stands in another text', async () => {
    const world = raided()
      .say('b', { in: 'document/lark', by: ['actor/guard'] }, denies('event/shelling-s'))
      .say('c', { in: 'document/owl', by: ['actor/militia'] }, denies('event/elsewhere-s'))
      .say('d', speaks, claim(about('carried_out', 'actor/guard', 'event/bombing-s'), { stance: 'denies' }));
    expect(await scopes(world)).toEqual({ 'a.1': 'attribution this' });
  });

  test('of a set that overlaps a whole is shown by its own words alone', async () => {
    const world = raided(claim(about('part_of', 'event/raid', 'event/wave-s')))
      .say('b', speaks, denies('event/near-s'), denies('event/far-s', 'facility/school'))
      .judge('overlaps', ['event/wave-s', 'event/near-s'])
      .judge('overlaps', ['event/wave-s', 'event/far-s']);
    expect(await scopes(world)).toEqual({ 'a.1': 'attribution this', 'b.1': 'denial general' });
  });
});
