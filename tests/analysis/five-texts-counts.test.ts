import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accusationCounts } from '../../src/analysis/accusations.ts';
import { eventStandings } from '../../src/analysis/standing.ts';
import type { View } from '../../src/store/store.ts';
import { douma, FiveTexts, fourHospitals, kiwan, msf, names } from './five-texts.ts';

// As five-texts.test.ts: worked out by hand from the five texts, with their quotations.

let it: FiveTexts;
beforeAll(async () => {
  it = await FiveTexts.open();
});
afterAll(() => it.remove());

describe('counts and standings', () => {
  test('a share in per cent is put beside the count of the same voice, as a range', async () => {
    const { shares } = await accusationCounts(it.view, undefined);
    expect(shares.map(({ text, claims }) => [text.en, ...names(claims)])).toEqual([
      [
        'Arithmetic, no one’s claim. Syrian government forces: “more than 90 per cent” (at least 301) = at least 271.',
        ...['national u26.1', 'national u25.1'],
      ],
      [
        'Arithmetic, no one’s claim. Syrian government forces: “90%” (at least 301) = at least 271.',
        ...['wikipedia u13.4', 'wikipedia u13.2'],
      ],
    ]);
    expect(await it.quoted(shares.flatMap(({ claims }) => claims))).toEqual({
      'national u25.1':
        'proof of more than 300 attacks on medical facilities in the country between March 2011 and August last year … almost 700 medical personnel killed',
      'national u26.1': 'more than 90 per cent of these attacks were carried out by Assad’s forces',
      'wikipedia u13.2':
        'estimates that medical facilities were attacked over 300 times between March 2011 and August 2015 … 90% of attacks being conducted by Syrian government forces',
      'wikipedia u13.4':
        'estimates that medical facilities were attacked over 300 times between March 2011 and August 2015 … 90% of attacks being conducted by Syrian government forces',
    });
  });

  test('an “either” and a “one of” widen a count, and never raise its least', async () => {
    const counted = async (view: View) =>
      (await accusationCounts(view, { ids: [msf] })).actors.map(({ actor, low, high }) => [
        actor.slice(6),
        low,
        high,
      ]);
    // The newspaper of February 2016: "either the government or Russia", and an observatory that says Russian warplanes.
    expect(await counted(it.store.view({ clock: 'published', date: '2016-12-31' }))).toEqual([
      ['russia', 1, 1],
      ['russian-forces', 1, 1],
      ['syrian-government', 0, 1],
    ]);
    // The encyclopedia adds that it was Syrian forces.
    expect(await counted(it.view)).toEqual([
      ['russia', 1, 1],
      ['russian-forces', 1, 1],
      ['syrian-forces', 1, 1],
      ['syrian-government', 1, 1],
    ]);
  });

  test.each([
    [
      msf,
      [
        'russia contested',
        'russian-forces contested',
        'syrian-forces contested',
        'syrian-government contested',
      ],
    ],
    [kiwan, ['russia contested', 'syrian-government contested']],
    [douma, ['syrian-forces contested']],
    [fourHospitals, ['russia fair', 'russian-forces fair']],
    ['event/phr-300-attacks-2015', ['syrian-forces weak']],
    ['event/cave-bombing-2015', ['russian-forces weak']],
  ])('the standing of who is accused of %s', async (event, expected) => {
    const { standings = [] } = (await eventStandings(it.view, event)) ?? {};
    expect(standings.map(({ actor, standing }) => `${actor.slice(6)} ${standing}`)).toEqual(expected);
  });

  test('a standing names the line of the rule that gave it, and the claims that it used', async () => {
    const { standings = [] } = (await eventStandings(it.view, fourHospitals)) ?? {};
    expect(standings.map(({ actor, because, claims }) => [actor, because.en, names(claims)])).toEqual([
      [
        'actor/russia',
        'one origin says so without a hedge and names what it rests on',
        ['new-arab u36.1', 'wikipedia v6.3', 'wikipedia v9.1'],
      ],
      [
        'actor/russian-forces',
        'one origin says so without a hedge and names what it rests on',
        ['wikipedia v6.3', 'wikipedia v9.1'],
      ],
    ]);
    const rival = (await eventStandings(it.view, douma))?.standings ?? [];
    expect(rival[0]?.because.en).toBe(
      'it is denied that the accused did it, or that this very event happened',
    );
  });
});
