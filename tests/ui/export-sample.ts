import type { ExportClaim, ExportEdge, ExportView } from '../../ui/src/export/model.ts';

const thing = (id: string, heading: string) => {
  const [family = ''] = id.split('/');
  return {
    id,
    family: family.toUpperCase(),
    kind: family === 'event' ? 'ATTACK' : 'COUNTRY',
    plural: false,
    label: heading,
    heading,
  } as ExportEdge['subject']['entities'][number];
};

/** A quotation that tries every escape: markup, quotation marks, a formula, lines, Arabic, and what XML forbids. */
export const HOSTILE = '=HYPERLINK("http://x")\n<b>&amp; \'either\'</b>\tقصف المستشفى \u0001 𐌷';

// A claim as the API gives it; formats read no more of it than this.
const claim = (id: string, part: object): ExportClaim =>
  ({
    id: `claim/${id}`,
    mark: 'ASSERTS',
    stance: 'ASSERTS',
    sentence: `Sentence of ${id}`,
    hedge: { level: 'FLAT', words: [] },
    condition: null,
    speaker: { id: 'actor/watch', label: 'Watch' },
    voice: { label: 'Watch', words: null, unnamed: false },
    chain: [{ voice: { label: 'Herald' }, words: null, inferred: true, implied: false }],
    basis: [],
    document: { id: 'document/herald', label: 'Herald, 5 March' },
    where: 'BODY',
    quotes: [{ exact: `words of ${id}` }],
    proposition: {
      predicate: 'CARRIED_OUT',
      negated: false,
      subject: { mode: 'EITHER', entities: [{ id: 'actor/a' }, { id: 'actor/b' }] },
      object: { mode: 'ALL', entities: [{ id: 'event/raid' }] },
    },
    denies: null,
    happened: { earliest: '2041-03-01', latest: null },
    said: null,
    published: { edtf: '2041-03-05' },
    recorded: '2043-02-01T00:00:00.000Z',
    review: 'ACCEPTED',
    grade: 'B2',
    withdrawn: null,
    supersededBy: null,
    ...part,
  }) as unknown as ExportClaim;

const raid = thing('event/raid', 'Raid on "the <Mill>"');
const a = thing('actor/a', '-A');
const b = thing('actor/b', 'B & sons');

/** A view with an either, a share of some, an account that names no one, and an edge of one to one. */
export const sample: ExportView = {
  manifest: {
    software: 'Ascribe',
    made: '2043-03-01T10:00:00.000Z',
    address: 'http://127.0.0.1/explore?f.mark=-warns&lang=en',
    shows: 'contested record',
    language: 'en',
    asOf: 'today',
    filters: ['without warns'],
    counts: { nodes: 3, edges: 4, claims: 4, documents: 1 },
    leftOut: [{ what: 'accounts', count: 2, why: 'do not pass the filters' }],
  },
  nodes: [
    {
      id: 'event/raid',
      family: 'EVENT',
      kind: 'ATTACK',
      plural: false,
      label: raid.heading,
      inView: true,
      at: { x: 3, y: 4 },
    },
    {
      id: 'actor/a',
      family: 'ACTOR',
      kind: 'COUNTRY',
      plural: false,
      label: a.heading,
      inView: true,
      at: null,
    },
    {
      id: 'actor/b',
      family: 'ACTOR',
      kind: 'COUNTRY',
      plural: false,
      label: b.heading,
      inView: false,
      at: null,
    },
  ],
  edges: [
    {
      id: 'e1',
      family: 'ACCOUNT',
      type: 'ASSERTS',
      label: 'either',
      subject: { mode: 'EITHER', share: null, entities: [a, b] },
      object: { mode: 'ALL', share: null, entities: [raid] },
      notes: [],
      claims: ['claim/1', 'claim/2'],
    },
    {
      id: 'e2',
      family: 'ACCOUNT',
      type: 'DENIES',
      label: 'denies',
      subject: { mode: 'ALL', share: null, entities: [a] },
      object: { mode: 'ALL', share: null, entities: [raid] },
      notes: ['denies authorship'],
      claims: ['claim/3'],
    },
    {
      id: 'e3',
      family: 'ACCOUNT',
      type: 'SILENCE',
      label: 'silent',
      subject: { mode: 'ALL', share: null, entities: [] },
      object: { mode: 'ALL', share: null, entities: [raid] },
      notes: [],
      claims: ['claim/4'],
    },
    {
      id: 'e4',
      family: 'CONTENT',
      type: 'STRUCK',
      label: 'struck',
      subject: { mode: 'SOME', share: { low: 0, high: null, words: 'one of' }, entities: [raid] },
      object: { mode: 'ALL', share: null, entities: [b] },
      notes: [],
      claims: [],
    },
  ],
  claims: [
    claim('1', { hedge: { level: 'POSSIBLE', words: ['may have'] }, quotes: [{ exact: HOSTILE }] }),
    claim('2', {}),
    claim('3', { mark: 'DENIES', stance: 'DENIES', denies: 'AUTHORSHIP', quotes: [{ exact: 'we did not' }] }),
    claim('4', { mark: 'SILENCE', speaker: null, voice: { label: null, words: 'residents', unnamed: true } }),
  ],
};
