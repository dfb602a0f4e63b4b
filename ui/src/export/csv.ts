import { exactWords } from '../api/ends.ts';
import { speakerOf } from './flatten.ts';
import type { ExportClaim, ExportEnds, ExportFile, ExportView, Manifest } from './model.ts';
import { zip } from './zip.ts';

const SETS =
  'edges.csv lists the members of an end, divided by a space, beside its mode: ALL, EITHER or SOME, with the share in words. One edge is one row, whatever its members.';
const cannotHold = [
  'Cells that begin with = + - @, a tab or a line break have an apostrophe put before, so that no spreadsheet runs them.',
  'The chain of voices, the dates and the ends of a claim’s own proposition stand as text; the JSON export holds their parts.',
  'Positions on the canvas are left out.',
];

type Cell = string | number | boolean | null | undefined;

/** A cell that no spreadsheet takes for a formula, quoted where it must be. */
export function cell(value: Cell): string {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  // The mark at the start tells spreadsheets that this is UTF-8.
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

const idsOf = ({ entities }: ExportEnds) => entities.map(({ id }) => id).join(' ');

/** A view as three tables and their manifest, in one archive. */
export function csv(view: ExportView): ExportFile {
  const manifest: Manifest = { ...view.manifest, sets: SETS, format: { name: 'CSV', cannotHold } };
  const edgesOf = new Map<string, string[]>();
  for (const edge of view.edges)
    for (const claim of edge.claims) edgesOf.set(claim, [...(edgesOf.get(claim) ?? []), edge.id]);
  const archive = zip({
    'manifest.json': `${JSON.stringify(manifest, null, 2)}\n`,
    'nodes.csv': table(
      ['id', 'family', 'kind', 'plural', 'label', 'in_view'],
      view.nodes.map((node) => [node.id, node.family, node.kind, node.plural, node.label, node.inView]),
    ),
    'edges.csv': table(
      [
        'id',
        'family',
        'type',
        'label',
        'subject_mode',
        'subject_share',
        'subject_ids',
        'object_mode',
        'object_share',
        'object_ids',
        'notes',
        'claim_count',
        'claim_ids',
      ],
      view.edges.map((edge) => [
        edge.id,
        edge.family,
        edge.type,
        edge.label,
        edge.subject.mode,
        edge.subject.share?.words,
        idsOf(edge.subject),
        edge.object.mode,
        edge.object.share?.words,
        idsOf(edge.object),
        edge.notes.join('; '),
        edge.claims.length,
        edge.claims.join(' '),
      ]),
    ),
    'claims.csv': table(
      claimHead,
      view.claims.map((claim) => claimRow(claim, edgesOf.get(claim.id) ?? [])),
    ),
  });
  return { name: 'ascribe-csv.zip', type: 'application/zip', parts: [archive] };
}

const claimHead = [
  'id',
  'edge_ids',
  'mark',
  'stance',
  'sentence',
  'quotation',
  'hedge_level',
  'hedge_words',
  'condition',
  'speaker_id',
  'speaker',
  'chain',
  'basis',
  'document_id',
  'document',
  'where',
  'predicate',
  'negated',
  'subject_mode',
  'subject_ids',
  'object_mode',
  'object_ids',
  'denies',
  'happened_earliest',
  'happened_latest',
  'said',
  'published',
  'recorded',
  'review',
  'grade',
  'withdrawn',
  'superseded_by',
];

function claimRow(claim: ExportClaim, edges: readonly string[]): Cell[] {
  const { proposition } = claim;
  return [
    claim.id,
    edges.join(' '),
    claim.mark,
    claim.stance,
    claim.sentence,
    exactWords(claim),
    claim.hedge.level,
    claim.hedge.words.join('; '),
    claim.condition,
    claim.speaker?.id,
    speakerOf(claim),
    chainOf(claim),
    claim.basis.map(({ words }) => words).join('; '),
    claim.document.id,
    claim.document.label,
    claim.where,
    proposition.predicate,
    proposition.negated,
    proposition.subject.mode,
    idsOf(proposition.subject),
    proposition.object?.mode,
    proposition.object ? idsOf(proposition.object) : '',
    claim.denies,
    claim.happened?.earliest,
    claim.happened?.latest,
    claim.said?.edtf,
    claim.published?.edtf,
    claim.recorded,
    claim.review,
    claim.grade,
    claim.withdrawn,
    claim.supersededBy?.id,
  ];
}

/** The voices from the publisher to the speaker, with what of them is inferred or not restated. */
export function chainOf({ chain }: ExportClaim): string {
  return chain
    .map((link) => {
      const name = link.voice?.label ?? (link.words ? `“${link.words}”` : 'not named');
      const notes = [link.inferred ? 'inferred' : '', link.implied ? 'not restated' : ''].filter(Boolean);
      return notes.length > 0 ? `${name} (${notes.join(', ')})` : name;
    })
    .join(' → ');
}
