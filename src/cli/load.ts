import type { Command } from 'commander';
import { textsFolder } from '../ingest/texts.ts';
import { describeLoad, loadFolder } from './seeds.ts';
import { programFolder, type StoreOptions, withOpenStore, withStore } from './shared.ts';

/** Adds `ascribe load`. */
export function registerLoad(program: Command): void {
  withStore(program.command('load'))
    .description('Load a folder of seeds into the database; what it no longer holds is withdrawn.')
    .argument('[folder]', 'the seeds', 'seeds')
    .option('--set <name>', 'name of the set that the folder is', 'seeds')
    .option('--texts <dir>', 'folder of texts (default: $ASCRIBE_CORPUS, then ../shared/corpus)')
    .action((folder: string, options: StoreOptions & { set: string; texts?: string }) =>
      withOpenStore(options.store, async (store) => {
        const texts = options.texts ?? textsFolder(programFolder);
        console.log(describeLoad(await loadFolder(store, folder, options.set, texts)));
      }),
    );
}
