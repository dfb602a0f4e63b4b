import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { partsOf } from './direct.ts';
import { jars, missing } from './jars.ts';
import type { Memory, Server } from './server.ts';

const PASSWORD = 'ascribe-tests';

/** The start of a server takes 6 to 8 seconds, on a busy machine several times that. */
const START = 120_000;

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** A server of our own, from the jars, in a folder that goes with it. */
export class OwnServer implements Server {
  readonly url: string;
  readonly own = true;
  readonly #lib: string;
  readonly #home: string;
  readonly #port: number;
  readonly #memory: Memory | undefined;
  #process: ChildProcess | null = null;
  #ended: Promise<void> = Promise.resolve();
  /** Held, or their pipes would be closed. */
  readonly #guards: ChildProcess[] = [];

  private constructor(lib: string, home: string, port: number, memory: Memory | undefined) {
    this.#lib = lib;
    this.#memory = memory;
    this.#home = home;
    this.#port = port;
    this.url = `bolt://neo4j:${PASSWORD}@127.0.0.1:${port}`;
  }

  static async begin(memory?: Memory): Promise<OwnServer> {
    if (spawnSync('java', ['-version']).error)
      throw missing(
        'a Java runtime, 17 or later (java)',
        'On Debian: apt-get install openjdk-17-jre-headless.',
      );
    const lib = jars();
    const home = mkdtempSync(join(tmpdir(), 'ascribe-neo4j-'));
    const port = await freePort();
    mkdirSync(join(home, 'conf'));
    const server = new OwnServer(lib, home, port, memory);
    server.#configure(false);
    server.#admin('dbms', 'set-initial-password', PASSWORD);
    await server.start();
    return server;
  }

  get #classPath(): string[] {
    return ['-cp', join(this.#lib, '*')];
  }

  #admin(...args: string[]): void {
    const env = { ...process.env, NEO4J_HOME: this.#home, NEO4J_CONF: join(this.#home, 'conf') };
    execFileSync('java', [...this.#classPath, 'org.neo4j.cli.AdminTool', ...args], { env, stdio: 'pipe' });
  }

  #configure(readOnly: boolean): void {
    writeFileSync(
      join(this.#home, 'conf', 'neo4j.conf'),
      [
        `server.bolt.listen_address=127.0.0.1:${this.#port}`,
        'server.http.enabled=false',
        'server.https.enabled=false',
        'dbms.usage_report.enabled=false',
        'db.tx_log.preallocate=false',
        `server.memory.pagecache.size=${this.#memory?.pageCache ?? '64m'}`,
        `db.transaction.timeout=${this.#memory ? '1h' : '60s'}`,
        // Between tests the database is emptied; plans that were made for its last contents still serve. One that is to be
        // measured plans as any other does.
        ...(this.#memory ? [] : ['dbms.cypher.min_replan_interval=1h']),
        ...(readOnly ? ['server.databases.read_only=neo4j'] : []),
      ].join('\n'),
    );
  }

  async start(readOnly = false): Promise<void> {
    this.#configure(readOnly);
    const opened = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'].map(
      (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
    );
    const log = join(this.#home, 'out.log');
    appendFileSync(log, '');
    const out = openSync(log, 'a');
    const child = spawn(
      'java',
      [
        ...opened,
        ...(this.#memory
          ? [`-Xmx${this.#memory.heap}`, `-Xms${this.#memory.heap}`, '-Xss2m']
          : // Tests end before the optimising compiler would pay.
            ['-Xmx512m', '-Xss2m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']),
        ...[...this.#classPath, 'org.neo4j.server.CommunityEntryPoint'],
        ...[`--home-dir=${this.#home}`, `--config-dir=${join(this.#home, 'conf')}`],
      ],
      { stdio: ['ignore', out, out] },
    );
    this.#process = child;
    this.#guard(child.pid ?? 0);
    this.#ended = new Promise((resolve) => child.once('exit', () => resolve()));
    await this.#answers(log);
  }

  /** Ends the server when this process ends, in whatever way: then the pipe to the guard closes. */
  #guard(pid: number): void {
    const guard = spawn(
      'sh',
      ['-c', `cat >/dev/null; kill -9 ${pid} 2>/dev/null && rm -rf "$0"`, this.#home],
      {
        stdio: ['pipe', 'ignore', 'ignore'],
        detached: true,
      },
    );
    guard.unref();
    (guard.stdin as unknown as { unref(): void }).unref();
    this.#guards.push(guard);
  }

  async #answers(log: string): Promise<void> {
    const { address, user, password } = partsOf(this.url);
    const driver = neo4j.driver(address, neo4j.auth.basic(user, password), { connectionTimeout: 2000 });
    const until = Date.now() + START;
    try {
      for (;;) {
        try {
          await driver.executeQuery('RETURN 1');
          return;
        } catch (cause) {
          const dead = this.#process?.exitCode !== null;
          if (dead || Date.now() > until)
            throw new Error(`Neo4j did not start: ${readFileSync(log, 'utf8').slice(-2000)}`, { cause });
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
      }
    } finally {
      await driver.close();
    }
  }

  async kill(now = true): Promise<void> {
    if (now) this.#process?.kill('SIGKILL');
    await this.#ended;
    // Its number may soon be another process's.
    for (const guard of this.#guards.splice(0)) guard.kill('SIGKILL');
  }

  async dump(): Promise<void> {
    await this.#halted(['dump', 'neo4j', `--to-path=${this.#home}`]);
  }

  async restore(): Promise<void> {
    await this.#halted(['load', 'neo4j', `--from-path=${this.#home}`, '--overwrite-destination=true']);
  }

  async #halted(command: readonly string[]): Promise<void> {
    this.#process?.kill('SIGTERM');
    await this.kill(false);
    this.#admin('database', ...command);
    await this.start();
  }

  freeze(): void {
    this.#process?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#process?.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    this.thaw();
    await this.kill();
    rmSync(this.#home, { recursive: true, force: true });
  }
}
