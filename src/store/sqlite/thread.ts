import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import * as modelErrors from '../../model/errors.ts';
import * as storeErrors from '../errors.ts';
import { type Answer, type ThreadData, unpackFault } from './wire.ts';

/** Something to be done by a thread. */
export interface Job {
  op: string;
  args: unknown[];
  resolve(value: unknown): void;
  reject(fault: unknown): void;
  progress?: ((progress: unknown) => void) | undefined;
}

const fromSource = import.meta.url.endsWith('.ts');
/** From source the thread needs its TypeScript made ready; from a build it does not. */
const entry = fileURLToPath(new URL(fromSource ? './worker-dev.mjs' : './worker.js', import.meta.url));
const classes = { ...modelErrors, ...storeErrors };

/** What a call gets when the store was closed before its turn. */
export function closed(): Error {
  return new storeErrors.StoreUnusable('the store was closed', { wayOut: 'Open it again.' });
}

/**
 * From source, starting a thread takes longer than most of what a test does in it: a few are kept for a while after
 * their store closes. From a build they end with it, and SQLite puts its log away.
 */
const parked: Thread[] = [];
const PARKED = fromSource ? 8 : 0;
const KEPT = 10_000;

/** One thread of a store; it does one thing at a time. */
export class Thread {
  readonly #worker: Worker;
  #job: { id: number; job: Job; done: () => void } | null = null;
  #dead = false;
  #last = 0;
  #leaving: NodeJS.Timeout | undefined;

  /** A thread that has yet to open a database. */
  static get(): Thread {
    const thread = parked.pop() ?? new Thread();
    clearTimeout(thread.#leaving);
    thread.#worker.ref();
    return thread;
  }

  private constructor() {
    // What the process was started with, as a loader of TypeScript, is not for the thread.
    this.#worker = new Worker(entry, fromSource ? { execArgv: [] } : {});
    this.#worker.on('message', (answer: Answer) => this.#hear(answer));
    // A thread that dies takes its call with it, never the process.
    this.#worker.on('error', (fault) => this.#die(fault));
    this.#worker.on('exit', () => this.#die(closed()));
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** Begins a job; `done` is called when the thread is free again. */
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

  call(op: string, ...args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => this.run({ op, args, resolve, reject }, () => undefined));
  }

  open(data: ThreadData): Promise<unknown> {
    return this.call('open', data);
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

  #die(fault: unknown): void {
    this.#dead = true;
    this.#unpark();
    const current = this.#job;
    this.#job = null;
    current?.job.reject(fault);
    current?.done();
  }

  /** Closes the database, and, unless another store takes the thread over at once, ends it. */
  async leave(): Promise<void> {
    if (this.#dead) return;
    await this.call('close').catch(() => undefined);
    if (this.#dead) return;
    if (parked.length >= PARKED) {
      await this.#worker.terminate();
      return;
    }
    this.#worker.unref();
    parked.push(this);
    this.#leaving = setTimeout(() => {
      this.#unpark();
      this.#worker.terminate();
    }, KEPT).unref();
  }

  /** Nobody takes over a thread that is about to end. */
  #unpark(): void {
    const at = parked.indexOf(this);
    if (at >= 0) parked.splice(at, 1);
  }
}
