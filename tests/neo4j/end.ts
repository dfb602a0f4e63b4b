import type { Server } from './server.ts';

/** Stops what `begin.ts` started. */
export default async function end(): Promise<void> {
  const { ascribeServers = [] } = globalThis as { ascribeServers?: Server[] };
  await Promise.all(ascribeServers.map((server) => server.stop()));
}
