import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const manual = join(root, 'seeds', 'README.md');

/** Runs the script and returns what it did. */
function lists(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'scripts', 'manual-lists.ts'), ...args],
    { cwd: root, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

describe('the lists of kinds and codes in the manual', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ascribe-manual-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('are those of the model', () => {
    expect(lists('--check')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('are found stale, and are written anew with all else left as it was', () => {
    const current = readFileSync(manual, 'utf8');
    const copy = join(folder, 'stale.md');
    writeFileSync(copy, current.replace('| `barrel_bomb` | barrel bombs |  |\n', ''));
    expect(lists('--check', copy)).toEqual({
      status: 1,
      stdout: '',
      stderr: `${copy} is stale: run \`npm run manual\` and commit the result.\n`,
    });
    expect(lists(copy)).toEqual({ status: 0, stdout: `wrote ${copy}\n`, stderr: '' });
    expect(readFileSync(copy, 'utf8')).toBe(current);
  });

  test('need a place to stand', () => {
    const copy = join(folder, 'bare.md');
    writeFileSync(copy, '# Coding a text\n');
    expect(lists('--check', copy)).toEqual({
      status: 2,
      stdout: '',
      stderr: `${copy} needs "<!-- lists -->" twice, around the lists\n`,
    });
  });
});
