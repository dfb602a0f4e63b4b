import { type Args, argsOf, queryOfArgs } from '../questions/args.ts';

/** Which page a path names. */
export type Route =
  | { page: 'explore' }
  | { page: 'entity'; id: string }
  | { page: 'event'; id: string }
  | { page: 'claim'; id: string }
  | { page: 'doc'; id: string }
  | { page: 'documents' }
  | { page: 'questions'; name: string | null; args: Args }
  | { page: 'chain'; id: string; of: string | null }
  | ({ page: 'paths' } & PathsAsked)
  | { page: 'compare'; a: string; b: string }
  | { page: 'views' }
  | { page: 'saved'; id: string }
  | { page: 'method' }
  | { page: 'unknown'; path: string };

/** Between which two things paths are looked for; `by` names the kinds of edge allowed, none being all of content. */
export interface PathsAsked {
  a: string;
  b: string;
  by: readonly string[];
  longest: number;
}

/** The paths page with nothing asked yet. */
export const noPaths: PathsAsked = { a: '', b: '', by: [], longest: 4 };

/** The page that a path names. An id's family may be left out where the path says it: `/event/x` is `event/x`. */
export function routeOf(path: string, query = ''): Route {
  const [head = '', ...rest] = path.replace(/^\/+|\/+$/g, '').split('/');
  const id = rest.map(decode).join('/');
  const full = (family: string) => (id.startsWith(`${family}/`) ? id : `${family}/${id}`);
  if (head === '' || head === 'explore') return { page: 'explore' };
  if (head === 'about' && id === 'method') return { page: 'method' };
  if (head === 'questions') return { page: 'questions', name: id || null, args: argsOf(query) };
  const asked = new URLSearchParams(query);
  const [a, b] = [asked.get('a') ?? '', asked.get('b') ?? ''];
  if (head === 'compare' && !id) return { page: 'compare', a, b };
  if (head === 'paths' && !id) return { page: 'paths', a, b, ...waysOf(asked) };
  if (head === 'views' && !id) return { page: 'views' };
  if (head === 'v' && id) return { page: 'saved', id };
  if (head === 'chain' && id) return { page: 'chain', id: full('claim'), of: asked.get('of') };
  if (head === 'doc') return id ? { page: 'doc', id: full('document') } : { page: 'documents' };
  if (head === 'entity' && id.includes('/'))
    return { page: id.startsWith('event/') ? 'event' : 'entity', id };
  if (head === 'event' && id) return { page: 'event', id: full('event') };
  if (head === 'claim' && id) return { page: 'claim', id: full('claim') };
  return { page: 'unknown', path };
}

function waysOf(asked: URLSearchParams): Pick<PathsAsked, 'by' | 'longest'> {
  const longest = Number(asked.get('longest'));
  return {
    by: asked.get('by')?.split(',').filter(Boolean) ?? noPaths.by,
    longest: Number.isInteger(longest) && longest >= 1 && longest <= 6 ? longest : noPaths.longest,
  };
}

/** What a page asks in its address beside the view; ids keep their slash. */
export function queryOfRoute(route: Route): string {
  if (route.page === 'questions') return queryOfArgs(route.args);
  const parts: [string, string][] = [];
  if (route.page === 'chain') parts.push(['of', route.of ?? '']);
  if (route.page === 'compare' || route.page === 'paths') parts.push(['a', route.a], ['b', route.b]);
  if (route.page === 'paths') {
    parts.push(['by', route.by.join(',')]);
    if (route.longest !== noPaths.longest) parts.push(['longest', String(route.longest)]);
  }
  return parts
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%(2F|2C)/g, decodeURIComponent)}`)
    .join('&');
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
    case 'chain':
      return `/chain/${encodeId(route.id.replace(/^claim\//, ''))}`;
    case 'paths':
      return '/paths';
    case 'compare':
      return '/compare';
    case 'views':
      return '/views';
    case 'saved':
      return `/v/${encodeURIComponent(route.id)}`;
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
