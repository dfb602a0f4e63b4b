// Jest's global tear-down: takes away what jest-begin.mjs and jest-build.mjs made.
import { rmSync } from 'node:fs';

export default function clean() {
  for (const folder of [process.env.ASCRIBE_TEST_BUILD, process.env.ASCRIBE_TEST_MEMORY])
    if (folder) rmSync(folder, { recursive: true, force: true });
}
