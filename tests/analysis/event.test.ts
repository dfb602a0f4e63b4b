import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Chains, chains } from '../../src/analysis/chains.ts';
import { contestedRecord } from '../../src/analysis/contested.ts';
import { type Matrix, matrix } from '../../src/analysis/matrix.ts';
import { Corpus, labels, short } from './corpus.ts';

let it: Corpus;
beforeAll(async () => {
  it = await Corpus.open();
});
afterAll(() => it.remove());

const bombing = 'event/hudhud-bombing';
const clinic = 'event/quay-clinic-shelling';

describe('chains', () => {
  let found: Chains;
  beforeAll(async () => {
    found = (await chains(it.view, bombing)) as Chains;
  });
  const of = (scope: string, part?: string) =>
    found.chains
      .filter((line) => line.scope === scope && (!part || line.part === part))
      .map(({ claim }) => short(claim))
      .sort();

  test('hold every attribution of the bombing, under both of its ids', () => {
    expect(of('this', 'attribution')).toEqual(
      ['e2.1', 'n11.1', 'n16.1', 'n24.1', 'o10.1', 'o6.1', 'o9.1', 'p3.1', 'p5.5'].sort(),
    );
    expect(new Set(found.chains.map(({ about }) => about))).toEqual(
      new Set([bombing, 'event/maternity-hospital-attack', 'event/brennian-air-campaign']),
    );
  });

  test('hold denials, what shifts the blame, the denial of that, and silence', () => {
    expect(of('this', 'denial')).toEqual(['e15.4', 'e6.1', 'n15.1', 'n17.1', 'p10.1', 'p11.1', 'p2.1']);
    expect(of('this', 'counter')).toEqual(['n18.1', 'n19.1']);
    expect(of('this', 'rebuttal')).toEqual(['n21.1']);
    expect(of('this', 'silence')).toEqual(['e8.1', 'n25.2', 'p24.1']);
  });

  test('show a claim on the campaign at its own scope, and a denial of January as general', async () => {
    expect(of('wider')).toEqual(['p13b.1']);
    expect(of('general')).toEqual(['p13.1']);
    expect(found.chains.at(-1)?.scope).toBe('general');
    const [denial] = await it.quotes(await it.claims('p13.1'));
    expect(denial).toBe(
      'In January Brennia had denied that its air campaign in the Saltmarsh had ever struck hospitals',
    );
  });

  test('hold nothing said only under a condition, and no hope', async () => {
    const all = (await chains(it.view, 'event/hamn-surrender')) as Chains;
    expect(all.chains).toEqual([]);
  });

  test('tell what the record does not hold from what a text says is not known', async () => {
    expect(found.gaps.map(({ kind, claims }) => [kind, labels(claims).sort()])).toEqual([
      ['not-stated', ['e8.1', 'p24.1']],
    ]);
    const bare = (await chains(it.view, 'event/listed-hospital-strike')) as Chains;
    expect(bare.gaps.map(({ kind, text }) => [kind, text.en])).toEqual([
      ['no-data', 'No claim recorded here names who carried this out.'],
      ['no-data', 'No denial of this event is recorded here. That is no data, not an answer.'],
      ['no-data', 'No claim of responsibility is recorded here.'],
    ]);
  });

  test('of no event are none', async () => {
    expect(await chains(it.view, 'event/nowhere')).toBeNull();
  });
});

describe('the matrix', () => {
  let bombed: Matrix;
  let shelled: Matrix;
  beforeAll(async () => {
    bombed = (await matrix(it.view, bombing)) as Matrix;
    shelled = (await matrix(it.view, clinic)) as Matrix;
  });

  /** Each row as: origin, voice, and its cells in words. */
  const rows = ({ rows: all, columns }: Matrix) =>
    all.map(({ origin, speaker, cells, namesNoOne }) => [
      origin,
      speaker,
      namesNoOne
        ? 'names no one'
        : cells
            .map(({ columns: at, denies, counter, mode, hedge, scope, claims }) =>
              [
                counter ? 'counter' : '',
                denies ? `denies ${denies}` : '',
                at.map((column) => columns[column]?.slice(6)).join(mode === 'either' ? ' or ' : ' and '),
                ...(mode === 'some' ? ['some'] : []),
                ...(hedge === 'flat' ? [] : [hedge]),
                ...(scope === 'this' ? [] : [scope]),
                labels(claims).join(),
              ]
                .filter(Boolean)
                .join(' '),
            )
            .sort(),
    ]);

  test('has a row for each voice, grouped by the origin on whose word it rests', () => {
    expect(rows(bombed)).toEqual([
      [
        'actor/coast-guard-officers',
        'actor/coast-guard-officers',
        ['salt-road-militia or varnian-army n11.1'],
      ],
      [
        'actor/open-ward',
        'actor/open-ward',
        ['brennia n16.1', 'counter denies intent open-ward n21.1', 'denies authorship n15.1'],
      ],
      [
        'actor/brennia',
        'actor/brennia',
        ['counter open-ward n18.1', 'denies occurrence n17.1,p2.1,p10.1', 'denies target general p13.1'],
      ],
      ['actor/brennia', 'actor/marta-quill', ['counter open-ward n19.1']],
      ['actor/brennia', 'actor/brennian-defence-ministry', ['denies target e6.1']],
      ['actor/brennia', 'actor/jonas-reith', ['denies authorship p11.1']],
      ['actor/concord-of-nations', 'actor/board-of-inquiry', ['lantern-list-parties some n24.1']],
      ['actor/openleaf', 'actor/openleaf', ['brennia o6.1,o9.1', 'brennian-air-arm o10.1']],
      [
        'actor/radio-estuary',
        'actor/radio-estuary',
        ['brennian-air-arm believed e2.1', 'denies target e15.4'],
      ],
      ['actor/nurses-duhayla', 'actor/nurses-duhayla', ['brennian-air-arm believed p3.1']],
      [
        'actor/tidewater-post',
        'actor/tidewater-post',
        ['brennia wider p13b.1', 'brennian-air-arm believed p5.5'],
      ],
      ['actor/harbour-watch', 'actor/harbour-watch', 'names no one'],
      ['actor/plumb-line', 'actor/plumb-line-lawyers', 'names no one'],
      ['actor/andre-valen', 'actor/andre-valen', 'names no one'],
    ]);
  });

  test('counts origins: a hedge, an either, some of, and a wider event at most; a counter-accusation never', () => {
    const total = (actor: string) => {
      const { low, high } =
        bombed.totals.find(({ column }) => column === bombed.columns.indexOf(actor)) ?? {};
      return [low, high];
    };
    // Only one of the four says so without a hedge.
    expect(total('actor/brennian-air-arm')).toEqual([1, 4]);
    expect(total('actor/brennia')).toEqual([2, 3]);
    expect(total('actor/varnian-army')).toEqual([0, 1]);
    expect(total('actor/lantern-list-parties')).toEqual([0, 1]);
    expect(total('actor/open-ward')).toEqual([0, 0]);
  });

  test('has a column for each thing denied, and counts no general denial', () => {
    expect(bombed.denialColumns).toEqual(['occurrence', 'authorship', 'target']);
    const denied = Object.fromEntries(
      bombed.totals.flatMap(({ denies, low, high }) => (denies ? [[denies, [low, high]]] : [])),
    );
    expect(denied).toEqual({ occurrence: [1, 1], authorship: [1, 2], target: [2, 2] });
  });

  test('shows words of a hedge as they stand, in any script', () => {
    const cell = bombed.rows.find(({ origin }) => origin === 'actor/radio-estuary')?.cells[0];
    expect([cell?.hedge, cell?.words]).toEqual(['believed', ['يُعتقد']]);
  });

  test('finds the caption that contradicts the body', async () => {
    const inside = shelled.contradictions.filter(({ kind }) => kind === 'within-document');
    expect(inside.map(({ one, other }) => [labels(one), labels(other)])).toEqual([[['p4.1'], ['p8.1']]]);
    expect(inside[0]?.text.en).toBe(
      'One voice in the Tidewater Post, 8 March 2041 names the Salt Road militia (caption) and the coast guard (body).',
    );
    expect(await it.quotes([...(inside[0]?.one ?? []), ...(inside[0]?.other ?? [])])).toEqual([
      'The Quay Clinic in Port Amsel, burned by the Salt Road militia on Monday',
      'On Monday the coast guard shelled the Quay Clinic in Port Amsel, 25\u00a0km to the west, and burned its pharmacy',
    ]);
  });

  test('finds positions of one actor that cannot be held together, whoever voiced them', () => {
    const positions = bombed.contradictions
      .filter(({ kind }) => kind === 'over-time')
      .map(({ one, other, text }) => [labels(one), labels(other), text.en]);
    expect(positions).toEqual([
      [
        ['p10.1', 'p2.1', 'n17.1'],
        ['e6.1'],
        'Brennia held that it did not happen, and that this was not hit.',
      ],
      [
        ['p10.1', 'p2.1', 'n17.1'],
        ['n18.1', 'n19.1'],
        'Brennia held that it did not happen, and that someone else staged it.',
      ],
      [['p11.1'], ['e6.1'], 'Brennia held that it did not do it, and that this was not hit.'],
      [['e6.1'], ['n18.1', 'n19.1'], 'Brennia held that this was not hit, and that someone else staged it.'],
    ]);
  });

  test('does not take the air arm and its country for rivals, nor "A or B" and A', () => {
    const rivals = bombed.contradictions.filter(({ kind }) => kind === 'between-origins');
    expect(rivals.length).toBeGreaterThan(0);
    for (const { one } of rivals) expect(labels(one)).toEqual(['n11.1']);
  });

  test('says where each denial and what it denies meet', () => {
    const met = Object.fromEntries(
      bombed.contradictions
        .filter(({ kind }) => kind === 'accused-and-denied')
        .map(({ one, other, meets }) => [short(other[0] as never), [meets, labels(one).sort()]]),
    );
    expect(met['n15.1']).toEqual(['stem', ['n11.1']]);
    expect(met['n21.1']).toEqual(['stem', ['n18.1', 'n19.1']]);
    expect(met['p13.1']).toEqual(['nowhere', []]);
    expect(met['e6.1']).toEqual(['stem', ['e1.1', 'e2.2', 'e24.1', 'o10.2', 'o6.2', 'o9.2', 'p3.2', 'p5.1']]);
    expect(met['p11.1']).toEqual(['stem', ['e2.1', 'n16.1', 'o10.1', 'o6.1', 'o9.1', 'p3.1', 'p5.5']]);
    // Nobody said that the other hospital was hit: a plain negative contradicts nothing.
    expect(met['e15.4']).toBeUndefined();
    const clinicDenials = shelled.contradictions.filter(({ kind }) => kind === 'accused-and-denied');
    expect(clinicDenials.map(({ other, meets, one }) => [labels(other), meets, one.length])).toEqual([
      [['e17.1'], 'event', 0],
      [['e19.1'], 'event', 0],
      [['p15.1'], 'event', 0],
    ]);
  });
});

describe('the contested record', () => {
  test('draws a rival campaign’s denial on the campaign, and folds two tellings of one voice', async () => {
    const { events } = await contestedRecord(it.view, undefined, { events: 12, rows: 200, rails: 6 });
    const bombed = events.find(({ events: ids }) => ids.includes(bombing));
    expect(bombed?.account).toMatchObject({
      attributions: 9,
      ofWhole: 0,
      denials: { occurrence: 3 },
      counters: 2,
    });
    expect(bombed?.rows.every(({ scope }) => scope === 'this')).toBe(true);
    expect(bombed?.rows.find(({ claims }) => labels(claims).includes('o6.1'))?.claims.map(short)).toEqual([
      'o6.1',
      'o9.1',
    ]);
    const campaign = events.find(({ event }) => event === 'event/brennian-air-campaign');
    expect(campaign?.rows.map(({ claims }) => labels(claims).join())).toEqual(['p13b.1', 'p13.1']);
  });

  test('of a filter still shows what is denied of a wider event, hatched', async () => {
    const filter = { ids: [bombing] };
    const { events } = await contestedRecord(it.view, filter, { events: 12, rows: 200, rails: 6 });
    expect(events.map(({ event }) => event)).toEqual([bombing]);
    const general = events[0]?.rows.filter((row) => row.general);
    expect(general?.map(({ claims, scope, about }) => [labels(claims), scope, about])).toEqual([
      [['p13.1'], 'general', 'event/brennian-air-campaign'],
    ]);
  });
});
