import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { machine } from './report.ts';

const usage = `npm run bench:browser -- [options]
  --nodes 500,2000,10000   sizes of the graphs
  --rounds 3               how often each is measured, ours and plain cytoscape in turn; the median counts
  --frames 90              frames of panning in each round
  --steps 1000             steps of expanding and collapsing; 0 leaves them out
  --markdown               the figures as the table of docs/performance.md, and nothing else`;

const { values } = parseArgs({
  options: {
    nodes: { type: 'string', default: '500,2000,10000' },
    rounds: { type: 'string', default: '3' },
    frames: { type: 'string', default: '90' },
    steps: { type: 'string', default: '1000' },
    markdown: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const root = fileURLToPath(new URL('..', import.meta.url));
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
const say = (line: string) => process.stderr.write(`${line}\n`);

/** One way of drawing at one size: first paint, and frames while panning all of it and close up, in ms. */
interface Figures {
  paint: number[];
  far: number[];
  close: number[];
}

interface Laid {
  time: number;
  rest: number[];
  during: number[];
  after: number[];
}

interface Bench {
  ours: (nodes: number) => Promise<number>;
  plain: (nodes: number, labels: boolean) => Promise<number>;
  panOurs: (frames: number) => Promise<number[]>;
  panPlain: (frames: number) => Promise<number[]>;
  closer: () => Promise<void>;
  comeToRest: () => Promise<number[]>;
  layOut: () => Promise<Omit<Laid, 'rest'>>;
  expandAndCollapse: (steps: number) => Promise<number[]>;
}

/** Calls one of the functions that the page offers. */
function call<K extends keyof Bench>(
  page: Page,
  name: K,
  ...args: Parameters<Bench[K]>
): Promise<Awaited<ReturnType<Bench[K]>>> {
  return page.evaluate(
    ([key, given]) => {
      const { bench } = globalThis as unknown as { bench: Record<string, (...args: unknown[]) => unknown> };
      return bench[key]?.(...given);
    },
    [name as string, args as unknown[]] as const,
  ) as Promise<Awaited<ReturnType<Bench[K]>>>;
}

function build(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ascribe-bench-page-'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', 'bench/browser', '--outDir', folder, '--logLevel', 'error'],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The page does not build:\n${stdout}${stderr}`);
  return folder;
}

/** Serves a folder on a free port. */
async function serve(folder: string): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const path = join(folder, request.url === '/' ? 'index.html' : (request.url ?? ''));
    if (!path.startsWith(folder) || !existsSync(path)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
    createReadStream(path).pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
  };
}

const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

async function fresh(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => say(`page: ${error.message}`));
  await page.goto(url);
  await page.waitForFunction(() => 'bench' in globalThis);
  return page;
}

const ways = ['ours', 'plain', 'named'] as const;
type Way = (typeof ways)[number];

/** Each way in turn, round by round, so that whatever else the machine does falls upon all of them. */
async function measure(browser: Browser, url: string, nodes: number) {
  const found = Object.fromEntries(
    ways.map((way) => [way, { paint: [], far: [], close: [] }]),
  ) as unknown as Record<Way, Figures>;
  const laid: Laid[] = [];
  for (let round = 0; round < Number(values.rounds); round++)
    for (const way of ways) {
      say(`${nodes} nodes, round ${round + 1}, ${way}`);
      const page = await fresh(browser, url);
      const frames = Number(values.frames);
      if (way === 'ours') {
        found.ours.paint.push(await call(page, 'ours', nodes));
        found.ours.far.push(mean(await call(page, 'panOurs', frames)));
        await call(page, 'closer');
        found.ours.close.push(mean(await call(page, 'panOurs', frames)));
        const rest = await call(page, 'comeToRest');
        laid.push({ rest, ...(await call(page, 'layOut')) });
      } else {
        found[way].paint.push(await call(page, 'plain', nodes, way === 'named'));
        // At 10,000 nodes a frame takes plain cytoscape most of a second.
        found[way].far.push(mean(await call(page, 'panPlain', nodes > 5000 ? 6 : frames)));
      }
      await page.close();
    }
  return { nodes, found, laid };
}

const ms = (value: number) => (value < 10 ? value.toFixed(1) : String(Math.round(value)));
const ratio = (ours: number, other: number) => `${(ours / other).toFixed(2)}`;

function table(all: Awaited<ReturnType<typeof measure>>[], memory: number[]): string {
  const lines = [
    `| nodes, edges | | ours | plain cytoscape | ours to plain | plain with names | ours to that |`,
    `| --- | --- | --: | --: | --: | --: | --: |`,
  ];
  for (const { nodes, found } of all)
    for (const [what, of] of [
      ['first paint, ms', 'paint'],
      ['a frame while panning, all in view, ms', 'far'],
    ] as const) {
      const [ours, plain, named] = ways.map((way) => median(found[way][of])) as [number, number, number];
      const cells = [ms(ours), ms(plain), ratio(ours, plain), ms(named), ratio(ours, named)];
      lines.push(`| ${nodes}, ${nodes * 2} | ${what} | ${cells.join(' | ')} |`);
    }
  for (const { nodes, found } of all)
    lines.push(
      `| ${nodes}, ${nodes * 2} | a frame while panning, close enough to read, ms | ${ms(median(found.ours.close))} | – | – | – | – |`,
    );
  lines.push(
    '',
    '| nodes | layout in its worker, s | tasks over 50 ms meanwhile | the longest, ms | while its answer is drawn | when panning close up comes to rest |',
  );
  lines.push('| --- | --: | --: | --: | --: | --: |');
  for (const { nodes, laid } of all) {
    const during = laid.flatMap((one) => one.during);
    const after = laid.flatMap((one) => one.after);
    const time = (median(laid.map((one) => one.time)) / 1000).toFixed(1);
    const longest = (tasks: number[]) => (tasks.length > 0 ? String(Math.max(...tasks)) : '–');
    const rest = longest(laid.flatMap((one) => one.rest));
    const cells = [nodes, time, during.length, longest(during), longest(after), rest];
    lines.push(`| ${cells.join(' | ')} |`);
  }
  if (memory.length > 0) {
    const said = memory.map((one) => one.toFixed(1)).join(', ');
    lines.push(
      '',
      `Memory over ${values.steps} steps of expanding and collapsing 40 nodes, after collecting, at every tenth part: ${said} MB.`,
    );
  }
  return lines.join('\n');
}

async function main(): Promise<void> {
  if (values.help) {
    console.log(usage);
    return;
  }
  const sizes = values.nodes.split(',').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 10)) throw new Error(usage);
  const folder = build();
  const server = await serve(folder);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    // Without the limit of the screen a frame takes as long as its work does.
    args: [
      '--no-sandbox',
      '--disable-frame-rate-limit',
      '--disable-gpu-vsync',
      '--enable-precise-memory-info',
      '--js-flags=--expose-gc',
    ],
  });
  try {
    const all = [];
    for (const nodes of sizes) all.push(await measure(browser, server.url, nodes));
    const memory: number[] = [];
    if (Number(values.steps) > 0) {
      say(`${values.steps} steps`);
      const page = await fresh(browser, server.url);
      await call(page, 'ours', 100);
      memory.push(...(await call(page, 'expandAndCollapse', Number(values.steps))));
    }
    const version = `Chromium ${browser.version()}, headless, drawing in software, 1440 by 900`;
    if (!values.markdown) console.log(`${machine()}\n${version}\n`);
    console.log(table(all, memory));
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
