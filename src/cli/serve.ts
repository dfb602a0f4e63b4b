import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { textsFolder } from '../ingest/texts.ts';
import { describeLoad, loadFolder } from './seeds.ts';
import { programFolder, type StoreOptions, tokensBeside, withStore } from './shared.ts';
import { standingRuleOf } from './standing-rule.ts';
import { openStore } from './store.ts';
import { attachFiles } from './texts.ts';

interface Options extends StoreOptions {
  port: number;
  host: string;
  seeds: string | boolean;
  requireToken?: true;
  allowHost: string[];
  standingRule?: string;
}

/** Adds `ascribe serve`. */
export function registerServe(program: Command): void {
  withStore(program.command('serve'))
    .description('Load the seeds and serve the explorer, GraphQL and GraphiQL.')
    .option('--port <n>', 'port', portOf, portOf(process.env['ASCRIBE_PORT'] ?? '4000'))
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--seeds <folder>', 'seeds to load first (default: those of this program)')
    .option('--no-seeds', 'serve the database as it is')
    .option('--require-token', 'reading needs a token too')
    .option('--allow-host <name...>', 'names under which the server is reached besides localhost', [])
    .option('--standing-rule <file>', 'rule for computed standings (default: $ASCRIBE_STANDING_RULE)')
    .action(serve);
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535 || text.trim() === '')
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}

async function serve(options: Options): Promise<void> {
  // Loaded here, so that the other commands need not wait for it.
  const { createLog, startServer } = await import('../server.ts');
  const standingRule = standingRuleOf(options.standingRule);
  const store = await openStore(options.store);
  try {
    if (options.seeds !== false) await prepare(store, options.seeds);
    const server = await startServer({
      store,
      tokens: tokensBeside(options.store),
      port: options.port,
      host: options.host,
      guarded: options.requireToken,
      allowHosts: options.allowHost,
      standingRule,
      log: createLog(),
    });
    console.log(`Explorer ${server.url} · GraphQL and GraphiQL ${server.url}/graphql`);
    await ended();
    await server.close();
  } finally {
    await store.close();
  }
}

/** Brings the seeds and the attached texts up to date. */
async function prepare(store: Awaited<ReturnType<typeof openStore>>, named: string | boolean): Promise<void> {
  const folder = typeof named === 'string' ? named : join(programFolder, 'seeds');
  const texts = textsFolder(programFolder);
  console.log(describeLoad(await loadFolder(store, folder, 'seeds', texts)));
  if (!existsSync(texts)) return;
  const attached = (await attachFiles(store, [texts])).filter((it) => it.document !== null && !it.known);
  if (attached.length > 0)
    console.log(`Attached ${attached.length} text${attached.length === 1 ? '' : 's'} from ${texts}.`);
}

/** Waits until the process is asked to end. A second time it ends at once, as by default. */
function ended(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
