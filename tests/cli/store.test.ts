import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ascribe, command, env, root } from '../built.ts';

// Each test starts several processes.
jest.setTimeout(120_000);

const corpus = join(root, 'tests/corpus');
const texts = join(corpus, 'texts');
const folder = mkdtempSync(join(tmpdir(), 'ascribe-cli-'));
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
beforeAll(() => {
  const { status, stderr } = ascribe(
    'load',
    corpus,
    '--set',
    'corpus',
    '--texts',
    texts,
    '--store',
    database,
  );
  if (status !== 0) throw new Error(stderr);
});

describe('load', () => {
  test('of the same folder again changes nothing', () => {
    const { status, stdout } = ascribe(
      'load',
      corpus,
      '--set',
      'corpus',
      '--texts',
      texts,
      '--store',
      database,
    );
    expect(stdout).toBe('Set "corpus": nothing changed.\n');
    expect(status).toBe(0);
  });

  test('of a wrong seed names file and line, and stores nothing', () => {
    const wrong = join(folder, 'wrong');
    cpSync(corpus, wrong, { recursive: true });
    const file = join(wrong, 'utterances', readdirSync(join(wrong, 'utterances'))[0] as string);
    writeFileSync(file, readFileSync(file, 'utf8').replace(' struck ', ' wrecked '));
    const other = join(folder, 'wrong.sqlite');
    const { status, stderr, stdout } = ascribe('load', wrong, '--texts', texts, '--store', other);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/utterances\/[\w.-]+:\d+/);
    expect(stderr).toContain('wrecked');
    expect(JSON.parse(ascribe('stats', '--json', '--store', other).stdout).claims).toBe(0);
  });

  test('of no folder says so', () => {
    const { status, stderr } = ascribe('load', join(folder, 'nowhere'), '--store', database);
    expect(status).toBe(1);
    expect(stderr).toContain('[UNREADABLE_FILE]');
  });
});

describe('export and import', () => {
  test('give the same bytes again, history included', () => {
    const [one, two] = [join(folder, 'one.ndjson'), join(folder, 'two.ndjson')];
    expect(ascribe('export', one, '--store', database).status).toBe(0);
    const copy = join(folder, 'copy.sqlite');
    expect(ascribe('import', one, '--store', copy)).toMatchObject({ status: 0 });
    expect(ascribe('export', two, '--store', copy).status).toBe(0);
    expect(readFileSync(two, 'utf8')).toBe(readFileSync(one, 'utf8'));
    expect(ascribe('export', '--store', copy).stdout).toBe(readFileSync(one, 'utf8'));
    // What was loaded once is not loaded again after it moved.
    expect(ascribe('load', corpus, '--set', 'corpus', '--texts', texts, '--store', copy).stdout).toBe(
      'Set "corpus": nothing changed.\n',
    );
  });

  test('an archive that breaks off is refused by its line, and nothing is stored', () => {
    const bad = join(folder, 'bad.ndjson');
    ascribe('export', bad, '--store', database);
    truncateSync(bad, 100_000);
    const target = join(folder, 'bad.sqlite');
    const { status, stderr } = ascribe('import', bad, '--store', target);
    expect(status).toBe(1);
    expect(stderr).toMatch(/bad\.ndjson:\d+: .*\[INVALID_ARCHIVE\]/);
    expect(JSON.parse(ascribe('stats', '--json', '--store', target).stdout)).toMatchObject({
      claims: 0,
      utterances: 0,
    });
  });

  test('an archive goes into an empty database only', () => {
    const archive = join(folder, 'again.ndjson');
    ascribe('export', archive, '--store', database);
    const { status, stderr } = ascribe('import', archive, '--store', database);
    expect(status).toBe(1);
    expect(stderr).toContain('[STORE_NOT_EMPTY]');
  });

  test('a file that cannot be written is told', () => {
    const { status, stderr } = ascribe('export', join(folder, 'no/such/folder.ndjson'), '--store', database);
    expect(status).toBe(1);
    expect(stderr).toContain('[UNREADABLE_FILE]');
  });
});

describe('attach', () => {
  test('finds the document of a text by its hash', () => {
    const other = join(folder, 'attach.sqlite');
    ascribe('load', corpus, '--set', 'corpus', '--texts', texts, '--store', other);
    const first = ascribe('attach', texts, '--store', other);
    expect(first.status).toBe(0);
    expect(first.stdout.match(/document\//g)).toHaveLength(4);
    expect(ascribe('attach', texts, '--store', other).stdout.match(/attached before/g)).toHaveLength(4);
  });

  test('refuses a text that is no document’s', () => {
    const file = join(folder, 'stray.txt');
    writeFileSync(file, 'nobody coded this');
    const { status, stderr } = ascribe('attach', file, '--store', database);
    expect(status).toBe(1);
    expect(stderr).toContain('no coded document');
  });

  test('refuses what is too large to be a text, and a folder without any', () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    expect(ascribe('attach', empty, '--store', database)).toEqual({
      status: 1,
      stdout: '',
      stderr: `${empty}: no file is here that could be a text.\n`,
    });
    const huge = join(folder, 'huge.txt');
    writeFileSync(huge, '');
    truncateSync(huge, 2 ** 31);
    expect(ascribe('attach', huge, '--store', database)).toEqual({
      status: 1,
      stdout: '',
      stderr:
        `${huge}: has 2048 MB; the limit is 64 MB [UNREADABLE_FILE]\n` +
        '  Name the file that holds the text of one document, whole; it is told by its hash.\n',
    });
  });
});

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
    expect(status).toBe(1);
    expect(stderr).toContain('[PORT_IN_USE]');
    expect(stderr).toContain(`--port ${port + 1}`);
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
