import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Logger, pino } from 'pino';
import type { StandingRule } from './analysis/standing.ts';
import { createApi } from './graphql/api.ts';
import { holderOf, requireRole, type Tokens } from './graphql/auth.ts';
import { BadRequest, Forbidden, Unauthenticated } from './graphql/errors.ts';
import { LIMITS } from './graphql/limits.ts';
import { AscribeError } from './model/errors.ts';
import { pathOf } from './server/addresses.ts';
import { limitBody } from './server/bodies.ts';
import { compressed } from './server/compressed.ts';
import { BodyTooLarge, CannotListen, HostNotAllowed, PortInUse } from './server/errors.ts';
import { Explorer } from './server/explorer.ts';
import { graphiqlPolicy, refuseConnection, sendError, setSecurityHeaders } from './server/headers.ts';
import { checkAddress, Hosts, inUrl } from './server/hosts.ts';
import { METRICS_TYPE, Metrics } from './server/metrics.ts';
import { type Current, current, isLocal, within } from './server/requests.ts';
import type { Store } from './store/store.ts';

/** Where the build puts the explorer, seen from src/ and from dist/ alike. */
const builtExplorer = fileURLToPath(new URL('../dist/ui', import.meta.url));

export interface ServerOptions {
  store: Store;
  tokens: Tokens;
  host?: string | undefined;
  /** 0: any free one. */
  port?: number | undefined;
  /** Reading needs a token too. */
  guarded?: boolean | undefined;
  /** Names under which the server is reached besides localhost. */
  allowHosts?: readonly string[] | undefined;
  log?: Logger | undefined;
  /** The rule for computed standings; the one that comes with Ascribe where nothing is said. */
  standingRule?: StandingRule | undefined;
  /** The built explorer; the one of this program where nothing is said. */
  explorer?: string | undefined;
}

/** A server that listens. */
export interface Running {
  url: string;
  port: number;
  /** Answers what was asked, then stops; the store stays open. */
  close(): Promise<void>;
}

/** A log for machines, on stderr, so that stdout stays the command's. Headers, and so tokens, never enter it. */
export function createLog(level = process.env['ASCRIBE_LOG'] ?? 'warn'): Logger {
  return pino({ name: 'ascribe', level, redact: ['*.token', '*.authorization'] }, pino.destination(2));
}

/**
 * Starts the server: GraphQL, GraphiQL, the explorer, two health checks and metrics.
 * @throws TokenRequired, CannotListen, PortInUse
 */
export async function startServer(options: ServerOptions): Promise<Running> {
  const { store, tokens, guarded = false, host = '127.0.0.1', allowHosts = [] } = options;
  const log = options.log ?? createLog();
  checkAddress(host, guarded, tokens.list().length);
  const metrics = new Metrics();
  const failed = (cause: unknown) => {
    const request = current()?.id ?? '';
    log.error({ err: cause, request }, 'a request failed');
    return request;
  };
  const api = createApi({
    store: metrics.watch(store),
    tokens,
    guarded,
    standingRule: options.standingRule,
    report: failed,
    last: compressed,
  });
  const explorer = new Explorer(options.explorer ?? builtExplorer);
  let hosts = new Hosts(options.port ?? 0, allowHosts);

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setSecurityHeaders(response);
    hosts.check(request.headers.host);
    const path = pathOf(request, hosts);
    if (path === '/graphql' || path === '/graphql/') {
      if (request.method === 'GET' && request.headers.accept?.includes('text/html')) {
        response.setHeader('Content-Security-Policy', graphiqlPolicy);
        sendText(response, 200, 'text/html; charset=utf-8', await graphiql());
        return;
      }
      await limitBody(request, LIMITS.body);
      response.setHeader('Cache-Control', 'no-store');
      await api(request, response);
    } else if (path === '/health/live') sendText(response, 200, 'text/plain; charset=utf-8', 'live\n');
    else if (path === '/health/ready') {
      await store.view().entities([]);
      sendText(response, 200, 'text/plain; charset=utf-8', 'ready\n');
    } else if (path === '/metrics') {
      // They tell how much is asked, and so who works when.
      if (!isLocal(request)) requireRole(holderOf(request.headers.authorization ?? null, tokens), 'reader');
      sendText(response, 200, METRICS_TYPE, metrics.text(await store.figures()));
    } else explorer.serve(request, response, path);
  };

  const answer = (request: IncomingMessage, response: ServerResponse, { id }: Current) => {
    response.setHeader('X-Request-Id', id);
    handle(request, response).catch((error: unknown) => {
      if (error instanceof BodyTooLarge) {
        // The rest is thrown away as it comes, so that whoever still sends reads the answer; but not for ever.
        const impatient = setTimeout(() => request.destroy(), PATIENCE);
        request.once('close', () => clearTimeout(impatient)).resume();
      }
      if (error instanceof AscribeError) return sendError(response, statusOf(error), error);
      failed(error);
      sendError(response, 500, unexpected);
    });
  };

  // Without a Host header a request gets here too, and is refused with a code.
  const server = createServer({ requireHostHeader: false }, (request, response) =>
    within((it) => {
      const began = performance.now();
      metrics.began();
      response.once('close', () => {
        const [seconds, method] = [(performance.now() - began) / 1000, request.method ?? ''];
        const [route, status] = [routeOf(request), response.statusCode];
        metrics.answered(route, method, status, seconds, it.calls);
        // The address alone, without what was asked.
        log.info({ request: it.id, method, route, status, seconds, calls: it.calls }, 'answered');
      });
      answer(request, response, it);
    }),
  );
  server.on('clientError', (fault, socket) => refuseConnection(socket, fault));
  await listen(server, host, options.port ?? 4000);
  const { port } = server.address() as AddressInfo;
  hosts = new Hosts(port, allowHosts);
  return {
    url: `http://${inUrl(host === '127.0.0.1' ? 'localhost' : host)}:${port}`,
    port,
    close: async () => {
      await close(server);
      metrics.close();
    },
  };
}

function statusOf(error: AscribeError): number {
  if (error instanceof HostNotAllowed || error instanceof Forbidden) return 403;
  if (error instanceof Unauthenticated) return 401;
  if (error instanceof BodyTooLarge) return 413;
  return error instanceof BadRequest ? 400 : 503;
}

const unexpected = new BadRequest('Something went wrong here.', {
  wayOut: 'Ask again; if it stays, report it with the time, which the server’s log holds too.',
});

/** How long a request may hold up the end of the server, or of itself once it was refused. */
const PATIENCE = 5000;

const routes: Readonly<Record<string, string>> = {
  '/graphql': 'graphql',
  '/graphql/': 'graphql',
  '/metrics': 'metrics',
  '/health/live': 'health',
  '/health/ready': 'health',
};

/** What was asked for, as one of a few words. */
const routeOf = ({ url = '' }: IncomingMessage) => routes[url.split('?')[0] ?? ''] ?? 'explorer';

function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-cache',
  });
  response.end(text);
}

let graphiqlPage: string | undefined;

/** GraphiQL, whole in one page of 9 MB, and so loaded when it is first asked for. */
async function graphiql(): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  graphiqlPage ??= renderGraphiQL({ title: 'Ascribe GraphiQL', defaultQuery });
  return graphiqlPage;
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'EADDRINUSE'
          ? new PortInUse(`Port ${port} is in use.`, {
              wayOut: `Stop the program that listens on it, or choose another: ascribe serve --port ${port + 1}.`,
              place: { field: '--port' },
              cause,
            })
          : new CannotListen(`${host}:${port} cannot be listened on: ${cause.message}.`, {
              wayOut: 'Give an address of this machine and a port from 1024 to 65535.',
              place: { field: '--host' },
              cause,
            }),
      ),
    );
    server.listen(port, host, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), PATIENCE);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
}

const defaultQuery = `# Who blames whom, with the words. Ctrl Enter runs it; Ctrl Space completes.
{
  contested(events: 3) {
    events {
      event { id heading summary }
      rows { mark voice { label words } on { actor { heading } } words }
    }
  }
}
`;
