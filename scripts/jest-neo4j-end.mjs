// Jest's global tear-down for the tests on Neo4j: stops what jest-neo4j.mjs started.
import clean from './jest-clean.mjs';

export default async function end() {
  clean();
  await Promise.all((globalThis.ascribeServers ?? []).map((server) => server.stop()));
}
