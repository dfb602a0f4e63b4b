import type { Entity } from '../../model/entity.ts';
import type { Judgement } from '../../model/judgement.ts';
import type { Claim, Utterance } from '../../model/utterance.ts';
import { daySpan } from '../days.ts';
import type { DaySpan, Page, StoredClaim, StoredEntity, StoredJudgement, StoredUtterance } from '../store.ts';

/** Rows as they come from the server, made into what the interface gives. */

const instant = (value: number) => new Date(value).toISOString();
const maybe = (value: number | null) => (value === null ? null : instant(value));
const span = (from: number, to: number): DaySpan | null => (from < 0 ? null : daySpan(from, to));

export interface ClaimRow {
  id: string;
  utterance: string;
  proposition: string;
  stem: string;
  edge: string;
  document: string;
  speaker: string | null;
  mark: StoredClaim['mark'];
  spot: StoredClaim['where'];
  label: string;
  review: StoredClaim['review'];
  successor: string | null;
  recorded: number;
  withdrawn: number | null;
  hapFrom: number;
  hapTo: number;
  saidFrom: number;
  saidTo: number;
  pubFrom: number;
  pubTo: number;
  json: string;
}

export function claimFrom(row: ClaimRow): StoredClaim {
  const { id, utterance, proposition, stem, edge, document, speaker, mark, label, review } = row;
  return {
    ...(JSON.parse(row.json) as Claim),
    ...{ id, utterance, proposition, stem, edge, document, speaker, mark, where: row.spot, label, review },
    supersededBy: row.successor,
    recorded: instant(row.recorded),
    withdrawn: maybe(row.withdrawn),
    happened: span(row.hapFrom, row.hapTo),
    said: span(row.saidFrom, row.saidTo),
    published: span(row.pubFrom, row.pubTo),
  };
}

export interface EntityRow {
  json: string;
  recorded: number;
  withdrawn: number | null;
  claims: number;
  hapFrom: number;
  hapTo: number;
}

export function entityFrom(row: EntityRow): StoredEntity {
  return {
    ...(JSON.parse(row.json) as Entity),
    recorded: instant(row.recorded),
    withdrawn: maybe(row.withdrawn),
    claims: row.claims,
    happened: span(row.hapFrom, row.hapTo),
  };
}

export interface UtteranceRow {
  id: string;
  label: string;
  json: string;
  recorded: number;
  withdrawn: number | null;
  claims: string[];
}

export function utteranceFrom(row: UtteranceRow): StoredUtterance {
  return {
    ...(JSON.parse(row.json) as Omit<Utterance, 'claims'>),
    id: row.id,
    label: row.label,
    claims: row.claims,
    recorded: instant(row.recorded),
    withdrawn: maybe(row.withdrawn),
  };
}

export interface JudgementRow {
  json: string;
  recorded: number;
  retractedBy: string | null;
}

export function judgementFrom({ json, recorded, retractedBy }: JudgementRow): StoredJudgement {
  return { ...(JSON.parse(json) as Judgement), recorded: instant(recorded), retractedBy };
}

/** A page of whatever is made of its rows. */
export function pageOf<R, T>(
  { items, total, ...ends }: { items: R[]; total: number | null; hasNext: boolean; hasPrevious: boolean },
  make: (row: R) => T,
  cursor: (row: R) => string,
): Page<T> {
  return { ...ends, total, items: items.map((row) => ({ node: make(row), cursor: cursor(row) })) };
}
