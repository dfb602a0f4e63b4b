import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { pino } from 'pino';
import { Tokens } from '../src/graphql/auth.ts';
import { startServer } from '../src/server.ts';
import type { Store } from '../src/store/store.ts';

/** A server over the measured store, asked over one connection that stays open. */
export interface Client {
  /** @throws where the answer holds errors */
  ask(query: string, variables?: object): Promise<unknown>;
  close(): Promise<void>;
}

export async function serve(store: Store, folder: string): Promise<Client> {
  const log = pino({ level: 'silent' });
  const server = await startServer({ store, tokens: new Tokens(join(folder, 'tokens.json')), port: 0, log });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (query: string, variables: object = {}) =>
    new Promise<unknown>((resolve, reject) => {
      const body = JSON.stringify({ query, variables });
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const sent = request(
        { agent, headers, host: '127.0.0.1', method: 'POST', path: '/graphql', port: server.port },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => {
            const answer = JSON.parse(Buffer.concat(parts).toString()) as {
              data?: unknown;
              errors?: unknown;
            };
            if (answer.errors) reject(new Error(JSON.stringify(answer.errors)));
            else resolve(answer.data);
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  return {
    ask,
    close: async () => {
      agent.destroy();
      await server.close();
    },
  };
}
