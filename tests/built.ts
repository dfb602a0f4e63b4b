import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The folder of what scripts/jest-build.mjs built for this run. */
export const built = process.env['ASCRIBE_TEST_BUILD'] ?? '';

/** The root of the project. */
export const root = join(import.meta.dirname, '..');

/** How the command line is started; from its sources as a user of a clone does, see tests/cli/fresh.test.ts. */
export const command = [join(built, 'cli.js')];

/** What its processes are told: no text is found by chance. */
export const env = { ...process.env, ASCRIBE_CORPUS: join(built, 'none'), NODE_ENV: 'test' };

/** Runs `ascribe` as a process of its own, to its end. */
export function ascribe(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}
