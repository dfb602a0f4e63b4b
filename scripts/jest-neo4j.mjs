// Jest's global set-up for the tests on Neo4j: what all tests need, and the servers that all files share, unless
// ASCRIBE_TEST_NEO4J names some; two, since some tests compare two stores.
import { register } from 'tsx/esm/api';
import build from './jest-build.mjs';

export default async function begin() {
  build();
  process.env.ASCRIBE_TEST_ENGINE = 'neo4j';
  const unregister = register();
  const { startServer } = await import('../tests/neo4j/server.ts');
  await unregister();
  globalThis.ascribeServers = await Promise.all([startServer(0), startServer(1)]);
  process.env.ASCRIBE_TEST_NEO4J = globalThis.ascribeServers.map(({ url }) => url).join(' ');
}
