import { describe, expect, test } from '@jest/globals';
import { openSqlite } from '../../src/store/sqlite/index.ts';
import { failure } from '../contract/context.ts';
import { about, alpha, claim, FIRST, Sheet } from '../contract/fixtures.ts';
import { ownFolder, refusal } from './sqlite-files.ts';

const here = ownFolder();

describe('threads', () => {
  test('closing waits for what runs, refuses what waits, and may be asked for twice', async () => {
    const store = await openSqlite(here.path, { readers: 1 });
    await store.load.set('alpha', alpha().records, { at: FIRST });
    const reads = Array.from({ length: 50 }, () => store.view().stats());
    const closing = store.close();
    const settled = await Promise.allSettled(reads);
    const refused = settled.filter((it) => it.status === 'rejected');
    expect(refused.length).toBeGreaterThan(40);
    for (const { reason } of refused)
      expect(reason).toMatchObject({ code: 'STORE_UNUSABLE', message: 'the store was closed' });
    await closing;
    await store.close();
    expect(await failure(store.view().stats())).toMatchObject({
      code: 'STORE_UNUSABLE',
      wayOut: 'Open it again.',
    });
  });

  test('a failure comes over with its class, code, way out and reasons', async () => {
    const store = await openSqlite(here.path, { readers: 1 });
    const fault = await refusal(() => store.load.set('alpha', [{ type: 'nothing' } as never], { at: FIRST }));
    expect(fault.describe()).toContain('[INPUT_REFUSED]\nrecord 1');
    expect(fault.describe()).toContain('[INVALID_RECORD]');
    expect(
      await failure(store.view().findClaims({}, { by: 'text', order: 'asc' }, { first: 5, after: 'x' })),
    ).toMatchObject({ name: 'InvalidCursor', code: 'INVALID_CURSOR' });
    await store.close();
  });

  test('a long write does not hold the event loop, nor reads', async () => {
    const store = await openSqlite(here.path, { readers: 1 });
    await store.load.set('alpha', alpha().records, { at: FIRST });
    const sheet = new Sheet();
    const words = claim(about('happened', 'event/pine'));
    for (let at = 0; at < 1500; at++)
      sheet.say(`m${at}`, { document: 'document/lark', by: ['actor/lark'], start: 2000 + at * 30 }, words);
    let longest = 0;
    let before = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - before);
      before = performance.now();
    }, 5);
    let reads = 0;
    let loading = true;
    const load = store.load.set('many', sheet.records, { at: FIRST }).finally(() => {
      loading = false;
    });
    while (loading) {
      await store.view().stats();
      reads++;
    }
    clearInterval(timer);
    await load;
    expect(reads).toBeGreaterThan(3);
    // The write takes far longer than any pause of the loop; the bound is wide since the machine may be busy.
    expect(longest).toBeLessThan(1000);
    expect((await store.view().stats()).claims).toBe(1512);
    await store.close();
  }, 60_000);

  test('readers answer at the same time', async () => {
    const store = await openSqlite(here.path, { readers: 3 });
    await store.load.set('alpha', alpha().records, { at: FIRST });
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => store.view().claims([alpha().id('u1.1')])),
    );
    expect(answers.every((it) => it.size === 1)).toBe(true);
    await store.close();
  });
});
