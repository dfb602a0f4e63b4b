import { createHash } from 'node:crypto';
import { InvalidRecord } from '../../../model/errors.ts';
import { HashMismatch, UnknownId } from '../../errors.ts';
import type { Client } from '../client.ts';
import type { Veil } from '../veil.ts';

/** Code points to a chunk: a stretch is cut out of one or two of these, however long the text. */
export const CHUNK = 4096;

/**
 * Keeps a document's text after checking its bytes against the document's hash.
 * @throws UnknownId, HashMismatch, InvalidRecord
 */
export async function attach(
  client: Client,
  veil: Veil,
  document: string,
  content: Uint8Array,
): Promise<void> {
  const [row] = await veil.read(client, (query) =>
    query.all<{ sha256: string | null }>(
      'MATCH (e:Entity {id: $document}) WHERE NOT e:Pending RETURN e.sha256 AS sha256',
      { document },
    ),
  );
  if (!row) throw new UnknownId(`${document} is not in this store`, { wayOut: 'Load the document first.' });
  const found = createHash('sha256').update(content).digest('hex');
  if (found !== row.sha256)
    throw new HashMismatch(`this text is not that of ${document}: its SHA-256 begins ${found.slice(0, 8)}`, {
      wayOut: row.sha256
        ? `Attach the file whose SHA-256 begins ${row.sha256.slice(0, 8)}, byte for byte.`
        : 'The document is only mentioned and has no hash: code it first.',
    });
  const points = [...decoded(document, content)];
  const chunks: { n: number; text: string }[] = [];
  for (let n = 0; n * CHUNK < points.length || n === 0; n++)
    chunks.push({ n, text: points.slice(n * CHUNK, (n + 1) * CHUNK).join('') });
  await client.write(async (query) => {
    await query.all('MATCH (t:Text {document: $document}) DELETE t', { document });
    await query.all('UNWIND $chunks AS c CREATE (:Text {document: $document, n: c.n, text: c.text})', {
      document,
      chunks,
    });
  });
}

function decoded(document: string, content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch (cause) {
    throw new InvalidRecord(`the text of ${document} is not UTF-8`, {
      wayOut: 'Save the file as UTF-8.',
      cause,
    });
  }
}
