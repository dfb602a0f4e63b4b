import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventAccounts } from '../../src/analysis/accounts.ts';
import { type Matrix, matrix } from '../../src/analysis/matrix.ts';
import { ask } from '../../src/analysis/questions/ask.ts';
import { contradictions, FiveTexts, gaps, msf, named, names, rows, totals } from './five-texts.ts';

// As five-texts.test.ts: worked out by hand from the five texts, with their quotations.

let it: FiveTexts;
beforeAll(async () => {
  it = await FiveTexts.open();
});
afterAll(() => it.remove());

describe('the MSF-supported hospital of February 2016', () => {
  let found: Matrix;
  beforeAll(async () => {
    found = (await matrix(it.view, msf)) as Matrix;
  });

  test('has five attributions to four sets of actors in two texts, two of them of a wider event', async () => {
    expect((await eventAccounts(it.view, [msf])).get(msf)).toEqual({
      ...{ attributions: 5, ofWhole: 2, actorSets: 4, documents: 2 },
      ...{ denials: {}, counters: 0, silences: 0, unclaimed: 0 },
    });
    const own = found.file.said.filter(({ part }) => part === 'attribution').map(({ claim }) => claim);
    expect(await it.quoted(own)).toEqual({
      'national u22.1':
        'MSF France president Mego Terzian claimed “either the [Syrian] government or Russia” was “clearly” responsible',
      'national u31.1': 'Syrian Observatory for Human Rights also attributed the attack to Russian warplanes',
      'national u12.3':
        'reports the school may have been targeted by the Syrian government forces of Bashar Al-Assad and the hospital strikes carried out by Russians',
      'wikipedia u31.1':
        'That same month two hospitals … attacked by Syrian forces, one being a Doctors Without Borders supported facility',
      'wikipedia u31.8':
        'That same month two hospitals … attacked by Syrian forces, one being a Doctors Without Borders supported facility',
      'wikipedia u32.1': 'Syria claimed that one of the attacks was done by American forces',
    });
  });

  test('is told of at three scopes: its own, that of wider events, and in general', async () => {
    expect(await it.lines(msf)).toEqual([
      'this attribution: national u22.1',
      'this attribution: national u31.1',
      'this attribution: wikipedia u31.8',
      'wider attribution: national u12.3',
      'wider attribution: wikipedia u31.1',
      'wider attribution: wikipedia u32.1',
      'wider silence: national u11.1',
      'general denial: national u33.1',
      'general denial: wikipedia u7.1',
      'general denial: wikipedia u8.1',
      'general denial: wikipedia v39.1',
    ]);
  });

  test('the “either” spans two columns and counts in the maximum only', () => {
    expect(rows(found)).toEqual([
      ['actor/msf', ['russia or syrian-government “clearly” national u22.1']],
      ['actor/msf', 'names no one: national u18.1,national u18.2'],
      ['actor/msf', 'names no one: national u23.1,national u23.2'],
      ['actor/sohr', ['russian-forces national u31.1']],
      ['actor/wikipedia', ['syrian-forces wikipedia u31.8', 'syrian-forces wider wikipedia u31.1']],
      ['unnamed', ['russia possible “may have been” wider national u12.3']],
      ['actor/syria', ['american-forces in some wider wikipedia u32.1']],
      ['actor/syria', ['denies intent general wikipedia u8.1']],
      ['actor/russia', ['denies target general national u33.1']],
      ['actor/russia', ['denies intent general wikipedia u7.1']],
      ['actor/russia', ['denies target general wikipedia v39.1']],
      ['actor/the-national', 'names no one: national u5.4,national u5.5'],
    ]);
    expect(totals(found)).toEqual({
      'american-forces': '0 to 1',
      intent: '0',
      russia: '0 to 2',
      'russian-forces': '1',
      'syrian-forces': '1',
      'syrian-government': '0 to 1',
      target: '0',
    });
  });

  test('Medvedev’s denial is general and earlier: it answers nothing said of this attack', async () => {
    const denial = found.file.said.find(({ claim }) => named(claim) === 'national u33.1');
    expect([denial?.scope, denial?.claim.said, found.file.event.happened]).toEqual([
      'general',
      { earliest: '2016-02-13', latest: '2016-02-14' },
      { earliest: '2016-02-15', latest: '2016-02-15' },
    ]);
    expect(await it.quoted(denial ? [denial.claim] : [])).toEqual({
      'national u33.1': 'weekend denials … his country was targeting civilians and civilian facilities',
    });
    expect(contradictions(found)).toEqual([
      'between-origins, event: national u31.1 | wikipedia u31.8',
      'accused-and-denied, nowhere:  | national u33.1',
      'accused-and-denied, nowhere:  | wikipedia u7.1',
      'accused-and-denied, nowhere:  | wikipedia u8.1',
      'accused-and-denied, nowhere:  | wikipedia v39.1',
    ]);
  });

  test('asked who struck it: Russia’s general denials stand under a heading of their own', async () => {
    const { parts, gaps: missing } = await ask(it.view, 'who-struck', [
      { name: 'actor', value: 'actor/russia' },
      { name: 'facility', value: 'facility/maarat-dwb-hospital' },
    ]);
    expect(parts.map(({ lines: its }) => its.flatMap(({ claims }) => names(claims)).sort())).toEqual([
      ['national u22.1', 'national u31.1'],
      ['wikipedia u31.8'],
      [],
      ['national u33.1', 'wikipedia u7.1', 'wikipedia v39.1'],
    ]);
    expect(missing.map(({ text }) => text.en)).toEqual([
      'No denial of these strikes by it is recorded here. That is no data, not an answer.',
    ]);
  });

  test('no one had claimed the wave that it belongs to, and no text denies this attack', async () => {
    expect(gaps(found.gaps)).toEqual([
      ['no-data', 'No denial of this event is recorded here. That is no data, not an answer.'],
      ['not-stated', 'A text says that no one had claimed responsibility.', 'national u11.1'],
    ]);
    expect(await it.quoted(found.gaps.flatMap(({ claims }) => claims))).toEqual({
      'national u11.1': 'Last night no-one had claimed responsibility for the attacks',
    });
  });

  test('as known at the end of 2016, only the newspaper had spoken; on the day before it, nobody', async () => {
    expect(await it.lines(msf, it.store.view({ clock: 'published', date: '2016-12-31' }))).toEqual([
      'this attribution: national u22.1',
      'this attribution: national u31.1',
      'wider attribution: national u12.3',
      'wider silence: national u11.1',
      'general denial: national u33.1',
    ]);
    expect(await it.lines(msf, it.store.view({ clock: 'published', date: '2016-02-15' }))).toEqual([]);
  });
});
