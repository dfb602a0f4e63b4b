import canonicalize from 'canonicalize';
import type { ArchiveRecord } from '../store/records.ts';

/** One line of an archive: RFC 8785 canonical JSON. */
export function line(record: ArchiveRecord | { type: 'end'; records: number }): string {
  return `${canonicalize(record)}\n`;
}

/**
 * An archive as NDJSON: one record a line, each as RFC 8785 canonical JSON, so that the same graph gives the same
 * bytes whatever engine held it. Texts stay exactly as they are: unlike for an id, nothing is normalised. The last
 * line counts the others, so that an archive which lost its end is told from a whole one.
 */
export async function* ndjson(records: AsyncIterable<ArchiveRecord>): AsyncGenerator<string> {
  let count = 0;
  for await (const record of records) {
    count += 1;
    yield line(record);
  }
  yield line({ type: 'end', records: count });
}
