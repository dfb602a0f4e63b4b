import type { Command } from 'commander';
import { type StoreOptions, withOpenStore, withStore } from './shared.ts';

/** Adds `ascribe stats`. */
export function registerStats(program: Command): void {
  withStore(program.command('stats'))
    .description('Say what the database holds, in numbers.')
    .option('--json', 'as JSON')
    .action((options: StoreOptions & { json?: true }) =>
      withOpenStore(options.store, async (store) => {
        const stats = await store.view().stats();
        if (options.json) console.log(JSON.stringify(stats, null, 2));
        else {
          console.log(store.about);
          for (const [name, value] of Object.entries(stats)) print(name, value);
        }
      }),
    );
}

function print(name: string, value: number | Record<string, number>): void {
  if (typeof value === 'number') console.log(`${name.padEnd(14)}${String(value).padStart(9)}`);
  else {
    console.log(`${name}:`);
    for (const [key, n] of Object.entries(value).sort((one, other) => other[1] - one[1]))
      console.log(`  ${key.padEnd(20)}${String(n).padStart(9)}`);
  }
}
