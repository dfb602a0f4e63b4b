// Jest's global set-up: bundles what tests start as processes, once a run, by the esbuild that tsx brings. A bundle
// starts in a quarter of the time that TypeScript takes. The folder lies two below the root, as the sources do, so
// that they find schema/ and package.json; it is named to the tests by ASCRIBE_TEST_BUILD.
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

export default function build() {
  const folder = mkdtempSync(join(root, 'node_modules/.ascribe-test-'));
  // One test starts a process as somebody else.
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const { buildSync } = createRequire(import.meta.resolve('tsx'))('esbuild');
  buildSync({
    entryPoints: {
      cli: join(root, 'src/cli.ts'),
      worker: join(root, 'src/store/sqlite/worker.ts'),
      'kill-child': join(root, 'tests/store/kill-child.ts'),
      'open-child': join(root, 'tests/store/open-child.ts'),
      'load-child': join(root, 'tests/neo4j/load-child.ts'),
    },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['@photostructure/sqlite'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  process.env.ASCRIBE_TEST_BUILD = folder;
}
