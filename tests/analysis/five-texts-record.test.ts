import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actorRecord } from '../../src/analysis/actor-record.ts';
import { drift } from '../../src/analysis/drift.ts';
import { figures } from '../../src/analysis/figures.ts';
import { knowledge } from '../../src/analysis/knowledge.ts';
import { silences } from '../../src/analysis/silences.ts';
import type { StoredClaim } from '../../src/store/store.ts';
import { FiveTexts, named, names } from './five-texts.ts';

// As five-texts.test.ts: worked out by hand from the five texts, with their quotations.

let it: FiveTexts;
beforeAll(async () => {
  it = await FiveTexts.open();
});
afterAll(() => it.remove());

describe('figures of one claimant, and what became of them', () => {
  test('583 less 266 stands beside “over 300”, as arithmetic that nobody made', async () => {
    const found = await figures(it.view, 'event/phr-583-attacks');
    expect(
      found?.groups.flatMap(({ scope, measure, figures: all }) =>
        all.map(({ claim, quantity: { low, best, high, words }, period, overlaps }) => [
          `${scope} ${measure}: ${named(claim)} “${words}”`,
          [low, best, high],
          `${period?.earliest ?? ''}/${period?.latest ?? ''}`,
          overlaps.length,
        ]),
      ),
    ).toEqual([
      [
        'this attacks: wikipedia v22.1 “at least 583 such attacks”',
        [583, null, null],
        '2011-01-01/2019-10-31',
        3,
      ],
      ['part attacks: wikipedia v22.4 “266 of them”', [266, 266, 266], '2015-09-01/2019-10-31', 1],
      [
        'general attacks: national u25.1 “more than 300 attacks”',
        [301, null, null],
        '2011-03-01/2015-08-31',
        2,
      ],
      ['general attacks: wikipedia u13.2 “over 300 times”', [301, null, null], '2011-03-01/2015-08-31', 2],
      [
        'general killed: national u25.5 “almost 700 medical personnel”',
        [null, null, 699],
        '2011-03-01/2015-08-31',
        0,
      ],
    ]);
    expect(found?.checks.map(({ text, claims }) => [text.en, ...names(claims)])).toEqual([
      [
        'Arithmetic, no one’s claim: at least 583 − 266 = at least 317 outside the part; beside it: at least 301 (the more than 300 attacks between March 2011 and August 2015, as told in 2016, March 2011 to August 2015); at least 301 (the over 300 attacks between March 2011 and August 2015, as told by the encyclopedia, March 2011 to August 2015).',
        ...['wikipedia v22.1', 'wikipedia v22.4', 'national u25.1', 'wikipedia u13.2'],
      ],
    ]);
    expect(await it.quoted(found?.checks[0]?.claims.slice(0, 2) ?? [])).toEqual({
      'wikipedia v22.1':
        'at least 583 such attacks since 2011 to October 2019 … 266 of them since Russia intervened in September 2015 … at least 916 medical workers were killed since 2011 till the date of the report',
      'wikipedia v22.4':
        'at least 583 such attacks since 2011 to October 2019 … 266 of them since Russia intervened in September 2015 … at least 916 medical workers were killed since 2011 till the date of the report',
    });
  });

  test('“more than 300” of 2011 to 2015 turns into “more than 300” of 2015', async () => {
    const found = await figures(it.view, 'event/attacks-2015');
    expect(found?.lineages.map(({ text, claims }) => [text.en, ...names(claims)])).toEqual([
      [
        'One number, different things counted: “more than 300 attacks” (the more than 300 attacks between March 2011 and August 2015, as told in 2016, March 2011 to August 2015), then “over 300 times” (the over 300 attacks between March 2011 and August 2015, as told by the encyclopedia, March 2011 to August 2015), then “more than 300 attacks” (the more than 300 attacks of 2015, 2015).',
        ...['national u25.1', 'wikipedia u13.2', 'wikipedia u19.3'],
      ],
    ]);
    expect(await it.quoted(found?.lineages[0]?.claims.slice(-1) ?? [])).toEqual({
      'wikipedia u19.3':
        'In 2015, there were more than 300 attacks on medical facilities by Syrian and Russian forces',
    });
  });
});

describe('coordinates shared, then struck', () => {
  const told = async (mechanism?: string) => {
    const { steps, gaps } = await knowledge(it.view, mechanism ? { mechanism } : {});
    const words = ({ label, about }: StoredClaim) =>
      `${named({ label })} “${about.value && 'words' in about.value ? about.value.words : ''}”`;
    return {
      steps: steps.map(({ kind, claims, size }) => [
        `${kind}: ${names(claims).join()}`,
        ...size.map((claim) => words(claim)),
      ]),
      gaps: gaps.map(({ text }) => text.en),
      claims: steps.flatMap(({ claims }) => claims),
    };
  };

  test('under the one mechanism: what went to whom, what was on its list, what was hit, what it was used for', async () => {
    const { steps, gaps, claims } = await told('mechanism/deconfliction');
    expect(steps).toEqual([
      ['shared: wikipedia u16.5'],
      ['shared: telegraph u3.1'],
      ['shared: eaworldview u5.1'],
      ['listed: telegraph u7.1', 'telegraph u2.4 “eight hospitals”'],
      ['listed: telegraph u7.5', 'telegraph u2.4 “eight hospitals”'],
      ['struck: telegraph u2.2', 'telegraph u2.4 “eight hospitals”'],
      ['stated-use: eaworldview u6.2'],
    ]);
    expect(gaps).toEqual(['Some sharing carries no date: what came before it is not ruled out.']);
    expect(await it.quoted(claims)).toEqual({
      'wikipedia u16.5':
        'voluntary UN agreement that aims to protect … locations of such facilities were shared … in a bid to prevent',
      'telegraph u3.1': 'gave the GPS locations supplied by NGOs operating in Idlib to Russia',
      'eaworldview u5.1': 'coordinates of UN-supported facilities … shared with Russia to prevent bombing',
      'telegraph u7.1':
        'eight that feature on the UN humanitarian office OCHA’s “deconfliction” list … maternity hospital in the town … had to evacuate premature babies',
      'telegraph u7.5':
        'eight that feature on the UN humanitarian office OCHA’s “deconfliction” list … maternity hospital in the town … had to evacuate premature babies',
      'telegraph u2.2':
        'Syrian government and Russia have in the last month bombed eight hospitals in the rebel stronghold of Idlib … coordinates were shared with Moscow in the hope of preventing such attacks',
      'eaworldview u6.2':
        'Moscow used the information to attack … enabled pro-Assad reoccupation of territory across Syria',
    });
  });

  test('of all that was shared: three sets that were hit, eight, nine and eight, each by its own claimant', async () => {
    const { steps, gaps } = await told();
    expect(steps.filter(([line]) => /^(struck|stated-use)/.test(line ?? ''))).toEqual([
      ['struck: telegraph u2.2', 'telegraph u2.4 “eight hospitals”'],
      ['struck: wikipedia v46.3', 'wikipedia v46.6 “another eight hospitals”'],
      ['struck: wikipedia v3.1', 'wikipedia v2.2 “nine of those health facilities”'],
      ['struck: new-arab u35.6'],
      ['stated-use: eaworldview u6.2'],
      ['stated-use: new-arab u35.7'],
    ]);
    expect(gaps).toEqual([
      'Some strikes carry no date: whether they came after the sharing is not established.',
      'Some sharing carries no date: what came before it is not ruled out.',
    ]);
  });
});

describe('how a wording drifts', () => {
  const drifts = async (event: string) =>
    (await drift(it.view, { event })).lines.map(({ text, course, points }) => [
      text.en,
      course,
      ...points.map(({ claim, level, hedge, reporting }) =>
        [named(claim), level, ...hedge.map((words) => `“${words}”`), reporting ?? 'own voice'].join(' '),
      ),
    ]);

  test('“is believed to have used the information” is “used the information” seven months on, if they are one', async () => {
    expect(await drifts('event/attacks-using-coordinates')).toEqual([
      [
        'the Russian government carried out the attacks that used the shared coordinates',
        ...['steady', 'eaworldview u6.1 flat own voice'],
      ],
      [
        'the Russian government carried out the attacks that used the shared coordinates, if it is one with the targeting of hospitals with shared coordinates: analysts are unsure',
        ...[
          'hardened',
          'new-arab u35.5 believed “is believed to” own voice',
          'eaworldview u6.1 flat own voice',
        ],
      ],
    ]);
    const own = await drift(it.view, { event: 'event/attacks-using-coordinates' });
    expect(await it.quoted(own.lines.at(-1)?.points.map(({ claim }) => claim) ?? [])).toEqual({
      'new-arab u35.5':
        'previously shared their coordinates with the United Nations … ensure that they would not be bombed … Russia is believed to have used the information to target the hospitals',
      'eaworldview u6.1':
        'Moscow used the information to attack … enabled pro-Assad reoccupation of territory across Syria',
    });
  });

  test('what a group “claims” in one text it “estimates” in another', async () => {
    const [only, ...others] = await drifts('event/phr-300-attacks-2015');
    expect(only?.slice(1)).toEqual([
      'steady',
      'national u26.1 flat claims',
      'wikipedia u13.4 flat estimates',
    ]);
    expect(others).toEqual([]);
  });
});

describe('silence', () => {
  test('is told of five times, and of nothing else', async () => {
    const { lines, gaps } = await silences(it.view, {});
    expect(await it.quoted(lines.flatMap(({ claims }) => claims))).toEqual({
      'eaworldview u19.1': 'avoided explicit identification of Russia',
      'eaworldview u27.1': 'Kremlin has not publicly responded to OCHA’s summary',
      'national u11.1': 'Last night no-one had claimed responsibility for the attacks',
      'telegraph u21.2': 'SAMS reported the latest attacks to the UN … has not had an official response',
      'telegraph u24.2': 'talked about attacks on health (facilities) … didn’t attribute responsibility',
    });
    expect(gaps).toEqual([]);
  });

  test('what Katoub says of Lowcock is Katoub’s claim, of Lowcock’s silence', async () => {
    const { lines } = await silences(it.view, { speaker: 'actor/mark-lowcock' });
    expect(lines.map(({ claims }) => [claims[0]?.speaker, claims[0]?.about.subject.of])).toEqual([
      ['actor/mohammed-katoub', ['actor/mark-lowcock']],
    ]);
  });
});

describe('the record of a country', () => {
  test('what it is accused of and by whom, denies, keeps silent on, is condemned for, and held in order', async () => {
    const found = await actorRecord(it.view, 'actor/russia');
    const quoted = (lines: readonly { claims: readonly StoredClaim[] }[] = []) =>
      it.quoted(lines.flatMap(({ claims }) => claims));
    expect(await quoted(found?.denies)).toEqual({
      'national u33.1': 'weekend denials … his country was targeting civilians and civilian facilities',
      'wikipedia u7.1': 'repeatedly denied deliberately targeting medical facilities',
      'wikipedia u49.1': 'Russia denied that chemical weapons were used',
      'wikipedia v36.1': 'Russia has denied',
      'wikipedia v39.1': 'Russia has denied claims that it has targeted hospitals',
    });
    expect(await quoted(found?.silentOn)).toEqual({
      'eaworldview u27.1': 'Kremlin has not publicly responded to OCHA’s summary',
    });
    expect(await quoted(found?.condemnedBy)).toEqual({
      'national u13.1': 'leading charities condemned both Damascus and Moscow',
    });
    expect(found?.positions.map(({ claims }) => names(claims).join())).toEqual([
      ...['national u33.1', 'national u37.3', 'national u37.1'],
      ...['wikipedia u15.1', 'wikipedia u15.2', 'eaworldview u22.1', 'eaworldview u22.2'],
      // Said on days that no text gives; what it owned to comes after.
      ...['wikipedia u7.1', 'wikipedia u49.1', 'wikipedia u50.1', 'wikipedia v36.1', 'wikipedia v39.1'],
      'wikipedia u30.1',
    ]);
    const byText = new Map<string, string[]>();
    for (const { claims } of found?.accusedOf ?? [])
      for (const [text = '', claim = ''] of names(claims).map((name) => name.split(' ')))
        byText.set(text, [...(byText.get(text) ?? []), claim]);
    expect(Object.fromEntries([...byText].map(([text, claims]) => [text, claims.join(' ')]))).toEqual({
      eaworldview: 'u1.1 u2.1 u2.3 u2.8 u6.1 u7.1 u8.1 u9.1 u9.8 u13.5 u16.4',
      national: 'u1.1 u12.3 u18.5 u22.1 u31.1 u37.1',
      'new-arab': 'u1.1 u2.1 u5.1 u7.4 u10.1 u20.1 u26.1 u29.1 u29.2 u31.1 u31.3 u33.1 u35.5 u36.1 u38.1',
      telegraph: 'u2.1 u4.1 u4.7 u12.2',
      // Not u12.1 and v49.9, a veto; u14.1, a withdrawal; v32, agreements.
      wikipedia:
        'u1.1 u2.2 u6.1 u9.7 u17.1 u18.1 u19.1 u20.1 u23.1 u28.1 u30.1 u33.1 u40.1 v1.1 v6.3 v9.1 v12.1 v15.1 v17.1 v20.1 v22.6 v25.1 v27.1 v31.1 v35.1 v38.1 v41.3 v43.3 v50.1 v57.1 v58.1 v58.4',
    });
    expect(found?.gaps).toEqual([]);
  });
});
