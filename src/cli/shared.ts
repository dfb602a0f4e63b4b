import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, Option } from 'commander';
import { Tokens } from '../graphql/auth.ts';
import type { Progress, Store } from '../store/store.ts';
import { DEFAULT_STORE, openStore } from './store.ts';

/** The folder of this program, seen from src/cli/ and from dist/cli/ alike. */
export const programFolder = fileURLToPath(new URL('../..', import.meta.url));

/** What every command that opens a store is told. */
export interface StoreOptions {
  store: string;
}

/** Adds the option that names the database. */
export function withStore(command: Command): Command {
  // The default is told in words: the address may hold a password.
  const option = new Option('--store <address>', 'the database: a file, or neo4j://host:7687');
  const address = process.env['ASCRIBE_STORE'] || DEFAULT_STORE;
  return command.addOption(option.default(address, `$ASCRIBE_STORE, then ${DEFAULT_STORE}`));
}

/** Opens the database, gives it to an action and closes it, whatever comes. */
export async function withOpenStore<T>(path: string, action: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(path, { readers: 1 });
  try {
    return await action(store);
  } finally {
    await store.close();
  }
}

/** Where what belongs to a database is kept: beside its file, or, of a server's, in $ASCRIBE_DATA or data/. */
export function folderOf(store: string): string {
  // The address of a server must not become a path: it may hold a password.
  if (/^[a-z0-9+]+:\/\//i.test(store)) return resolve(process.env['ASCRIBE_DATA'] || 'data');
  return dirname(resolve(store.replace(/^sqlite:/, '')));
}

/** The tokens that belong to a database. */
export function tokensBeside(store: string): Tokens {
  return new Tokens(join(folderOf(store), 'tokens.json'));
}

const phases: Record<Progress['phase'], string> = {
  reading: 'Reading',
  checking: 'Checking',
  writing: 'Writing',
  indexing: 'Indexing',
  done: 'Done',
};

/** Shows progress on stderr: one line that moves on a terminal, a line for each phase elsewhere. */
export function showProgress(what: string): { report: (progress: Progress) => void; end: () => void } {
  const moving = process.stderr.isTTY;
  let phase: Progress['phase'] | null = null;
  let shown = 0;
  return {
    report: (progress) => {
      const now = Date.now();
      const next = progress.phase !== phase;
      if (!next && (!moving || now - shown < 100)) return;
      phase = progress.phase;
      shown = now;
      const count = progress.of
        ? `${progress.done} of ${progress.of}`
        : progress.done > 0
          ? `${progress.done}`
          : '';
      const kept = progress.kept ? ` (${progress.kept} were there already)` : '';
      const line = `${what}: ${phases[progress.phase].toLowerCase()} ${count}`.trimEnd() + kept;
      if (moving) process.stderr.write(`\r\u001b[2K${line}`);
      else if (progress.phase !== 'done') console.error(line);
    },
    end: () => {
      if (moving && phase) process.stderr.write('\r\u001b[2K');
    },
  };
}
