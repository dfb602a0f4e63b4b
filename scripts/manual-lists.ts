// Writes the lists of kinds, predicates and codes into the manual, between its two `<!-- lists -->` lines:
// node --import tsx scripts/manual-lists.ts [--check] [FILE]
// Exit code 0: current or written; 1: `--check` found it stale; 2: wrong use.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Family, families, familyLabels, kindNames, kinds } from '../src/model/kinds.ts';
import { type Code, declarationOf, type Predicate, predicateNames } from '../src/model/predicates/index.ts';

const marker = '<!-- lists -->';

/** A Markdown table; a bar inside a cell would end it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

const code = (text: string) => `\`${text}\``;

/** Families as a cell: those that a predicate joins at one end. */
function familiesOf(ends: readonly Family[]): string {
  if (ends.length === 0) return '';
  return ends.length === families.length ? 'any' : ends.map((family) => familyLabels[family].en).join(', ');
}

/** What a claim of the predicate must and may hold beside its subject, in words. */
function takesOf(name: Predicate): string {
  const { value, needs, object, wordless, gist } = declarationOf(name);
  const coded = value === 'quantity' ? 'a code with a figure' : 'a code';
  const main = {
    object: 'an object',
    value: coded,
    both: `an object and ${coded}`,
    either: `an object, ${coded}, or both`,
    when: 'a date',
    none: '',
  }[needs];
  const optional = needs === 'value' && object.length > 0 ? ['may take an object'] : [];
  return [
    ...(main ? [main] : []),
    ...optional,
    ...(gist ? ['may take `gist`'] : []),
    ...(wordless ? ['the code needs no words'] : []),
  ].join('; ');
}

function codeRow([name, { en, note, counter }]: [string, Code]): string[] {
  return [
    code(name),
    en,
    [...(note ? [note] : []), ...(counter ? ['a counter-accusation, never an attribution'] : [])].join('; '),
  ];
}

/** The lists as Markdown: kinds, predicates, and the codes of each predicate that has any. */
function lists(): string {
  const coded = predicateNames.filter((name) => Object.keys(declarationOf(name).codes).length > 0);
  return [
    '### Kinds',
    table(
      ['kind', 'is a', 'family'],
      kindNames.map((kind) => [code(kind), kinds[kind].en, familyLabels[kinds[kind].family].en]),
    ),
    '### Predicates',
    table(
      ['predicate', 'meaning', 'subject', 'object', 'takes'],
      predicateNames.map((name) => {
        const { meaning, subject, object } = declarationOf(name);
        return [code(name), meaning, familiesOf(subject), familiesOf(object), takesOf(name)];
      }),
    ),
    ...coded.flatMap((name) => [
      `### Codes of ${code(name)}`,
      table(['code', 'means', 'note'], Object.entries(declarationOf(name).codes).map(codeRow)),
    ]),
  ].join('\n\n');
}

const [file = join(import.meta.dirname, '..', 'seeds', 'README.md'), ...more] = process.argv
  .slice(2)
  .filter((argument) => argument !== '--check');
const before = more.length === 0 ? readFileSync(file, 'utf8').split(marker) : [];
if (before.length !== 3) {
  console.error(
    more.length > 0
      ? 'usage: node --import tsx scripts/manual-lists.ts [--check] [FILE]'
      : `${file} needs "${marker}" twice, around the lists`,
  );
  process.exit(2);
}
const [opening, old, rest] = before;
const text = `\n\n${lists()}\n\n`;
if (text !== old && process.argv.includes('--check')) {
  console.error(`${file} is stale: run \`npm run manual\` and commit the result.`);
  process.exitCode = 1;
} else if (text !== old) {
  writeFileSync(file, [opening, text, rest].join(marker));
  console.log(`wrote ${file}`);
}
