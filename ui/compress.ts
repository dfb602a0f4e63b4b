import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Smaller files travel in one packet anyway. */
const LEAST = 1000;

/** Puts a brotli and a gzip variant beside each text that was built: src/server/explorer.ts sends them. */
export function compress(): Plugin {
  let folder = '';
  return {
    name: 'ascribe:compress',
    apply: 'build',
    configResolved(config) {
      // A folder given whole, as the browser tests give it, is not below the root.
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(css|geojson|js|json|svg|txt)$/.test(name)) continue;
        const path = join(folder, name);
        const content = readFileSync(path);
        if (content.length < LEAST) continue;
        writeFileSync(`${path}.br`, brotliCompressSync(content));
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}
