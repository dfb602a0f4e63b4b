import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventAccounts } from '../../src/analysis/accounts.ts';
import { chains } from '../../src/analysis/chains.ts';
import { contestedRecord } from '../../src/analysis/contested.ts';
import { drift } from '../../src/analysis/drift.ts';
import { independence } from '../../src/analysis/independence.ts';
import { type Matrix, matrix } from '../../src/analysis/matrix.ts';
import { ask } from '../../src/analysis/questions/ask.ts';
import type { View } from '../../src/store/store.ts';
import { FiveTexts, named, names } from './five-texts.ts';

// Worked out by hand from the five texts. Each case names its quotations, so that it can be checked against them.

let it: FiveTexts;
beforeAll(async () => {
  it = await FiveTexts.open();
});
afterAll(() => it.remove());

const msf = 'event/msf-hospital-attack-2016';
const kiwan = 'event/kiwan-strike';
const douma = 'event/douma-chemical-attack-2018';
const fourHospitals = 'event/four-hospitals-may-2019';

/** Every line of an event: scope, part and claim. */
async function lines(event: string, view: View = it.view): Promise<string[]> {
  const found = await chains(view, event);
  return (found?.chains ?? []).map(({ claim, scope, part }) => `${scope} ${part}: ${named(claim)}`);
}

/** Each row of a matrix: its origin, then its cells. */
const rows = ({ rows: all, columns }: Matrix) =>
  all.map(({ origin, cells, namesNoOne, claims }) => [
    origin.startsWith('utterance/') ? 'unnamed' : origin,
    namesNoOne
      ? `names no one: ${names(claims).join()}`
      : cells.map(({ columns: at, denies, counter, mode, hedge, scope, words, claims: its }) =>
          [
            ...(counter ? ['counter'] : []),
            ...(denies ? [`denies ${denies}`] : []),
            at.map((column) => columns[column]?.slice(6)).join(mode === 'either' ? ' or ' : ' and '),
            ...(mode === 'some' ? ['in some'] : []),
            ...(hedge === 'flat' ? [] : [hedge]),
            ...words.map((text) => `“${text}”`),
            ...(scope === 'this' ? [] : [scope]),
            names(its).join(),
          ]
            .filter(Boolean)
            .join(' '),
        ),
  ]);

const totals = ({ totals: all, columns }: Matrix) =>
  Object.fromEntries(
    all.map(({ column, denies, low, high }) => [
      denies ?? columns[column ?? -1]?.slice(6),
      low === high ? `${low}` : `${low} to ${high}`,
    ]),
  );

const contradictions = ({ contradictions: all }: Matrix) =>
  all.map(
    ({ kind, meets, one, other }) => `${kind}, ${meets}: ${names(one).join()} | ${names(other).join()}`,
  );

const gaps = (all: readonly { kind: string; text: { en: string }; claims: readonly { label: string }[] }[]) =>
  all.map(({ kind, text, claims }) => [kind, text.en, ...names(claims)]);

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
    expect(await lines(msf)).toEqual([
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
    expect(await lines(msf, it.store.view({ clock: 'published', date: '2016-12-31' }))).toEqual([
      'this attribution: national u22.1',
      'this attribution: national u31.1',
      'wider attribution: national u12.3',
      'wider silence: national u11.1',
      'general denial: national u33.1',
    ]);
    expect(await lines(msf, it.store.view({ clock: 'published', date: '2016-02-15' }))).toEqual([]);
  });
});

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
