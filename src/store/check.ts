import type { ZodError } from 'zod';
import { type AscribeError, InputRefused, InvalidRecord, type Place } from '../model/errors.ts';
import { claimId, judgementId, shortId, utteranceId } from '../model/ids.ts';
import { Judgement } from '../model/judgement.ts';
import { ArchiveRecord, LoadRecord, type UtteranceRecord } from './records.ts';
import { viewId } from './saved-views.ts';

/** More reasons than these help nobody, and a file of nonsense must not fill the memory. */
const MOST_REASONS = 200;

/** What is wrong with an input so far. */
export class Reasons {
  readonly list: AscribeError[] = [];
  count = 0;

  add(reason: AscribeError): void {
    if (++this.count <= MOST_REASONS) this.list.push(reason);
  }

  /** @throws InputRefused if there is any */
  refuse(what: string): void {
    if (this.count === 0) return;
    const more = this.count - this.list.length;
    const faults = this.count === 1 ? '1 fault' : `${this.count} faults`;
    throw new InputRefused(
      `${what}: ${faults}${more > 0 ? `, the first ${this.list.length} of them` : ''}`,
      this.list,
    );
  }
}

/** Names a record as people find it again. */
export function nameOf(record: unknown): string {
  const it = record as {
    type?: string;
    label?: string;
    entity?: { id?: string };
    judgement?: { id?: string };
  };
  return it?.label ?? it?.entity?.id ?? it?.judgement?.id ?? it?.type ?? 'a record';
}

/** An InvalidRecord for each issue that zod found. */
export function issuesOf(error: ZodError, place: Place, name: string): InvalidRecord[] {
  return error.issues.map((issue) => {
    const field = issue.path.map(String).join('.');
    return new InvalidRecord(`${name}: ${issue.message}`, {
      wayOut: 'Mend the record where it comes from; docs/errors.md describes what each field holds.',
      place: { ...place, field: [place.field, field].filter(Boolean).join(' ') || undefined },
    });
  });
}

/**
 * A record of a load, its shape and its ids checked, or null with the reasons noted.
 * @param at which record of the input it is, from 1
 */
export function checkedRecord(raw: unknown, at: number, reasons: Reasons): LoadRecord | null {
  const name = nameOf(raw);
  const place = { field: `record ${at}` };
  const parsed = LoadRecord.safeParse(raw);
  if (!parsed.success) {
    for (const issue of issuesOf(parsed.error, place, name)) reasons.add(issue);
    return null;
  }
  const record = parsed.data;
  const wrong = (what: string) =>
    reasons.add(
      new InvalidRecord(`${name}: ${what}`, {
        wayOut: 'Let the importer compute the ids; they are never written by hand.',
        place,
      }),
    );
  if (record.type === 'utterance') return checkUtterance(record, wrong) ? record : null;
  if (record.type === 'judgement' && judgementId(record.judgement) !== record.judgement.id) {
    wrong('its id is not that of its content');
    return null;
  }
  return record;
}

/**
 * A line of an archive, its shape and its ids checked, or null with the reasons noted.
 * @param at which line it is, from 1
 */
export function checkedLine(raw: unknown, at: number, reasons: Reasons): ArchiveRecord | null {
  const name = `line ${at} of the archive`;
  const parsed = ArchiveRecord.safeParse(raw);
  if (!parsed.success) {
    for (const issue of issuesOf(parsed.error, {}, name)) reasons.add(issue);
    return null;
  }
  const line = parsed.data;
  const expected = (() => {
    if (line.type === 'utterance') return [utteranceId(line.utterance, line.occurrences), line.id];
    if (line.type === 'claim') return [claimId(line.utterance, line.claim), line.id];
    if (line.type === 'judgement') return [judgementId(line.judgement), line.judgement.id];
    if (line.type === 'view') return [viewId(line.view), line.view.id];
    return ['', ''];
  })();
  if (expected[0] === expected[1]) return line;
  reasons.add(
    new InvalidRecord(`${name}: its id ${shortId(expected[1] ?? '')} is not that of its content`, {
      wayOut: 'The archive was changed by hand, or damaged: export it again.',
    }),
  );
  return null;
}

function checkUtterance(record: UtteranceRecord, wrong: (what: string) => void): boolean {
  const { utterance, occurrences, claimIds } = record;
  const faults: string[] = [];
  if (occurrences.length !== utterance.quotes.length)
    faults.push('one occurrence is needed for each quotation');
  else if (utteranceId(utterance, occurrences) !== record.id)
    faults.push('its id is not that of its content');
  else if (claimIds.length !== utterance.claims.length) faults.push('one claim id is needed for each claim');
  else
    utterance.claims.forEach((claim, at) => {
      if (claimId(record.id, claim) !== claimIds[at])
        faults.push(`the id of its claim ${at + 1} is not that of its content`);
      else if (claimIds.indexOf(claimIds[at] as string) < at)
        faults.push(`its claim ${at + 1} stands in it twice`);
    });
  for (const fault of faults) wrong(fault);
  return faults.length === 0;
}

/** A judgement with its id. @throws InvalidRecord for what is none */
export function checkedJudgement(raw: Omit<Judgement, 'id'>): Judgement {
  let id: string;
  try {
    id = judgementId(raw);
  } catch (cause) {
    throw new InvalidRecord('this is no judgement', { wayOut: 'Give on, says, why, by and at.', cause });
  }
  const parsed = Judgement.safeParse({ ...raw, id });
  if (parsed.success) return parsed.data;
  throw issuesOf(parsed.error, {}, `judgement "${raw.says}"`)[0] as InvalidRecord;
}
