import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { isQuantity } from '../../src/model/proposition.ts';
import { openSqlite } from '../../src/store/sqlite/index.ts';
import { built } from '../built.ts';
import { SIZE } from './restless.ts';

const KILLS = 20;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ascribe-kill-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** What a child said was acknowledged before it was killed. */
interface Acknowledged {
  judged: string[];
  loaded: number | null;
  ready: boolean;
}

/** Lets a child write until it has said some lines, and kills it a moment later. */
function killed(path: string, from: number, lines: number): Promise<Acknowledged> {
  return new Promise((resolve, reject) => {
    const args = [join(built, 'kill-child.js'), path, String(from)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let complaint = '';
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.split('\n').length > lines) setTimeout(() => child.kill('SIGKILL'), Math.random() * 30);
    });
    child.stderr.on('data', (data: Buffer) => {
      complaint += data.toString();
    });
    child.on('error', reject);
    child.on('close', (_, signal) => {
      if (signal !== 'SIGKILL') {
        reject(new Error(`the child ended by itself: ${complaint}`));
        return;
      }
      // The last line may have been cut off by the kill.
      const whole = said.split('\n').slice(0, -1);
      const after = (word: string) =>
        whole.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
      resolve({
        judged: after('judged'),
        loaded: after('loaded').map(Number).at(-1) ?? null,
        ready: whole.includes('ready'),
      });
    });
  });
}

test('as built, closing ends the threads and leaves one file', async () => {
  const own = await mkdtemp(join(folder, 'own-'));
  const { stdout, status } = spawnSync(
    process.execPath,
    [join(built, 'kill-child.js'), join(own, 'x.sqlite'), 'once'],
    {
      encoding: 'utf8',
    },
  );
  expect([stdout, status]).toEqual(['ready\nleft x.sqlite\n', 0]);
});

test('nothing acknowledged is lost and nothing is half-written, however often it is killed', async () => {
  const path = join(folder, 'test.sqlite');
  const judged: string[] = [];
  let version = -1;
  let loads = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    // From at once to after some loads and judgements.
    const said = await killed(path, version + 1, 1 + Math.floor(Math.random() * 25));
    expect(said.ready).toBe(true);
    judged.push(...said.judged);
    if (said.loaded !== null) loads++;
    const least = said.loaded ?? version;

    const store = await openSqlite(path, { readers: 1 });
    const view = store.view();
    const page = await view.findClaims({}, { by: 'text', order: 'asc' }, { first: 1000 });
    const versions = new Set(
      page.items.map(({ node: { about } }) =>
        about.value && isQuantity(about.value) ? about.value.low : null,
      ),
    );
    expect(versions.size).toBeLessThanOrEqual(1);
    const [now = -1] = [...versions] as number[];
    // What was under way may have been finished just before the kill, without time to say so.
    expect([least, least + 1]).toContain(now);
    expect(page.items.length).toBe(now < 0 ? 0 : SIZE);
    version = now;
    const known = await view.judgements(judged);
    expect(judged.filter((id) => !known.has(id))).toEqual([]);
    const stats = await view.stats();
    expect(stats.judgements).toBeGreaterThanOrEqual(judged.length);
    expect((await view.entities(['event/x'])).get('event/x')?.claims ?? 0).toBe(page.items.length);
    await store.close();

    const db = new DatabaseSync(path);
    expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    db.close();
  }
  // The children did get to work between the kills.
  expect(loads).toBeGreaterThan(KILLS / 4);
  expect(judged.length).toBeGreaterThan(KILLS);
}, 300_000);
