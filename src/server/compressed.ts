import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'graphql-yoga';
import { variantsFor } from './encodings.ts';

/** Smaller answers travel in one packet anyway. */
const LEAST = 1000;

const coders = {
  // What is made for each answer must be made quickly: the higher qualities take ten times as long for a tenth less.
  br: (plain: Buffer) =>
    promisify(brotliCompress)(plain, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 4,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      },
    }),
  gzip: (plain: Buffer) => promisify(gzip)(plain),
} as const;

/**
 * Compresses answers in JSON for whoever takes that. They hold no secret that an asker could guess at by the size of
 * what is mixed with it: tokens come in headers and are never sent back.
 */
export const compressed: Plugin = {
  onResponse: async ({ request, response, setResponse, fetchAPI }) => {
    if (!/\bjson\b/.test(response.headers.get('content-type') ?? '')) return;
    response.headers.append('vary', 'Accept-Encoding');
    const [variant] = variantsFor(request.headers.get('accept-encoding') ?? undefined);
    if (!variant) return;
    const plain = Buffer.from(await response.arrayBuffer());
    const headers = new fetchAPI.Headers(response.headers);
    headers.delete('content-length');
    if (plain.length >= LEAST) headers.set('content-encoding', variant.name);
    const body = plain.length < LEAST ? plain : await coders[variant.name](plain);
    setResponse(
      new fetchAPI.Response(body, { status: response.status, statusText: response.statusText, headers }),
    );
  },
};
