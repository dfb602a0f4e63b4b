// Jest's global set-up: what is built for the tests, and where their databases go: where a write is durable at once, if
// there is room, since most of their time would be waiting for a disk.
import { accessSync, chmodSync, constants, mkdtempSync, statfsSync } from 'node:fs';
import build from './jest-build.mjs';

const MEMORY = '/dev/shm';

/** Lets `tmpdir()` of every test be a folder in memory, where the system has a gibibyte of it. */
function inMemory() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (process.env.TMPDIR || bavail * bsize < 2 ** 30) return;
    accessSync(MEMORY, constants.W_OK);
  } catch {
    return;
  }
  const folder = mkdtempSync(`${MEMORY}/ascribe-test-`);
  // One test starts a process as somebody else.
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  process.env.ASCRIBE_TEST_MEMORY = folder;
}

export default function begin() {
  inMemory();
  build();
}
