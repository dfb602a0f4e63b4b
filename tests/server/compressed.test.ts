// Answers of GraphQL, compressed for whoever takes that.
import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Fixture } from '../graphql/fixture.ts';

let it: Fixture;
beforeAll(async () => {
  it = await Fixture.start();
});
afterAll(() => it.close());

const LONG = '{ claims(first: 20) { nodes { id sentence } } }';

function ask(
  query: string,
  accepted?: string,
): Promise<{ coding: string | undefined; body: Buffer; vary: string | undefined }> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      ...(accepted !== undefined && { 'accept-encoding': accepted }),
    };
    const sent = request(
      { port: it.port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers, agent: false },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({
            coding: answer.headers['content-encoding'],
            vary: answer.headers.vary,
            body: Buffer.concat(parts),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify({ query }));
  });
}

const plain = (body: Buffer) => body.toString();

test.each<[string | undefined, string | undefined, (body: Buffer) => string]>([
  [undefined, undefined, plain],
  ['identity', undefined, plain],
  ['gzip, deflate, br', 'br', (body) => brotliDecompressSync(body).toString()],
  ['gzip', 'gzip', (body) => gunzipSync(body).toString()],
])('for Accept-Encoding %j a long answer comes as %j, whole', async (accepted, coding, decoded) => {
  const answer = await ask(LONG, accepted);
  expect(answer.coding).toBe(coding);
  expect(answer.vary).toContain('Accept-Encoding');
  expect(JSON.parse(decoded(answer.body))).toEqual({ data: await it.data(LONG) });
  if (coding) expect(answer.body.length).toBeLessThan((await ask(LONG)).body.length / 2);
});

test('a short answer and a refusal come as they are', async () => {
  expect(await ask('{ __typename }', 'br')).toEqual({
    coding: undefined,
    vary: expect.stringContaining('Accept-Encoding'),
    body: Buffer.from('{"data":{"__typename":"Query"}}'),
  });
  const refused = await ask('{ nothing }', 'br');
  expect(refused.coding).toBeUndefined();
  expect(JSON.parse(refused.body.toString()).errors).toHaveLength(1);
});
