import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ascribe, command, env, root } from '../built.ts';
import { corpusDatabase } from '../corpus/load.ts';

// Each test starts several processes.
jest.setTimeout(120_000);

const corpus = join(root, 'tests/corpus');
const folder = mkdtempSync(join(tmpdir(), 'ascribe-serve-'));
const database = join(folder, 'a.sqlite');

const running: ChildProcess[] = [];

/** Starts a server and waits until it says where it is. */
function serve(
  ...args: string[]
): Promise<{ url: string; process: ChildProcess; ended: Promise<number | null> }> {
  const child = spawn(process.execPath, [...command, 'serve', '--port', '0', ...args], { cwd: root, env });
  running.push(child);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    child.stderr?.on('data', (chunk) => {
      err += chunk;
    });
    child.stdout?.on('data', (chunk) => {
      out += chunk;
      const [, url] = /Explorer (http:\S+) ·/.exec(out) ?? [];
      if (url) resolve({ url, process: child, ended });
    });
    void ended.then((code) => reject(new Error(`ended with ${code}: ${out}${err}`)));
  });
}

async function ask(url: string, query: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => corpusDatabase(database));

describe('token', () => {
  const own = join(folder, 'tokens', 'b.sqlite');

  test('is told once, listed by name, kept as a hash and taken back', () => {
    const added = ascribe('token', 'add', 'Ann Oke', '--role', 'reader', '--store', own);
    expect(added.stdout).toMatch(/^ascribe_[\w-]{43}\n$/);
    const file = readFileSync(join(folder, 'tokens', 'tokens.json'), 'utf8');
    expect(file).not.toContain(added.stdout.trim());
    expect(ascribe('token', 'list', '--store', own).stdout).toMatch(/^Ann Oke +reader /);
    expect(ascribe('token', 'revoke', 'Ann Oke', '--store', own)).toMatchObject({ status: 0 });
    expect(ascribe('token', 'list', '--store', own).stdout).toBe('');
    expect(ascribe('token', 'revoke', 'Ann Oke', '--store', own).status).toBe(1);
  });

  test('has one of three roles', () => {
    expect(ascribe('token', 'add', 'x', '--role', 'king', '--store', own).status).toBe(2);
  });

  test('has a name of one line', () => {
    const { status, stderr } = ascribe('token', 'add', ' ', '--store', own);
    expect([status, stderr]).toEqual([2, expect.stringContaining('A name has 1 to 80 characters')]);
  });
});

describe('serve', () => {
  test('loads the seeds it is told, answers, and ends when asked', async () => {
    const own = join(folder, 'serve.sqlite');
    const server = await serve('--seeds', corpus, '--store', own);
    const { data } = (await (await ask(server.url, '{ stats { claims documents } }')).json()) as {
      data: { stats: { claims: number; documents: number } };
    };
    expect(data.stats.documents).toBe(4);
    expect(data.stats.claims).toBeGreaterThan(250);
    server.process.kill('SIGTERM');
    expect(await server.ended).toBe(0);
  });

  test('says so where the port is in use, with a way out', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const { status, stderr } = ascribe('serve', '--no-seeds', '--port', String(port), '--store', database);
    taken.close();
    expect([status, stderr]).toEqual([
      1,
      `--port: Port ${port} is in use. [PORT_IN_USE]\n  Stop the program that listens on it, or choose another: ascribe serve --port ${port + 1}.\n`,
    ]);
  });

  test('does not listen where others can reach it unless reading needs a token', async () => {
    const open = ascribe('serve', '--no-seeds', '--host', '0.0.0.0', '--store', database);
    expect(open.status).toBe(1);
    expect(open.stderr).toContain('[TOKEN_REQUIRED]');
    const none = ascribe('serve', '--no-seeds', '--host', '0.0.0.0', '--require-token', '--store', database);
    expect(none.stderr).toContain('ascribe token add');

    const own = join(folder, 'guarded', 'c.sqlite');
    const token = ascribe('token', 'add', 'reader', '--role', 'reader', '--store', own).stdout.trim();
    const server = await serve('--no-seeds', '--host', '0.0.0.0', '--require-token', '--store', own);
    const url = server.url.replace('0.0.0.0', '127.0.0.1');
    expect((await ask(url, '{ __typename }')).status).toBe(401);
    expect((await ask(url, '{ __typename }', { authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await ask(url, '{ __typename }', { authorization: `Bearer ${token}` })).status).toBe(200);
  });

  test('is misused with 2', () => {
    expect(ascribe('serve', '--port', 'http').status).toBe(2);
    expect(ascribe('sing').status).toBe(2);
  });
});
