/** An invented record that holds one of everything the rails can draw. */
import type { EntityBrief, RailsEvent, RailsRecord, RailsRow } from '../../ui/src/canvas/types.ts';

/** An entity by id and label. */
export const entity = (id: string, label: string, more: Partial<EntityBrief> = {}): EntityBrief => ({
  id,
  label,
  family: id.slice(0, id.indexOf('/')),
  ...more,
});

export const norland = entity('actor/norland', 'Norland');
export const estmark = entity('actor/estmark-government', 'Estmark government');
export const westria = entity('actor/united-westria', 'United Westria');
export const solvia = entity('actor/solvia-kingdom', 'Solvia Kingdom');
const norlandAir = entity('actor/norland-air-force', 'the Norland air force');

let claims = 0;

/** A row with plain values for all that is not given. */
export function row(voice: string, more: Partial<RailsRow> = {}): RailsRow {
  claims += 1;
  return {
    mark: 'ASSERTS',
    on: [],
    mode: 'ALL',
    voice: { label: voice, words: null, unnamed: false },
    remark: null,
    words: null,
    hedge: 'FLAT',
    headingOnly: false,
    denies: null,
    touches: null,
    general: false,
    counter: false,
    origins: 1,
    claims: [{ id: `claim/${String(claims).padStart(4, '0')}` }],
    ...more,
  };
}

/** A row whose speaker the text hides behind words of its own. */
export function hiddenVoice(words: string, more: Partial<RailsRow> = {}): RailsRow {
  return row('', { voice: { label: null, words, unnamed: true }, ...more });
}

const named = (...entities: EntityBrief[]) => ({
  nodes: entities.map((it) => ({ proposition: { object: { entities: [it] } } })),
});

/** An event with its rows. */
export function event(
  id: string,
  heading: string,
  day: string,
  rows: RailsRow[],
  more: Partial<Omit<RailsEvent, 'event'>> & { places?: EntityBrief[]; targets?: EntityBrief[] } = {},
): RailsEvent {
  const { places = [], targets = [], ...rest } = more;
  return {
    event: {
      ...entity(`event/${id}`, heading, { heading }),
      happened: { label: day },
      places: named(...places),
      targets: named(...targets),
    },
    rows,
    moreRows: 0,
    ties: [],
    summary: '',
    ...rest,
  };
}

const on = (rail: number | null, actor: EntityBrief) => ({ rail, actor });

/** Four accused actors, seven events, every way a claim is drawn. */
export function sample(): RailsRecord {
  claims = 0;
  return {
    rails: [
      { actor: norland, claims: 9 },
      { actor: estmark, claims: 8 },
      { actor: westria, claims: 1 },
      { actor: solvia, claims: 1 },
    ],
    moreEvents: 3,
    moreRails: 0,
    events: [
      event(
        'orchard',
        'Orchard clinic struck',
        '15 Feb 2031',
        [
          row('Estmark Observatory', { on: [on(0, norland)] }),
          hiddenVoice('reports', { on: [on(0, norland)], hedge: 'POSSIBLE', words: 'may have been' }),
          row('Ada Terrel, Lamp', { on: [on(0, norland), on(1, estmark)], mode: 'EITHER', words: 'clearly' }),
          row('Openpedia', { on: [on(1, estmark)], remark: 'own voice' }),
          row('Estmark government', {
            on: [on(2, westria)],
            mode: 'SOME',
            words: 'one of the attacks',
            share: { low: 0, high: 1, words: 'one of the attacks' },
          }),
        ],
        {
          summary: '5 attributions, 4 sets of actors, 2 texts; no one claimed it',
          places: [entity('place/marrow', 'Marrow al-Numa', { label: 'Marrow al-Numa' })],
          targets: [entity('facility/orchard', 'Lamp-supported clinic')],
        },
      ),
      event(
        'duma',
        'Chemical attack',
        '7 Apr 2033',
        [
          hiddenVoice('claims', { on: [on(1, estmark)], words: 'non-Estmark' }),
          row('Estmark government', {
            mark: 'DENIES',
            on: [on(1, estmark)],
            denies: 'AUTHORSHIP',
            remark: 'denies authorship',
            touches: 0,
          }),
          row('Norland', { mark: 'DENIES', denies: 'MEANS', remark: 'denies means: chemical' }),
          row('Norland, later', { on: [on(3, solvia)], counter: true, words: 'staged' }),
        ],
        {
          summary: '1 accused, 2 kinds of denial, 1 text',
          places: [entity('place/dell', 'Dell')],
          moreRows: 2,
        },
      ),
      event(
        'eight',
        'Eight listed facilities struck',
        '30 Apr to May 2034',
        [
          hiddenVoice('doctors', { on: [on(0, norland), on(1, estmark)], words: 'have … bombed' }),
          row('M. Kato', { mark: 'SILENCE', remark: 'Lowell named none' }),
        ],
        { places: [entity('place/idra', 'Idra')] },
      ),
      event(
        'four',
        'Four hospitals in 12 hours',
        '5 to 6 May 2034',
        [
          row('The Harbour Times', { on: [on(0, norland)], remark: '3 claims, 2 texts', origins: 2 }),
          row('EB WorldView', { on: [on(0, norland)], remark: 'link heading', headingOnly: true }),
        ],
        { ties: [{ from: 0, to: 1, kind: 'SAME_ORIGIN' }], places: [entity('place/idra', 'southern Idra')] },
      ),
      event(
        'kirwan',
        'Kirwan Hospital struck',
        'Mon 25 Nov 2034',
        [
          row('The New Lark', { on: [on(0, norland)], remark: 'photo caption', headingOnly: true }),
          row('The New Lark', { on: [on(1, estmark)], remark: 'body text' }),
        ],
        {
          ties: [{ from: 0, to: 1, kind: 'CONTRADICTS' }],
          places: [entity('place/kansa', 'Kansa')],
          targets: [entity('facility/kirwan', 'Kirwan Hospital')],
        },
      ),
      event(
        'rowan',
        'Rowan Maternity Hospital struck',
        'Wed 27 Nov 2034',
        [
          row('The New Lark', {
            on: [on(0, norland), on(1, estmark)],
            remark: 'standfirst',
            headingOnly: true,
          }),
          hiddenVoice('local sources', { on: [on(1, estmark)], words: 'barrel bomb', hedge: 'BELIEVED' }),
          row('The Northern Herald and Evening Courier', {
            on: [on(0, norlandAir)],
            remark: 'infobox',
            words: 'are widely thought to have been behind it',
            hedge: 'PROBABLE',
            origins: 3,
          }),
        ],
        { places: [entity('place/kafra', 'Kafra')] },
      ),
      event(
        'campaign',
        'Attacks on medical facilities',
        '2026 to 2039',
        [
          row('Openpedia', { on: [on(0, norland), on(1, estmark)], remark: 'own voice' }),
          row('Norland, Estmark officials', {
            mark: 'DENIES',
            denies: 'INTENT',
            remark: 'deny intent',
            touches: 0,
          }),
          row('Norland', {
            mark: 'DENIES',
            general: true,
            denies: 'CONTENT',
            remark: 'denies all such raids',
          }),
        ],
        { summary: 'campaign', places: [entity('place/estmark', 'Estmark')] },
      ),
    ],
  };
}
