import { createHash } from 'node:crypto';
import { InvalidRecord } from '../../../model/errors.ts';
import { HashMismatch, UnknownId } from '../../errors.ts';
import type { Connection } from '../../local/connection.ts';

/** Code points to a chunk: a stretch is cut out of one or two of these, however long the text. */
export const CHUNK = 4096;

/**
 * Keeps a document's text after checking its bytes against the document's hash.
 * @throws UnknownId, HashMismatch, InvalidRecord
 */
export function attach(db: Connection, document: string, content: Uint8Array): void {
  const row = db.get("SELECT id, json_extract(json, '$.source.sha256') FROM entity WHERE ref = ?", document);
  if (!row) throw new UnknownId(`${document} is not in this store`, { wayOut: 'Load the document first.' });
  const [id, expected] = row as [number, string | null];
  const found = createHash('sha256').update(content).digest('hex');
  if (found !== expected)
    throw new HashMismatch(`this text is not that of ${document}: its SHA-256 begins ${found.slice(0, 8)}`, {
      wayOut: expected
        ? `Attach the file whose SHA-256 begins ${expected.slice(0, 8)}, byte for byte.`
        : 'The document is only mentioned and has no hash: code it first.',
    });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch (cause) {
    throw new InvalidRecord(`the text of ${document} is not UTF-8`, {
      wayOut: 'Save the file as UTF-8.',
      cause,
    });
  }
  const points = [...text];
  const encoder = new TextEncoder();
  db.transaction('write', () => {
    db.run('DELETE FROM text_chunk WHERE document = ?', id);
    for (let n = 0; n * CHUNK < points.length || n === 0; n++)
      db.run(
        'INSERT INTO text_chunk VALUES (?, ?, ?)',
        id,
        n,
        encoder.encode(points.slice(n * CHUNK, (n + 1) * CHUNK).join('')),
      );
  });
}
