import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isLoopback } from './hosts.ts';

/** A request while it is answered. */
export interface Current {
  /** Told to the asker, and written beside all that the log says of the request. */
  id: string;
  /** Calls that it made to the store. */
  calls: number;
}

const running = new AsyncLocalStorage<Current>();

/** The request that is being answered here; undefined outside of any. */
export const current = (): Current | undefined => running.getStore();

/** Answers a request under an id of its own. */
export function within<T>(work: (request: Current) => T): T {
  const request: Current = { id: randomBytes(6).toString('hex'), calls: 0 };
  return running.run(request, () => work(request));
}

/** Whether a program on this machine asks, and no proxy for somebody elsewhere. */
export function isLocal({ socket, headers }: IncomingMessage): boolean {
  const address = socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  const handed = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => name in headers);
  return isLoopback(address) && !handed;
}
