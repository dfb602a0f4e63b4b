import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { contestedRecord } from '../../src/analysis/contested.ts';
import { drift } from '../../src/analysis/drift.ts';
import { independence } from '../../src/analysis/independence.ts';
import { type Matrix, matrix } from '../../src/analysis/matrix.ts';
import { ask } from '../../src/analysis/questions/ask.ts';
import {
  contradictions,
  douma,
  FiveTexts,
  fourHospitals,
  kiwan,
  msf,
  named,
  rows,
  totals,
} from './five-texts.ts';

// Worked out by hand from the five texts. Each case names its quotations, so that it can be checked against them.

let it: FiveTexts;
beforeAll(async () => {
  it = await FiveTexts.open();
});
afterAll(() => it.remove());

describe('the Kiwan hospital, November 2019', () => {
  test('one voice names Russia in a caption and the regime in the body', async () => {
    const found = (await matrix(it.view, kiwan)) as Matrix;
    expect(contradictions(found)).toEqual(['within-document, event: new-arab u5.1 | new-arab u12.1']);
    expect(found.contradictions[0]?.text.en).toBe(
      'One voice in The New Arab, 28 November 2019 names Russia (caption) and the Syrian government (body).',
    );
    const [only] = found.contradictions;
    expect(await it.quoted([...(only?.one ?? []), ...(only?.other ?? [])])).toEqual({
      'new-arab u5.1': 'The Kiwan hospital was bombed by Russia on Monday',
      'new-arab u12.1':
        'On Monday, regime airstrikes also hit the Kiwan Hospital … neighbouring Amal Maternity Hospital … town of Kansafara in southern Idlib province',
    });
    expect(rows(found)).toEqual([
      [
        'actor/the-new-arab',
        [
          'russia new-arab u5.1',
          'syrian-government new-arab u12.1',
          'russia and syrian-government wider new-arab u1.1',
        ],
      ],
    ]);
    // One voice, whatever it says: one origin in each column.
    expect(totals(found)).toEqual({ russia: '1', 'syrian-government': '1' });
  });
});

describe('Douma, April 2018', () => {
  let found: Matrix;
  beforeAll(async () => {
    found = (await matrix(it.view, douma)) as Matrix;
  });

  test('one government denies that it did it, the other that chemicals were used', async () => {
    expect(await it.quoted(found.file.said.map(({ claim }) => claim))).toEqual({
      'wikipedia u47.1':
        'Non-Russian and non-Syrian claims were that the chemical attack was carried out by Syrian forces',
      'wikipedia u48.1': 'The Syrian government denied conducting a chemical attack',
      'wikipedia u49.1': 'Russia denied that chemical weapons were used',
      'wikipedia u50.1': 'later it claimed that the attack was staged by the United Kingdom',
      'wikipedia u8.1': 'repeatedly denied deliberately targeting medical facilities',
    });
    expect(rows(found)).toEqual([
      ['unnamed', ['syrian-forces wikipedia u47.1']],
      ['actor/syria', ['denies authorship wikipedia u48.1']],
      ['actor/syria', ['denies intent general wikipedia u8.1']],
      ['actor/russia', ['denies means wikipedia u49.1', 'counter united-kingdom wikipedia u50.1']],
      ['actor/wikipedia', 'names no one: wikipedia u46.1,wikipedia u46.2,wikipedia u51.1'],
    ]);
    expect(totals(found)).toEqual({
      ...{ authorship: '1', intent: '0', means: '1' },
      ...{ 'syrian-forces': '1', 'united-kingdom': '0' },
    });
  });

  test('“staged” came later, and does not go with the denial that chemicals were used', () => {
    expect(contradictions(found)).toEqual([
      'accused-and-denied, event: wikipedia u47.1 | wikipedia u48.1',
      'accused-and-denied, stem: wikipedia u46.1,wikipedia u47.2 | wikipedia u49.1',
      'accused-and-denied, nowhere:  | wikipedia u8.1',
      'over-time, event: wikipedia u49.1 | wikipedia u50.1',
    ]);
    expect(found.contradictions.at(-1)?.text.en).toBe(
      'Russia held that this means was not used, and that someone else staged it.',
    );
  });
});

describe('the four hospitals of 5 and 6 May 2019', () => {
  test('are told four times in three texts, and rest on one origin', async () => {
    const told = ['eaworldview u16.1', 'new-arab u36.2', 'wikipedia v6.1', 'wikipedia v9.2'];
    const { trace, low, high } = await independence(
      it.view,
      told.map((name) => it.id(name)),
    );
    const [origin, ...others] = [...trace.origins.values()];
    expect([origin?.id, low, high, others]).toEqual(['actor/new-york-times', 1, 1, []]);
    expect(await it.quoted(origin?.claims ?? [])).toEqual({
      'eaworldview u16.1': '4 Hospitals Bombed in 12 Hours — How Russia’s “War Crimes” Destroy Syria',
      'new-arab u36.2':
        'evidence from Russian air force radio transmissions … Russia had deliberately bombed four hospitals in 12 hours between 5 and 6 May 2019',
      'wikipedia v6.1':
        'a large body of evidence … within 12 hours from 5 to 6 May 2019, four hospitals in southern Idlib province were attacked … traced and tied Russian pilots to each one … audio recordings featured Russian pilots confirming each bombing',
      'wikipedia v9.2':
        'proved that Russian forces deliberately bombed four hospitals in opposition-held Idlib province in May 2019',
    });
    const ways = Object.fromEntries(told.map((name) => [name, [] as string[]]));
    for (const tie of origin?.ties ?? [])
      ways[told.find((name) => it.id(name) === tie.claim) ?? '']?.push(
        `${tie.by} ${tie.through ?? ''}`.trim(),
      );
    expect(ways).toEqual({
      'eaworldview u16.1': ['publisher actor/eaworldview', 'same-origin'],
      'new-arab u36.2': ['speaker actor/new-york-times'],
      'wikipedia v6.1': ['speaker actor/new-york-times'],
      'wikipedia v9.2': ['speaker actor/new-york-times'],
    });
  });

  test('go by the name under which most texts tell of them, in the record and in the answer', async () => {
    const record = await contestedRecord(it.view, undefined, { events: 12, rows: 40, rails: 6 });
    expect(record.events.map(({ event }) => event)).toEqual([
      'event/phr-300-attacks-2015',
      msf,
      'event/maarat-two-hospitals-attacks',
      douma,
      fourHospitals,
      kiwan,
      'event/rawda-bombing-2019',
      'event/hospital-bombing-campaign',
      'event/russian-bombings-aleppo-atlantic',
      'event/targeting-civilians-medvedev',
      'event/targeting-hospitals-denied',
    ]);
    const { parts } = await ask(it.view, 'one-origin', [{ name: 'event', value: fourHospitals }]);
    expect(parts.flatMap(({ lines: its }) => its.map(({ text }) => text.en))).toEqual([
      'the bombing of four hospitals on 5 and 6 May 2019: 3 claims in 2 texts, one origin: The New York Times',
    ]);
  });

  test('“showed”, “reported”, “proved”: the verbs change, the hedge does not', async () => {
    const { lines: all } = await drift(it.view, { event: fourHospitals });
    expect(
      all.map(({ course, points }) => [
        course,
        points.map(({ claim, level, reporting, colour }) => [named(claim), level, reporting, colour]),
      ]),
    ).toEqual([
      [
        'steady',
        [
          ['new-arab u36.1', 'flat', 'showed', 'endorsing'],
          ['wikipedia v6.3', 'flat', 'reported', 'neutral'],
          ['wikipedia v9.1', 'flat', 'proved', 'endorsing'],
        ],
      ],
    ]);
  });
});
