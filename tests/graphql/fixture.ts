import { join } from 'node:path';
import { jest } from '@jest/globals';
import { pino } from 'pino';
import { attachFiles } from '../../src/cli/texts.ts';
import { Tokens } from '../../src/graphql/auth.ts';
import { type ServerOptions, startServer } from '../../src/server.ts';
import type { Store } from '../../src/store/store.ts';
import { corpusRecords, corpusTextsFolder } from '../corpus/load.ts';
import { corpusStore, emptyStore } from '../engine.ts';

export { LOADED } from '../corpus/load.ts';

// A server starts with a database of its own, which takes its time where much else is running.
jest.setTimeout(120_000);

/** The answer to a query, as it came over HTTP. */
export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the shape that it asked for
  data: any;
  errors: { message: string; path?: string[]; extensions: Record<string, unknown> }[] | undefined;
}

/** A real server on a free port, over a real database in a folder of its own, with the invented corpus in it. */
export class Fixture {
  readonly store: Store;
  readonly tokens: Tokens;
  readonly url: string;
  readonly port: number;
  readonly #close: () => Promise<void>;

  private constructor(store: Store, tokens: Tokens, port: number, close: () => Promise<void>) {
    this.store = store;
    this.tokens = tokens;
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.#close = close;
  }

  static async start(
    options: Partial<ServerOptions> & {
      wrap?: (store: Store) => Store;
      texts?: boolean;
      /** When its data was recorded, where not at `LOADED`. */
      loaded?: string;
    } = {},
  ): Promise<Fixture> {
    const { store, folder, remove } = await (options.loaded ? emptyStore() : corpusStore());
    if (options.loaded) await store.load.set('corpus', await corpusRecords(), { at: options.loaded });
    if (options.texts) await attachFiles(store, [corpusTextsFolder]);
    const tokens = new Tokens(join(folder, 'tokens.json'));
    const server = await startServer({
      port: 0,
      log: pino({ level: 'silent' }),
      ...options,
      tokens,
      store: options.wrap?.(store) ?? store,
    });
    return new Fixture(store, tokens, server.port, async () => {
      await server.close();
      await remove();
    });
  }

  /** Asks by POST, as a client does. */
  async ask(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as Omit<Answer, 'status'>;
    return { status: response.status, data: body.data, errors: body.errors };
  }

  /** The data of an answer that must hold no error. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the shape that it asked for
  async data(query: string, variables: object = {}): Promise<any> {
    const { data, errors } = await this.ask(query, variables);
    if (errors) throw new Error(JSON.stringify(errors, null, 2));
    return data;
  }

  /** The ids of claims by their short labels in the invented corpus: `p5.5`. */
  async claimIds(...labels: string[]): Promise<string[]> {
    const query =
      'query C($after: String) { claims(first: 100, after: $after) { nodes { id label } pageInfo { hasNextPage endCursor } } }';
    const found = new Map<string, string>();
    for (let after: string | null = null, more = true; more; ) {
      const { claims } = await this.data(query, { after });
      for (const { id, label } of claims.nodes) found.set(label.split('#').at(-1), id);
      after = claims.pageInfo.endCursor;
      more = claims.pageInfo.hasNextPage;
    }
    return labels.map((label) => {
      const id = found.get(label);
      if (!id) throw new Error(`no claim is labelled ${label}`);
      return id;
    });
  }

  close(): Promise<void> {
    return this.#close();
  }
}
