import { OwnServer } from './own-server.ts';

/** A real server: the one that ASCRIBE_TEST_NEO4J names, or one of our own. */
export interface Server {
  /** With user and password. */
  url: string;
  /** Whether it is ours to stop and start. */
  own: boolean;
  /** Ends it as a loss of power would. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same port with the same data, and waits until it answers. */
  start(readOnly?: boolean): Promise<void>;
  /** Ends it in order, keeps its database in a file as docs/operations.md says, and starts it again. */
  dump(): Promise<void>;
  /** Puts back what `dump` kept. */
  restore(): Promise<void>;
  /** Holds its process, so that it accepts connections and says nothing, until `thaw`. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/** For a server that has to be fast and not only there. */
export interface Memory {
  heap: string;
  pageCache: string;
}

/**
 * Gives a server that answers queries.
 * @param number which of those that ASCRIBE_TEST_NEO4J names, apart by spaces; beyond them one is started
 * @param memory for a server that is to be measured
 * @throws Error that says what is missing
 */
export async function startServer(number = 0, memory?: Memory): Promise<Server> {
  const given = process.env['ASCRIBE_TEST_NEO4J']?.split(/\s+/)[number];
  if (!given) return OwnServer.begin(memory);
  const refuse = () => {
    throw new Error('The server that ASCRIBE_TEST_NEO4J names is not ours to stop.');
  };
  return {
    url: given,
    own: false,
    kill: async () => refuse(),
    start: async () => undefined,
    dump: async () => refuse(),
    restore: async () => refuse(),
    freeze: refuse,
    thaw: refuse,
    stop: async () => undefined,
  };
}
