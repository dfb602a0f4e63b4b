import { monitorEventLoopDelay } from 'node:perf_hooks';
import { AscribeError } from '../model/errors.ts';
import type { EngineFigure, Store } from '../store/store.ts';
import { Counter, Gauge, Histogram, textOf } from './figures.ts';
import { current } from './requests.ts';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The content type of the text format. */
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** What is to be watched of a server. Labels hold routes, calls and codes, never what was asked. */
export class Metrics {
  #running = 0;
  #calling = 0;
  readonly #delay = monitorEventLoopDelay({ resolution: 20 });
  readonly #requests = new Counter('ascribe_http_requests_total', 'Requests that were answered.');
  readonly #seconds = new Histogram('ascribe_http_request_seconds', 'How long answers took.', SECONDS);
  readonly #calls = new Histogram(
    'ascribe_store_calls_per_request',
    'Calls to the store that one GraphQL request made.',
    [0, 1, 2, 4, 8, 16, 32, 64, 128],
  );
  readonly #callSeconds = new Histogram(
    'ascribe_store_call_seconds',
    'How long calls to the store took, waiting included.',
    SECONDS,
  );
  readonly #failures = new Counter('ascribe_store_failures_total', 'Calls to the store that failed.');

  constructor() {
    this.#delay.enable();
  }

  close(): void {
    this.#delay.disable();
  }

  began(): void {
    this.#running++;
  }

  answered(route: string, method: string, status: number, seconds: number, calls: number): void {
    this.#running--;
    this.#requests.add({ route, method, status: `${status}` });
    this.#seconds.add(seconds, { route });
    if (route === 'graphql') this.#calls.add(calls);
  }

  /** A store whose calls are counted. */
  watch(store: Store): Store {
    const roles: Record<string, object> = { write: this.#watched(store.write) };
    return new Proxy(store, {
      get: (target, name) => {
        if (name === 'view')
          return (...args: Parameters<Store['view']>) => this.#watched(target.view(...args));
        if (name === 'after') return (bookmark: string) => this.watch(target.after(bookmark));
        return roles[String(name)] ?? bound(target, name);
      },
    });
  }

  #watched<T extends object>(role: T): T {
    return new Proxy(role, {
      get: (target, name) => {
        const member = bound(target, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => this.#timed(String(name), () => member(...args) as Promise<unknown>);
      },
    });
  }

  async #timed(call: string, work: () => Promise<unknown>): Promise<unknown> {
    const request = current();
    if (request) request.calls++;
    const began = performance.now();
    this.#calling++;
    try {
      return await work();
    } catch (fault) {
      this.#failures.add({ call, code: fault instanceof AscribeError ? fault.code : 'INTERNAL' });
      throw fault;
    } finally {
      this.#calling--;
      this.#callSeconds.add((performance.now() - began) / 1000, { call });
    }
  }

  /**
   * Everything, as Prometheus reads it.
   * @param engine what the store itself has to tell
   */
  text(engine: readonly EngineFigure[]): string {
    const { rss, heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const lag = this.#delay.percentile(99) / 1e9;
    const started = Date.now() / 1000 - process.uptime();
    this.#delay.reset();
    return textOf([
      this.#requests,
      new Gauge('ascribe_http_requests_running', 'Requests that are being answered.', () => this.#running),
      this.#seconds,
      this.#calls,
      new Gauge('ascribe_store_calls_running', 'Calls to the store that run or wait.', () => this.#calling),
      this.#callSeconds,
      this.#failures,
      new Gauge(
        'ascribe_event_loop_delay_seconds',
        'Delay of the event loop since the last reading, 99th percentile.',
        () => (Number.isFinite(lag) ? lag : 0),
      ),
      new Gauge('process_resident_memory_bytes', 'Memory of the process.', () => rss),
      new Gauge('nodejs_heap_size_used_bytes', 'Heap in use.', () => heapUsed),
      new Gauge('process_cpu_seconds_total', 'Processor time spent.', () => (user + system) / 1e6, 'counter'),
      new Gauge('process_start_time_seconds', 'When the process started.', () => started),
      ...engine.map(({ name, says, kind, value }) => new Gauge(`ascribe_${name}`, says, () => value, kind)),
    ]);
  }
}

/** A member of an object; methods keep their object, whose private fields a proxy does not have. */
function bound(target: object, name: string | symbol): unknown {
  const member = Reflect.get(target, name, target) as unknown;
  return typeof member === 'function' ? member.bind(target) : member;
}
