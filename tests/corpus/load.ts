import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClaimId } from '../../src/model/utterance.ts';
import type { LoadRecord } from '../../src/store/records.ts';
import { type Prepared, preparedDatabase } from '../prepared.ts';

/** The folder of the invented corpus: a folder of seeds, with its texts beside them. */
export const corpusFolder = dirname(fileURLToPath(import.meta.url));
export const corpusTextsFolder = join(corpusFolder, 'texts');
export const corpusLock = join(corpusFolder, 'lock.json');

/** What the short labels of the README (`p5`, `e2`, `n18`, `o20`) are labels in. */
export const corpusDocuments = {
  p: 'document/tidewater-post-2041-03-08',
  e: 'document/radio-estuary-2041-03-12',
  n: 'document/harbour-watch-copy-2042-01-20',
  o: 'document/openleaf-bir-al-dhuhayla',
} as const;
type Initial = keyof typeof corpusDocuments;

const textFiles: Record<Initial, string> = {
  p: 'post.txt',
  e: 'estuary.txt',
  n: 'note.txt',
  o: 'openleaf.txt',
};

/** Where the text of a document lies. */
export function corpusTextFile(document: Initial): string {
  return join(corpusTextsFolder, textFiles[document]);
}

/** The text of a document as it stands on the disk. */
export function corpusText(document: Initial): string {
  return readFileSync(corpusTextFile(document), 'utf8');
}

/**
 * The records of the whole corpus, every quotation held against its text; the same content on every call, and fresh
 * copies, so that a test may spoil them.
 * @throws InputRefused where the corpus is not valid
 */
export async function corpusRecords(): Promise<LoadRecord[]> {
  // Here, since most tests that use the corpus need its database only.
  const { loadSeeds } = await import('../../src/ingest/check.ts');
  return loadSeeds(corpusFolder, { texts: corpusTextsFolder });
}

/** When the prepared database was recorded. */
export const LOADED = '2043-02-01T00:00:00.000Z';

/** The whole corpus, as the set `corpus`. */
export const corpus: Prepared = { set: 'corpus', at: LOADED, records: corpusRecords };

/** Makes a database of the whole corpus at a path. */
export const corpusDatabase = (path: string): Promise<void> => preparedDatabase(corpus, path);

/**
 * The id of a claim by its short label: `p5.5` is the fifth claim of `p5` in the newspaper's report.
 * @throws Error where the label names nothing
 */
export function claimIdOf(records: readonly LoadRecord[], label: string): ClaimId {
  const [utterance = '', number = '1'] = label.split('.');
  for (const record of records)
    if (
      record.type === 'utterance' &&
      record.label.split('#').at(-1) === utterance &&
      record.utterance.document === corpusDocuments[utterance[0] as Initial]
    ) {
      const id = record.claimIds[Number(number) - 1];
      if (id !== undefined) return id;
    }
  throw new Error(`no claim is labelled ${label}`);
}
