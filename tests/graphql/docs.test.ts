import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { pino } from 'pino';
import { Tokens } from '../../src/graphql/auth.ts';
import { startServer } from '../../src/server.ts';
import { seedsStore } from '../engine.ts';

// The examples of the guide, run as they stand. To write the answers anew: UPDATE_DOCS=1 npm test -- tests/graphql/docs

const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = join(root, 'docs/api.md');
const example = /```graphql\n([\s\S]*?)```\n```json\n([\s\S]*?)```/g;

// The seeds are loaded into a database of its own first.
jest.setTimeout(120_000);

let url = '';
let close = async () => {};

beforeAll(async () => {
  const { store, folder, remove } = await seedsStore();
  const server = await startServer({
    port: 0,
    log: pino({ level: 'silent' }),
    store,
    tokens: new Tokens(join(folder, 'tokens.json')),
  });
  url = `http://127.0.0.1:${server.port}/graphql`;
  close = async () => {
    await server.close();
    await remove();
  };
});

afterAll(() => close());

async function ask(query: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

const examples = [...readFileSync(guide, 'utf8').matchAll(example)].map(([, query, answer]) => ({
  query: query ?? '',
  answer: answer ?? '',
}));

describe('the guide for API users', () => {
  test('has a dozen questions', () => expect(examples.length).toBeGreaterThanOrEqual(12));

  test.each(examples.map((it) => [it.query.trim().split('\n')[1]?.trim(), it] as const))(
    '%s',
    async (_, { query, answer }) => {
      const given = await ask(query);
      if (process.env.UPDATE_DOCS) {
        const text = readFileSync(guide, 'utf8');
        writeFileSync(
          guide,
          text.replace(
            `${query}\`\`\`\n\`\`\`json\n${answer}`,
            () => `${query}\`\`\`\n\`\`\`json\n${JSON.stringify(given, null, 1)}\n`,
          ),
        );
        return;
      }
      expect(given).toEqual(JSON.parse(answer));
    },
  );
});
