import type { Command } from 'commander';
import { readArchive } from '../ingest/ndjson.ts';
import { type StoreOptions, showProgress, withOpenStore, withStore } from './shared.ts';

/** Adds `ascribe import`. */
export function registerImport(program: Command): void {
  withStore(program.command('import'))
    .description('Restore an archive that `ascribe export` wrote, into an empty database.')
    .argument('<file>', 'the archive')
    .action((file: string, options: StoreOptions) =>
      withOpenStore(options.store, async (store) => {
        const progress = showProgress(file);
        try {
          await store.archive.restore(readArchive(file), { progress: progress.report });
        } finally {
          progress.end();
        }
        const { claims, utterances } = await store.view().stats();
        console.log(`Restored ${claims} claims in ${utterances} utterances.`);
      }),
    );
}
