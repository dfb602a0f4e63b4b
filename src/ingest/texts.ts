import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityId } from '../model/entity.ts';
import { Text } from '../model/quotations.ts';
import type { Problems } from './errors.ts';
import { decodeFile, readBytes, TEXT } from './files.ts';
import type { Seeds } from './seeds.ts';

/** Where the texts lie: the folder that ASCRIBE_CORPUS names, else `../shared/corpus` beside the project. */
export function textsFolder(root: string, env: NodeJS.ProcessEnv = process.env): string {
  return env['ASCRIBE_CORPUS'] || join(root, '../shared/corpus');
}

/** SHA-256 of a file's bytes, in hexadecimal. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The texts of the seeds' documents that a folder holds, matched by hash whatever the files are called.
 * An absent folder, files that are no document's text and documents without a file are all fine.
 */
export function findTexts(seeds: Seeds, folder: string, problems: Problems): Map<EntityId, Text> {
  const texts = new Map<EntityId, Text>();
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return texts;
  const wanted = new Map(
    [...seeds.entities.values()].flatMap(({ id, source }) => (source ? [[source.sha256, id] as const] : [])),
  );
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    const stat = statSync(path);
    if (!stat.isFile() || stat.size > TEXT.bytes) continue;
    const bytes = readBytes(path, TEXT);
    const document = wanted.get(sha256(bytes));
    if (!document) continue;
    const content = problems.attempt(() => decodeFile(path, bytes));
    if (content !== undefined) texts.set(document, new Text(content));
  }
  return texts;
}
