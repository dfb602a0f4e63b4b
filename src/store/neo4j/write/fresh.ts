import type { Utterance } from '../../../model/utterance.ts';
import { entitiesOf, factsOf } from '../../facts.ts';
import type { Query } from '../client.ts';
import {
  insertAnswers,
  insertClaims,
  insertEntities,
  insertHeld,
  insertJudgements,
  insertReferences,
  insertTargets,
  insertUtterances,
  markOf,
} from './insert.ts';
import { refreshUnseen, refreshUnseenJudged } from './refresh.ts';
import { claimRow, entityRow, judgementRow, type UtteranceRow, utteranceRow } from './rows.ts';
import type { Batch, FreshClaim, Staged, Thing } from './staged.ts';

/** One batch: a bounded piece of work for one transaction, and how far it comes. */
export interface Piece {
  /** How many records. */
  size: number;
  /** The last row of the stage that it holds. */
  last: number;
  write(query: Query): Promise<unknown>;
}

/** One pass over the new records of one kind. */
export interface Step {
  thing: Thing;
  /** What its records are told as; null where it but ties them to others. */
  phase: 'writing' | 'indexing' | null;
  /** Its batches behind a row of the stage. */
  pieces(after: number): Iterable<Piece>;
}

/**
 * What a load writes that is new, in an order that never changes: records first, then what they name, which may stand
 * behind them.
 * @param first whether nothing was shown before: then all is hidden without marks, and what follows from it is derived out of sight too
 */
export function stepsOf(staged: Staged, set: string, at: number, first: boolean): readonly Step[] {
  const mark = markOf(first);
  const times = { recorded: at, withdrawn: null };
  const held = (label: string | null = null) => ({ set, label, gone: false });
  const step = <T>(
    thing: Thing,
    phase: Step['phase'],
    batches: (after: number) => Iterable<Batch<T>>,
    prepare: (rows: readonly T[]) => Piece['write'],
  ): Step => ({
    thing,
    phase,
    *pieces(after) {
      for (const { rows, last } of batches(after)) yield { size: rows.length, last, write: prepare(rows) };
    },
  });
  const claimRows = rowsOfClaims(staged, set, at);
  return [
    step(
      'entity',
      'writing',
      (after) => staged.freshEntities(after),
      (entities) => {
        const rows = entities.map((entity) => ({ ...entityRow(entity), ...times, held: [held()] }));
        return (query) => insertEntities(query, rows, mark);
      },
    ),
    step(
      'entity',
      null,
      (after) => staged.freshEntities(after),
      (entities) => {
        const rows = entities.map((entity) => ({ id: entity.id, refers: entitiesOf(entity) }));
        return (query) => insertReferences(query, 'Entity', rows);
      },
    ),
    step(
      'utterance',
      'writing',
      (after) => staged.freshUtterances(after),
      (utterances) => {
        const rows = utterances.map(({ id, label, utterance, occurrences }) => ({
          ...utteranceRow(id, utterance),
          ...times,
          label: `${set}#${label}`,
          ...{ occurrences, held: [held(label)] },
        }));
        return (query) => insertUtterances(query, rows, mark);
      },
    ),
    step(
      'claim',
      'writing',
      (after) => staged.freshClaims(after),
      (claims) => {
        const rows = claimRows(claims);
        return (query) => insertClaims(query, rows, mark);
      },
    ),
    step(
      'claim',
      null,
      (after) => staged.freshClaims(after),
      (claims) => {
        const rows = claims.map(({ id, claim }) => ({ id, answers: claim.answers ?? [] }));
        return (query) => insertAnswers(query, rows);
      },
    ),
    step(
      'judgement',
      'writing',
      (after) => staged.freshJudgements(after),
      (judgements) => {
        const rows = judgements.map((judgement) => judgementRow(judgement, times));
        const kept = rows.map(({ id }) => ({ id, ...held() }));
        return (query) =>
          Promise.all([insertJudgements(query, rows, mark), insertHeld(query, 'Judgement', kept)]);
      },
    ),
    step(
      'judgement',
      null,
      (after) => staged.freshJudgements(after),
      (judgements) => {
        const rows = judgements.map((judgement) => judgementRow(judgement, times));
        return (query) => insertTargets(query, rows);
      },
    ),
    ...(first
      ? [
          step(
            'claim',
            'indexing',
            (after) => staged.freshIds('claim', after),
            (ids) => (query) => refreshUnseen(query, ids),
          ),
          step(
            'judgement',
            null,
            (after) => staged.freshIds('judgement', after),
            (ids) => (query) => refreshUnseenJudged(query, ids),
          ),
        ]
      : []),
  ];
}

/** Claims as they are written; those of an utterance lie side by side, and so it is looked up once. */
function rowsOfClaims(staged: Staged, set: string, at: number) {
  const times = { recorded: at, withdrawn: null };
  let settled: { row: UtteranceRow; it: Omit<Utterance, 'claims'> } | undefined;
  return (claims: readonly FreshClaim[]) =>
    claims.map(({ id, utterance, ordinal, label, claim }) => {
      if (settled?.row.id !== utterance) {
        const it = staged.utterance(utterance);
        settled = { row: utteranceRow(utterance, it), it };
      }
      const { chain, where } = settled.it;
      const facts = factsOf(claim, chain);
      const row = claimRow(id, `${set}#${label}`, ordinal, claim, facts, settled.row, where, times);
      return { ...row, held: [{ set, label, gone: false }] };
    });
}
