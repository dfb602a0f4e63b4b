import { join } from 'node:path';
import { compareCodings, describeComparison } from '../src/ingest/compare.ts';
import { Problems } from '../src/ingest/errors.ts';
import { readSeeds } from '../src/ingest/read-seeds.ts';
import { readCoding } from '../src/ingest/read-utterances.ts';
import { findTexts, textsFolder } from '../src/ingest/texts.ts';
import { YamlFile } from '../src/ingest/yaml.ts';

// Compares two codings of one text: node --import tsx scripts/compare-codings.ts A.yaml B.yaml [SEEDS]
// Exit code 0: compared; 1: a file could not be read whole; 2: wrong use.

const root = join(import.meta.dirname, '..');
const [a, b, folder = join(root, 'seeds')] = process.argv.slice(2);
if (a === undefined || b === undefined) {
  console.error('usage: node --import tsx scripts/compare-codings.ts A.yaml B.yaml [SEEDS]');
  process.exit(2);
}

// Only documents matter here: the publisher opens every chain. Faults elsewhere in the seeds are not our concern.
const seeds = readSeeds(folder);
const problems = new Problems();
const [left, right] = [a, b].map((path) => {
  const file = YamlFile.read(path, problems);
  return file && readCoding(file, seeds.entities);
});
for (const error of problems.errors) console.error(error.describe());
if (!left || !right) process.exit(1);
if (left.document !== right.document) {
  console.error(`${a} codes ${left.document}, ${b} codes ${right.document}`);
  process.exit(2);
}
const text = findTexts(seeds, textsFolder(root), problems).get(left.document);
console.log(text ? 'aligned by position in the text' : 'the text is not at hand: aligned by words in common');
console.log(describeComparison(compareCodings(left, right, text)));
process.exitCode = problems.errors.length > 0 ? 1 : 0;
