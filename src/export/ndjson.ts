import canonicalize from 'canonicalize';
import type { ArchiveRecord } from '../store/records.ts';

/**
 * An archive as NDJSON: one record a line, each as RFC 8785 canonical JSON, so that the same graph gives the same
 * bytes whatever engine held it. Texts stay exactly as they are: unlike for an id, nothing is normalised.
 */
export async function* ndjson(records: AsyncIterable<ArchiveRecord>): AsyncGenerator<string> {
  for await (const record of records) yield `${canonicalize(record)}\n`;
}
