import type { Command } from 'commander';
import { HashMismatch } from '../store/errors.ts';
import { type StoreOptions, withOpenStore, withStore } from './shared.ts';
import { attachFiles } from './texts.ts';

/** Adds `ascribe attach`. Exit code 1 where a file is no document's text. */
export function registerAttach(program: Command): void {
  withStore(program.command('attach'))
    .description(
      'Attach full texts to their documents, told by their hash; they are shown here and never exported.',
    )
    .argument('<files...>', 'texts, or folders of them')
    .action((files: string[], options: StoreOptions) =>
      withOpenStore(options.store, async (store) => {
        const attached = await attachFiles(store, files);
        for (const { file, document, known } of attached) {
          if (document) console.log(`${file}: ${document}${known ? ', attached before' : ''}`);
          else {
            const fault = new HashMismatch('The hash of this text is no coded document’s.', {
              place: { file },
              wayOut:
                'Name the file whose text was coded, byte for byte: another encoding or line ending has another hash.',
            });
            console.error(fault.describe());
            process.exitCode = 1;
          }
        }
        if (attached.length > 0) return;
        console.error(`${files.join(', ')}: no file is here that could be a text.`);
        process.exitCode = 1;
      }),
    );
}
