/** Records at random, for the laws that must hold for any. */
import fc from 'fast-check';
import type { EntityBrief, RailsEvent, RailsRecord, RailsRow } from '../../ui/src/canvas/types.ts';
import { entity } from './canvas-sample.ts';

const words = [
  'Norland',
  'Estmark',
  'the',
  'observers',
  'of',
  'Harbour',
  'Times',
  'north-eastern',
  'clinic',
  'association',
  'a',
  'مستشفى',
  'كروان',
];
const phrase = (most: number) =>
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: most }).map((parts) => parts.join(' '));

const actor = (rails: number): fc.Arbitrary<RailsRow['on'][number]> =>
  fc
    .record({ rail: fc.option(fc.nat({ max: rails - 1 }), { freq: 8 }), own: fc.boolean() })
    .map(({ rail, own }) => ({
      rail,
      actor:
        own || rail === null
          ? entity(`actor/other-${rail}`, 'a force within')
          : entity(`actor/${rail}`, `Actor ${rail}`),
    }));

const row = (rails: number, rows: number): fc.Arbitrary<Omit<RailsRow, 'claims'>> =>
  fc.record({
    mark: fc.constantFrom(
      'ASSERTS',
      'ASSERTS',
      'ASSERTS',
      'DENIES',
      'DENIES',
      'SILENCE',
      'CONDEMNS',
      'DEMANDS',
      'WARNS',
      'EXPECTS',
    ),
    on: fc.uniqueArray(actor(rails), { maxLength: 3, selector: (it) => `${it.rail}${it.actor.id}` }),
    mode: fc.constantFrom('ALL', 'ALL', 'EITHER', 'SOME'),
    share: fc.constant(null),
    voice: fc.oneof(
      phrase(8).map((label) => ({ label, words: null, unnamed: false })),
      phrase(3).map((it) => ({ label: null, words: it, unnamed: true })),
      fc.constant({ label: null, words: null, unnamed: true }),
    ),
    remark: fc.option(phrase(4)),
    words: fc.option(phrase(6)),
    hedge: fc.constantFrom('FLAT', 'PROBABLE', 'BELIEVED', 'POSSIBLE'),
    headingOnly: fc.boolean(),
    denies: fc.constant(null),
    touches: fc.option(fc.nat({ max: rows }), { freq: 2 }),
    general: fc.boolean(),
    counter: fc.boolean(),
    origins: fc.integer({ min: 1, max: 12 }),
  });

const brief = (family: string): fc.Arbitrary<EntityBrief> =>
  fc.tuple(fc.nat({ max: 50 }), phrase(4)).map(([id, label]) => entity(`${family}/${id}`, label));
const ends = (family: string, most: number) =>
  fc.array(brief(family), { maxLength: most }).map((list) => ({
    nodes: list.map((it) => ({ proposition: { object: { entities: [it] } } })),
  }));

const event = (rails: number): fc.Arbitrary<RailsEvent> =>
  fc.integer({ min: 0, max: 8 }).chain((count) =>
    fc.record({
      event: fc
        .record({
          heading: phrase(7),
          places: ends('place', 2),
          targets: ends('facility', 4),
          day: phrase(3),
        })
        .map(({ heading, places, targets, day }) => ({
          ...entity('event/one', heading, { heading }),
          happened: { label: day },
          places,
          targets,
        })),
      rows: fc.array(row(rails, count), { minLength: count, maxLength: count }) as unknown as fc.Arbitrary<
        RailsRow[]
      >,
      moreRows: fc.nat({ max: 3 }),
      ties: fc.array(
        fc.record({
          from: fc.nat({ max: count }),
          to: fc.nat({ max: count }),
          kind: fc.constantFrom('CONTRADICTS', 'SAME_ORIGIN'),
        }),
        { maxLength: 4 },
      ),
      summary: phrase(8),
    }),
  );

/** Any record that the schema allows: one to six rails, up to five events, up to eight rows each. */
export const records: fc.Arbitrary<RailsRecord> = fc.integer({ min: 1, max: 6 }).chain((rails) =>
  fc
    .record({
      labels: fc.array(phrase(3), { minLength: rails, maxLength: rails }),
      events: fc.array(event(rails), { maxLength: 5 }),
      moreEvents: fc.nat({ max: 3 }),
      moreRails: fc.nat({ max: 2 }),
    })
    .map(({ labels, events, moreEvents, moreRails }) => ({
      rails: labels.map((label, at) => ({ actor: entity(`actor/${at}`, label), claims: at + 1 })),
      events: events.map((it, at) => ({
        ...it,
        event: { ...it.event, id: `event/${at}` },
        rows: it.rows.map((line, index) => ({ ...line, claims: [{ id: `claim/${at}-${index}` }] })),
      })),
      moreEvents,
      moreRails,
    })),
);
