import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** A room is a folder of src, or a file that stands alone in it. */
const floors: Record<string, number> = {
  model: 0,
  store: 1,
  ingest: 2,
  export: 2,
  analysis: 2,
  graphql: 3,
  server: 4,
  'server.ts': 4,
  cli: 4,
  'cli.ts': 4,
};

/** An engine's package, and the only folder that may import it. */
const engines: Record<string, string> = {
  '@photostructure/sqlite': 'src/store/local/',
  'neo4j-driver': 'src/store/neo4j/',
};

const maxLines = 400;

/** Words of the first corpus: the code must not know it. */
const corpusWords = /\b(?:russia|syria|idlib|assad|moscow|kremlin|ocha|aleppo|douma)\b/i;

type Source = { path: string; text: string };

function read(folder: string, ending: RegExp): Source[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => ending.test(path) && !path.includes('/node_modules/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function imports(source: Source): string[] {
  // `import … from`, `export … from`, `import '…'` and `import('…')`; a statement's bindings may span lines.
  const pattern =
    /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/gm;
  return [...source.text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? '');
}

const resolve = (from: string, specifier: string) =>
  posix.normalize(posix.join(posix.dirname(from), specifier));
const room = (path: string) => path.split('/')[1] ?? '';
const isRelative = (specifier: string) => specifier.startsWith('.');
const isPackage = (specifier: string, name: string) => specifier === name || specifier.startsWith(`${name}/`);

/** What is wrong with one import of one module under src/, or nothing. */
function fault(from: string, specifier: string): string | undefined {
  for (const [name, home] of Object.entries(engines)) {
    if (isPackage(specifier, name) && !from.startsWith(home)) return `only ${home} may import ${name}`;
  }
  if (!isRelative(specifier)) return undefined;
  const to = resolve(from, specifier);
  if (!to.startsWith('src/'))
    return to === 'package.json' ? undefined : 'src/ imports nothing outside itself';
  const [low, high] = [floors[room(to)], floors[room(from)]];
  if (low === undefined || high === undefined) return 'a room without a floor: add it to `floors`';
  const own = room(from) === room(to) || (high === 4 && low === 4);
  return own || low < high ? undefined : `floor ${high} may not import floor ${low}`;
}

const modules = read('src', /\.[cm]?[jt]s$/);
const ui = read('ui', /\.tsx?$/);

describe('the floor rule', () => {
  test('sees the modules it judges', () => {
    if (existsSync(join(root, 'src'))) expect(modules.length).toBeGreaterThan(0);
  });

  test('every module stands on a known floor', () => {
    expect(modules.map((m) => m.path).filter((path) => floors[room(path)] === undefined)).toEqual([]);
  });

  test('a floor imports lower floors or its own room, and each engine stays in its room', () => {
    const faults = modules.flatMap((m) =>
      imports(m).flatMap((specifier) => {
        const why = fault(m.path, specifier);
        return why ? [`${m.path} imports ${specifier}: ${why}`] : [];
      }),
    );
    expect(faults).toEqual([]);
  });

  test('the explorer imports nothing from src', () => {
    const faults = ui.flatMap((m) =>
      imports(m)
        .filter((specifier) => isRelative(specifier) && !resolve(m.path, specifier).startsWith('ui/'))
        .map((specifier) => `${m.path} imports ${specifier}`),
    );
    expect(faults).toEqual([]);
  });

  // A rule that lets everything pass looks just like a rule that is kept.
  test.each([
    ['src/model/a.ts', '../store/b.ts'],
    ['src/ingest/a.ts', '../export/b.ts'],
    ['src/analysis/a.ts', '../ingest/b.ts'],
    ['src/graphql/a.ts', '../cli.ts'],
    ['src/model/a.ts', '../../ui/src/b.ts'],
    ['src/store/index.ts', '@photostructure/sqlite'],
    ['src/store/sqlite/a.ts', 'neo4j-driver'],
  ])('refuses %s importing %s', (from, specifier) => {
    expect(fault(from, specifier)).toBeDefined();
  });

  test.each([
    ['src/store/sqlite/a.ts', '../../model/b.ts'],
    ['src/store/local/a.ts', '@photostructure/sqlite'],
    ['src/graphql/a.ts', '../analysis/b.ts'],
    ['src/cli.ts', './server.ts'],
    ['src/model/a.ts', './deep/b.ts'],
  ])('allows %s importing %s', (from, specifier) => {
    expect(fault(from, specifier)).toBeUndefined();
  });

  test('finds every form of import', () => {
    const text = [
      "import a from './a.ts';",
      "import type {\n  B,\n} from './b.ts';",
      "export * from './c.ts';",
      "import './d.ts';",
      "const e = await import('./e.ts');",
    ].join('\n');
    expect(imports({ path: 'src/model/x.ts', text })).toEqual([
      './a.ts',
      './b.ts',
      './c.ts',
      './d.ts',
      './e.ts',
    ]);
  });
});

describe('the sources', () => {
  test(`are at most ${maxLines} lines each`, () => {
    const long = [...modules, ...ui]
      .filter((m) => !m.path.endsWith('.gen.ts'))
      .map((m) => ({ path: m.path, lines: m.text.trimEnd().split('\n').length }))
      .filter((m) => m.lines > maxLines);
    expect(long).toEqual([]);
  });

  test('know nothing of the first corpus', () => {
    const everything = /\.(?:[cm]?[jt]sx?|json|css|html|graphql|svg|cypher|sql|ya?ml|md|txt)$/;
    const found = [...read('src', everything), ...read('ui', everything)].flatMap((source) =>
      source.text.split('\n').flatMap((line, at) => {
        const word = corpusWords.exec(line)?.[0];
        return word ? [`${source.path}:${at + 1}: ${word}`] : [];
      }),
    );
    expect(found).toEqual([]);
  });
});
