import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { openNeo4j } from '../../src/store/neo4j/index.ts';
import { wipe } from '../../tests/neo4j/direct.ts';
import { type Server, startServer } from '../../tests/neo4j/server.ts';
import { Floor } from '../floor.ts';
import { measureLoad, timedLoad } from '../load.ts';
import type { SizeFigures } from '../report.ts';
import { sampleOf } from '../sample.ts';
import { Cypher } from './cypher.ts';
import { measureRawGraph } from './rows.ts';

/** What a size is measured on. */
export interface Ground {
  figures: SizeFigures;
  store: Awaited<ReturnType<typeof openNeo4j>>;
  raw: Cypher;
  /** With user and password. */
  url: string;
  sample: ReturnType<typeof sampleOf>;
  close(): Promise<void>;
}

/** Memory of a server for teams, as docker-compose.yml gives it. */
const MEMORY = { heap: '2g', pageCache: '1g' };

/**
 * A server of its own, or the given one, which must be empty, with a generated graph in it. What is asked of it is chosen from a
 * file of the embedded store with the same data, so that both engines get the same questions.
 * @param withRaw measures the load beside plain Cypher that writes the same graph
 */
export async function prepareNeo4j(
  address: string | null,
  claims: number,
  folder: string,
  withRaw: boolean,
  say: (line: string) => void,
): Promise<Ground> {
  const path = join(folder, `${claims}.sqlite`);
  if (!existsSync(path)) {
    say(`${claims}: the embedded store, for what to ask`);
    const making = join(folder, `${claims}.making.sqlite`);
    await measureLoad(making, claims, () => undefined);
    renameSync(making, path);
  }
  const floor = new Floor(path);
  const sample = sampleOf(floor);
  floor.close();
  const server: Server | null = address ? null : await startServer(Number.POSITIVE_INFINITY, MEMORY);
  const url = address ?? server?.url ?? '';
  const store = await openNeo4j(url, { timeout: 120_000 });
  const close = async () => {
    await raw.close();
    await store.close();
    await server?.stop();
  };
  const raw = new Cypher(url);
  try {
    const figures: SizeFigures = { claims, megabytes: 0, queries: [], analyses: [] };
    // What a run before loaded there is taken as it is, as a file of the embedded store would be.
    if ((await store.view().stats()).claims > 0) return { figures, store, raw, url, sample, close };
    say(`${claims}: loading into Neo4j`);
    figures.load = await timedLoad(store, claims, say);
    if (withRaw) {
      say(`${claims}: the same rows, raw, and the load again, since the server knows its work now`);
      figures.raw = await measureRawGraph(url);
      await wipe(url);
      figures.load = await timedLoad(store, claims, say);
    }
    return { figures, store, raw, url, sample, close };
  } catch (fault) {
    await close();
    throw fault;
  }
}
