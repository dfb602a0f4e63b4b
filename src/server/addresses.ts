import type { IncomingMessage } from 'node:http';
import { BadRequest } from '../graphql/errors.ts';
import type { Hosts } from './hosts.ts';

/**
 * The path that a request asks for. HTTP allows the whole address in its place, host included: it is brought into the
 * usual form, its host checked as the header was.
 * @throws BadRequest where it cannot be read, HostNotAllowed
 */
export function pathOf(request: IncomingMessage, hosts: Hosts): string {
  const asked = request.url ?? '/';
  try {
    const url = new URL(asked.startsWith('/') ? `http://localhost${asked}` : asked);
    if (!asked.startsWith('/')) {
      hosts.check(url.host);
      request.url = url.pathname + url.search;
    }
    return decodeURIComponent(url.pathname);
  } catch (cause) {
    if (!(cause instanceof TypeError || cause instanceof URIError)) throw cause;
    throw new BadRequest('The address cannot be read.', { wayOut: 'Mend its escapes.', cause });
  }
}
