// Groups of a hub: whoever stands for many says how many, tells them apart by year, place and speaker, and loses nobody.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { headingOf, partInWords, stancesOf } from '../../ui/src/explore/group-words.ts';
import { axes, type Group, groupId, groupOf } from '../../ui/src/state/groups.ts';
import { readMembers } from '../../ui/src/state/member-places.ts';
import { type Member, type Neighbours, sharedOut } from '../../ui/src/state/members.ts';
import { wordsIn } from '../../ui/src/words/index.ts';
import { about, claim, Sheet } from '../contract/fixtures.ts';
import { Fixture, LOADED } from '../graphql/fixture.ts';

const HUB = 'actor/hub';
const LAMP = 'document/lamp';
const hub = { hub: HUB, type: { predicate: 'CARRIED_OUT' as const }, direction: 'OUT' as const };

/** Raids that one force is accused of, each a case of how places, days and speakers may be told. */
function world(): Sheet {
  const sheet = new Sheet()
    .entities('armed_force', HUB)
    .entities('armed_group', 'actor/militia')
    .entities('media', 'actor/lamp', 'actor/pilots')
    .entity('actor/ward', 'ngo', 'the Ward')
    .entity('place/mill', 'place', 'Mill')
    .entities('place', 'place/north', 'place/quay', 'place/south')
    .entities('attack', ...Array.from({ length: 10 }, (_, at) => `event/raid-${at}`))
    .entity('event/raids', 'attack', 'a wave of raids', { plural: true })
    .document(LAMP, 'actor/lamp', '2033-01-01');
  let turn = 0;
  const say = (by: string, ...claims: Parameters<Sheet['say']>[2][]) =>
    sheet.say(`w${turn++}`, { document: LAMP, by: ['actor/lamp', by] }, ...claims);
  const did = (raid: string, who = HUB) => claim(about('carried_out', who, `event/${raid}`));
  const lies = (what: string, where: string, code = 'in') => claim(about('located', what, where, { code }));
  const on = (raid: string, when: string) => claim(about('happened', `event/${raid}`, null, { when }));
  say('actor/ward', did('raid-0'), lies('event/raid-0', 'place/mill'), on('raid-0', '2031-03-04'));
  say('actor/ward', did('raid-1'), lies('event/raid-1', 'place/mill'), on('raid-1', '2031'));
  say('actor/pilots', did('raid-1'), lies('event/raid-1', 'place/north'), lies('place/mill', 'place/north'));
  say('someone', did('raid-2'));
  say('someone', did('raid-3'), lies('event/raid-3', 'place/mill', 'near'), on('raid-3', '2031-12/2032-01'));
  say('someone', did('raid-3'));
  say(
    'actor/pilots',
    did('raid-4', `${HUB} or actor/militia`),
    lies('event/raid-4', 'place/mill or place/south'),
  );
  say('actor/ward', did('raid-5'), lies('event/raid-5', 'place/mill'), lies('event/raid-5', 'place/south'));
  say('actor/ward', did('raid-6'), lies('event/raid-6', 'place/quay'), lies('event/raid-6', 'place/north'));
  say(
    'actor/ward',
    did('raid-7'),
    claim(about('located', 'event/raid-7', 'place/south', { code: 'in', not: true })),
  );
  say('actor/ward', did('raid-8'));
  say(HUB, claim(about('carried_out', HUB, 'event/raid-8'), { stance: 'denies' }));
  say('actor/ward', claim(about('carried_out', HUB, 'event/raid-9', { not: true })));
  say('actor/ward', did('raids'));
  return sheet.judge('within', ['place/quay', 'place/north']);
}

let server: Fixture;
const own = globalThis.fetch;
/** The operations that were sent. */
const asked: string[] = [];

beforeAll(async () => {
  server = await Fixture.start();
  await server.store.load.set('raids', world().records, { at: LOADED });
  // The explorer asks the server that it came from.
  globalThis.fetch = (path, init) => {
    asked.push(/query (\w+)/.exec(String(init?.body))?.[1] ?? '');
    return own(new URL(String(path), server.url), init);
  };
});
afterAll(async () => {
  globalThis.fetch = own;
  await server.close();
});

const read = (lang: 'EN' | 'AR' = 'EN'): Promise<Neighbours> =>
  readMembers(hub, [], true, { lang, asOf: null, signal: new AbortController().signal });

test('each member stands at one part on each axis, and none is given to one of several', async () => {
  const { members } = await read();
  const parts = [...members].map(([id, member]) => [
    id.replace('event/', ''),
    ...axes.map((axis) => member.parts[axis]),
  ]);
  expect(parts.sort()).toEqual([
    ['raid-0', '2031', 'place-mill', 'actor-ward'],
    // A town and the province around it agree.
    ['raid-1', '2031', 'place-mill', 'several'],
    ['raid-2', 'undated', 'none', 'unnamed'],
    // To be near is not to be in; two unnamed voices are two; days in two years are in neither.
    ['raid-3', 'several', 'near-place-mill', 'several'],
    // An either stays open.
    ['raid-4', 'undated', 'several', 'actor-pilots'],
    ['raid-5', 'undated', 'several', 'actor-ward'],
    // Judged within, not said to be.
    ['raid-6', 'undated', 'place-quay', 'actor-ward'],
    ['raid-7', 'undated', 'none', 'actor-ward'],
    // Whoever denies it speaks of it.
    ['raid-8', 'undated', 'none', 'several'],
    ['raid-9', 'undated', 'none', 'actor-ward'],
    ['raids', 'undated', 'none', 'actor-ward'],
  ]);
  // The members, where they lie, and where those places lie: never a question for each.
  expect(asked).toEqual(['GroupMembers', 'GroupPlaces', 'GroupPlaces']);
});

describe('the heading of a group', () => {
  const group = (parts: Group['parts']): Group => ({ ...hub, kind: 'ATTACK', parts });
  const heading = async (lang: 'en' | 'ar', parts: Group['parts'], more = false) => {
    const neighbours = await read(lang === 'ar' ? 'AR' : 'EN');
    const id = groupId(group(parts));
    const members = sharedOut([id], hub, neighbours, new Set()).get(id) ?? [];
    const stances = stancesOf(members, neighbours, 'OUT');
    const how = { ...neighbours, more, kindLabel: 'attack', words: wordsIn(lang) };
    return headingOf(group(parts), members, stances, how);
  };

  test('counts what is in it and what is denied, and takes no entry for several for one thing', async () => {
    expect(await heading('en', {})).toBe('10 attacks, 1 entry for several, 1 denial, 1 under “not”');
    expect(await heading('ar', {})).toBe('10 هجمات، مدخل جمعي واحد، نفي واحد، 1 منفيّ');
  });

  test('says by what it was opened, and that there may be more', async () => {
    expect(await heading('en', { year: '2031', place: 'place-mill' })).toBe('2 attacks · 2031 · Mill');
    expect(await heading('en', { speaker: 'actor-pilots' }, true)).toBe('at least 1 attack · Pilots alone');
    expect(await heading('en', { year: '1999' }, true)).toBe('not read: attack · 1999');
    expect(await heading('ar', { place: 'none', speaker: 'unnamed' })).toBe(
      'هجوم واحد · لا مكان مسجلًا · صوت غير مسمّى فقط',
    );
  });

  test('has words for every part', () => {
    const names = new Map([['place/mill', 'Mill']]);
    const words = wordsIn('en');
    expect(
      ['none', 'several', 'place-mill', 'near-place-mill'].map((part) =>
        partInWords('place', part, names, words),
      ),
    ).toEqual(['no place recorded', 'more than one place', 'Mill', 'near Mill']);
    expect(['undated', 'several', '2031'].map((part) => partInWords('year', part, names, words))).toEqual([
      'no date',
      'no single year',
      '2031',
    ]);
    expect(partInWords('speaker', 'several', names, words)).toBe('several voices');
  });
});

const years = ['2031', '2032', 'undated', 'several'] as const;
const places = ['none', 'several', 'place-a', 'near-place-a', 'facility-b-1'] as const;
const speakers = ['unnamed', 'several', 'actor-a', 'actor-b-2'] as const;
const parts = fc.record(
  {
    year: fc.constantFrom(...years),
    place: fc.constantFrom(...places),
    speaker: fc.constantFrom(...speakers),
  },
  { requiredKeys: [] },
);
const group: fc.Arbitrary<Group> = fc.record({
  hub: fc.constant(HUB),
  type: fc.constantFrom({ predicate: 'CARRIED_OUT' as const }, { mark: 'DENIES' as const }),
  direction: fc.constantFrom('IN' as const, 'OUT' as const),
  kind: fc.constantFrom('ATTACK', 'OTHER_EVENT'),
  parts,
});

test('an id says all that a group is', () => {
  fc.assert(fc.property(group, (it) => expect(groupOf(groupId(it))).toEqual(it)));
});

test('whoever is not shown stands in one group that they fit, and in no other', () => {
  const member = fc.record({
    kind: fc.constantFrom('ATTACK', 'WAR'),
    year: fc.constantFrom(...years),
    place: fc.constantFrom(...places),
    speaker: fc.constantFrom(...speakers),
  });
  fc.assert(
    fc.property(
      fc.array(member, { maxLength: 40 }),
      fc.uniqueArray(parts, { maxLength: 6, selector: (one) => JSON.stringify(one) }),
      fc.nat(5),
      (given, opened, hidden) => {
        const members = new Map(
          given.map(({ kind, ...at }, index) => {
            const entity = { id: `event/${index}`, kind } as Member['entity'];
            return [entity.id, { entity, parts: at }] as const;
          }),
        );
        const shown = new Set([`event/${hidden}`]);
        const ids = opened.map((one) => groupId({ ...hub, kind: 'ATTACK', parts: one }));
        const held = sharedOut(ids, hub, { members }, shown);
        const fits = (one: Member, id: string) =>
          Object.entries(groupOf(id)?.parts ?? {}).every(
            ([axis, part]) => one.parts[axis as keyof Member['parts']] === part,
          );
        const placed = [...held].flatMap(([id, some]) => {
          for (const one of some) expect(fits(one, id)).toBe(true);
          return some.map(({ entity }) => entity.id);
        });
        const wanted = [...members.values()].filter(
          (one) =>
            one.entity.kind === 'ATTACK' && !shown.has(one.entity.id) && ids.some((id) => fits(one, id)),
        );
        expect(placed.sort()).toEqual(wanted.map(({ entity }) => entity.id).sort());
      },
    ),
  );
});
