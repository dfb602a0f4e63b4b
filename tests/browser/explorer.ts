import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page, type Request } from 'playwright-core';
import { Fixture } from '../graphql/fixture.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Where the screenshots of this run are; named when the suite ends, kept for looking at. */
export const pictures = process.env['ASCRIBE_SCREENSHOTS'] ?? mkdtempSync(join(tmpdir(), 'ascribe-screens-'));

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 390, height: 844 };

/** Tenths of a second without a request. */
const QUIET = 6;

export interface PageOptions {
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  touch?: boolean;
  /** Device pixels to a pixel of the page: a window at 200 % is half as wide and has two. */
  scale?: number;
}

/** What went wrong behind a page's back: errors of its scripts, and requests to anyone but its own server. */
export interface Watch {
  errors: string[];
  strangers: string[];
}

/** The real server with the invented corpus, and a real Chromium before it. */
export class Explorer {
  readonly server: Fixture;
  readonly #browser: Browser;
  readonly #built: string;
  readonly #asking = new WeakMap<Page, Set<Request>>();
  readonly watch: Watch = { errors: [], strangers: [] };

  private constructor(server: Fixture, browser: Browser, built: string) {
    this.server = server;
    this.#browser = browser;
    this.#built = built;
  }

  /** `loaded` is when the corpus was recorded, for a test that looks back to a day before now. */
  static async start(loaded?: string): Promise<Explorer> {
    const built = mkdtempSync(join(tmpdir(), 'ascribe-ui-'));
    const build = spawnSync(
      process.execPath,
      ['node_modules/vite/bin/vite.js', 'build', 'ui', '--outDir', built, '--logLevel', 'error'],
      // Jest's own would build a React for developers, which nobody is served.
      { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
    );
    if (build.status !== 0) throw new Error(`The explorer does not build:\n${build.stdout}${build.stderr}`);
    const server = await Fixture.start({ texts: true, explorer: built, ...(loaded && { loaded }) });
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking'],
    });
    return new Explorer(server, browser, built);
  }

  /** Opens an address in a browser context of its own and waits until its first content is there. */
  async open(path: string, options: PageOptions = {}): Promise<Page> {
    const page = await this.blank(path, options);
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
    return page;
  }

  /** A page in a browser context of its own, with nothing on it yet; `path` is what its errors are told of. */
  async blank(path = '', options: PageOptions = {}): Promise<Page> {
    const { viewport = WIDE, colorScheme = 'light', touch = false, scale = 1 } = options;
    const settings: BrowserContextOptions = {
      viewport,
      colorScheme,
      hasTouch: touch,
      deviceScaleFactor: scale,
      baseURL: this.server.url,
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    };
    const page = await (await this.#browser.newContext(settings)).newPage();
    page.setDefaultTimeout(40_000);
    page.on('pageerror', (error) => this.watch.errors.push(`${path}: ${error.message}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== this.server.url)
        this.watch.strangers.push(url.href);
    });
    const asking = new Set<Request>();
    this.#asking.set(page, asking);
    page.on('request', (request) => request.url().endsWith('/graphql') && asking.add(request));
    page.on('requestfinished', (request) => asking.delete(request));
    page.on('requestfailed', (request) => asking.delete(request));
    page.on('console', (message) => {
      // A policy that is broken is told on the console alone.
      if (/Content.Security.Policy/i.test(message.text()))
        this.watch.errors.push(`${path}: ${message.text()}`);
    });
    return page;
  }

  /** Waits until a page has asked its server nothing for a while, and its fonts are there. */
  async settle(page: Page): Promise<void> {
    const asking = this.#asking.get(page);
    for (let quiet = 0; quiet < QUIET; quiet = asking?.size ? 0 : quiet + 1) await page.waitForTimeout(100);
    await page.evaluate(() => document.fonts.ready);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.server.close();
    rmSync(this.#built, { recursive: true });
  }
}

/** Closes a page with its context. */
export async function shut(page: Page): Promise<void> {
  await page.context().close();
}

/** What axe finds wrong with a page as it stands, each fault with where it is. */
export async function faults(page: Page): Promise<string[]> {
  // Evaluated rather than added as a script: the page's own policy stays in force.
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run: (where: Document, options: object) => Promise<AxeResult> };
    };
    return (await checker.run(document, { resultTypes: ['violations'] })).violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`,
    );
  });
  return found;
}

interface AxeResult {
  violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[];
}

/** Keeps a picture of the page. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** By how many pixels a page is wider than its window. */
export async function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** What the address of a page asks for, read in the page itself: what the driver knows of it may lag behind a key. */
export async function queryOf(page: Page): Promise<URLSearchParams> {
  return new URLSearchParams(await page.evaluate(() => location.search));
}
