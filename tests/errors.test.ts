import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(root, 'src', name), 'utf8'));

/** Codes that come from GraphQL itself, or stand for what is masked. */
const others = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'INTERNAL',
  'INVALID_VARIABLE',
  'OPERATION_RESOLUTION_FAILURE',
];

test('docs/errors.md lists every code once, and no other', () => {
  const given = sources.flatMap((text) =>
    [...text.matchAll(/readonly code = '([A-Z_]+)'/g)].map(([, code]) => code),
  );
  const listed = [...readFileSync(join(root, 'docs/errors.md'), 'utf8').matchAll(/^\| `([A-Z_]+)`/gm)];
  expect(given.length).toBeGreaterThan(20);
  expect(listed.map(([, code]) => code).sort()).toEqual([...given, ...others].sort());
});
