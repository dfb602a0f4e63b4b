import { readdirSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { openSqlite } from '../../src/store/sqlite/index.ts';
import { decision } from '../contract/fixtures.ts';
import { restless } from './restless.ts';

/** Writes to a store without end, and says on standard output what was acknowledged, until it is killed. */
const [path = '', from = '0'] = process.argv.slice(2);
const store = await openSqlite(path, { readers: 1 });
const say = (line: string) => writeSync(1, `${line}\n`);

async function judge(): Promise<void> {
  for (let n = 0; ; n++) {
    const page = await store.view().findClaims({}, { by: 'text', order: 'asc' }, { first: 5 });
    const on = page.items.map(({ node }) => node.id);
    if (on.length === 0) continue;
    // A load may have withdrawn the claim meanwhile; it may still be judged.
    const { id } = await store.write.judge(
      decision('grade', on, { value: 'B2', why: `${process.pid} ${n}` }),
    );
    say(`judged ${id}`);
  }
}

async function load(): Promise<void> {
  for (let version = Number(from); ; version++) {
    await store.load.set('restless', restless(version).records, { at: '2033-01-01T00:00:00Z' });
    say(`loaded ${version}`);
  }
}

say('ready');
if (from === 'once') {
  await store.load.set('restless', restless(0).records, { at: '2033-01-01T00:00:00Z' });
  await store.view().stats();
  await store.close();
  say(`left ${readdirSync(dirname(path)).join(' ')}`);
  process.exit();
}
await Promise.all([judge(), load()]);
