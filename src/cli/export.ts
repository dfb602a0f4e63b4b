import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { ndjson } from '../export/ndjson.ts';
import { UnreadableFile } from '../ingest/errors.ts';
import { type StoreOptions, withOpenStore, withStore } from './shared.ts';

/** Adds `ascribe export`. */
export function registerExport(program: Command): void {
  withStore(program.command('export'))
    .description('Write the whole graph, history included and texts left out, as NDJSON.')
    .argument('[file]', 'where to; stdout where nothing is said')
    .action((file: string | undefined, options: StoreOptions) =>
      withOpenStore(options.store, async (store) => {
        const lines = Readable.from(ndjson(store.archive.read()));
        if (file) await writeWhole(lines, file);
        else await writeOut(lines);
      }),
    );
}

/** Writes a file whole or not at all. */
async function writeWhole(lines: Readable, file: string): Promise<void> {
  const draft = `${file}.new`;
  try {
    await pipeline(lines, createWriteStream(draft));
    renameSync(draft, file);
  } catch (cause) {
    rmSync(draft, { force: true });
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new UnreadableFile(`It cannot be written: ${cause.message}.`, {
      wayOut: 'Check the path, its permissions and the room on the disk.',
      place: { file },
      cause,
    });
  }
}

/** Writes to stdout. A reader that has seen enough, as `head`, ends it quietly. */
async function writeOut(lines: Readable): Promise<void> {
  try {
    await pipeline(lines, process.stdout, { end: false });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EPIPE') throw cause;
  }
}
