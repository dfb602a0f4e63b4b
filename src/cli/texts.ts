import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readBytes, TEXT } from '../ingest/files.ts';
import { sha256 } from '../ingest/texts.ts';
import type { EntityId } from '../model/entity.ts';
import type { Store } from '../store/store.ts';

/** The coded documents of a store, by the hash of their text. */
async function documentsByHash(store: Store): Promise<Map<string, EntityId>> {
  const found = new Map<string, EntityId>();
  let after: string | undefined;
  do {
    const page = await store
      .view()
      .findEntities(
        { family: ['document'], coded: true },
        { by: 'id', order: 'asc' },
        { first: 1000, ...(after && { after }) },
      );
    for (const { node } of page.items) if (node.source) found.set(node.source.sha256, node.id);
    after = page.hasNext ? page.items.at(-1)?.cursor : undefined;
  } while (after);
  return found;
}

/** What came of a file that was to be attached. */
export interface Attachment {
  file: string;
  /** Null where no document has this text. */
  document: EntityId | null;
  /** It was attached before. */
  known: boolean;
}

/** Attaches files, and the files in folders, to the documents whose text they are, told by their hash. */
export async function attachFiles(store: Store, paths: readonly string[]): Promise<Attachment[]> {
  const documents = await documentsByHash(store);
  const attached = await store.view().attached([...documents.values()]);
  const files = paths.flatMap((path) =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory()
      ? readdirSync(path)
          .sort()
          .map((name) => join(path, name))
          .filter((file) => statSync(file).isFile() && statSync(file).size <= TEXT.bytes)
      : [path],
  );
  const attachments: Attachment[] = [];
  for (const file of files) {
    const bytes = readBytes(file, TEXT);
    const document = documents.get(sha256(bytes)) ?? null;
    const known = document !== null && attached.has(document);
    if (document && !known) await store.write.attach(document, bytes);
    attachments.push({ file, document, known });
  }
  return attachments;
}
