import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore } from '../src/store/open.ts';
import { measureAnalyses } from './analysis.ts';
import { Floor } from './floor.ts';
import { type Client, serve } from './http.ts';
import { measureLoad } from './load.ts';
import { interleaved, type Way } from './measure.ts';
import { type Query, queries } from './queries.ts';
import { machine, markdown, type QueryFigures, type SizeFigures } from './report.ts';
import { measureRawInsert } from './rows.ts';
import { sampleOf } from './sample.ts';

const usage = `npm run bench -- [options]
  --claims 10000,100000,1000000   sizes to measure, one after the other
  --store sqlite                  the engine
  --only TEXT                     only the questions, or analyses, whose name holds this; no load then
  --graphql                       the same questions through GraphQL over HTTP too
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
  store: Awaited<ReturnType<typeof openStore>>,
  floor: Floor,
  client: Client | null,
): Promise<QueryFigures> {
  const view = store.view();
  const sample = sampleOf(floor);
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
  const client = values.graphql ? await serve(store, folder) : null;
  try {
    for (const query of queries) {
      if (!wanted(query.name)) continue;
      say(`${claims}: ${query.name}`);
      figures.queries.push(await measureQuery(query, store, floor, client));
    }
    if (values.analysis) {
      say(`${claims}: analyses`);
      figures.analyses = await measureAnalyses(store.view(), sampleOf(floor), seconds, wanted, say);
    }
  } finally {
    await client?.close();
    await store.close();
    floor.close();
  }
  return figures;
}

async function main(): Promise<void> {
  if (values.help) {
    console.log(usage);
    return;
  }
  if (values.store !== 'sqlite')
    throw new Error(`no benchmark knows the store ${values.store} yet\n${usage}`);
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
      const figures = await measureSize(size, folder);
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
