import { describe, expect, test } from '@jest/globals';
import type { ClaimFilter, View } from '../../src/store/store.ts';
import { type Context, labels, nodes } from './context.ts';
import { about, claim, decision, Sheet } from './fixtures.ts';

const claimsIn = async (view: View, filter: ClaimFilter = {}) =>
  labels(nodes(await view.findClaims(filter, { by: 'text', order: 'asc' }, { first: 100 }))).join(' ');

/** The days that claims and events are said to lie on. */
export function days(context: Context): void {
  describe('days', () => {
    test('an event spans what affirming claims say of it; doubt counts, denial, condition and rejection do not', async () => {
      const text = 'document/text';
      const happened = (when: string, more = {}) => claim(about('happened', 'event/x', null, { when }), more);
      const sheet = new Sheet()
        .entities('media', 'actor/press')
        .entities('attack', 'event/x')
        .entities('school', 'facility/y')
        .document(text, 'actor/press', '2031-01-01')
        .say(
          'd1',
          { document: text, by: ['actor/press'] },
          happened('2030-06'),
          happened('2030-07-15~', { hedge: 'possible' }),
        )
        .say(
          'd2',
          { document: text, by: ['actor/press'] },
          happened('1999', { stance: 'denies' }),
          happened('1998', { if: 'it' }),
          happened('1997', { stance: 'expects' }),
        )
        .say(
          'd3',
          { document: text, by: ['actor/press'] },
          claim(about('happened', 'event/x', null, { not: true, when: '1996' })),
        )
        .say(
          'd4',
          { document: text, by: ['actor/press'] },
          claim(about('struck', 'event/x', 'facility/y')),
          claim(about('happened', 'event/x')),
        )
        .say(
          'd5',
          { document: text, by: ['actor/press'] },
          claim(about('struck', 'event/x', 'facility/y', { when: '2030-06-03' })),
        );
      const store = await context.loaded(sheet.records);
      const spans = async () => {
        const view = store.view();
        const event = (await view.entities(['event/x'])).get('event/x')?.happened;
        const ids = ['d4.1', 'd4.2', 'd5.1', 'd2.1'].map((label) => sheet.id(label));
        const claims = await view.claims(ids);
        return [event, ...ids.map((id) => claims.get(id)?.happened)].map((span) =>
          span ? `${span.earliest}/${span.latest}` : null,
        );
      };
      const own = ['2030-06-03/2030-06-03', '1999-01-01/1999-12-31'];
      const hull = '2030-06-01/2030-07-15';
      expect(await spans()).toEqual([hull, hull, hull, ...own]);
      const rejection = await store.write.judge(decision('rejected', [sheet.id('d1.1')]));
      const rest = '2030-07-15/2030-07-15';
      expect(await spans()).toEqual([rest, rest, rest, ...own]);
      await store.write.judge(decision('rejected', [sheet.id('d1.2')]));
      expect(await spans()).toEqual([null, null, null, ...own]);
      await store.write.judge(decision('retracts', [rejection.id]));
      const month = '2030-06-01/2030-06-30';
      expect(await spans()).toEqual([month, month, month, ...own]);
    });

    test('an open date widens no span that another date closes', async () => {
      const text = 'document/text';
      const happened = (when: string) => claim(about('happened', 'event/x', null, { when }));
      const sheet = new Sheet()
        .entities('media', 'actor/press')
        .entities('attack', 'event/x')
        .document(text, 'actor/press', '2031-01-01')
        .say(
          'd1',
          { document: text, by: ['actor/press'] },
          happened('2030-06-03'),
          happened('../2030-06-30'),
        );
      const store = await context.loaded(sheet.records);
      const span = async () => (await store.view().entities(['event/x'])).get('event/x')?.happened;
      expect(await span()).toEqual({ earliest: '2030-06-03', latest: '2030-06-30' });
      await store.write.judge(decision('rejected', [sheet.id('d1.1')]));
      expect(await span()).toEqual({ earliest: null, latest: '2030-06-30' });
    });

    test('open ends are null, and reach as far as can be', async () => {
      const view = (await context.world()).view();
      expect((await view.entities(['event/campaign'])).get('event/campaign')?.happened).toEqual({
        earliest: '2031-04-01',
        latest: null,
      });
      expect(
        await claimsIn(view, { window: { clock: 'happened', from: '2099-01-01', to: '2099-01-02' } }),
      ).toBe('g1.4 g2.2');
    });

    test('a timeline counts claims, marks and events by the first day', async () => {
      const view = (await context.world()).view();
      const pine = { asserts: 5, denies: 1, silence: 1 };
      expect(await view.timeline({}, 'happened', 'month')).toEqual([
        { from: '2031-03-01', to: '2031-03-31', claims: 7, events: 1, marks: pine },
        { from: '2031-04-01', to: '2031-04-30', claims: 2, events: 2, marks: { asserts: 2 } },
        { from: '2031-05-01', to: '2031-05-31', claims: 4, events: 1, marks: { asserts: 4 } },
      ]);
      expect(await view.timeline({ predicate: ['struck'] }, 'happened', 'day')).toEqual([
        { from: '2031-03-04', to: '2031-03-04', claims: 1, events: 1, marks: { asserts: 1 } },
        { from: '2031-05-01', to: '2031-05-01', claims: 2, events: 1, marks: { asserts: 2 } },
      ]);
      expect(await view.timeline({}, 'said', 'year')).toEqual([
        { from: '2031-01-01', to: '2031-12-31', claims: 7, events: 3, marks: { asserts: 7 } },
      ]);
      expect((await view.timeline({}, 'recorded', 'day')).map(({ from, claims }) => [from, claims])).toEqual([
        ['2033-01-01', 12],
        ['2033-02-01', 6],
      ]);
      expect(
        (await view.timeline({}, 'published', 'month')).map(({ from, to, claims }) => [from, to, claims]),
      ).toEqual([
        ['2031-03-01', '2031-03-31', 12],
        ['2031-06-01', '2031-06-30', 6],
      ]);
    });
  });
}
