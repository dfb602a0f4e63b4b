import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

test('the default database is made where its folder is not there yet', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ascribe-fresh-'));
  const { ASCRIBE_STORE: _, ...env } = process.env;
  const run = spawnSync(process.execPath, ['--import', tsx, join(root, 'src/cli.ts'), 'stats'], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
  expect(existsSync(join(folder, 'data/ascribe.sqlite'))).toBe(true);
  rmSync(folder, { recursive: true });
}, 60_000);
