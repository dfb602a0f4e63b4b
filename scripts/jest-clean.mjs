// Jest's global tear-down: takes away what jest-build.mjs made.
import { rmSync } from 'node:fs';

export default function clean() {
  rmSync(process.env.ASCRIBE_TEST_BUILD, { recursive: true, force: true });
}
