import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  eventStandings,
  InvalidStandingRule,
  ruleInWords,
  type StandingRule,
  standingRule,
  standingRuleFrom,
} from '../../src/analysis/standing.ts';
import type { Store } from '../../src/store/store.ts';
import { Corpus, labels, temporaryStore } from './corpus.ts';
import { about, claim, World } from './world.ts';

let it: Corpus;
let store: Store;
let remove: () => Promise<void>;
beforeAll(async () => {
  it = await Corpus.open();
  ({ store, remove } = await temporaryStore());
});
afterAll(async () => {
  await it.remove();
  await remove();
});

const standings = async (event: string, rule?: StandingRule) =>
  Object.fromEntries(
    ((await eventStandings(it.view, event, rule))?.standings ?? []).map(({ actor, standing }) => [
      actor,
      standing,
    ]),
  );

describe('by the rule that comes with Ascribe', () => {
  test('who says so itself is confirmed, whatever a caption says', async () => {
    expect(await standings('event/quay-clinic-shelling')).toEqual({
      'actor/coast-guard': 'confirmed',
      'actor/salt-road-militia': 'contested',
    });
    const [guard] = (await eventStandings(it.view, 'event/quay-clinic-shelling'))?.standings ?? [];
    expect(guard?.because.en).toBe('the accused said so itself');
    expect(labels(guard?.claims ?? []).sort()).toEqual(['e16.1', 'e18.1', 'p4.1', 'p8.1']);
  });

  test('rival accounts contest each other; a mere possibility beside flat rivals is discounted', async () => {
    expect(await standings('event/hudhud-bombing')).toEqual({
      'actor/brennia': 'contested',
      'actor/brennian-air-arm': 'contested',
      'actor/lantern-list-parties': 'contested',
      'actor/salt-road-militia': 'discounted',
      'actor/varnian-army': 'discounted',
    });
  });

  test('a denial contests the one whom it clears, and no other', async () => {
    expect(await standings('event/rescue-post-attack')).toEqual({
      'actor/coast-guard': 'weak',
      'actor/salt-road-militia': 'contested',
    });
  });

  test('says the same under either id of an event, and nothing of no event', async () => {
    expect(await standings('event/maternity-hospital-attack')).toEqual(
      await standings('event/hudhud-bombing'),
    );
    expect(await eventStandings(it.view, 'event/nowhere')).toBeNull();
    expect(await standings('event/overflight')).toEqual({});
  });

  test('two origins without a hedge are fair, told twice by one they are not; a basis helps', async () => {
    const raid = claim(about('carried_out', 'actor/militia', 'event/raid'));
    const world = () =>
      new World()
        .text('document/lark', 'actor/lark', '2031-03-10')
        .text('document/owl', 'actor/owl', '2031-03-20')
        .say('a', { in: 'document/lark', by: ['actor/watch'] }, raid);
    const standing = async (made: World) => {
      const { view } = await made.enter(store);
      return (await eventStandings(view, 'event/raid'))?.standings[0]?.standing;
    };
    expect(await standing(world())).toBe('weak');
    expect(await standing(world().say('b', { in: 'document/owl', by: ['actor/watch'] }, raid))).toBe('weak');
    expect(await standing(world().say('b', { in: 'document/owl', by: ['actor/relief'] }, raid))).toBe('fair');
    expect(
      await standing(
        world().say('b', { in: 'document/owl', by: ['actor/watch'], basis: ['actor/medics'] }, raid),
      ),
    ).toBe('fair');
    expect(
      await standing(
        world()
          .say('b', { in: 'document/owl', by: ['actor/spokesman'] }, raid)
          .say(
            'c',
            { in: 'document/owl' },
            claim(about('role', 'actor/spokesman', 'actor/militia', { code: 'spokesperson' })),
          ),
      ),
    ).toBe('confirmed');
  });
});

describe('a rule is data', () => {
  const own: StandingRule = {
    name: 'ours/1',
    about: { en: 'Ours.', ar: 'لنا.' },
    lines: [{ standing: 'fair', when: { origins: 3 }, en: 'three or more say so', ar: 'ثلاثة أو أكثر' }],
  };

  test('shown whole, line by line', () => {
    const words = ruleInWords(standingRule).text.en.split('\n');
    expect(words).toHaveLength(standingRule.lines.length + 1);
    expect(words).toContain('confirmed: the accused said so itself.');
  });

  test('replaced by an organisation’s own; where no line of it holds, the standing is weak and says so', async () => {
    expect(await standings('event/hudhud-bombing', own)).toEqual({
      'actor/brennia': 'fair',
      'actor/brennian-air-arm': 'fair',
      'actor/lantern-list-parties': 'weak',
      'actor/salt-road-militia': 'weak',
      'actor/varnian-army': 'weak',
    });
    const weak = (await eventStandings(it.view, 'event/hudhud-bombing', own))?.standings.at(-1);
    expect(weak?.because).toEqual({ en: 'no line of the rule holds', ar: 'لا سطر من القاعدة يتحقق' });
    expect(standingRuleFrom(JSON.stringify(own), 'ours.json')).toEqual(own);
  });

  test.each([
    ['no JSON', '{', undefined],
    ['no rule', '{}', 'name'],
    [
      'a standing that is none',
      JSON.stringify({ ...own, lines: [{ ...own.lines[0], standing: 'sure' }] }),
      'lines.0.standing',
    ],
    [
      'a condition that is none',
      JSON.stringify({ ...own, lines: [{ ...own.lines[0], when: { moon: 1 } }] }),
      'lines.0.when',
    ],
    [
      'a number below nought',
      JSON.stringify({ ...own, lines: [{ ...own.lines[0], when: { origins: -1 } }] }),
      'lines.0.when.origins',
    ],
    ['no lines', JSON.stringify({ ...own, lines: [] }), 'lines'],
  ])('%s is refused, naming the file and the field', (_, json, field) => {
    const read = () => standingRuleFrom(json, 'ours.json');
    expect(read).toThrow(InvalidStandingRule);
    try {
      read();
    } catch (error) {
      expect((error as InvalidStandingRule).place).toMatchObject({
        file: 'ours.json',
        ...(field && { field }),
      });
    }
  });
});
