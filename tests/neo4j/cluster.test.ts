import { expect, test } from '@jest/globals';
import { failure } from '../contract/context.ts';
import { direct, judgement, members, store, whoDid, withMembers } from './cluster.ts';
import { until } from './direct.ts';

withMembers();

test('reads go to those that read, writes to the leader', async () => {
  for (let number = 0; number < 4; number++) {
    await store.write.judge(judgement(number));
    await store.view().stats();
  }
  expect(whoDid('write')).toEqual([0]);
  expect(whoDid('read').sort()).toEqual([1, 2]);
  expect(whoDid('refused')).toEqual([]);
});

test('another leads: who wrote to the old one learns of it and writes to the new one, once', async () => {
  await store.write.judge(judgement(0));
  members.leader = 2;
  await store.write.judge(judgement(1));
  expect(whoDid('refused')).toEqual([0]);
  expect(whoDid('write')).toEqual([0, 2]);
  expect((await store.view().stats()).judgements).toBe(2);
});

test('a routing table that is stale itself is asked again until it is not', async () => {
  await store.write.judge(judgement(0));
  members.leader = 1;
  members.told = 0;
  const before = members.routed;
  const written = store.write.judge(judgement(1));
  await until(() => members.routed > before);
  members.told = null;
  expect((await written).says).toBe('rejected');
  expect(whoDid('refused')).toEqual([0]);
  expect((await store.view().stats()).judgements).toBe(1 + 1);
});

test('a routing table that stays stale is told, and nothing is written', async () => {
  members.leader = 1;
  members.told = 0;
  const fault = await failure(store.write.judge(judgement(0)));
  expect(fault).toMatchObject({ code: expect.stringMatching(/^STORE_(UNREACHABLE|UNUSABLE)$/) });
  expect((await store.view().stats()).judgements).toBe(0);
});

test('a member that reads is lost: the others answer; the leader is lost: they still do', async () => {
  const stats = await store.view().stats();
  await members.refuse(1);
  for (let at = 0; at < 3; at++) expect(await store.view().stats()).toEqual(stats);
  await members.refuse(0);
  expect(await store.view().stats()).toEqual(stats);
  // Chosen anew among those that are left.
  members.leader = 2;
  await store.write.judge(judgement(0));
  expect((await direct.view().stats()).judgements).toBe(1);
});

test('all members are lost: that is told, and once they are back it goes on by itself', async () => {
  await members.refuse(0, 1, 2);
  expect(await failure(store.view().stats())).toMatchObject({ code: 'STORE_UNREACHABLE' });
  expect(await failure(store.write.judge(judgement(0)))).toMatchObject({ code: 'STORE_UNREACHABLE' });
  await members.accept(0, 1, 2);
  await store.write.judge(judgement(0));
  expect((await store.view().stats()).judgements).toBe(1);
});
