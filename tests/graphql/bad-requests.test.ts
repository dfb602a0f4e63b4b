import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Fixture } from './fixture.ts';

let it: Fixture;
beforeAll(async () => {
  it = await Fixture.start();
});
afterAll(() => it.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const SMALLEST = '{"query":"{ __typename }"}';
const alive = async () => expect(await it.data('{ __typename }')).toEqual({ __typename: 'Query' });

interface Refused {
  status: number;
  code: unknown;
  message: string;
  wayOut: unknown;
}

const refusal = (status: number, body: string): Refused => {
  const { message, extensions } = JSON.parse(body).errors[0];
  return { status, code: extensions.code, message, wayOut: extensions.wayOut };
};

/** What a request of any kind is refused with; the whole body is sent, whatever comes back meanwhile. */
function sent(
  body: string | Uint8Array,
  headers: Record<string, string> = JSON_TYPE,
  { method = 'POST', path = '/graphql' } = {},
): Promise<Refused> {
  return new Promise((resolve, reject) => {
    const asked = request({ port: it.port, host: '127.0.0.1', method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve(refusal(response.statusCode ?? 0, text)));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** The answer to bytes that need not be HTTP at all. */
function spoken(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(it.port, '127.0.0.1', () => socket.end(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

describe('a body', () => {
  const asJson = 'Send {"query": "…"} in UTF-8, with Content-Type: application/json.';

  test.each([
    ['broken off', '{"query": "{ __typena', 'The body is not whole JSON.'],
    ['empty', '', 'The body is not whole JSON.'],
    ['null', 'null', 'The body is not a JSON object.'],
    ['a text', '"{ __typename }"', 'The body is not a JSON object.'],
    [
      'in Latin-1',
      Buffer.from('{"query":"{ search(query: \\"\u00e9\\") { totalCount } }"}', 'latin1'),
      'The body is not UTF-8.',
    ],
    ['in UTF-16', Buffer.from(`\ufeff${SMALLEST}`, 'utf16le'), 'The body is not UTF-8.'],
  ])('that is %s is refused', async (_, body, message) => {
    expect(await sent(body)).toEqual({ status: 400, code: 'BAD_REQUEST', message, wayOut: asJson });
    await alive();
  });

  test.each([
    ['several queries at once', `[${SMALLEST},${SMALLEST}]`],
    ['a number for a query', '{"query": 5}'],
    ['no query', '{}'],
    ['a list of variables', '{"query":"{ __typename }","variables":[1]}'],
  ])('with %s is refused', async (_, body) => {
    expect(await sent(body)).toMatchObject({
      status: 400,
      code: 'BAD_REQUEST',
      wayOut: 'Send {"query": "…"} as JSON by POST, or the query in the address by GET.',
    });
  });

  test.each([
    ['text/plain', 'A body of the type "text/plain" is not read.'],
    [
      'application/x-www-form-urlencoded',
      'A body of the type "application/x-www-form-urlencoded" is not read.',
    ],
    ['multipart/form-data; boundary=x', 'A body of the type "multipart/form-data; boundary=x" is not read.'],
    ['application/xml', 'A body of the type "application/xml" is not read.'],
    ['', 'The body has no type.'],
  ])('of the type "%s" is refused, whatever other headers say', async (type, message) => {
    const headers = { 'x-graphql-yoga-csrf': '1', ...(type && { 'content-type': type }) };
    expect(await sent(SMALLEST, headers)).toEqual({
      status: 415,
      code: 'WRONG_CONTENT_TYPE',
      message,
      wayOut: asJson,
    });
  });

  test('that is packed is refused', async () => {
    expect(await sent(SMALLEST, { ...JSON_TYPE, 'content-encoding': 'gzip' })).toEqual({
      status: 415,
      code: 'WRONG_CONTENT_TYPE',
      message: 'A body packed as "gzip" is not read.',
      wayOut: 'Send it unpacked.',
    });
  });

  test.each([[{ 'content-length': '10000000' }], [{ 'transfer-encoding': 'chunked' }]])(
    'of 10 MB, with %j, is refused, and who sends it to its end reads why',
    async (length) => {
      expect(await sent(Buffer.alloc(10_000_000, 'x'), { ...JSON_TYPE, ...length })).toEqual({
        status: 413,
        code: 'BODY_TOO_LARGE',
        message: 'The body has more than 100000 bytes.',
        wayOut: 'Put long lists into several requests.',
      });
      await alive();
    },
  );
});

describe('an address', () => {
  const get = (path: string) => sent('', {}, { method: 'GET', path });

  test('with variables that are no JSON is refused', async () => {
    expect(await get('/graphql?query={__typename}&variables={')).toEqual({
      status: 400,
      code: 'BAD_REQUEST',
      message: '"variables" in the address is not JSON.',
      wayOut: 'Send {"query": "…"} in UTF-8, with Content-Type: application/json.',
    });
  });

  test('given whole has its host checked, and is answered', async () => {
    const own = `http://127.0.0.1:${it.port}/graphql?query={__typename}`;
    const whole = (address: string) =>
      spoken(`GET ${address} HTTP/1.1\r\nHost: 127.0.0.1:${it.port}\r\nConnection: close\r\n\r\n`);
    expect(await whole(own)).toMatch(/^HTTP\/1\.1 200 .*\{"data":\{"__typename":"Query"\}\}/s);
    expect(await whole(own.replace('127.0.0.1', 'evil.example'))).toMatch(
      /^HTTP\/1\.1 403 .*HOST_NOT_ALLOWED/s,
    );
    expect(await whole('nonsense:')).toMatch(/^HTTP\/1\.1 (400|404) /);
  });
});

test.each(['PUT', 'PATCH'])('the method %s is refused', async (method) => {
  expect(await sent(SMALLEST, JSON_TYPE, { method })).toMatchObject({ status: 405, code: 'BAD_REQUEST' });
});

test('a client that takes no type of answer is told which there are', async () => {
  expect(await sent(SMALLEST, { ...JSON_TYPE, accept: 'text/html' })).toEqual({
    status: 406,
    code: 'NOT_ACCEPTABLE',
    message: 'No answer is of the types that "Accept" names.',
    wayOut: 'Accept application/graphql-response+json, application/json or */*.',
  });
});

describe('what is no HTTP', () => {
  test.each([
    ['garbage', '\x16\x03\x01 garbage\r\n\r\n', '400 Bad Request'],
    [
      'too many headers',
      `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`,
      '431 Request Header Fields Too Large',
    ],
    [
      'a body shorter than it says',
      `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\n{`,
      '4',
    ],
    [
      'a wrong chunk',
      'POST /graphql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
      '400 Bad Request',
    ],
  ])('%s: is refused with a code, and the server lives', async (_, text, status) => {
    const answer = await spoken(text.replace('localhost', `localhost:${it.port}`));
    expect(answer.startsWith(`HTTP/1.1 ${status}`)).toBe(true);
    expect(answer).toMatch(/"code":"(BAD_REQUEST|WRONG_CONTENT_TYPE)","wayOut":"[^"]+/);
    await alive();
  });

  test('no Host header at all', async () => {
    const answer = await spoken('GET / HTTP/1.1\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 403 .*"code":"HOST_NOT_ALLOWED"/s);
  });
});

describe('a query', () => {
  const asked = async (query: string, variables: object = {}, more: object = {}) =>
    sent(JSON.stringify({ query, variables, ...more }), {
      ...JSON_TYPE,
      accept: 'application/graphql-response+json',
    });

  test.each([
    ['{ claims { nodes {', 'GRAPHQL_PARSE_FAILED', 'Mend the query at the line and column given.'],
    [
      '{ nothing }',
      'GRAPHQL_VALIDATION_FAILED',
      'Mend the query; GraphiQL at /graphql completes names and tells types.',
    ],
    [
      'subscription { claims { totalCount } }',
      'OPERATION_RESOLUTION_FAILURE',
      'Name one of the query’s operations in operationName; there are no subscriptions.',
    ],
    [
      'query A { __typename } query B { __typename }',
      'OPERATION_RESOLUTION_FAILURE',
      'Name one of the query’s operations in operationName; there are no subscriptions.',
    ],
    [
      'query A($id: ID!) { entity(id: $id) { id } }',
      'INVALID_VARIABLE',
      'Mend the variable named; its type stands in the schema.',
    ],
  ])('%s is refused with code and way out', async (query, code, wayOut) => {
    expect(await asked(query)).toMatchObject({ status: 400, code, wayOut });
  });

  test('whose variables do not fit is refused, and told where', async () => {
    const query = 'query Q($f: ClaimFilter) { claims(filter: $f) { totalCount } }';
    expect(await asked(query, { f: { stance: ['SHOUTS'] } })).toEqual({
      status: 400,
      code: 'INVALID_VARIABLE',
      message:
        'Variable "$f" got invalid value "SHOUTS" at "f.stance[0]"; Value "SHOUTS" does not exist in "Stance" enum.',
      wayOut: 'Mend the variable named; its type stands in the schema.',
    });
  });

  test.each([
    ['objects', (n: number) => `${'{"not":'.repeat(n)}{}${'}'.repeat(n)}`],
    ['lists', (n: number) => '{"and":['.repeat(n) + ']}'.repeat(n)],
  ])('whose variables nest %s by the thousand is refused', async (_, nested) => {
    const query = 'query Q($f: ClaimFilter) { claims(filter: $f) { totalCount } }';
    expect(await sent(`{"query":"${query}","variables":{"f":${nested(9000)}}}`)).toEqual({
      status: 400,
      code: 'QUERY_TOO_DEEP',
      message: 'The variables nest more than 20 deep.',
      wayOut: 'Ask with smaller filters, in several requests.',
    });
    await alive();
  });
});

test('a reason with half a character is refused, since no archive could write it', async () => {
  const token = it.tokens.add('Ann Oke', 'analyst', '2042-01-01T00:00:00.000Z');
  const query = 'mutation J($i: JudgeInput!) { judge(input: $i) { judgement { id } } }';
  for (const why of ['\\ud800 no', 'no\\u0000'])
    expect(
      await sent(
        `{"query":"${query}","variables":{"i":{"says":"SAME","on":["actor/varn","actor/brennia"],"why":"${why}"}}}`,
        { ...JSON_TYPE, authorization: `Bearer ${token}` },
      ),
    ).toMatchObject({
      status: 200,
      code: 'INVALID_RECORD',
      message:
        'judgement "same": the text holds a character that no text can hold (NUL, or half of a surrogate pair)',
    });
});
