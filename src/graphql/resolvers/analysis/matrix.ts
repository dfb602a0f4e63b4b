import { chainsRule } from '../../../analysis/chains.ts';
import { matrixRule } from '../../../analysis/matrix.ts';
import type { Origin as Root } from '../../../analysis/trace.ts';
import type { StoredClaim } from '../../../store/store.ts';
import { gone } from '../../errors.ts';
import { entitiesAt, entityAt, seen, type Whole } from '../../lists.ts';
import type {
  ChainAnswerResolvers,
  ChainLineResolvers,
  ContradictionResolvers,
  MatrixCellResolvers,
  MatrixResolvers,
  MatrixRowResolvers,
} from '../../types.gen.ts';
import { voiceOf } from '../../voices.ts';
import { claimsSeen } from './lines.ts';

/** Attributions and denials of an event, chain by chain. */
export const ChainAnswer: Whole<ChainAnswerResolvers> = {
  rule: () => chainsRule,
  event: ({ at, it }) => entityAt(at, it.file.event.id),
  chains: ({ at, it }) => it.chains.map((said) => ({ at, it: { file: it.file, said } })),
  gaps: ({ at, it }) => it.gaps.map(seen(at)),
};

/** One claim with its chain. */
export const ChainLine: Whole<ChainLineResolvers> = {
  claim: ({ at, it }) => ({ at, it: it.said.claim }),
  about: ({ at, it }) => entityAt(at, it.said.about),
  scope: ({ it }) => it.said.scope,
  origin: ({ it }) => it.file.trace.originOf.get(it.said.claim.id) ?? gone(it.said.claim.id),
};

/** Who names whom. */
export const Matrix: Whole<MatrixResolvers> = {
  rule: () => matrixRule,
  event: ({ at, it }) => entityAt(at, it.file.event.id),
  columns: ({ at, it }) => entitiesAt(at, it.columns),
  denialColumns: ({ it }) => it.denialColumns,
  rows: ({ at, it }) => it.rows.map((row) => ({ at, it: { file: it.file, row } })),
  totals: ({ it }) => it.totals,
  contradictions: ({ at, it }) => it.contradictions.map(seen(at)),
  gaps: ({ at, it }) => it.gaps.map(seen(at)),
};

/** One voice. */
export const MatrixRow: Whole<MatrixRowResolvers> = {
  origin: ({ at, it: { file, row } }) => ({ at, it: file.trace.origins.get(row.origin) as Root }),
  voice: ({ at, it }, { lang }) => voiceOf(at, it.row.claims[0] as StoredClaim, lang),
  speaker: ({ at, it }) => (it.row.speaker ? entityAt(at, it.row.speaker) : null),
  cells: ({ at, it }) => it.row.cells.map(seen(at)),
  namesNoOne: ({ it }) => it.row.namesNoOne,
  claims: ({ at, it }) => it.row.claims.map(seen(at)),
};

/** What one voice says of one set of accused, or denies. */
export const MatrixCell: Whole<MatrixCellResolvers> = {
  columns: ({ it }) => it.columns,
  denies: ({ it }) => it.denies,
  counter: ({ it }) => it.counter,
  mark: ({ it }) => it.mark,
  mode: ({ it }) => it.mode,
  hedge: ({ it }) => it.hedge,
  words: ({ it }) => it.words,
  scope: ({ it }) => it.scope,
  claims: claimsSeen,
};

/** Claims that cannot both hold. */
export const Contradiction: Whole<ContradictionResolvers> = {
  kind: ({ it }) => it.kind,
  text: ({ it }, { lang }) => it.text[lang],
  one: ({ at, it }) => it.one.map(seen(at)),
  other: ({ at, it }) => it.other.map(seen(at)),
  meets: ({ it }) => it.meets,
};
