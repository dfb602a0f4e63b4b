// Builds the sources and the benchmark beside each other, apart from dist/, and runs what was built: what users run, not
// what a loader of TypeScript makes of it, which wraps every function to keep its name.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, 'node_modules/.cache/ascribe-bench');
// As `ascribe serve` runs.
const env = { NODE_ENV: 'production', ...process.env };
const run = (...args) => {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
};

rmSync(built, { recursive: true, force: true });
run(join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.bench.json');
// What the sources read from beside them.
for (const name of ['package.json', 'schema'])
  cpSync(join(root, name), join(built, name), { recursive: true });
run(join(built, 'bench/run.js'), ...process.argv.slice(2));
