import { describe, expect, test } from '@jest/globals';
import { edgeKeyOf, judgementId, propositionId, stemOf } from '../../src/model/ids.ts';
import type { Context } from './context.ts';
import { about, alpha, claim, decision, FIRST, SAME, WITHIN } from './fixtures.ts';

/** Reading single things by their ids. */
export function readingRecords(context: Context): void {
  describe('records by id', () => {
    const sheet = alpha();

    test('an entity comes as it was loaded, with its claims and, for an event, its days', async () => {
      const view = (await context.loaded(sheet.records)).view();
      const found = await view.entities([
        'facility/pine-clinic',
        'event/pine',
        'event/nowhere',
        'document/lark',
      ]);
      expect([...found.keys()].sort()).toEqual(['document/lark', 'event/pine', 'facility/pine-clinic']);
      const loaded = sheet.records.find(
        (it) => it.type === 'entity' && it.entity.id === 'facility/pine-clinic',
      );
      expect(found.get('facility/pine-clinic')).toEqual({
        ...(loaded?.type === 'entity' && loaded.entity),
        recorded: FIRST,
        withdrawn: null,
        claims: 4,
        happened: null,
      });
      expect(found.get('event/pine')).toMatchObject({
        claims: 7,
        happened: { earliest: '2031-03-04', latest: '2031-03-04' },
      });
    });

    test('an utterance comes with the ids of its claims, in their order', async () => {
      const view = (await context.loaded(sheet.records)).view();
      const id = sheet.id('u1');
      const loaded = sheet.records.find((it) => it.type === 'utterance' && it.id === id);
      const { claims: _, ...utterance } = (loaded?.type === 'utterance' && loaded.utterance) || {
        claims: [],
      };
      expect(await view.utterances([id, `utterance/${'0'.repeat(64)}`])).toEqual(
        new Map([
          [
            id,
            {
              ...utterance,
              id,
              label: 'alpha#u1',
              claims: ['u1.1', 'u1.2', 'u1.3'].map((label) => sheet.id(label)),
              recorded: FIRST,
              withdrawn: null,
            },
          ],
        ]),
      );
    });

    test('a claim comes with everything that is computed for it', async () => {
      const view = (await context.loaded(sheet.records)).view();
      const id = sheet.id('u1.1');
      const proposition = about('carried_out', 'actor/militia or actor/guard', 'event/pine');
      expect(await view.claims([id])).toEqual(
        new Map([
          [
            id,
            {
              ...claim(proposition, { hedge: 'possible' }),
              id,
              utterance: sheet.id('u1'),
              proposition: propositionId(proposition),
              stem: stemOf(proposition),
              edge: edgeKeyOf(proposition),
              document: 'document/lark',
              speaker: 'actor/ann-oke',
              mark: 'asserts',
              where: 'body',
              label: 'alpha#u1.1',
              review: 'proposed',
              supersededBy: null,
              recorded: FIRST,
              withdrawn: null,
              happened: { earliest: '2031-03-04', latest: '2031-03-04' },
              said: { earliest: '2031-03-05', latest: '2031-03-05' },
              published: { earliest: '2031-03-06', latest: '2031-03-06' },
            },
          ],
        ]),
      );
    });

    test('a hidden voice is null, silence is a mark, and what nothing dates has no days', async () => {
      const view = (await context.loaded(sheet.records)).view();
      const ids = ['u5.1', 'u5.2', 'u4.2'].map((label) => sheet.id(label));
      const found = await view.claims(ids);
      expect(ids.map((id) => [found.get(id)?.speaker, found.get(id)?.mark, found.get(id)?.happened])).toEqual(
        [
          [null, 'silence', { earliest: '2031-03-04', latest: '2031-03-04' }],
          [null, 'expects', null],
          ['actor/lark', 'asserts', null],
        ],
      );
      expect(found.get(ids[0] as string)?.said).toBeNull();
    });

    test('a proposition counts what stands behind it', async () => {
      const view = (await context.loaded(sheet.records)).view();
      const proposition = about('carried_out', 'actor/guard', 'event/pine');
      const id = propositionId(proposition);
      expect(await view.propositions([id])).toEqual(
        new Map([
          [
            id,
            {
              id,
              stem: stemOf(proposition),
              edge: edgeKeyOf(proposition),
              proposition,
              counts: {
                claims: 2,
                marks: { asserts: 1, denies: 1 },
                negated: 0,
                speakers: 2,
                documents: 1,
                hedges: { flat: 2 },
                inBody: 1,
              },
            },
          ],
        ]),
      );
    });

    test('hidden voices count one each, negatives and silence apart', async () => {
      const view = (await context.world()).view();
      const silence = about('spoke', 'actor/militia', 'event/pine', {
        not: true,
        code: 'claims_responsibility',
      });
      const found = await view.propositions([propositionId(silence)]);
      expect(found.get(propositionId(silence))?.counts).toEqual({
        claims: 1,
        marks: { silence: 1 },
        negated: 0,
        speakers: 1,
        documents: 1,
        hedges: { flat: 1 },
        inBody: 1,
      });
    });

    test('judgements come by id and by what they are on, the newest first', async () => {
      const store = await context.loaded(sheet.records);
      const id = sheet.id('u1.1');
      const old = await store.write.judge(decision('accepted', [id], { at: '2032-01-01' }));
      const late = await store.write.judge(
        decision('grade', [id], { at: '2032-02-01T00:00:00Z', value: 'B2' }),
      );
      const { id: known, ...rest } = old;
      expect(rest).toEqual({
        ...decision('accepted', [id], { at: '2032-01-01' }),
        recorded: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        retractedBy: null,
      });
      expect(known).toBe(judgementId(decision('accepted', [id], { at: '2032-01-01' })));
      expect(await store.view().judgements([old.id])).toEqual(new Map([[old.id, old]]));
      expect(await store.view().judgementsOn([id, 'actor/guard'])).toEqual(
        new Map([
          [id, [late, old]],
          ['actor/guard', []],
        ]),
      );
    });

    test('kin tells what is the same, what it stands within, and what it holds', async () => {
      const store = await context.loaded(sheet.records);
      await store.write.judge(SAME);
      await store.write.judge(WITHIN);
      await store.write.judge(decision('within', ['actor/cabinet', 'actor/velmora']));
      const none = { within: [], holds: [] };
      expect(
        await store.view().kin(['event/pine', 'actor/guard', 'actor/velmora', 'actor/lark', 'actor/none']),
      ).toEqual(
        new Map([
          ['event/pine', { same: ['event/pine', 'event/pine-again'], ...none }],
          ['actor/guard', { same: ['actor/guard'], within: ['actor/cabinet', 'actor/velmora'], holds: [] }],
          ['actor/velmora', { same: ['actor/velmora'], within: [], holds: ['actor/cabinet', 'actor/guard'] }],
          ['actor/lark', { same: ['actor/lark'], ...none }],
        ]),
      );
    });

    test('stats counts what is in view', async () => {
      const store = await context.loaded(sheet.records);
      await store.write.judge(decision('rejected', [sheet.id('u2.1')]));
      await store.write.judge(decision('accepted', [sheet.id('u1.1'), sheet.id('u1.2')]));
      expect(await store.view().stats()).toEqual({
        entities: {
          ...{ armed_force: 1, armed_group: 1, attack: 2, country: 1, document: 1, government: 1 },
          ...{ mechanism: 1, media: 1, medical: 1, person: 1, place: 2 },
        },
        documents: 1,
        utterances: 6,
        claims: 11,
        propositions: 11,
        judgements: 2,
        withdrawn: 0,
        predicates: {
          carried_out: 3,
          count: 1,
          happened: 1,
          located: 2,
          shared: 1,
          spoke: 1,
          struck: 1,
          type: 1,
        },
        marks: { asserts: 8, denies: 1, expects: 1, silence: 1 },
        hedges: { flat: 10, possible: 1 },
        reviews: { accepted: 2, proposed: 9, rejected: 1 },
      });
    });

    test('predicatesOf counts claims by predicate, and everything judged the same as one thing', async () => {
      const store = await context.loaded(sheet.records);
      await store.write.judge(SAME);
      expect(await store.view().predicatesOf(['event/pine-again', 'actor/lark', 'actor/none'])).toEqual(
        new Map([
          ['event/pine-again', { carried_out: 4, count: 1, happened: 1, spoke: 1, struck: 1 }],
          ['actor/lark', { carried_out: 1, happened: 1, located: 2, shared: 1, type: 1 }],
          ['actor/none', {}],
        ]),
      );
    });
  });
}
