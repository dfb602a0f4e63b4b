import { type Args, argsOf } from '../questions/args.ts';

/** Which page a path names. */
export type Route =
  | { page: 'explore' }
  | { page: 'entity'; id: string }
  | { page: 'event'; id: string }
  | { page: 'claim'; id: string }
  | { page: 'doc'; id: string }
  | { page: 'documents' }
  | { page: 'questions'; name: string | null; args: Args }
  | { page: 'method' }
  | { page: 'unknown'; path: string };

/** The page that a path names. An id's family may be left out where the path says it: `/event/x` is `event/x`. */
export function routeOf(path: string, query = ''): Route {
  const [head = '', ...rest] = path.replace(/^\/+|\/+$/g, '').split('/');
  const id = rest.map(decode).join('/');
  const full = (family: string) => (id.startsWith(`${family}/`) ? id : `${family}/${id}`);
  if (head === '' || head === 'explore') return { page: 'explore' };
  if (head === 'about' && id === 'method') return { page: 'method' };
  if (head === 'questions') return { page: 'questions', name: id || null, args: argsOf(query) };
  if (head === 'doc') return id ? { page: 'doc', id: full('document') } : { page: 'documents' };
  if (head === 'entity' && id.includes('/'))
    return { page: id.startsWith('event/') ? 'event' : 'entity', id };
  if (head === 'event' && id) return { page: 'event', id: full('event') };
  if (head === 'claim' && id) return { page: 'claim', id: full('claim') };
  return { page: 'unknown', path };
}

/** The path of a page. */
export function pathOf(route: Route): string {
  switch (route.page) {
    case 'explore':
      return '/explore';
    case 'entity':
      return `/entity/${encodeId(route.id)}`;
    case 'event':
    case 'claim':
      return `/${encodeId(route.id)}`;
    case 'doc':
      return `/doc/${encodeId(route.id.replace(/^document\//, ''))}`;
    case 'documents':
      return '/doc/';
    case 'questions':
      return route.name === null ? '/questions/' : `/questions/${encodeURIComponent(route.name)}`;
    case 'method':
      return '/about/method';
    case 'unknown':
      return route.path;
  }
}

/** The page on which a thing is read whole. */
export function pageOf(id: string): Route {
  if (id.startsWith('event/')) return { page: 'event', id };
  if (id.startsWith('claim/')) return { page: 'claim', id };
  if (id.startsWith('document/')) return { page: 'doc', id };
  return { page: 'entity', id };
}

function encodeId(id: string): string {
  return id.split('/').map(encodeURIComponent).join('/');
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
