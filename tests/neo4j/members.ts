import { connect, createServer, type Server, type Socket } from 'node:net';
import { type Message, Messages, message, reads, TAG } from './bolt.ts';
import { partsOf } from './direct.ts';

const NUMBER = 3;
/** A greeting and four offers; the first, of a longer handshake, is withheld, so that messages begin behind the answer. */
const HANDSHAKE = 20;

/**
 * One real server that looks like a cluster of three: it is the members' own routing table that clients are told, and
 * who does not lead takes no writes. All of them hold the same data at any time, hence what no test here can show is
 * a member that is behind.
 */
export class Members {
  readonly #target: { host: string; port: number };
  readonly #user: string;
  readonly #listeners: (Server | null)[] = [];
  readonly #ports: number[] = [];
  readonly #pairs = new Set<{ member: number; client: Socket; server: Socket }>();
  /** Who takes writes. */
  leader = 0;
  /** Whom the routing table names instead, where it is stale. */
  told: number | null = null;
  /** Whether the answer to a commit is lost, after the server has committed; they are numbered from 1. */
  loses: (commit: number) => boolean = () => false;
  commits = 0;
  /** Milliseconds by which answers are late. */
  delay = 0;
  /** Takes everything and says nothing. */
  silent = false;
  /** Bytes that came from clients. */
  sent = 0;
  /** What was begun, by member. */
  readonly begun: { member: number; mode: 'read' | 'write' | 'refused' }[] = [];
  /** How often the routing table was told. */
  routed = 0;

  private constructor(url: string) {
    const { user, password } = partsOf(url);
    const { hostname, port } = new URL(url);
    this.#target = { host: hostname, port: Number(port) };
    this.#user = `${user}:${password}`;
  }

  static async before(url: string): Promise<Members> {
    const members = new Members(url);
    for (let member = 0; member < NUMBER; member++) await members.accept(member);
    return members;
  }

  /** With user and password; one member is enough to find the others. */
  get url(): string {
    return `neo4j://${this.#user}@127.0.0.1:${this.#ports[0]}`;
  }

  /** Refuses connections, and ends those that there are. */
  async refuse(...members: number[]): Promise<void> {
    for (const member of members) {
      const listener = this.#listeners[member];
      this.#listeners[member] = null;
      const closed = new Promise((resolve) => (listener ? listener.close(resolve) : resolve(null)));
      this.cut(member);
      await closed;
    }
  }

  async accept(...members: number[]): Promise<void> {
    for (const member of members)
      await new Promise<void>((resolve, reject) => {
        const listener = createServer((client) => this.#serve(member, client));
        listener.once('error', reject);
        listener.listen(this.#ports[member] ?? 0, '127.0.0.1', () => {
          this.#ports[member] = (listener.address() as { port: number }).port;
          this.#listeners[member] = listener;
          resolve();
        });
      });
  }

  /** Ends connections in the middle of whatever they do. */
  cut(member?: number): void {
    for (const pair of this.#pairs)
      if (member === undefined || pair.member === member) {
        pair.client.destroy();
        pair.server.destroy();
      }
  }

  async close(): Promise<void> {
    await this.refuse(0, 1, 2);
  }

  #table(): Buffer {
    this.routed++;
    // Whoever is lost is soon known to the others.
    const there = this.#ports.flatMap((port, member) =>
      this.#listeners[member] ? [{ member, address: `127.0.0.1:${port}` }] : [],
    );
    const leader = this.told ?? this.leader;
    const addresses = (which: (member: number) => boolean) =>
      there.filter(({ member }) => which(member)).map(({ address }) => address);
    const servers = [
      { role: 'WRITE', addresses: addresses((member) => member === leader) },
      { role: 'READ', addresses: addresses((member) => member !== leader || there.length === 1) },
      { role: 'ROUTE', addresses: addresses(() => true) },
    ];
    return message(TAG.success, { rt: { ttl: 300, db: 'neo4j', servers } });
  }

  #serve(member: number, client: Socket): void {
    const server = connect(this.#target);
    const pair = { member, client, server };
    this.#pairs.add(pair);
    const end = () => {
      this.#pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) socket.on('error', end).on('close', end);
    const link = new Link(
      this,
      member,
      (data) => this.#answer(client, data),
      server,
      end,
      () => this.#table(),
    );
    client.on('data', (data) => {
      this.sent += data.length;
      link.fromClient(data);
    });
    server.on('data', (data) => link.fromServer(data));
  }

  #answer(client: Socket, data: Buffer): void {
    if (this.silent) return;
    const send = () => {
      if (!client.destroyed) client.write(data);
    };
    // Timers of one length keep their order.
    if (this.delay > 0) setTimeout(send, this.delay);
    else send();
  }
}

/** One connection: keeps count of what is still to be answered, so that what the proxy says itself comes in its turn. */
class Link {
  readonly #members: Members;
  readonly #member: number;
  readonly #answer: (data: Buffer) => void;
  readonly #server: Socket;
  readonly #end: () => void;
  readonly #table: () => Buffer;
  readonly #asked = new Messages();
  readonly #said = new Messages();
  readonly #waiting: { tag: number; own?: Buffer; lost?: true }[] = [];
  #greeting: Buffer = Buffer.alloc(0);
  #agreed: Buffer = Buffer.alloc(0);
  /** Inside a transaction, whose queries do not say again what they want. */
  #open = false;
  #failed = false;

  constructor(
    members: Members,
    member: number,
    answer: (data: Buffer) => void,
    server: Socket,
    end: () => void,
    table: () => Buffer,
  ) {
    this.#members = members;
    this.#member = member;
    this.#answer = answer;
    this.#server = server;
    this.#end = end;
    this.#table = table;
  }

  fromClient(data: Buffer): void {
    let rest = data;
    if (this.#greeting.length < HANDSHAKE) {
      const missing = HANDSHAKE - this.#greeting.length;
      this.#greeting = Buffer.concat([this.#greeting, data.subarray(0, missing)]);
      rest = data.subarray(missing);
      if (this.#greeting.length < HANDSHAKE) return;
      this.#server.write(Buffer.from(this.#greeting).fill(0, 4, 8));
    }
    for (const it of this.#asked.feed(rest)) this.#ask(it);
  }

  #ask(it: Message): void {
    const begins = it.tag === TAG.begin || (it.tag === TAG.run && !this.#open);
    if (it.tag === TAG.reset) this.#failed = false;
    if (it.tag === TAG.begin) this.#open = true;
    if ([TAG.reset, TAG.commit, TAG.rollback].some((tag) => tag === it.tag)) this.#open = false;
    if (this.#failed) {
      this.#say(it.tag, message(TAG.ignored));
      return;
    }
    if (begins) {
      const mode = reads(it) ? 'read' : this.#members.leader === this.#member ? 'write' : 'refused';
      this.#members.begun.push({ member: this.#member, mode });
      if (mode === 'refused') {
        this.#failed = true;
        this.#open = false;
        this.#say(it.tag, notALeader);
        return;
      }
    }
    if (it.tag !== TAG.goodbye) {
      const lost = it.tag === TAG.commit && this.#members.loses(++this.#members.commits);
      this.#waiting.push({ tag: it.tag, ...(lost ? { lost } : {}) });
    }
    this.#server.write(it.raw);
  }

  #say(tag: number, own: Buffer): void {
    this.#waiting.push({ tag, own });
    this.#drain();
  }

  #drain(): void {
    for (let own = this.#waiting[0]?.own; own; own = this.#waiting[0]?.own) {
      this.#answer(own);
      this.#waiting.shift();
    }
  }

  fromServer(data: Buffer): void {
    let rest = data;
    if (this.#agreed.length < 4) {
      const missing = 4 - this.#agreed.length;
      this.#agreed = Buffer.concat([this.#agreed, data.subarray(0, missing)]);
      rest = data.subarray(missing);
      if (this.#agreed.length < 4) return;
      this.#answer(this.#agreed);
    }
    for (const it of this.#said.feed(rest)) {
      if (it.body.length === 0 || it.tag === TAG.record) {
        this.#answer(it.raw);
        continue;
      }
      const asked = this.#waiting.shift();
      if (asked?.lost) {
        this.#end();
        return;
      }
      this.#answer(asked?.tag === TAG.route && it.tag === TAG.success ? this.#table() : it.raw);
      this.#drain();
    }
  }
}

const notALeader = message(TAG.failure, {
  code: 'Neo.ClientError.Cluster.NotALeader',
  neo4j_code: 'Neo.ClientError.Cluster.NotALeader',
  message: 'This member takes no writes.',
  gql_status: '08N07',
  description: 'This member takes no writes.',
});
