// Serves the production build, building it first when it is missing or older than the sources.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const outputs = ['dist/cli.js', 'dist/ui/index.html'];
const sources = ['src', 'ui', 'package.json', 'tsconfig.base.json', 'tsconfig.build.json'];

const modified = (path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs;

// Folders count too: removing a file changes only its folder.
function newest(path) {
  const own = modified(path) ?? 0;
  if (!statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory()) return own;
  return Math.max(own, ...readdirSync(join(root, path)).map((name) => newest(join(path, name))));
}

const built = Math.min(...outputs.map((path) => modified(path) ?? Number.NEGATIVE_INFINITY));
if (built < Math.max(...sources.map(newest))) {
  console.error('Building, since the sources are newer than dist/ …');
  // npm's own path, where npm started us, needs no shell and no .cmd on Windows.
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm ? [process.execPath, npm, 'run', 'build'] : ['npm', 'run', 'build'];
  // The build's chatter goes to stderr, so that stdout stays the server's.
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['inherit', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}

const args = [join(root, 'dist', 'cli.js'), 'serve', ...process.argv.slice(2)];
const server = spawn(process.execPath, args, { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
