import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from '@jest/globals';
import { AscribeError } from '../../src/model/errors.ts';
import { openSqlite } from '../../src/store/sqlite/index.ts';
import { alpha, FIRST } from '../contract/fixtures.ts';

/** A folder for each test of the file that calls this, and the path of a database to be in it. */
export function ownFolder(): { folder: string; path: string } {
  const at = { folder: '', path: '' };
  beforeEach(async () => {
    at.folder = await mkdtemp(join(tmpdir(), 'ascribe-'));
    at.path = join(at.folder, 'test.sqlite');
  });
  afterEach(() => rm(at.folder, { recursive: true, force: true }));
  return at;
}

/** Makes a database of one set, `alpha`. */
export async function filled(path: string): Promise<void> {
  const store = await openSqlite(path, { readers: 1 });
  await store.load.set('alpha', alpha().records, { at: FIRST });
  await store.close();
}

/** What refuses, where something should not open. */
export async function refusal(work: () => Promise<unknown>): Promise<AscribeError> {
  try {
    await work();
  } catch (fault) {
    expect(fault).toBeInstanceOf(AscribeError);
    return fault as AscribeError;
  }
  throw new Error('it should have failed');
}
