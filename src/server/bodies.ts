import type { IncomingMessage } from 'node:http';
import { BadRequest } from '../graphql/errors.ts';
import { BodyTooLarge } from './errors.ts';

const tooLarge = (most: number) =>
  new BodyTooLarge(`The body has more than ${most} bytes.`, {
    wayOut: 'Put long lists into several requests.',
  });

/**
 * Holds a request to its limit before its body is read. A body of declared length is only measured: the HTTP parser
 * reads no more than was declared. One that comes in chunks is collected here, and given to the handler whole.
 * @throws BodyTooLarge, BadRequest
 */
export async function limitBody(request: IncomingMessage, most: number): Promise<void> {
  const declared = request.headers['content-length'];
  if (declared !== undefined) {
    if (Number(declared) > most) throw tooLarge(most);
    return;
  }
  if (request.headers['transfer-encoding'] === undefined) return;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Left open, so that the answer to what is too large still gets out.
    const parts = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    for await (const chunk of parts) {
      size += chunk.length;
      if (size > most) throw tooLarge(most);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof BodyTooLarge) throw cause;
    throw new BadRequest('The body broke off.', { wayOut: 'Send it again.', cause });
  }
  Object.assign(request, { body: new Uint8Array(Buffer.concat(chunks)) });
}
