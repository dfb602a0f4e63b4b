// A thread written in TypeScript does not start under tsx or jest. From source it is bundled once, and kept until a
// source changes: that starts in a tenth of the time that tsx takes in each thread.
// The build uses worker.js itself and never comes here.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = here('../../../node_modules/.cache/ascribe/');

/** Changes with any source that the thread may import. */
function stamp() {
  const times = ['../../model', '..'].flatMap((root) =>
    readdirSync(here(root), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => statSync(here(`${root}/${name}`)).mtimeMs),
  );
  return `${Math.max(...times).toString(36)}-${times.length}`;
}

function bundled() {
  const name = `worker-${stamp()}.mjs`;
  const path = `${folder}${name}`;
  if (statSync(path, { throwIfNoEntry: false })) return path;
  const { outputFiles } = bundle({ entryPoints: [here('worker.ts')], write: false, sourcemap: 'inline' });
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) {
    // Another thread may be about to start from one that is not so old.
    const age = Date.now() - (statSync(`${folder}${old}`, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > 3_600_000) rmSync(`${folder}${old}`, { force: true });
  }
  // Another thread may be at it too: each writes its own file, and the last to move it wins with the same content.
  const own = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  writeFileSync(own, outputFiles[0].contents);
  renameSync(own, path);
  return path;
}

let path;
try {
  path = bundled();
} catch {
  // A folder that cannot be written, or an esbuild that is not there: slower, but the same.
  const { register } = await import('tsx/esm/api');
  register();
  path = here('worker.ts');
}
await import(pathToFileURL(path).href);
