import { loadSeeds } from '../ingest/check.ts';
import { requireSeeds } from '../ingest/files.ts';
import type { LoadReport, Store } from '../store/store.ts';
import { showProgress } from './shared.ts';

/**
 * Loads a folder of seeds as a set. Sentences without a claim are the check's business: they make no record wrong.
 * @throws InputRefused with everything that is wrong; nothing is stored then
 */
export async function loadFolder(
  store: Store,
  folder: string,
  set: string,
  texts: string | undefined,
): Promise<LoadReport> {
  requireSeeds(folder);
  const records = loadSeeds(folder, { texts });
  const progress = showProgress(folder);
  try {
    return await store.load.set(set, records, { at: new Date().toISOString(), progress: progress.report });
  } finally {
    progress.end();
  }
}

/** What a load changed, in one line. */
export function describeLoad(report: LoadReport): string {
  const changes = (['added', 'withdrawn'] as const).flatMap((verb) =>
    Object.entries(report[verb]).flatMap(([what, n]) => (n > 0 ? [`${verb} ${n} ${what}`] : [])),
  );
  if (report.superseded > 0) changes.push(`superseded ${report.superseded} claims`);
  return `Set "${report.set}": ${changes.length > 0 ? changes.join(', ') : 'nothing changed'}.`;
}
