import type { Command } from 'commander';
import { formatSeeds } from '../ingest/format.ts';

/** Adds `ascribe format`. Exit code 0: done, 1: lines that could not be read, or with --check files to be rewritten. */
export function registerFormat(program: Command): void {
  program
    .command('format')
    .description('Write every claim line of the seeds in its one form.')
    .argument('[folder]', 'the seeds', 'seeds')
    .option('--check', 'change nothing; exit 1 where a file would change')
    .action((folder: string, { check }: { check?: true }) => {
      const { files, changed, problems } = formatSeeds(folder, { check: check === true });
      for (const error of problems.errors) console.log(error.describe());
      for (const path of changed) console.log(check ? `would change ${path}` : `formatted ${path}`);
      console.log(
        `${files} files, ${changed.length} ${check ? 'to change' : 'changed'}, ${problems.errors.length} problems`,
      );
      process.exitCode = problems.errors.length > 0 || (check && changed.length > 0) ? 1 : 0;
    });
}
