import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { matches, type Variant, variantsFor } from './encodings.ts';
import { NotFound } from './errors.ts';
import { explorerPolicy, sendError } from './headers.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** Addresses that are views of the explorer, and so all begin with its one page. */
const views =
  /^\/(?:$|(?:explore|compare|paths|views|questions)\/?$|(?:entity|event|claim|chain|doc|questions|v|about)\/)/;

/** Says where the explorer would be, on a server that was not built. */
const unbuilt =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Ascribe</title>' +
  '<p>The explorer is not built: run <code>npm run build</code>. ' +
  'GraphQL answers at <a href="/graphql">/graphql</a>.</p></html>';

/** Serves the built explorer from a folder. */
export class Explorer {
  readonly #folder: string;
  #page: { text: string; policy: string; read: number } | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Answers a request for a page or a file of the explorer. */
  serve(request: IncomingMessage, response: ServerResponse, path: string): void {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      sendError(response, 405, nothingAt(path, 'Only GET and HEAD are answered here.'));
      return;
    }
    if (views.test(path)) this.#sendPage(request, response);
    else this.#sendFile(request, response, path);
  }

  /** The page is read again after a new build. */
  #sendPage(request: IncomingMessage, response: ServerResponse): void {
    const path = join(this.#folder, 'index.html');
    const read = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (this.#page?.read !== read) {
      const text = read === 0 ? unbuilt : readFileSync(path, 'utf8');
      this.#page = { text, policy: explorerPolicy(text), read };
    }
    const { text, policy } = this.#page;
    response.setHeader('Content-Security-Policy', policy);
    response.writeHead(200, {
      'Content-Type': types['.html'],
      'Content-Length': Buffer.byteLength(text),
      // The page names its files by hash: it must be asked for anew, they never.
      'Cache-Control': 'no-cache',
    });
    response.end(request.method === 'HEAD' ? undefined : text);
  }

  #sendFile(request: IncomingMessage, response: ServerResponse, path: string): void {
    const file = this.#fileAt(path);
    const type = types[extname(file ?? '')];
    if (!file || !type) {
      sendError(response, 404, nothingAt(path, 'The explorer begins at /, GraphQL at /graphql.'));
      return;
    }
    const named = path.startsWith('/assets/') && /-[\w-]{8,}\.\w+$/.test(path);
    const { sent, size, tag, variant } = formOf(file, variantsFor(request.headers['accept-encoding']));
    response.setHeader('Cache-Control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
    response.setHeader('ETag', tag);
    response.setHeader('Vary', 'Accept-Encoding');
    if (matches(request.headers['if-none-match'], tag)) {
      response.writeHead(304).end();
      return;
    }
    if (variant) response.setHeader('Content-Encoding', variant.name);
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': size });
    if (request.method === 'HEAD') response.end();
    else
      createReadStream(sent)
        .on('error', () => response.destroy())
        .pipe(response);
  }

  /** The file that a path names, never outside the folder. */
  #fileAt(path: string): string | null {
    const file = normalize(join(this.#folder, path));
    const inside = file.startsWith(this.#folder + sep) && !path.includes('\0');
    return inside && existsSync(file) && statSync(file).isFile() ? file : null;
  }
}

/** The form of a file to send: the first variant that lies beside it and is not older, or else the file itself. */
function formOf(file: string, accepted: readonly Variant[]) {
  const plain = statSync(file);
  for (const variant of accepted) {
    const sent = `${file}${variant.suffix}`;
    const found = statSync(sent, { throwIfNoEntry: false });
    if (found && found.mtimeMs >= plain.mtimeMs)
      return { sent, size: found.size, tag: tagOf(plain, variant.name), variant };
  }
  return { sent: file, size: plain.size, tag: tagOf(plain, 'plain'), variant: null };
}

/** Each form has a tag of its own, since its bytes are others. */
const tagOf = ({ size, mtimeMs }: { size: number; mtimeMs: number }, form: string) =>
  `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}-${form}"`;

const nothingAt = (path: string, wayOut: string) =>
  new NotFound(`Nothing is at ${path.slice(0, 200)}.`, { wayOut });
