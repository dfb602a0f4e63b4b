import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { line } from '../export/ndjson.ts';
import { AscribeError } from '../model/errors.ts';
import { openStore } from '../store/open.ts';
import type { ArchiveRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { showProgress } from './shared.ts';

/** What arrived is not what was sent. */
export class MoveDiffers extends AscribeError {
  readonly code = 'MOVE_DIFFERS';
}

/** Adds `ascribe move`. */
export function registerMove(program: Command): void {
  program
    .command('move')
    .description('Copy the whole graph, history included, into an empty database, whatever its engine.')
    .requiredOption('--from <store>', 'a file, or neo4j://host:7687')
    .requiredOption('--to <store>', 'the same; it must be empty')
    .action(async ({ from, to }: { from: string; to: string }) => {
      const source = await openStore(from, { readOnly: true });
      try {
        const target = await openStore(to);
        try {
          const { records, digest } = await move(source, target);
          console.log(`Moved ${records} records. The digest of both is ${digest}.`);
          console.log('Texts that were attached are in no archive: attach them to the new database too.');
        } finally {
          await target.close();
        }
      } finally {
        await source.close();
      }
    });
}

/** The SHA-256 of an archive as `ascribe export` writes it, and how many records it has. */
class Digest {
  readonly #hash = createHash('sha256');
  records = 0;

  async *over(records: AsyncIterable<ArchiveRecord>): AsyncGenerator<ArchiveRecord> {
    for await (const record of records) {
      this.#hash.update(line(record));
      this.records++;
      yield record;
    }
    this.#hash.update(line({ type: 'end', records: this.records }));
  }

  get hex(): string {
    return this.#hash.copy().digest('hex');
  }
}

/**
 * Streams the archive of one store into another and compares what both then tell.
 * @throws StoreNotEmpty, InputRefused, MoveDiffers
 */
export async function move(source: Store, target: Store): Promise<{ records: number; digest: string }> {
  const sent = new Digest();
  const progress = showProgress('Moving');
  try {
    await target.archive.restore(sent.over(source.archive.read()), { progress: progress.report });
  } finally {
    progress.end();
  }
  const there = new Digest();
  for await (const _ of there.over(target.archive.read()));
  if (there.hex !== sent.hex)
    throw new MoveDiffers(
      `${there.records} records arrived of ${sent.records}, and the digests differ: ${there.hex.slice(0, 8)} is not ${sent.hex.slice(0, 8)}`,
      { wayOut: 'Empty the target and move again; if it stays so, report the fault with both versions.' },
    );
  return { records: sent.records, digest: sent.hex };
}
