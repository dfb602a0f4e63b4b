// Jest's global set-up: bundles what tests start as processes, once a run. A bundle
// starts in a quarter of the time that TypeScript takes. So does zod, whose hundred modules almost every test file
// would load one by one; jest.config.js puts the bundle in their place. The folder lies two below the root, as the sources do, so
// that they find schema/ and package.json; it is named to the tests by ASCRIBE_TEST_BUILD.
import { chmodSync, mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../src/store/sqlite/bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Where jest.config.js looks for it. */
const ZOD = join(root, 'node_modules/.cache/ascribe-test/zod.mjs');

export default function build() {
  const folder = mkdtempSync(join(root, 'node_modules/.ascribe-test-'));
  // One test starts a process as somebody else.
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  bundle({
    entryPoints: {
      cli: join(root, 'src/cli.ts'),
      worker: join(root, 'src/store/sqlite/worker.ts'),
      'kill-child': join(root, 'tests/store/kill-child.ts'),
      'open-child': join(root, 'tests/store/open-child.ts'),
      'load-child': join(root, 'tests/neo4j/load-child.ts'),
    },
    outdir: folder,
    splitting: true,
  });
  const [zod] = bundle({
    stdin: { contents: "export * from 'zod'", resolveDir: root },
    write: false,
  }).outputFiles;
  const own = join(folder, 'zod.mjs');
  writeFileSync(own, zod.contents);
  // Moved whole, since another run may be reading it.
  mkdirSync(dirname(ZOD), { recursive: true });
  renameSync(own, ZOD);
  process.env.ASCRIBE_TEST_BUILD = folder;
}
