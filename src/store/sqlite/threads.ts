import { closed, type Job, Thread } from './thread.ts';
import type { ThreadData } from './wire.ts';

/**
 * Some threads that do the same work; a call goes to the one that was busy last, which still has at hand what it read.
 * Calls wait in the order of asking.
 */
export class Threads {
  readonly #all: Thread[];
  readonly #data: ThreadData;
  readonly #idle: Thread[] = [];
  readonly #queue: Job[] = [];
  /** How many calls are running, and who waits for there to be none. */
  #running = 0;
  #quiet: (() => void) | null = null;
  #closing: Promise<void> | null = null;

  /** Starts the threads; they wait to be told to open the database. */
  constructor(count: number, data: ThreadData) {
    this.#data = data;
    this.#all = Array.from({ length: count }, () => Thread.get());
  }

  /** Opens the database in each thread. @throws NewerDatabase, StoreUnusable, StoreBusy */
  async open(): Promise<void> {
    const opened = await Promise.allSettled(this.#all.map((thread) => thread.open(this.#data)));
    const failed = opened.find((it) => it.status === 'rejected');
    if (failed) throw failed.reason;
    this.#idle.push(...this.#all);
  }

  call<T>(op: string, args: unknown[], progress?: (progress: unknown) => void): Promise<T> {
    if (this.#closing || this.#all.every((thread) => thread.dead)) return Promise.reject(closed());
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ op, args, resolve: resolve as (value: unknown) => void, reject, progress });
      this.#next();
    });
  }

  #next(): void {
    const thread = this.#idle.at(-1);
    const job = thread && this.#queue.shift();
    if (!job) return;
    this.#idle.pop();
    this.#running++;
    thread.run(job, () => {
      this.#running--;
      if (!thread.dead) this.#idle.push(thread);
      // Nobody is left to answer: rather a failure than silence.
      else if (this.#all.every((it) => it.dead)) this.#refuse();
      if (this.#running === 0) this.#quiet?.();
      this.#next();
    });
  }

  #refuse(): void {
    for (const job of this.#queue.splice(0)) job.reject(closed());
  }

  /** Calls that wait are refused, those that run are waited for. */
  close(): Promise<void> {
    this.#closing ??= (async () => {
      this.#refuse();
      await new Promise<void>((resolve) => {
        this.#quiet = resolve;
        if (this.#running === 0) resolve();
      });
      await Promise.all(this.#all.map((thread) => thread.leave()));
    })();
    return this.#closing;
  }
}
