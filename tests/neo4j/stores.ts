import { type Neo4jStore, openNeo4j } from '../../src/store/neo4j/index.ts';
import { wipe } from './direct.ts';
import { type Server, startServer } from './server.ts';

/**
 * Empty stores for tests, each on a server of its own: the community edition has one database a server. Servers are
 * started when they are first needed, and used again once a test has given its store back.
 */
export class Stores {
  readonly #servers: Server[] = [];
  readonly #free: Server[] = [];

  /** An empty store. */
  async open(): Promise<{ store: Neo4jStore; url: string; remove(): Promise<void> }> {
    const server = this.#free.pop() ?? (await this.#start());
    await wipe(server.url);
    const store = await openNeo4j(server.url);
    return {
      store,
      url: server.url,
      remove: async () => {
        await store.close();
        this.#free.push(server);
      },
    };
  }

  async #start(): Promise<Server> {
    const server = await startServer(this.#servers.length);
    this.#servers.push(server);
    return server;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.stop()));
  }
}

/** For the tests of the layers above, one file at a time: the servers end with the run. */
export const shared = new Stores();
