import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Explorer } from '../../src/server/explorer.ts';

const script = `console.log('${'a long line of script, '.repeat(100)}');\n`;
const NAMED = '/assets/index-xq7NwLiW.js';
const folder = mkdtempSync(join(tmpdir(), 'ascribe-explorer-'));
let server: Server;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  for (const name of [NAMED, '/plain.txt', '/stale.js']) {
    writeFileSync(join(folder, name), script);
    if (name === '/plain.txt') continue;
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(script));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(script));
  }
  for (const suffix of ['.br', '.gz']) utimesSync(join(folder, `/stale.js${suffix}`), 0, 0);
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Ascribe</title>');
  const explorer = new Explorer(folder);
  server = createServer((asked, answer) => explorer.serve(asked, answer, asked.url ?? '/'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** A request with just these headers. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      const options = { host: '127.0.0.1', port, path, headers, method, agent: false };
      const sent = request(options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks),
          }),
        );
      });
      sent.on('error', reject);
      sent.end();
    },
  );
}

const plain = (body: Buffer) => body.toString();

describe('a file of the explorer', () => {
  test.each<[string | undefined, string | undefined, (body: Buffer) => string]>([
    [undefined, undefined, plain],
    ['', undefined, plain],
    ['identity', undefined, plain],
    ['gzip, deflate, br, zstd', 'br', (body) => brotliDecompressSync(body).toString()],
    ['gzip, deflate', 'gzip', (body) => gunzipSync(body).toString()],
    ['br;q=0, GZIP; q=0.5', 'gzip', (body) => gunzipSync(body).toString()],
    ['*', 'br', (body) => brotliDecompressSync(body).toString()],
    ['*;q=0', undefined, plain],
    ['br;q=none', undefined, plain],
  ])('for Accept-Encoding %j comes as %j, whole', async (accepted, coding, decoded) => {
    const { status, headers, body } = await get(
      NAMED,
      accepted === undefined ? {} : { 'accept-encoding': accepted },
    );
    expect(status).toBe(200);
    expect(headers['content-encoding']).toBe(coding);
    expect(headers['content-length']).toBe(String(body.length));
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['vary']).toBe('Accept-Encoding');
    expect(decoded(body)).toBe(script);
  });

  test('whose name holds its hash is never asked for again; another is each time', async () => {
    expect((await get(NAMED)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await get('/plain.txt')).headers['cache-control']).toBe('no-cache');
  });

  test('that the browser has is not sent again, each form by its own tag', async () => {
    const [own, packed] = [await get(NAMED), await get(NAMED, { 'accept-encoding': 'br' })];
    expect(packed.headers['etag']).not.toBe(own.headers['etag']);
    for (const accepted of ['br', 'identity']) {
      const first = await get(NAMED, { 'accept-encoding': accepted });
      const tag = String(first.headers['etag']);
      for (const known of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
        const again = await get(NAMED, { 'accept-encoding': accepted, 'if-none-match': known });
        expect([again.status, again.body.length, again.headers['etag']]).toEqual([304, 0, tag]);
      }
    }
    const other = await get(NAMED, { 'if-none-match': String(packed.headers['etag']) });
    expect(other.status).toBe(200);
  });

  test('that was not compressed, or was before it last changed, comes as it is', async () => {
    for (const path of ['/plain.txt', '/stale.js']) {
      const { headers, body } = await get(path, { 'accept-encoding': 'br, gzip' });
      expect(headers['content-encoding']).toBeUndefined();
      expect(body.toString()).toBe(script);
    }
  });

  test('is told by HEAD without its content', async () => {
    const { status, headers, body } = await get(NAMED, { 'accept-encoding': 'br' }, 'HEAD');
    expect([status, headers['content-encoding'], body.length]).toEqual([200, 'br', 0]);
    expect(Number(headers['content-length'])).toBeLessThan(script.length / 4);
  });

  test('is asked for by its own name, never by that of a compressed form', async () => {
    expect((await get(`${NAMED}.br`)).status).toBe(404);
  });
});
