import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actorRecord } from '../../src/analysis/actor-record.ts';
import { compare } from '../../src/analysis/compare.ts';
import { drift } from '../../src/analysis/drift.ts';
import { knowledge } from '../../src/analysis/knowledge.ts';
import { silences } from '../../src/analysis/silences.ts';
import { Corpus, labels, lineLabels, short, temporaryStore } from './corpus.ts';
import { about, claim, World } from './world.ts';

let it: Corpus;
beforeAll(async () => {
  it = await Corpus.open();
});
afterAll(() => it.remove());

describe('knowledge handed on', () => {
  const steps = async (of: Parameters<typeof knowledge>[1]) => {
    const { steps: all, gaps } = await knowledge(it.view, of);
    const by = (kind: string) =>
      all.filter((step) => step.kind === kind).map(({ claims }) => short(claims[0] as never));
    return { all, by, gaps };
  };

  test('under the list: who gave it to whom, what belonged to it, and what was struck', async () => {
    const { by } = await steps({ mechanism: 'mechanism/lantern-list' });
    expect(by('shared')).toEqual(['p25.1', 'e12.1', 'p25.2']);
    expect(by('listed').sort()).toEqual(['n23.1', 'n23.5', 'p26.3', 'p27.3']);
    expect(by('struck').sort()).toEqual([
      'e1.1',
      'e2.2',
      'e24.1',
      'n10.2',
      'n14.1',
      'n23.3',
      'n24.2',
      'o10.2',
      'o15.1',
      'o6.2',
      'o9.2',
      'p26.1',
      'p27.1',
      'p3.2',
      'p5.1',
    ]);
    expect(by('stated-use')).toEqual(['o18.1']);
    expect(await it.quotes(await it.claims('p25.1', 'e12.1', 'p26.1', 'p27.1', 'n23.3'))).toEqual([
      'it gave the coordinates of nine hospitals to the Concord Relief Office under the Lantern List in October … the Office passed them on to Brennia',
      'إحداثيات المستشفى سُلّمت إلى برينيا ضمن قائمة الفانوس في تشرين الثاني',
      'Four of the nine have been hit since',
      'the Office speaks of three out of twelve on its list',
      'nine hospitals were on the list and that three of the nine were hit within six months',
    ]);
  });

  test('each set with its size as each speaker gives it', async () => {
    const { all } = await steps({ mechanism: 'mechanism/lantern-list' });
    const size = (label: string) =>
      labels(all.find(({ claims }) => claims.some((c) => short(c) === label))?.size ?? []);
    expect([size('p25.1'), size('p26.1'), size('p27.1'), size('n23.3')]).toEqual([
      ['p25.3'],
      ['p26.2'],
      ['p27.2'],
      ['n23.4'],
    ]);
  });

  test('says which dates are missing, and keeps "on the list" from "was hit"', async () => {
    const { gaps } = await steps({ mechanism: 'mechanism/lantern-list' });
    expect(gaps.map(({ text, claims }) => [text.en, labels(claims).sort()])).toEqual([
      [
        'Some strikes carry no date: whether they came after the sharing is not established.',
        ['n23.3', 'o15.1', 'p27.1'],
      ],
      ['Some sharing carries no date: what came before it is not ruled out.', ['p25.2']],
    ]);
  });

  test('never shared is told as such, and is no sharing', async () => {
    const { by, all } = await steps({});
    expect(by('not-shared')).toEqual(['p28.2']);
    expect(by('shared')).not.toContain('p28.2');
    expect(all.some(({ kind, about: of }) => kind === 'struck' && of.includes('facility/quay-clinic'))).toBe(
      false,
    );
  });

  test('of what passes a filter alone', async () => {
    const { by } = await steps({ filter: { ids: ['facility/hudhud-maternity-hospital'] } });
    expect(by('shared')).toEqual(['e12.1']);
    expect(by('listed')).toEqual([]);
  });

  test('a strike that ended before the sharing is left out; one that may have come after is not', async () => {
    const { store, remove } = await temporaryStore();
    const given = (facility: string, when: string) =>
      claim(
        about('shared', 'actor/relief', 'actor/office', {
          code: 'locations',
          when,
          with: { about: facility },
        }),
      );
    const struck = (event: string, facility: string, when: string) => [
      claim(about('struck', event, facility)),
      claim(about('happened', event, null, { when })),
    ];
    const { view } = await new World()
      .text('document/lark', 'actor/lark', '2031-03-10')
      .say('a', { in: 'document/lark' }, given('facility/one', '2030'), given('facility/two', '2031-02'))
      .say('b', { in: 'document/lark' }, ...struck('event/before', 'facility/one', '2029'))
      .say('c', { in: 'document/lark' }, ...struck('event/during', 'facility/one', '2030-01'))
      // After the first sharing of all, but before that of this one.
      .say('d', { in: 'document/lark' }, ...struck('event/between', 'facility/two', '2030-06'))
      .say('e', { in: 'document/lark' }, ...struck('event/after', 'facility/two', '2031-03'))
      .enter(store);
    const { steps: all } = await knowledge(view, {});
    expect(
      all.filter(({ kind }) => kind === 'struck').map(({ claims }) => short(claims[0] as never)),
    ).toEqual(['c.1', 'e.1']);
    await remove();
  });
});

describe('drift', () => {
  test('feared, believed, flat: the attribution hardened on its way', async () => {
    const { lines, gaps } = await drift(it.view, { event: 'event/maternity-hospital-attack' });
    const [first] = lines;
    expect([first?.course, first?.text.en]).toEqual([
      'hardened',
      'the Brennian air arm carried out the bombing of the Hudhud',
    ]);
    expect(
      first?.points.map(({ claim: c, level, hedge, reporting }) => [short(c), level, hedge, reporting]),
    ).toEqual([
      ['p3.1', 'believed', ['fear'], null],
      ['p5.5', 'believed', ['are feared'], null],
      ['p11.1', 'flat', [], 'wrote'],
      ['e2.1', 'believed', ['يُعتقد'], null],
      // Of Brennia, whose arm it is: as written, in the same line.
      ['n16.1', 'flat', [], null],
      ['o6.1', 'flat', [], null],
      ['o9.1', 'flat', [], null],
      ['o10.1', 'flat', [], null],
    ]);
    expect(gaps).toEqual([]);
  });

  test('an admission is coloured by its verb', async () => {
    const { lines } = await drift(it.view, { event: 'event/quay-clinic-shelling' });
    expect(lines[0]?.points.map(({ reporting, colour }) => [reporting, colour])).toEqual([
      [null, 'neutral'],
      ['admits', 'endorsing'],
      ['admitted', 'endorsing'],
    ]);
  });

  test('of a stem follows it alone', async () => {
    const [nine] = await it.claims('p7.1');
    const { lines } = await drift(it.view, { stem: nine?.stem ?? '' });
    expect(lines).toHaveLength(1);
    expect(new Set(lines[0]?.points.map(({ claim: c }) => c.stem))).toEqual(new Set([nine?.stem]));
    expect((await drift(it.view, { stem: `stem/${'0'.repeat(64)}` })).gaps.map(({ kind }) => kind)).toEqual([
      'no-data',
    ]);
  });
});

describe('silence', () => {
  test('is only what a text says of it', async () => {
    const { lines, gaps } = await silences(it.view, {});
    expect(lineLabels(lines).flat().sort()).toEqual(['e29.1', 'e8.1', 'n25.2', 'p24.1', 'p9.2']);
    expect(gaps).toEqual([]);
    expect(await it.quotes(await it.claims('p9.2', 'n25.2', 'p24.1'))).toEqual([
      'The coast guard, which is not part of the Varnian army, has not responded to questions from this newspaper',
      "The Concord's board of inquiry … it did not name Brennia",
      'No one has claimed responsibility for the bombing of the Hudhud',
    ]);
  });

  test('on an event; voices of a text that name no one stand apart', async () => {
    const { lines, namesNoOne } = await silences(it.view, { about: 'event/hudhud-bombing' });
    expect(lineLabels(lines).flat().sort()).toEqual(['e8.1', 'n25.2', 'p24.1']);
    expect(lineLabels(namesNoOne).flat().sort()).toEqual(['e24.1', 'e7.1', 'n10.2']);
  });

  test('of a speaker, of a text, and none recorded', async () => {
    expect(lineLabels((await silences(it.view, { speaker: 'actor/coast-guard' })).lines)).toEqual([['p9.2']]);
    expect(lineLabels((await silences(it.view, { speaker: 'actor/brennia' })).lines)).toEqual([['e29.1']]);
    const text = await silences(it.view, { document: 'document/openleaf-bir-al-dhuhayla' });
    expect([text.lines, text.gaps.map(({ kind }) => kind)]).toEqual([[], ['no-data']]);
  });
});

describe('an actor', () => {
  test('is accused, denies through whoever speaks for it, and held positions in order', async () => {
    const record = await actorRecord(it.view, 'actor/brennia');
    expect(
      lineLabels(record?.denies ?? [])
        .flat()
        .sort(),
    ).toEqual(['e6.1', 'n17.1', 'p10.1', 'p11.1', 'p13.1', 'p14.1', 'p2.1'].sort());
    expect(lineLabels(record?.positions ?? []).flat()).toEqual([
      ...['p13.1', 'p10.1', 'p11.1', 'p2.1', 'p14.1', 'e6.1', 'n18.1', 'n17.1', 'n29.1', 'n29.2', 'n19.1'],
    ]);
    expect(lineLabels(record?.urges ?? []).flat()).toEqual(['n29.1', 'n29.2']);
    expect(lineLabels(record?.silentOn ?? []).flat()).toEqual(['e29.1']);
  });

  test('that admits has its admission among its positions', async () => {
    const record = await actorRecord(it.view, 'actor/coast-guard');
    expect(
      lineLabels(record?.positions ?? [])
        .flat()
        .sort(),
    ).toEqual(['e16.1', 'e17.1', 'e18.1', 'e19.1']);
    expect(
      lineLabels(record?.denies ?? [])
        .flat()
        .sort(),
    ).toEqual(['e17.1', 'e19.1']);
  });

  test('of whom nothing is told', async () => {
    const record = await actorRecord(it.view, 'actor/relief-office');
    expect(record?.gaps.map(({ text }) => text.en)).toEqual([
      'No claim recorded here accuses it.',
      'No denial by it is recorded here. That is no data, not an answer.',
    ]);
    expect(await actorRecord(it.view, 'actor/nobody')).toBeNull();
    expect(await actorRecord(it.view, 'event/hudhud-bombing')).toBeNull();
  });
});

describe('comparing', () => {
  test('two texts: what both say, what one says, where they differ on one point', async () => {
    const found = await compare(
      it.view,
      'document/tidewater-post-2041-03-08',
      'document/openleaf-bir-al-dhuhayla',
    );
    const pairs = (lines: { a: { label: string }[]; b: { label: string }[] }[]) =>
      lines.map(({ a, b }) => [labels(a as never), labels(b as never)]);
    expect(pairs(found?.both ?? [])).toContainEqual([['p7.1'], ['o11.1']]);
    expect(pairs(found?.differ ?? [])).toContainEqual([['p3.1', 'p5.5', 'p11.1'], ['o10.1']]);
    expect(lineLabels(found?.onlyA ?? []).flat()).toContain('p15.1');
    expect(lineLabels(found?.onlyB ?? []).flat()).toContain('o12.1');
    expect(await compare(it.view, 'event/hudhud-bombing', 'event/nowhere')).toBeNull();
  });
});
