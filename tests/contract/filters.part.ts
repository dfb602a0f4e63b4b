import { describe, expect, test } from '@jest/globals';
import { edgeKeyOf, propositionId, stemOf } from '../../src/model/ids.ts';
import type { ClaimFilter, ClaimSort, EntityFilter, View } from '../../src/store/store.ts';
import { type Context, labels, nodes } from './context.ts';
import { about, alpha, beta, decision, SAME, WITHIN } from './fixtures.ts';

const byText: ClaimSort = { by: 'text', order: 'asc' };

async function claimsWhere(view: View, filter: ClaimFilter): Promise<string[]> {
  const page = await view.findClaims(filter, byText, { first: 100, total: true });
  expect(page.total).toBe(page.items.length);
  return labels(nodes(page));
}

async function entitiesWhere(view: View, filter: EntityFilter): Promise<string[]> {
  const page = await view.findEntities(filter, { by: 'id', order: 'asc' }, { first: 100, total: true });
  expect(page.total).toBe(page.items.length);
  return nodes(page).map(({ id }) => id);
}

/** What each field of the filters lets through. */
export function filtering(context: Context): void {
  const a = alpha();
  const b = beta();
  const carried = about('carried_out', 'actor/guard', 'event/pine');

  describe('a filter of claims', () => {
    const cases: [string, ClaimFilter, string[]][] = [
      ['nothing', { predicate: ['part_of'] }, ['g1.4']],
      ['ids', { ids: [a.id('u2.1'), b.id('g2.1')] }, ['g2.1', 'u2.1']],
      ['no ids', { ids: [] }, []],
      ['stance', { stance: ['denies', 'expects'] }, ['u3.1', 'u5.2']],
      ['mark', { mark: ['silence'] }, ['u5.1']],
      ['predicate', { predicate: ['struck', 'used'] }, ['g1.2', 'g2.1', 'u1.2']],
      ['negated', { negated: true }, ['u5.1']],
      ['attribution', { attribution: true }, ['g1.1', 'u1.1', 'u2.1']],
      ['no attribution', { attribution: false, predicate: ['carried_out'] }, ['u3.1', 'u5.2']],
      ['hedge', { hedge: ['possible', 'believed'] }, ['g2.2', 'u1.1']],
      ['where', { where: ['headline', 'caption'] }, ['g2.1', 'g2.2', 'u2.1']],
      ['mode', { mode: ['either'] }, ['u1.1']],
      [
        'speaker',
        { speaker: ['actor/ann-oke', 'actor/open-ward'] },
        ['g1.1', 'g1.2', 'g1.3', 'g1.4', 'u1.1', 'u1.2', 'u1.3'],
      ],
      ['accused, an "either" included', { accused: ['actor/guard'] }, ['g1.1', 'u1.1', 'u2.1']],
      [
        'about, in any part but as speaker',
        { about: ['actor/guard', 'mechanism/safe-list'] },
        ['g1.1', 'u1.1', 'u2.1', 'u3.1', 'u6.1'],
      ],
      ['about a publisher', { about: ['actor/lark'] }, []],
      ['document', { document: ['document/gull'] }, ['g1.1', 'g1.2', 'g1.3', 'g1.4', 'g2.1', 'g2.2']],
      [
        'place: what lies in it through others, and it itself',
        { place: ['place/north-vale'] },
        ['u1.1', 'u1.2', 'u1.3', 'u2.1', 'u3.1', 'u4.1', 'u4.2', 'u4.3', 'u4.4', 'u5.1', 'u6.1'],
      ],
      ['proposition', { proposition: [propositionId(carried)] }, ['u2.1', 'u3.1']],
      ['stem', { stem: [stemOf(carried)] }, ['u2.1', 'u3.1']],
      ['edge', { edge: [edgeKeyOf(carried)] }, ['u2.1', 'u3.1']],
      ['utterance', { utterance: [a.id('u4')] }, ['u4.1', 'u4.2', 'u4.3', 'u4.4']],
      ['review', { review: ['accepted'] }, []],
      [
        'window: happened',
        { window: { clock: 'happened', from: '2031-05-01', to: '2031-05-31' } },
        ['g1.1', 'g1.2', 'g1.3', 'g1.4', 'g2.1', 'g2.2'],
      ],
      ['window: open end', { window: { clock: 'happened', from: '2040-01-01' } }, ['g1.4', 'g2.2']],
      ['window: said', { window: { clock: 'said', to: '2031-04-01' } }, ['u1.1', 'u1.2', 'u1.3']],
      [
        'window: published, by a month',
        { window: { clock: 'published', from: '2031-06-15', to: '2031-06-15' }, predicate: ['struck'] },
        ['g1.2', 'g2.1'],
      ],
      [
        'window: recorded',
        { window: { clock: 'recorded', from: '2033-02-01', to: '2033-02-01' }, predicate: ['struck'] },
        ['g1.2', 'g2.1'],
      ],
      ['and', { and: [{ predicate: ['struck'] }, { document: ['document/gull'] }] }, ['g1.2', 'g2.1']],
      ['or', { or: [{ mark: ['silence'] }, { mode: ['either'] }] }, ['u1.1', 'u5.1']],
      ['no alternative', { or: [] }, []],
      [
        'not, of what cannot be told',
        { not: { speaker: ['actor/lark'] }, document: ['document/lark'] },
        ['u1.1', 'u1.2', 'u1.3', 'u3.1', 'u5.1', 'u5.2'],
      ],
      [
        'not, within and',
        { and: [{ predicate: ['struck'] }], not: { where: ['caption'] } },
        ['g1.2', 'u1.2'],
      ],
    ];
    test.each(cases)('%s', async (_, filter, expected) => {
      expect(await claimsWhere((await context.world()).view(), filter)).toEqual(expected);
    });

    test('those within speak and are accused; what is the same is one', async () => {
      const store = await context.world();
      await store.write.judge(WITHIN);
      await store.write.judge(SAME);
      const view = store.view();
      expect(await claimsWhere(view, { accused: ['actor/cabinet'] })).toEqual(['g1.1', 'u1.1', 'u2.1']);
      expect(await claimsWhere(view, { about: ['actor/cabinet'] })).toEqual([]);
      expect(await claimsWhere(view, { about: ['event/pine-again'], stance: ['expects', 'denies'] })).toEqual(
        ['u3.1', 'u5.2'],
      );
    });

    test('an edge of a role and an edge of voices find their claims', async () => {
      const view = (await context.world()).view();
      const edges = (await view.edgesOf(['facility/pine-clinic'], {}, { first: 50 })).get(
        'facility/pine-clinic',
      );
      const keys = nodes(edges).map(({ key, type, part }) => [key, `${type} ${part}`] as const);
      const found = await Promise.all(
        keys.map(async ([key, what]) => [what, await claimsWhere(view, { edge: [key] })]),
      );
      expect(found.map((it) => it.join(' ')).sort()).toEqual([
        'asserts object u1.2',
        'asserts subject u4.2',
        'asserts subject u4.3',
        'asserts subject u6.1',
        'located object u4.2',
        'shared object u6.1',
        'shared under u6.1',
        'struck object u1.2',
      ]);
    });

    test('history shows what is out of view, and review alone does not', async () => {
      const store = await context.world();
      await store.write.judge(decision('rejected', [a.id('u2.1')]));
      const view = store.view();
      expect(await claimsWhere(view, { accused: ['actor/guard'] })).toEqual(['g1.1', 'u1.1']);
      expect(await claimsWhere(view, { accused: ['actor/guard'], history: true })).toEqual([
        'g1.1',
        'u1.1',
        'u2.1',
      ]);
      expect(await claimsWhere(view, { review: ['rejected'] })).toEqual([]);
      expect(await claimsWhere(view, { review: ['rejected'], history: true })).toEqual(['u2.1']);
    });
  });

  describe('a filter of entities', () => {
    const cases: [string, EntityFilter, string[]][] = [
      ['ids', { ids: ['actor/lark', 'actor/none'] }, ['actor/lark']],
      [
        'family',
        { family: ['facility', 'mechanism'] },
        ['facility/mill-school', 'facility/pine-clinic', 'mechanism/safe-list'],
      ],
      ['kind', { kind: ['offensive', 'ngo'] }, ['actor/open-ward', 'event/campaign']],
      ['type', { type: ['maternity'] }, ['facility/pine-clinic']],
      ['plural', { plural: true }, []],
      ['coded', { coded: true }, ['document/gull', 'document/lark']],
      ['place', { place: ['place/north-vale'] }, ['event/pine', 'facility/pine-clinic', 'place/ford']],
      ['accused', { accused: ['actor/guard'] }, ['event/mill', 'event/pine']],
      ['struck', { struck: ['facility/mill-school'] }, ['event/mill']],
      [
        'window of events',
        { family: ['event'], window: { clock: 'happened', from: '2031-05-01' } },
        ['event/campaign', 'event/mill'],
      ],
      [
        'window of what is said',
        { family: ['facility'], window: { clock: 'said', from: '2031-05-01' } },
        ['facility/mill-school'],
      ],
      [
        'document',
        { family: ['actor'], document: ['document/gull'] },
        ['actor/guard', 'actor/gull', 'actor/open-ward'],
      ],
      ['name', { name: 'pine clinic' }, ['facility/pine-clinic']],
      ['name, in the other script', { name: 'الفورضه' }, ['place/ford']],
      [
        'and, or, not',
        {
          and: [{ family: ['event'] }],
          or: [{ kind: ['offensive'] }, { ids: ['event/pine'] }],
          not: { accused: ['actor/guard'] },
        },
        ['event/campaign'],
      ],
    ];
    test.each(cases)('%s', async (_, filter, expected) => {
      expect(await entitiesWhere((await context.world()).view(), filter)).toEqual(expected);
    });

    test('what was left out by its set is gone', async () => {
      const store = await context.world();
      await store.load.set('beta', [], { at: '2033-03-01T00:00:00Z' });
      expect(await entitiesWhere(store.view(), { ids: ['event/mill', 'actor/guard'] })).toEqual([
        'actor/guard',
      ]);
    });
  });
}
