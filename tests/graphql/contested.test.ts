import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Fixture } from './fixture.ts';

interface Row {
  mark: string;
  mode: string;
  headingOnly: boolean;
  hedge: string;
  denies: string | null;
  touches: number | null;
  general: boolean;
  counter: boolean;
  words: string | null;
  remark: string | null;
  share: { low: number; words: string } | null;
  voice: { label: string | null; words: string | null; unnamed: boolean };
  on: { rail: number | null; actor: { id: string } }[];
  claims: { label: string; quotes: { exact: string }[] }[];
}
interface Event {
  event: { id: string; label: string };
  events: { id: string }[];
  happened: { earliest: string | null; latest: string | null } | null;
  rows: Row[];
  moreRows: number;
  actorSets: number;
  attributions: number;
  denials: number;
  documents: number;
  ties: { from: number; to: number; kind: string }[];
  summary: string;
  arabic: string;
}
interface Contested {
  rails: { actor: { id: string }; claims: number }[];
  events: Event[];
  moreEvents: number;
  moreRails: number;
  claims: number;
  documents: number;
  rule: string;
}

const fields = `
  rails { actor { id } claims } moreEvents moreRails claims documents rule
  events {
    event { id label } events { id } happened { earliest latest } moreRows actorSets attributions denials documents
    summary arabic: summary(lang: AR) ties { from to kind }
    rows {
      mark mode headingOnly hedge denies touches general counter words remark share { low words }
      voice { label words unnamed } on { rail actor { id } } claims { label quotes { exact } }
    }
  }`;

let it: Fixture;
let record: Contested;
const contested = async (args = '') =>
  (await it.data(`{ contested${args} { ${fields} } }`)).contested as Contested;

beforeAll(async () => {
  it = await Fixture.start();
  record = await contested();
});
afterAll(() => it.close());

const eventOf = (id: string, from = record): Event => {
  const found = from.events.find(({ events }) => events.some((event) => event.id === id));
  if (!found) throw new Error(`${id} is not among ${from.events.map(({ event }) => event.id).join(' ')}`);
  return found;
};
/** The row that holds a claim, by the claim's label within its document. */
const rowOf = (event: Event, label: string): Row => {
  const found = event.rows.find(({ claims }) => claims.some((claim) => claim.label.endsWith(`#${label}`)));
  if (!found) throw new Error(`no row holds ${label}`);
  return found;
};
const actorsOf = (row: Row) => row.on.map(({ actor }) => actor.id);
const railsOf = (row: Row) => row.on.map(({ rail }) => (rail === null ? null : record.rails[rail]?.actor.id));
const hudhud = () => eventOf('event/hudhud-bombing');
const quay = () => eventOf('event/quay-clinic-shelling');

describe('what is chosen', () => {
  test('two sets of accused, or a denial, in time order', () => {
    expect(record.events.map(({ event }) => event.id)).toEqual([
      'event/quay-clinic-shelling',
      'event/hudhud-bombing',
      'event/attacks-2038-2041',
      'event/brennian-air-campaign',
      'event/rescue-post-attack',
    ]);
    expect(record.moreEvents).toBe(0);
  });

  test('not who took part in a vote, a truce or a flight, though texts name others', () => {
    for (const { event } of record.events)
      expect(event.id).not.toMatch(/ceasefire|council|flight|withdrawal/);
  });

  test('events that were judged one are one, under all their ids', () => {
    expect(
      hudhud()
        .events.map(({ id }) => id)
        .sort(),
    ).toEqual(['event/hudhud-bombing', 'event/maternity-hospital-attack']);
    expect(hudhud().happened).toEqual({ earliest: '2041-03-05', latest: '2041-03-05' });
  });

  test('the most contested first where there is room for few, the rest counted', async () => {
    const one = await contested('(events: 1, rows: 3, rails: 1)');
    expect(one.events.map(({ event }) => event.id)).toEqual(['event/hudhud-bombing']);
    expect(one.moreEvents).toBe(4);
    expect(one.events[0]?.rows).toHaveLength(3);
    // One row more: a denial of the whole campaign, which is not shown here by itself.
    expect(one.events[0]?.moreRows).toBe(hudhud().rows.length + 1 - 3);
    expect(one.rails).toHaveLength(1);
    expect(one.moreRails).toBeGreaterThan(0);
    // The three that are kept tell the most: they are not three times the same accusation.
    const kinds = one.events[0]?.rows.map((row) => `${row.mark} ${row.denies} ${actorsOf(row)}`);
    expect(new Set(kinds).size).toBe(3);
  });

  test('a filter narrows it', async () => {
    const some = await contested('(filter: { struck: ["facility/quay-clinic"] })');
    expect(some.events.map(({ event }) => event.id)).toEqual(['event/quay-clinic-shelling']);
  });
});

describe('rails', () => {
  test('are the widest of the accused, from the most accused', () => {
    const ids = record.rails.map(({ actor }) => actor.id);
    expect(ids[0]).toBe('actor/brennia');
    expect(ids).toContain('actor/varn');
    expect(ids).not.toContain('actor/brennian-air-arm');
    const counts = record.rails.map(({ claims }) => claims);
    expect(counts).toEqual([...counts].sort((one, other) => other - one));
  });

  test('an arm of the forces stands on the rail of its country, by judgement, under its own name', () => {
    const row = rowOf(hudhud(), 'o10.1');
    expect(actorsOf(row)).toEqual(['actor/brennian-air-arm']);
    expect(railsOf(row)).toEqual(['actor/brennia']);
  });

  test('levels of one roll-up are one set', () => {
    // Brennia, its air arm, "either the army or the militia", and "a party to the list".
    expect(hudhud().actorSets).toBe(3);
  });
});

describe('rows', () => {
  test('an either is one row with two marks, and counts once', () => {
    const row = rowOf(hudhud(), 'n11.1');
    expect(row.mode).toBe('EITHER');
    expect(actorsOf(row).sort()).toEqual(['actor/salt-road-militia', 'actor/varnian-army']);
    expect(row.claims).toHaveLength(1);
  });

  test('“more than 90 per cent” is some, with its share and its words', () => {
    const row = rowOf(eventOf('event/attacks-2038-2041'), 'n5.1');
    expect(row).toMatchObject({ mode: 'SOME', share: { low: 0.9 }, words: 'more than 90 per cent of' });
  });

  test('a caption stands apart from the body, and contradicts it', () => {
    const event = quay();
    const [caption, body] = [rowOf(event, 'p4.1'), rowOf(event, 'p8.1')];
    expect(caption).toMatchObject({
      headingOnly: true,
      remark: 'caption',
      voice: { label: 'the Tidewater Post' },
    });
    expect(body).toMatchObject({ headingOnly: false, remark: 'own voice' });
    const ends = [event.rows.indexOf(caption), event.rows.indexOf(body)].sort();
    expect(event.ties).toContainEqual({ from: ends[0], to: ends[1], kind: 'CONTRADICTS' });
  });

  test('levels of one roll-up do not contradict each other', () => {
    const event = hudhud();
    for (const { from, to } of event.ties.filter(({ kind }) => kind === 'CONTRADICTS')) {
      const rails = [from, to].map((at) => railsOf(event.rows[at] as Row));
      expect(rails[0]?.some((rail) => rails[1]?.includes(rail))).toBe(false);
    }
  });

  test('hedges keep their words and their texture', () => {
    expect(rowOf(hudhud(), 'e2.1')).toMatchObject({ hedge: 'BELIEVED', words: 'يُعتقد' });
    expect(rowOf(hudhud(), 'o10.1')).toMatchObject({ hedge: 'FLAT', words: null });
  });

  test('every claim of a row has its quotation', () => {
    for (const { rows } of record.events)
      for (const { claims } of rows) {
        expect(claims.length).toBeGreaterThan(0);
        for (const { quotes } of claims) expect(quotes[0]?.exact).toBeTruthy();
      }
  });

  test('from the first rail to the last', () => {
    const rails = hudhud()
      .rows.filter(({ mark, counter, denies }) => mark === 'ASSERTS' && !counter && !denies)
      .map(({ on }) => Math.min(...on.map(({ rail }) => rail ?? 99)));
    expect(rails).toEqual([...rails].sort((one, other) => one - other));
  });
});

describe('denials', () => {
  test('of authorship touch the accusation that they deny', () => {
    const event = hudhud();
    const denial = rowOf(event, 'n15.1');
    expect(denial).toMatchObject({ mark: 'DENIES', denies: 'AUTHORSHIP', mode: 'EITHER' });
    expect(event.rows[denial.touches as number]).toBe(rowOf(event, 'n11.1'));
  });

  test('of occurrence touch the event', () => {
    for (const label of ['n17.1', 'p2.1'])
      expect(rowOf(hudhud(), label)).toMatchObject({ denies: 'OCCURRENCE', touches: null });
  });

  test('of the means or the target touch the mark of whoever is cleared by them', () => {
    const event = quay();
    const denial = rowOf(event, 'p15.1');
    expect(denial).toMatchObject({ denies: 'MEANS', words: 'incendiary shells' });
    expect(denial.remark).toBe('denies the means: incendiary weapons');
    expect(railsOf(event.rows[denial.touches as number] as Row)).toEqual(['actor/varn']);
  });

  test('that are plain negatives are not drawn as assertions', () => {
    expect(rowOf(hudhud(), 'p11.1')).toMatchObject({
      mark: 'DENIES',
      denies: 'AUTHORSHIP',
      remark: 'says: did not do it',
    });
  });

  test('of a whole that the event is part of are told as general, where the whole is not shown', async () => {
    expect(hudhud().rows.some(({ general }) => general)).toBe(false);
    const alone = await contested('(events: 1)');
    const general = alone.events[0]?.rows.filter((row) => row.general) ?? [];
    expect(general).toHaveLength(1);
    expect(general[0]).toMatchObject({ denies: 'TARGET', touches: null, voice: { label: 'Brennia' } });
    expect(general[0]?.remark).toContain('in general, not of this');
    expect(alone.events[0]?.denials).toBe(hudhud().denials);
  });

  test('of a counter-accusation touch it, and are no denial of the event', () => {
    const event = hudhud();
    const rebuttal = rowOf(event, 'n21.1');
    expect(event.rows[rebuttal.touches as number]).toBe(rowOf(event, 'n18.1'));
    expect(event.denials).toBe(7);
  });
});

describe('the other rows', () => {
  test('a counter-accusation has a rail of its own and is no attribution', () => {
    const row = rowOf(hudhud(), 'n18.1');
    expect(row).toMatchObject({ counter: true, words: 'staged', voice: { label: 'Brennia' } });
    expect(railsOf(row)).toEqual(['actor/open-ward']);
    expect(hudhud().attributions).toBe(9);
  });

  test('silence is told, with its words', () => {
    expect(rowOf(hudhud(), 'p24.1')).toMatchObject({ mark: 'SILENCE', words: 'has claimed responsibility' });
    expect(rowOf(hudhud(), 'n25.2').remark).toContain('has not named who was responsible');
  });

  test('the summary counts, in both languages', () => {
    expect(hudhud().summary).toBe(
      '9 attributions, 3 sets of actors · 7 denials · 2 counter-accusations · 4 texts · no one claimed it',
    );
    expect(hudhud().arabic).toBe(
      '9 إسنادات، 3 مجموعات متهمين · 7 حالات نفي · اتهامان مضادان · 4 نصوص · لم يعلن أحد مسؤوليته',
    );
    expect(record.rule).toContain('at least two sets of accused');
  });
});

test('the summary of an event page says the same in a sentence', async () => {
  const { entity } = await it.data(
    '{ entity(id: "event/maternity-hospital-attack") { ... on Event { summary arabic: summary(lang: AR) } } }',
  );
  expect(entity.summary).toMatch(/^9 attributions to 3 sets of actors; 7 denials \(/);
  expect(entity.summary).toContain('a text says that no one claimed responsibility');
  expect(entity.arabic).toMatch(/^9 إسنادات إلى 3 مجموعات متهمين؛ 7 حالات نفي/);
  const { quiet } = await it.data('{ quiet: entity(id: "event/council-vote") { ... on Event { summary } } }');
  expect(quiet.summary).toContain('no denial of this event itself is recorded here');
});

test('the record as it stood before the copy was published knows nothing of it', async () => {
  const before = await contested('(asOf: { clock: PUBLISHED, date: "2041-03-31" })');
  const event = eventOf('event/hudhud-bombing', before);
  expect(
    event.rows.flatMap(({ claims }) => claims).some(({ label }) => label.includes('harbour-watch')),
  ).toBe(false);
  expect(event.attributions).toBeLessThan(hudhud().attributions);
});
