import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { measureAnalyses } from './analysis.ts';
import { Floor } from './floor.ts';
import { type Client, serve } from './http.ts';
import { measureLoad } from './load.ts';
import { interleaved, type Way } from './measure.ts';
import { Natural } from './neo4j/natural.ts';
import { prepareNeo4j } from './neo4j/size.ts';
import { type Query, queries } from './queries.ts';
import type { Raw } from './raw.ts';
import { machine, markdown, type QueryFigures, type SizeFigures } from './report.ts';
import { measureRawInsert } from './rows.ts';
import { type Sample, sampleOf } from './sample.ts';

const usage = `npm run bench -- [options]
  --claims 10000,100000,1000000   sizes to measure, one after the other
  --store sqlite                  the engine; neo4j starts a server of its own, neo4j://… takes that one, empty or with the data of a run before
  --only TEXT                     only the questions, or analyses, whose name holds this; no load then
  --graphql                       the same questions through GraphQL over HTTP too
  --natural                       on Neo4j: beside @neo4j/graphql, which is fetched by npm into the data's folder
  --no-analysis                   leave out the analyses and the catalogue of questions
  --no-raw                        leave out the raw insert of the same rows
  --seconds N                     at most so long for each question (4)
  --data FOLDER                   keep the data there, and take what is there already
  --json FILE                     where the figures go (a new file in the temporary folder)`;

const { values } = parseArgs({
  allowNegative: true,
  options: {
    claims: { type: 'string', default: '10000' },
    store: { type: 'string', default: 'sqlite' },
    only: { type: 'string' },
    graphql: { type: 'boolean', default: false },
    natural: { type: 'boolean', default: false },
    analysis: { type: 'boolean', default: true },
    raw: { type: 'boolean', default: true },
    seconds: { type: 'string', default: '4' },
    data: { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const say = (line: string) => process.stderr.write(`${line}\n`);
const wanted = (name: string) => values.only === undefined || name.includes(values.only);
const seconds = Number(values.seconds);

async function measureQuery(
  query: Query,
  store: Store,
  floor: Raw,
  sample: Sample,
  client: Client | null,
  natural: Natural | null,
): Promise<QueryFigures> {
  const view = store.view();
  const { graphql } = query;
  const ways: Record<string, Way> = {
    floor: (at) => query.floor(floor, sample, at),
    store: (at) => query.store(store, view, sample, at),
    hop: () => view.entities([]),
  };
  if (client && graphql) {
    ways['graphql'] = (at) => client.ask(graphql.text, graphql.variables(sample, at));
    ways['empty'] = () => client.ask('{ __typename }');
  }
  const [other, about] = [natural?.question(query.name), query.about];
  if (other && about) ways['natural'] = (at) => other(about(sample, at));
  return { name: query.name, ...(await interleaved(ways, query.inputs(sample), seconds)) } as QueryFigures;
}

async function measureSize(claims: number, folder: string): Promise<SizeFigures> {
  const path = join(folder, `${claims}.sqlite`);
  const figures: SizeFigures = { claims, megabytes: 0, queries: [], analyses: [] };
  if (!values.data || !existsSync(path)) {
    say(`${claims}: loading`);
    // Under another name until it is whole: what was broken off is not taken for data the next time.
    const making = join(folder, `${claims}.making.sqlite`);
    figures.load = await measureLoad(making, claims, say);
    renameSync(making, path);
    if (values.raw) {
      say(`${claims}: the same rows, raw`);
      figures.raw = measureRawInsert(path, join(folder, 'raw.sqlite'));
    }
  }
  figures.megabytes = Math.round(statSync(path).size / 1e6);
  const store = await openStore(path);
  // Only the floor of a durable judgement writes.
  const floor = new Floor(path, { write: true });
  try {
    await measureAll(figures, store, floor, sampleOf(floor), folder);
  } finally {
    await store.close();
    floor.close();
  }
  return figures;
}

async function measureNeo4j(claims: number, folder: string): Promise<SizeFigures> {
  const address = values.store === 'neo4j' ? null : values.store;
  const { figures, store, raw, url, sample, close } = await prepareNeo4j(
    address,
    claims,
    folder,
    values.raw,
    say,
  );
  const natural = values.natural ? await Natural.in(folder, url) : null;
  try {
    await measureAll(figures, store, raw, sample, folder, natural);
  } finally {
    await natural?.close();
    await close();
  }
  return figures;
}

/** Asks everything that is wanted. */
async function measureAll(
  figures: SizeFigures,
  store: Store,
  floor: Raw,
  sample: Sample,
  folder: string,
  natural: Natural | null = null,
): Promise<void> {
  const { claims } = figures;
  const client = values.graphql ? await serve(store, folder) : null;
  try {
    for (const query of queries) {
      if (!wanted(query.name)) continue;
      say(`${claims}: ${query.name}`);
      figures.queries.push(await measureQuery(query, store, floor, sample, client, natural));
    }
    if (values.analysis) {
      say(`${claims}: analyses`);
      figures.analyses = await measureAnalyses(store.view(), sample, seconds, wanted, say);
    }
  } finally {
    await client?.close();
  }
}

async function main(): Promise<void> {
  if (values.help) {
    console.log(usage);
    return;
  }
  const neo4j = /^(neo4j|bolt)(\+s{1,2}c?)?(:|$)/.test(values.store);
  if (values.store !== 'sqlite' && !neo4j)
    throw new Error(`no benchmark knows the store ${values.store}\n${usage}`);
  const sizes = values.claims.split(',').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1000))
    throw new Error(`sizes are whole numbers from 1000\n${usage}`);
  const folder = values.data ?? mkdtempSync(join(tmpdir(), 'ascribe-bench-'));
  mkdirSync(folder, { recursive: true });
  const all: SizeFigures[] = [];
  console.log(`${machine()}\n`);
  try {
    // From the smallest: memory at its peak is that of the process so far.
    for (const size of sizes.sort((a, b) => a - b)) {
      const figures = await (neo4j ? measureNeo4j : measureSize)(size, folder);
      all.push(figures);
      console.log(`${markdown(figures)}\n`);
    }
  } finally {
    if (!values.data) rmSync(folder, { recursive: true, force: true });
  }
  const json = values.json ?? join(tmpdir(), `ascribe-bench-${Date.now()}.json`);
  writeFileSync(
    json,
    JSON.stringify({ machine: machine(), command: process.argv.slice(2), sizes: all }, null, 2),
  );
  say(`figures: ${json}`);
}

await main();
