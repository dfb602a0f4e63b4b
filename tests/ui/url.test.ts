import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allFamilies, allHedges, allMarks, allSets, openFilter } from '../../ui/src/state/filter.ts';
import { fragmentOf, positionsOf } from '../../ui/src/state/positions.ts';
import { pathOf, queryOfRoute, type Route, routeOf } from '../../ui/src/state/route.ts';
import { keptQuery, placeOfKept } from '../../ui/src/state/saved.ts';
import { queryOf, viewOf } from '../../ui/src/state/url.ts';
import { firstView, type Selection, type Shown, type ViewState } from '../../ui/src/state/view.ts';

const families = ['actor', 'facility', 'event', 'place', 'mechanism', 'document'] as const;
const id = fc
  .tuple(fc.constantFrom(...families), fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+){0,3}$/))
  .map(([family, slug]) => `${family}/${slug}`);
const claim = fc.stringMatching(/^[0-9a-f]{64}$/).map((hash) => `claim/${hash}`);
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Nodes of a canvas, each brought by one before it or by none. */
const shown = fc
  .uniqueArray(id, { maxLength: 12 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((one, at) =>
        fc.record<Shown>({
          id: fc.constant(one),
          by: fc.option(fc.constantFrom(...ids.slice(0, Math.max(at, 1))), { nil: null }),
          pinned: fc.boolean(),
          hidden: fc.boolean(),
        }),
      ),
    ),
  )
  .map((nodes) => nodes.map((node) => (node.by === node.id ? { ...node, by: null } : node)));

const selection: fc.Arbitrary<Selection | null> = fc.oneof(
  fc.constant(null),
  id.map<Selection>((one) => ({ type: one.startsWith('event/') ? 'event' : 'entity', id: one })),
  claim.map<Selection>((one) => ({ type: 'claim', id: one })),
  claim.map<Selection>((one) => ({ type: 'row', id: one })),
  fc.stringMatching(/^[a-z0-9/:]{3,40}$/).map<Selection>((one) => ({ type: 'edge', id: one })),
);

const some = <T>(all: readonly T[]) => fc.subarray([...all], { minLength: 0 }).map((kept) => new Set(kept));
const ids = fc.option(
  fc.uniqueArray(id, { minLength: 1, maxLength: 4 }).map((list) => new Set(list)),
  { nil: null },
);

const view: fc.Arbitrary<ViewState> = fc.record({
  show: shown,
  sel: selection,
  also: fc.uniqueArray(id, { maxLength: 3 }),
  filter: fc.record({
    marks: some(allMarks),
    hedges: some(allHedges),
    sets: some(allSets),
    families: some(allFamilies),
    headings: fc.boolean(),
    documents: ids,
    speakers: ids,
    places: ids,
    reviews: fc.constant(null),
    accused: ids,
    origins: ids,
    predicates: fc.option(some(['CARRIED_OUT', 'STRUCK'] as const), { nil: null }),
    grades: fc.option(some(['A1', 'B2', 'none']), { nil: null }),
    links: fc.nat({ max: 9999 }),
  }),
  clock: fc.constantFrom('HAPPENED', 'SAID', 'PUBLISHED', 'RECORDED'),
  from: fc.option(day, { nil: null }),
  to: fc.option(day, { nil: null }),
  layout: fc.constantFrom('rails', 'force', 'layered', 'time', null),
  list: fc.boolean(),
  origins: fc.boolean(),
  asof: fc.option(fc.record({ clock: fc.constantFrom('SAID', 'PUBLISHED'), date: day }), { nil: null }),
  lang: fc.constantFrom('en', 'ar'),
  theme: fc.constant('system'),
  positions: fc.constant({}),
});

describe('the address of a view', () => {
  test('restores the view, whatever it is', () => {
    fc.assert(
      fc.property(view, ({ theme, positions, ...rest }) => {
        expect(viewOf(queryOf({ ...rest, theme, positions }))).toEqual(rest);
      }),
    );
  });

  test('is empty for the first view and readable for others', () => {
    expect(queryOf(firstView)).toBe('');
    expect(
      queryOf({
        ...firstView,
        show: [
          { id: 'place/ford', by: null, pinned: true, hidden: false },
          { id: 'event/raid', by: 'place/ford', pinned: false, hidden: true },
        ],
        sel: { type: 'row', id: 'claim/ab' },
        filter: { ...openFilter, marks: new Set(['ASSERTS']), headings: false },
      }),
    ).toBe(
      'show=*place/ford,-event/raid~0&sel=row:claim/ab' +
        '&f.mark=-denies,-condemns,-demands,-warns,-expects,-silence&f.where=-heading',
    );
  });

  test('that makes no sense leaves the first view', () => {
    const { theme, positions, ...first } = firstView;
    expect({ theme, positions }).toEqual({ theme: 'system', positions: {} });
    expect(viewOf('show=,,nonsense&sel=x&clock=noon&from=2020&layout=spiral&asof=never&lang=xx')).toEqual(
      first,
    );
  });
});

describe('positions in the fragment', () => {
  const positions = fc.dictionary(
    id,
    fc.record({ x: fc.integer({ min: -9999, max: 9999 }), y: fc.integer({ min: -9999, max: 9999 }) }),
    { maxKeys: 200 },
  );

  test('come back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(positions, async (given) => {
        expect(await positionsOf(`#${await fragmentOf(given)}`)).toEqual(given);
      }),
    );
  });

  test('are deflated past 2,000 characters', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [`actor/number-${at}`, { x: at, y: -1 - at }]),
    );
    const fragment = await fragmentOf(many);
    expect(fragment).toMatch(/^z=/);
    expect(fragment.length).toBeLessThan(1500);
    expect(await positionsOf(fragment)).toEqual(many);
  });

  test('that cannot be read are none', async () => {
    expect(await positionsOf('#z=!!!')).toEqual({});
    expect(await positionsOf('#main')).toEqual({});
  });
});

describe('the path of a page', () => {
  test.each<[string, Route]>([
    ['/', { page: 'explore' }],
    ['/explore', { page: 'explore' }],
    ['/entity/actor/ann-oke', { page: 'entity', id: 'actor/ann-oke' }],
    ['/entity/event/raid', { page: 'event', id: 'event/raid' }],
    ['/event/raid', { page: 'event', id: 'event/raid' }],
    ['/event/event/raid', { page: 'event', id: 'event/raid' }],
    ['/claim/ab12', { page: 'claim', id: 'claim/ab12' }],
    ['/doc/lark-2031', { page: 'doc', id: 'document/lark-2031' }],
    ['/doc/document/lark-2031', { page: 'doc', id: 'document/lark-2031' }],
    ['/doc/', { page: 'documents' }],
    ['/chain/ab12', { page: 'chain', id: 'claim/ab12', of: null }],
    ['/views', { page: 'views' }],
    ['/v/0a1b2c3d4e', { page: 'saved', id: '0a1b2c3d4e' }],
    ['/compare', { page: 'compare', a: '', b: '' }],
    ['/paths', { page: 'paths', a: '', b: '', by: [], longest: 4 }],
    ['/about/method', { page: 'method' }],
    ['/nowhere', { page: 'unknown', path: '/nowhere' }],
  ])('%s', (path, route) => {
    expect(routeOf(path)).toEqual(route);
    expect(routeOf(pathOf(route))).toEqual(route);
  });

  test.each<[string, Route]>([
    ['a=actor/x&b=event/y', { page: 'compare', a: 'actor/x', b: 'event/y' }],
    [
      'a=actor/x&b=event/y&by=carried_out,denies&longest=2',
      { page: 'paths', a: 'actor/x', b: 'event/y', by: ['carried_out', 'denies'], longest: 2 },
    ],
    ['of=event/y', { page: 'chain', id: 'claim/ab12', of: 'event/y' }],
  ])('with what it asks: %s', (query, route) => {
    expect(queryOfRoute(route)).toBe(query);
    expect(routeOf(pathOf(route), `?${query}`)).toEqual(route);
  });
});

describe('a kept view', () => {
  const events = { ...firstView, show: [{ id: 'event/raid', by: null, pinned: true, hidden: false }] };

  test('comes back with its page, its nodes and where they were put, in the language of whoever opens it', async () => {
    const route: Route = { page: 'compare', a: 'event/raid', b: 'event/fire' };
    const query = await keptQuery({
      route,
      view: { ...events, lang: 'ar', positions: { 'event/raid': { x: 4, y: -2 } } },
    });
    const { lang: _lang, theme: _theme, ...kept } = events;
    expect(await placeOfKept(query, null)).toEqual({
      route,
      part: { ...kept, positions: { 'event/raid': { x: 4, y: -2 } } },
    });
  });

  test('that is frozen looks at the record as it stood then, unless it looks further back already', async () => {
    const at = '2043-02-01T10:00:00.000Z';
    const asof = { clock: 'RECORDED', date: '2042-01-01' } as const;
    const explore: Route = { page: 'explore' };
    const frozen = async (view: ViewState) =>
      (await placeOfKept(await keptQuery({ route: explore, view }), at)).part.asof;
    expect(await frozen(events)).toEqual({ clock: 'RECORDED', date: at });
    expect(await frozen({ ...events, asof })).toEqual(asof);
  });
});
