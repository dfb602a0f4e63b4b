import { CannotListen, HostNotAllowed, TokenRequired } from './errors.ts';

const loopback = ['127.0.0.1', '::1', 'localhost'];

/** Whether only programs on this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return loopback.includes(host) || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/** How an address stands in a URL. */
export function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * Refuses to listen where others can reach the server, unless reading needs a token and there is one.
 * @throws TokenRequired, CannotListen
 */
export function checkAddress(host: string, guarded: boolean, tokens: number): void {
  if (!/^[0-9A-Za-z.:-]+$/.test(host))
    throw new CannotListen(`"${host}" is no address to listen on.`, {
      wayOut: 'Give an address of this machine, as in --host 127.0.0.1.',
      place: { field: '--host' },
    });
  if (isLoopback(host)) return;
  if (!guarded)
    throw new TokenRequired(`On ${host} others could read everything.`, {
      wayOut: 'Listen on 127.0.0.1, or add --require-token, so that reading needs a token too.',
      place: { field: '--host' },
    });
  if (tokens === 0)
    throw new TokenRequired('There is no token yet, so nobody could read anything.', {
      wayOut: 'Make one first: ascribe token add NAME --role reader.',
      place: { field: '--require-token' },
    });
}

/** Checks that requests name this server as their host, so that no name of another's can lead here (DNS rebinding). */
export class Hosts {
  readonly #allowed: Set<string>;

  /** @param extra names under which the server is reached besides its own, as `name` or `name:port` */
  constructor(port: number, extra: readonly string[]) {
    const own = ['localhost', '127.0.0.1', '[::1]'];
    const ports = port === 80 ? ['', ':80'] : [`:${port}`];
    this.#allowed = new Set([
      ...own.flatMap((name) => ports.map((suffix) => `${name}${suffix}`)),
      ...extra.map((name) => name.toLowerCase()),
    ]);
  }

  /** @throws HostNotAllowed */
  check(header: string | undefined): void {
    const host = header?.toLowerCase() ?? '';
    const [, name = host] = /^(.*?)(?::\d{1,5})?$/.exec(host) ?? [];
    if (this.#allowed.has(host) || (this.#allowed.has(name) && host !== '')) return;
    throw new HostNotAllowed(`This server does not answer under the name "${host.slice(0, 100)}".`, {
      wayOut: 'Open it as http://localhost with its port, or start it with --allow-host NAME.',
    });
  }
}
