import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { auditServer } from 'graphql-http';
import { Fixture } from './fixture.ts';

let it: Fixture;
beforeAll(async () => {
  it = await Fixture.start();
});
afterAll(() => it.close());

/** A request as no browser would send it: any Host, any body. */
function raw(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: string }> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const sent = request({ port: it.port, host: '127.0.0.1', path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const json = { 'content-type': 'application/json' };
const codeOf = (body: string) => JSON.parse(body).errors[0].extensions.code;
const alive = async () => expect(await it.data('{ __typename }')).toEqual({ __typename: 'Query' });

test('passes the audit of GraphQL over HTTP whole', async () => {
  const results = await auditServer({ url: `${it.url}/graphql` });
  expect(results).toHaveLength(61);
  expect(results.filter(({ status }) => status !== 'ok')).toEqual([]);
});

describe('the Host header', () => {
  test.each(['localhost', '127.0.0.1', '[::1]'])('may be %s with the port', async (name) => {
    expect((await raw('/health/live', { headers: { host: `${name}:${it.port}` } })).status).toBe(200);
  });

  test.each(['evil.example', 'evil.example:4000', 'localhost', 'localhost:1', 'localhost.evil.example'])(
    'may not be "%s"',
    async (host) => {
      for (const path of ['/graphql?query={__typename}', '/', '/health/live']) {
        const answer = await raw(path, { headers: { host } });
        expect(answer.status).toBe(403);
        expect(codeOf(answer.body)).toBe('HOST_NOT_ALLOWED');
      }
    },
  );

  test('may be a name that was allowed', async () => {
    const other = await Fixture.start({ allowHosts: ['atlas.example'] });
    const known = await new Promise((resolve) =>
      request(
        {
          port: other.port,
          host: '127.0.0.1',
          path: '/health/live',
          headers: { host: 'atlas.example:8443' },
        },
        (response) => resolve(response.statusCode),
      ).end(),
    );
    await other.close();
    expect(known).toBe(200);
  });
});

describe('other sites', () => {
  test('are told nothing by CORS', async () => {
    const origin = { origin: 'https://evil.example' };
    const preflight = await raw('/graphql', {
      method: 'OPTIONS',
      headers: { ...origin, 'access-control-request-method': 'POST' },
    });
    const get = await raw('/graphql?query={__typename}', {
      headers: { ...origin, accept: 'application/json' },
    });
    for (const { headers } of [preflight, get])
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('cannot write by GET', async () => {
    const query = encodeURIComponent(
      'mutation { judge(input: {says: ACCEPTED, on: [], why: "x"}) { __typename } }',
    );
    expect((await raw(`/graphql?query=${query}`)).status).toBe(405);
  });
});

describe('bodies', () => {
  test('in chunks are read', async () => {
    const answer = await raw('/graphql', {
      method: 'POST',
      headers: { ...json, 'transfer-encoding': 'chunked' },
      body: '{"query":"{ __typename }"}',
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ data: { __typename: 'Query' } });
  });
});

describe('pages and files', () => {
  test('GraphiQL comes whole from here', async () => {
    const page = await raw('/graphql', { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    expect(page.body).not.toMatch(/<(?:script|link)[^>]+(?:src|href)="?https?:/);
  });

  test.each([
    '/',
    '/explore',
    '/explore?show=actor/brennia',
    '/entity/actor/brennia',
    '/event/event/hudhud-bombing',
    '/claim/0a',
    '/doc/document/x',
    '/questions/x',
    '/compare?a=x',
    '/views',
    '/v/1',
    '/about/method',
  ])('%s is the explorer', async (path) => {
    const page = await raw(path);
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'self'; script-src 'self'/);
    expect(page.headers['cache-control']).toBe('no-cache');
  });

  test.each([
    '/nowhere',
    '/assets/none.js',
    '/../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/..%2f..%2fcli.js',
  ])('%s is nothing', async (path) => {
    const answer = await raw(path);
    expect(answer.status).toBe(404);
    expect(codeOf(answer.body)).toBe('NOT_FOUND');
  });

  test('an address that cannot be read is refused', async () => {
    const answer = await raw('/%');
    expect(answer.status).toBe(400);
    await alive();
  });

  test('every answer carries the security headers', async () => {
    for (const path of ['/', '/graphql?query={__typename}', '/health/ready', '/nowhere']) {
      const { headers } = await raw(path);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toBeDefined();
      expect(headers['referrer-policy']).toBe('no-referrer');
    }
  });

  test('health is told', async () => {
    expect((await raw('/health/live')).body).toBe('live\n');
    expect((await raw('/health/ready')).body).toBe('ready\n');
  });
});
