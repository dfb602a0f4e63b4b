import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityId } from '../model/entity.ts';
import { InputRefused } from '../model/errors.ts';
import type { LoadRecord } from '../store/records.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { Problems, StaleLock, StaleNoClaim, UncoveredSentence } from './errors.ts';
import { locate } from './locate.ts';
import { formatLock, fromLock, readLock, relock } from './lock.ts';
import { noPositions } from './positions.ts';
import { readSeeds } from './read-seeds.ts';
import { recordsOf } from './records.ts';
import type { Seeds } from './seeds.ts';
import { findTexts } from './texts.ts';

export interface CheckOptions {
  /** A folder of texts, matched by hash; without it, or for documents it lacks, the lock is believed. */
  texts?: string | undefined;
  /** Write the lock file, if nothing else is wrong. */
  write?: boolean | undefined;
  /** Loading believes the texts before the lock, and does not mind an old one. */
  loading?: boolean | undefined;
}

/** What a check found. */
export interface CheckReport {
  seeds: Seeds;
  records: LoadRecord[];
  problems: Problems;
  /** Documents whose text was at hand. */
  attached: EntityId[];
  coverage: Coverage[];
  lock: 'current' | 'stale' | 'written' | 'unwritten';
}

/** Reads a seeds folder and checks everything that can be checked with what is at hand. */
export function checkSeeds(folder: string, options: CheckOptions = {}): CheckReport {
  const problems = new Problems();
  const seeds = readSeeds(folder, problems);
  const texts = options.texts === undefined ? new Map() : findTexts(seeds, options.texts, problems);
  const path = join(folder, 'lock.json');
  // One that is written anew need not be readable.
  const lock = (options.write ? new Problems() : problems).attempt(() => readLock(path));
  const attached = [...texts.keys()].sort();
  // Without a lock nearly everything would be wrong once more.
  if (!lock && !options.write) return { seeds, records: [], problems, attached, coverage: [], lock: 'stale' };
  const documents = [...seeds.entities.values()].filter((entity) => entity.source).map((entity) => entity.id);
  const without = new Set(documents.filter((id) => !texts.has(id)));
  const kept = fromLock(seeds, lock?.positions ?? noPositions(), without, path, problems);
  const positions = locate(seeds, texts, kept, problems);
  const coverage = coverageOf(seeds, texts, positions, problems);
  const records = recordsOf(seeds, positions, problems);
  const report: CheckReport = {
    seeds,
    records,
    problems,
    attached,
    coverage,
    lock: 'current',
  };
  const text = formatLock(positions);
  if (text === lock?.text) return report;
  if (!options.write) {
    report.lock = 'stale';
    const out = new StaleLock('is out of date', { wayOut: relock, place: { file: path } });
    // Without texts only superfluous lines are left to differ. While quotations are still being mended the lock
    // cannot be right, and those complaints are enough.
    if (texts.size === 0) problems.warnings.push(out);
    else if (problems.errors.length === 0 && !options.loading) problems.add(out);
  } else if (problems.errors.length > 0) report.lock = 'unwritten';
  else {
    // Whole or not at all.
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
    report.lock = 'written';
  }
  return report;
}

/**
 * The records of a seeds folder, whole: the one way to load seeds. Without texts the lock is believed, after lengths
 * and hashes agree. Sentences that nobody has coded yet make no record wrong, and keep nothing from being loaded; a
 * quotation that neither text nor lock holds does, because its claims would be taken for withdrawn.
 * @throws InputRefused with everything that is wrong
 */
export function loadSeeds(folder: string, options: Pick<CheckOptions, 'texts'> = {}): LoadRecord[] {
  const { records, problems } = checkSeeds(folder, { ...options, loading: true });
  const wrong = problems.errors.filter(
    (error) => !(error instanceof UncoveredSentence || error instanceof StaleNoClaim),
  );
  if (wrong.length > 0)
    throw new InputRefused(`${folder}: ${wrong.length} problem${wrong.length === 1 ? '' : 's'}`, wrong);
  return records;
}
