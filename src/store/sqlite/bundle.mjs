// How the threads, and what tests start as processes, are bundled: by the esbuild that tsx brings, the engine left outside.
import { createRequire } from 'node:module';

export function bundle(options) {
  const { buildSync } = createRequire(import.meta.resolve('tsx'))('esbuild');
  return buildSync({
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['@photostructure/sqlite'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    ...options,
  });
}
