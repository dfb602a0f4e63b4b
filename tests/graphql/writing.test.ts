import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { Fixture } from './fixture.ts';

let it: Fixture;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  it = await Fixture.start();
  for (const role of ['reader', 'analyst', 'admin'] as const)
    tokens[role] = it.tokens.add(`A ${role}`, role, '2043-03-01T00:00:00.000Z');
});
afterAll(() => it.close());

const judge = `mutation J($input: JudgeInput!) {
  judge(input: $input) { judgement { id says value why by at on { id } retractedBy { id } } }
}`;
const as = (role: string) => ({ authorization: `Bearer ${tokens[role] ?? role}` });
const claimed = async (filter: string) =>
  (await it.data(`{ claims(first: 1, filter: ${filter}) { nodes { id review grade } } }`)).claims.nodes[0];

describe('who may judge', () => {
  const input = { says: 'DIFFERENT', on: ['actor/halyard-relief', 'actor/open-ward'], why: 'Two charities.' };

  test.each([
    ['nobody', {}, 'UNAUTHENTICATED'],
    ['a reader', { token: 'reader' }, 'FORBIDDEN'],
  ])('not %s', async (_, { token }: { token?: string }, code) => {
    const { data, errors } = await it.ask(judge, { input }, token ? as(token) : {});
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({
      code,
      wayOut: expect.stringContaining('ascribe token add'),
    });
  });

  test('not a token that is unknown, nor one that was taken back', async () => {
    expect((await it.ask(judge, { input }, as('ascribe_wrong'))).status).toBe(401);
    const gone = it.tokens.add('B', 'admin', '2043-03-01T00:00:00.000Z');
    it.tokens.revoke('B');
    const answer = await it.ask('{ __typename }', {}, { authorization: `Bearer ${gone}` });
    expect(answer.status).toBe(401);
    expect(answer.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    expect((await it.ask('{ __typename }', {}, { authorization: 'Basic x' })).status).toBe(401);
  });

  test.each(['analyst', 'admin'])('an %s, who signs it', async (role) => {
    const { data, errors } = await it.ask(judge, { input }, as(role));
    expect(errors).toBeUndefined();
    expect(data.judge.judgement).toMatchObject({
      says: 'DIFFERENT',
      by: `A ${role}`,
      on: input.on.map((id) => ({ id })),
    });
  });
});

describe('a judgement', () => {
  test('shows at once, and is taken back by another', async () => {
    const { id } = await claimed('{ review: [PROPOSED], predicate: [COUNT] }');
    const rejected = await it.ask(
      judge,
      { input: { says: 'REJECTED', on: [id], why: 'Misread.' } },
      as('analyst'),
    );
    const query = `{ node(id: "${id}") { ... on Claim { review counts judgements { says retractedBy { says } } } } }`;
    expect((await it.data(query)).node).toMatchObject({ review: 'REJECTED', counts: false });
    const of = rejected.data.judge.judgement.id;
    const back = await it.ask(
      judge,
      { input: { says: 'RETRACTS', on: [of], why: 'Read again.' } },
      as('analyst'),
    );
    expect(back.errors).toBeUndefined();
    const after = (await it.data(query)).node;
    expect(after.review).toBe('PROPOSED');
    expect(after.judgements).toContainEqual({ says: 'REJECTED', retractedBy: { says: 'RETRACTS' } });
  });

  test('grades in the Admiralty code', async () => {
    const { id } = await claimed('{ predicate: [CARRIED_OUT] }');
    await it.ask(
      judge,
      { input: { says: 'GRADE', on: [id], value: 'C3', why: 'One source.' } },
      as('analyst'),
    );
    expect((await claimed(`{ ids: ["${id}"] }`)).grade).toBe('C3');
  });

  test.each([
    [
      'of no such kind of thing',
      { says: 'SAME', on: ['claim/x', 'actor/brennia'], why: 'x' },
      'INVALID_RECORD',
    ],
    [
      'on one thing where two are needed',
      { says: 'SAME', on: ['actor/brennia'], why: 'x' },
      'INVALID_RECORD',
    ],
    ['on what is not here', { says: 'SAME', on: ['actor/brennia', 'actor/nobody'], why: 'x' }, 'UNKNOWN_ID'],
    ['without a reason', { says: 'SAME', on: ['actor/brennia', 'actor/varn'], why: '' }, 'INVALID_RECORD'],
    [
      'with a grade that is none',
      { says: 'GRADE', on: [`claim/${'0'.repeat(64)}`], value: 'Z9', why: 'x' },
      'INVALID_RECORD',
    ],
    [
      'with a reason too long',
      { says: 'SAME', on: ['actor/brennia', 'actor/varn'], why: 'x'.repeat(2001) },
      'INVALID_RECORD',
    ],
  ])('%s is refused', async (_, input, code) => {
    const before = (await it.data('{ stats { judgements } }')).stats;
    const { errors } = await it.ask(judge, { input }, as('analyst'));
    expect(errors?.[0]?.extensions).toMatchObject({ code, wayOut: expect.any(String) });
    expect((await it.data('{ stats { judgements } }')).stats).toEqual(before);
  });
});

test('a server that is guarded reads for nobody without a token', async () => {
  const guarded = await Fixture.start({ guarded: true });
  const token = guarded.tokens.add('R', 'reader', '2043-03-01T00:00:00.000Z');
  const without = await guarded.ask('{ stats { claims } }');
  expect(without.status).toBe(401);
  expect(without.data ?? null).toBeNull();
  expect((await guarded.ask('{ stats { claims } }', {}, { authorization: `Bearer ${token}` })).status).toBe(
    200,
  );
  await guarded.close();
});

test('what should not happen is masked, and logged under the id that the asker is told', async () => {
  const lines: string[] = [];
  const broken = await Fixture.start({
    wrap: (store) =>
      new Proxy(store, {
        get: (target, name) => {
          if (name === 'bookmark') return () => target.bookmark();
          if (name !== 'view') return Reflect.get(target, name, target);
          return () => ({ stats: () => Promise.reject(new Error('secret/path/of/the/disk')) });
        },
      }),
    log: pino({ level: 'error' }, { write: (line: string) => lines.push(line) }),
  });
  const { errors } = await broken.ask('{ stats { claims } }', {}, { authorization: '' });
  await broken.close();
  expect(errors?.[0]?.extensions['code']).toBe('INTERNAL');
  expect(JSON.stringify(errors)).not.toContain('secret');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(String(errors?.[0]?.extensions['request']));
});
