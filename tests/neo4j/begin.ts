import { startServer } from './server.ts';

/** Starts the servers that all files share, unless ASCRIBE_TEST_NEO4J names some; two, since some tests compare two stores. */
export default async function begin(): Promise<void> {
  process.env['ASCRIBE_TEST_ENGINE'] = 'neo4j';
  const servers = await Promise.all([startServer(0), startServer(1)]);
  process.env['ASCRIBE_TEST_NEO4J'] = servers.map(({ url }) => url).join(' ');
  Object.assign(globalThis, { ascribeServers: servers });
}
