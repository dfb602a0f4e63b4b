import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { type CheckReport, checkSeeds } from '../ingest/check.ts';
import type { Coverage } from '../ingest/coverage.ts';
import { UncoveredSentence } from '../ingest/errors.ts';
import { textsFolder } from '../ingest/texts.ts';
import type { AscribeError } from '../model/errors.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const mostShown = 50;

interface Options {
  write?: true;
  texts?: string;
  only?: string;
  listUncovered?: true;
}

/** Adds `ascribe check`. Exit code 0: nothing wrong, 1: problems found. */
export function registerCheck(program: Command): void {
  program
    .command('check')
    .description(
      'Check seeds: syntax, references, and, where the texts are at hand, every quotation and sentence.',
    )
    .argument('[folder]', 'the seeds', 'seeds')
    .option(
      '--texts <dir>',
      'folder of texts, matched by hash (default: $ASCRIBE_CORPUS, then ../shared/corpus)',
    )
    .option('--write', 'write lock.json, if nothing else is wrong')
    .option('--only <part>', 'show only what concerns files or documents whose path or id holds this')
    .option('--list-uncovered', 'print lines for no-claim.yaml, ready to paste')
    .action((folder: string, options: Options) => {
      if (options.texts !== undefined && !existsSync(options.texts))
        program.error(`error: no folder ${options.texts}`, { exitCode: 2 });
      const texts = options.texts ?? textsFolder(root);
      const report = checkSeeds(folder, { texts, write: options.write });
      process.exitCode = print(report, options, existsSync(texts)) ? 1 : 0;
    });
}

/** Prints a report; true where something is wrong. @param compared whether there was a folder of texts */
function print(report: CheckReport, { only, listUncovered }: Options, compared: boolean): boolean {
  const concerns = (error: AscribeError) =>
    !only || (error.place.file ?? '').includes(only) || (error.place.field ?? '').includes(only);
  const coverage = report.coverage.filter(
    ({ document }) => !only || document.includes(only) || fileOf(report, document).includes(only),
  );
  if (listUncovered) {
    for (const one of coverage) console.log(uncoveredLines(one));
    return false;
  }
  const errors = report.problems.errors.filter(concerns);
  list(
    'Sentences without a claim',
    errors.filter(isUncovered),
    (error) => `  ${error.place.field} ${error.message}`,
  );
  list(
    'Problems',
    errors.filter((error) => !isUncovered(error)),
    (error) => error.describe(),
  );
  list('Worth a second look', report.problems.warnings.filter(concerns), (error) => error.describe());
  for (const one of coverage)
    console.log(
      `${one.document}: ${one.sentences} sentences, ${one.claimed} with claims, ${one.listed} listed without, ` +
        `${one.uncovered.length} uncovered; quotations cover ${(100 * one.quoted).toFixed(1)} % of the text`,
    );
  const { records, seeds, attached } = report;
  const claims = records.reduce(
    (sum, record) => sum + (record.type === 'utterance' ? record.claimIds.length : 0),
    0,
  );
  const kinds = ['entity', 'utterance', 'judgement'].map(
    (type) => records.filter((record) => record.type === type).length,
  );
  const documents = [...seeds.entities.values()].filter(({ source }) => source).map(({ id }) => id);
  const without = documents.filter((id) => !attached.includes(id));
  console.log(
    `${kinds[0]} entities, ${kinds[1]} utterances, ${claims} claims, ${kinds[2]} judgements; ` +
      `${attached.length} of ${documents.length} texts attached; lock ${report.lock}${report.lock === 'unwritten' ? ': mend the problems first' : ''}`,
  );
  // A text that was changed is nobody's text any more, and nothing else would tell.
  for (const id of compared ? without : [])
    console.log(`${id}: no file has its SHA-256, so its quotations were believed from lock.json`);
  const found = `${errors.length} problem${errors.length === 1 ? '' : 's'}.`;
  const nothing = `Nothing is wrong${without.length > 0 ? ', as far as it can be told without the texts that are not attached' : ''}.`;
  console.log(errors.length === 0 ? nothing : found);
  return errors.length > 0;
}

function fileOf(report: CheckReport, document: string): string {
  return report.seeds.codings.find((coding) => coding.document === document)?.place.file ?? '';
}

const isUncovered = (error: AscribeError) => error instanceof UncoveredSentence;

/** Grouped by file, in the order of lines. */
function list(title: string, errors: readonly AscribeError[], show: (error: AscribeError) => string): void {
  if (errors.length === 0) return;
  console.log(`${title}:`);
  const sorted = [...errors].sort(
    (a, b) =>
      (a.place.file ?? '').localeCompare(b.place.file ?? '') || (a.place.line ?? 0) - (b.place.line ?? 0),
  );
  for (const error of sorted.slice(0, mostShown)) console.log(show(error));
  if (sorted.length > mostShown) console.log(`and ${sorted.length - mostShown} more`);
  console.log('');
}

function uncoveredLines({ document, uncovered }: Coverage): string {
  if (uncovered.length === 0) return `# ${document}: every sentence is accounted for`;
  return [
    `${document}:`,
    ...uncovered.map(
      ({ start, hash, opening }) => `  - { start: ${start}, hash: '${hash}', reason: } # ${opening}`,
    ),
  ].join('\n');
}
