import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ArchiveRecord } from '../records.ts';
import { archive } from './archive.ts';
import type { Client, Query } from './client.ts';
import { takeTurn } from './lock.ts';
import type { Veil } from './veil.ts';

/** So often a state is looked for that nobody changes meanwhile; then writers have to wait. */
const TRIES = 3;

/**
 * Everything of one moment. The server lets a transaction see what others commit while it reads, hence the archive
 * goes to a temporary file first, and is read again where anything was written in between.
 */
export async function* archiveOf(client: Client, veil: Veil): AsyncGenerator<ArchiveRecord> {
  const folder = await mkdtemp(join(tmpdir(), 'ascribe-archive-'));
  const file = join(folder, 'archive.ndjson');
  try {
    for (let tries = 1; ; tries++) {
      const locked = tries > TRIES;
      const before = await changeOf(client);
      const lines = client.stream((query) => textOf(query, veil, locked), locked);
      await pipeline(Readable.from(lines), createWriteStream(file));
      if (locked || (await changeOf(client)) === before) break;
    }
    const lines = createInterface({
      input: createReadStream(file, 'utf8'),
      crlfDelay: Number.POSITIVE_INFINITY,
    });
    for await (const line of lines) yield JSON.parse(line) as ArchiveRecord;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* textOf(query: Query, veil: Veil, locked: boolean): AsyncGenerator<string> {
  if (locked) await takeTurn(query);
  // Readers of lines take these two for ends of lines.
  const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16)}`;
  for await (const record of archive(query, await veil.through(query)))
    yield `${JSON.stringify(record).replace(/[\u2028\u2029]/g, escaped)}\n`;
}

async function changeOf(client: Client): Promise<number> {
  const rows = await client.read((query) =>
    query.all<{ change: number }>("MATCH (m:Ascribe {key: 'schema'}) RETURN coalesce(m.change, 0) AS change"),
  );
  return rows[0]?.change ?? 0;
}
