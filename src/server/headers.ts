import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { BadRequest, errorBody } from '../graphql/errors.ts';
import type { AscribeError } from '../model/errors.ts';

/** Headers of every answer. */
const always = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

export function setSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
}

/** The one rule that the graph library writes into the page by itself. */
const libraryStyles = ['.__________cytoscape_container { position: relative; }'];

const hashed = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What stands inline in a page, between the tags of one kind. */
function inline(page: string, tag: 'script' | 'style'): string[] {
  return [...page.matchAll(new RegExp(`<${tag}(?![^>]*\\bsrc=)[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map(
    ([, text]) => text ?? '',
  );
}

/** The policy of the explorer: nothing but its own files, and what its page holds inline, by hash. */
export function explorerPolicy(page: string): string {
  return [
    "default-src 'self'",
    ["script-src 'self'", ...inline(page, 'script').map(hashed)].join(' '),
    ["style-src 'self'", ...[...inline(page, 'style'), ...libraryStyles].map(hashed)].join(' '),
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The policy of GraphiQL, which is one page with everything inline: still nothing from elsewhere. */
export const graphiqlPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Answers with a failure in the shape of a GraphQL error, so that every client can read it. */
export function sendError(response: ServerResponse, status: number, error: AscribeError): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = errorBody(error);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

/** How HTTP names what its parser refuses; all else is 400. */
const refusals: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Answers what is not HTTP, in the same shape, and ends the connection. */
export function refuseConnection(socket: Duplex, fault: NodeJS.ErrnoException): void {
  if (!socket.writable || fault.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const body = errorBody(
    new BadRequest('This is not a whole request of HTTP.', {
      wayOut: 'Send headers of at most 16 kB in all, and a body as long as they say.',
      cause: fault,
    }),
  );
  const head = [
    `HTTP/1.1 ${refusals[fault.code ?? ''] ?? '400 Bad Request'}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
