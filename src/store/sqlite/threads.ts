import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import * as modelErrors from '../../model/errors.ts';
import * as storeErrors from '../errors.ts';
import { type Answer, type ThreadData, unpackFault } from './wire.ts';

interface Job {
  op: string;
  args: unknown[];
  resolve(value: unknown): void;
  reject(fault: unknown): void;
  progress?: ((progress: unknown) => void) | undefined;
}

/** From source the thread needs a loader of TypeScript; from a build it does not. */
const entry = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './worker-dev.mjs' : './worker.js', import.meta.url),
);
const classes = { ...modelErrors, ...storeErrors };

/** What a call gets when the store was closed before its turn. */
function closed(): Error {
  return new storeErrors.StoreUnusable('the store was closed', { wayOut: 'Open it again.' });
}

/** Some threads that do the same work; a call goes to the first that is free, in the order of asking. */
export class Threads {
  readonly #idle: Thread[] = [];
  readonly #all: Thread[];
  readonly #queue: Job[] = [];
  #closing: Promise<void> | null = null;

  private constructor(threads: Thread[]) {
    this.#all = threads;
    for (const thread of threads) this.#idle.push(thread);
  }

  /** Starts the threads and waits until each has opened the database. */
  static async start(count: number, data: ThreadData): Promise<Threads> {
    const threads = Array.from({ length: count }, () => new Thread(data));
    const opened = await Promise.allSettled(threads.map((thread) => thread.opened));
    const failed = opened.find((it) => it.status === 'rejected');
    if (!failed) return new Threads(threads);
    await Promise.all(threads.map((thread) => thread.stop()));
    throw failed.reason;
  }

  call<T>(op: string, args: unknown[], progress?: (progress: unknown) => void): Promise<T> {
    if (this.#closing) return Promise.reject(closed());
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ op, args, resolve: resolve as (value: unknown) => void, reject, progress });
      this.#next();
    });
  }

  #next(): void {
    const thread = this.#idle[0];
    const job = thread && this.#queue.shift();
    if (!job) return;
    this.#idle.shift();
    thread.run(job, () => {
      this.#idle.push(thread);
      this.#next();
    });
  }

  /** Calls that wait are refused, those that run are waited for. */
  close(): Promise<void> {
    this.#closing ??= (async () => {
      for (const job of this.#queue.splice(0)) job.reject(closed());
      await Promise.all(this.#all.map((thread) => thread.stop()));
    })();
    return this.#closing;
  }
}

class Thread {
  readonly opened: Promise<void>;
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  #job: { id: number; job: Job; done: () => void } | null = null;
  #last = 0;
  #stopped = false;

  constructor(data: ThreadData) {
    this.#worker = new Worker(entry, { workerData: data });
    this.#ended = new Promise((resolve) => this.#worker.once('exit', () => resolve()));
    this.opened = new Promise<void>((resolve, reject) => {
      const job = { op: 'open', args: [], resolve: () => resolve(), reject };
      this.#job = { id: 0, job, done: () => undefined };
    });
    this.#worker.on('message', (answer: Answer) => this.#hear(answer));
    // A thread that dies takes its call with it, never the process.
    this.#worker.on('error', (fault) => this.#fail(fault));
    this.#worker.on('exit', () => this.#fail(closed()));
  }

  run(job: Job, done: () => void): void {
    const id = ++this.#last;
    this.#job = { id, job, done };
    try {
      this.#worker.postMessage({ id, op: job.op, args: job.args });
    } catch (fault) {
      this.#job = null;
      job.reject(fault);
      done();
    }
  }

  #hear(answer: Answer): void {
    const current = this.#job;
    if (!current || current.id !== answer.id) return;
    if ('progress' in answer) {
      current.job.progress?.(answer.progress);
      return;
    }
    this.#job = null;
    if ('fault' in answer) current.job.reject(unpackFault(answer.fault, classes));
    else current.job.resolve(answer.value);
    current.done();
  }

  #fail(fault: unknown): void {
    const current = this.#job;
    this.#job = null;
    current?.job.reject(fault);
  }

  async stop(): Promise<void> {
    if (!this.#stopped) {
      this.#stopped = true;
      this.#worker.postMessage({ id: -1, op: 'close', args: [] });
    }
    await this.#ended;
  }
}
