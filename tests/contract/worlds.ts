import fc from 'fast-check';
import type { Kind } from '../../src/model/kinds.ts';
import type { Claim } from '../../src/model/utterance.ts';
import type { AsOf, Store } from '../../src/store/store.ts';
import { about, claim, decision, Sheet } from './fixtures.ts';

/** Random small worlds: few things, so that claims meet, agree, deny and repeat each other. */

const actors = ['actor/a', 'actor/b', 'actor/c'];
const events = ['event/x', 'event/y'];
const places = ['place/p', 'place/q'];
const facilities = ['facility/f', 'facility/g'];
export const things = [...actors, ...events, ...places, ...facilities];
export const documents = ['document/m', 'document/n'];

const one = (ids: readonly string[]) => fc.constantFrom(...ids);
const some = (ids: readonly string[]) =>
  fc.oneof(
    one(ids),
    fc.constantFrom(
      ids.slice(0, 2).join(' or '),
      ids.slice(0, 2).join(' and '),
      `some of ${ids[0]}`,
      'someone',
    ),
  );
const day = fc.constantFrom(
  '2030',
  '2030-05',
  '2030-05-07',
  '2030-06-01/..',
  '../2029-12-31',
  '[2030-01-01,2030-02-02]',
  '2031-02',
);

const proposition = fc.oneof(
  fc.tuple(some(actors), one(events)).map(([by, event]) => about('carried_out', by, event)),
  fc
    .tuple(some(events), some(facilities))
    .map(([event, target]) => about('struck', event, target === 'someone' ? 'facility/f' : target)),
  fc.tuple(one(events), day).map(([event, when]) => about('happened', event, null, { when })),
  fc
    .tuple(one([...facilities, ...places, ...events]), one(places), fc.constantFrom('in', 'near'))
    .map(([it, place, code]) => about('located', it, place, { code })),
  fc
    .tuple(one(facilities), fc.constantFrom('maternity', 'children'))
    .map(([it]) => about('type', it, null, { code: 'maternity' })),
  fc.tuple(one(actors), one(actors)).map(([a, b]) => about('supports', a, b)),
  fc
    .tuple(one(facilities), one(actors))
    .map(([it, to]) => about('shared', it, to, { code: 'locations', with: { about: it } })),
  fc
    .tuple(one(events), fc.nat(40))
    .map(([event, low]) => about('count', event, null, { count: ['killed', low, null] })),
);

const said: fc.Arbitrary<Claim> = fc
  .record({
    about: proposition,
    not: fc.boolean(),
    stance: fc.constantFrom(
      'asserts' as const,
      'asserts' as const,
      'denies' as const,
      'expects' as const,
      'condemns' as const,
    ),
    hedge: fc.constantFrom('flat' as const, 'possible' as const),
    if: fc.constantFrom(undefined, undefined, 'so'),
  })
  .map(({ about: it, not, stance, hedge, if: condition }) =>
    claim(not && stance === 'asserts' ? { ...it, not: true } : it, {
      stance,
      hedge,
      ...(condition && { if: condition }),
    }),
  );

/** An utterance under a label; two with equal labels in two versions of a set are an edit. */
export interface Spoken {
  label: number;
  document: string;
  speaker: string;
  when: string | undefined;
  words: number;
  claims: Claim[];
}

const spoken: fc.Arbitrary<Spoken> = fc.record({
  label: fc.nat(5),
  document: one(documents),
  speaker: one([...actors, 'someone']),
  when: fc.option(day, { nil: undefined }),
  words: fc.nat(2),
  claims: fc.array(said, { minLength: 1, maxLength: 4 }),
});

/** One version of a set. */
export const version: fc.Arbitrary<Spoken[]> = fc.uniqueArray(spoken, {
  maxLength: 6,
  selector: ({ label }) => label,
});

export function sheetOf(spokens: readonly Spoken[]): Sheet {
  const sheet = new Sheet();
  for (const [kind, ids] of Object.entries({
    group: actors,
    attack: events,
    place: places,
    medical: facilities,
  }))
    sheet.entities(kind as Kind, ...ids);
  sheet.document('document/m', 'actor/a', '2031-01-01').document('document/n', 'actor/b', '2032-06');
  for (const { label, document, speaker, when, words, claims } of spokens) {
    // The words tell utterances of one document apart; a claim stands in an utterance once.
    const unique = [...new Map(claims.map((it) => [JSON.stringify(it), it])).values()];
    sheet.say(
      `u${label}`,
      {
        document,
        by: ['actor/a', speaker],
        quote: `words ${label} ${words}`,
        start: label * 100,
        ...(when && { said: when }),
      },
      ...unique,
    );
  }
  return sheet;
}

/** Something that happens to a store. */
export type Step =
  | { load: Spoken[]; set: string }
  | {
      says: 'accepted' | 'rejected' | 'supersedes' | 'same' | 'different' | 'within' | 'retracts';
      at: number;
      pick: number;
    };

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ load: version, set: fc.constantFrom('one', 'two') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      says: fc.constantFrom(
        'accepted' as const,
        'rejected' as const,
        'supersedes' as const,
        'same' as const,
        'different' as const,
        'within' as const,
        'retracts' as const,
      ),
      at: fc.nat(3),
      pick: fc.nat(1000),
    }),
  },
);

/** Lets the steps happen; a step that the store refuses changes nothing, which is as good. */
export async function live(store: Store, steps: readonly Step[]): Promise<void> {
  const judged: string[] = [];
  let loads = 0;
  for (const it of steps) {
    if ('load' in it) {
      const at = `2033-0${1 + Math.floor(loads / 28)}-${String((loads++ % 28) + 1).padStart(2, '0')}T00:00:00.000Z`;
      await store.load.set(it.set, sheetOf(it.load).records, { at }).catch((fault: { code?: string }) => {
        if (fault.code !== 'INPUT_REFUSED') throw fault;
      });
      continue;
    }
    const page = await store
      .view()
      .findClaims({ history: true }, { by: 'text', order: 'asc' }, { first: 100 });
    const claims = page.items.map(({ node }) => node.id);
    const pool =
      it.says === 'retracts' ? judged : ['same', 'different', 'within'].includes(it.says) ? things : claims;
    const first = pool[it.pick % (pool.length || 1)];
    const second = pool[(it.pick * 7 + 1) % (pool.length || 1)];
    if (!first || !second || first === second) continue;
    const on =
      it.says === 'retracts' || it.says === 'accepted' || it.says === 'rejected' ? [first] : [first, second];
    const known = await store.view().entities(things);
    if (known.size === 0) continue;
    judged.push(
      (
        await store.write.judge(
          decision(it.says, on, { at: `2033-06-0${it.at + 1}`, why: `${judged.length}` }),
        )
      ).id,
    );
  }
}

/** Everything that a view tells, but for the time at which analysts' judgements were recorded. */
export async function told(store: Store, asOf?: AsOf): Promise<unknown> {
  const view = store.view(asOf);
  const all = { first: 500, total: true };
  const claims = await view.findClaims({ history: true }, { by: 'text', order: 'asc' }, all);
  const ids = claims.items.map(({ node }) => node.id);
  const inside = await Promise.all(
    [...places, ...facilities].map((place) =>
      view.findEntities({ place: [place] }, { by: 'id', order: 'asc' }, all),
    ),
  );
  return {
    claims,
    stats: await view.stats(),
    entities: await view.findEntities({}, { by: 'claims', order: 'desc' }, all),
    byDay: await view.findEntities({}, { by: 'happened', order: 'asc' }, all),
    utterances: await view.findUtterances({ history: true }, all),
    propositions: await view.findPropositions({ history: true }, all),
    edges: await view.edgesOf(things, {}, all),
    expansions: await view.expansionsOf(things, actors),
    among: await view.edgesAmong(things, 1000),
    of: await view.claimsOf('entity', things, {}, { by: 'happened', order: 'desc' }, all),
    accused: await view.claimsOf('accused', actors, {}, { by: 'said', order: 'asc' }, all),
    kin: await view.kin(things),
    predicates: await view.predicatesOf(things),
    timeline: await view.timeline({}, 'happened', 'month'),
    inside: inside.map(({ items }) => items.map(({ node }) => node.id)),
    typed: await view.findEntities({ type: ['maternity'] }, { by: 'id', order: 'asc' }, all),
    on: [...(await view.judgementsOn(ids))].map(([id, list]) => [
      id,
      list.map((it) => [it.id, it.retractedBy]),
    ]),
    found: await view.search({ query: 'words 1' }, { first: 50 }),
  };
}
