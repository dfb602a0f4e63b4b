import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { InvalidCursor } from '../store/errors.ts';
import type { Page, PageRequest } from '../store/store.ts';
import { InvalidArgument, PageTooLarge } from './errors.ts';

/** How many a page holds where nothing is said, and at most. */
export const PAGE = { usual: 20, most: 100 } as const;

/** The paging arguments of a connection. */
export interface PageArgs {
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}

/** A Relay connection. `totalCount` is there only where the query asks for it, since it costs a count. */
export interface Connection<T> {
  edges: { cursor: string; node: T }[];
  nodes: T[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: number;
}

/**
 * Checks the size of a page.
 * @throws PageTooLarge, InvalidArgument
 */
export function checkedSize(args: PageArgs): Pick<PageRequest, 'first' | 'last'> {
  const { first, last } = args;
  for (const [field, size] of Object.entries({ first, last })) {
    if (size === null || size === undefined) continue;
    if (size < 1)
      throw new InvalidArgument(`${field}: ${size} is no size for a page.`, {
        wayOut: `Ask for 1 to ${PAGE.most}.`,
        place: { field },
      });
    if (size > PAGE.most)
      throw new PageTooLarge(`${field}: ${size} is more than a page holds.`, {
        wayOut: `Ask for at most ${PAGE.most}, and for the next page with "after: endCursor".`,
        place: { field },
      });
  }
  if (first && last)
    throw new InvalidArgument('A page has either first or last.', {
      wayOut: 'Leave one of them out.',
      place: { field: 'last' },
    });
  return last ? { last } : { first: first ?? PAGE.usual };
}

/** What a connection's arguments ask of the store. */
export function pageOf(args: PageArgs, info: GraphQLResolveInfo): PageRequest {
  return {
    ...checkedSize(args),
    ...(args.after && { after: args.after }),
    ...(args.before && { before: args.before }),
    ...(selects(info, 'totalCount') && { total: true }),
  };
}

/** A page of the store as a connection, each thing as `wrap` makes it. */
export function connection<T, M>(page: Page<T>, wrap: (node: T) => M): Connection<M> {
  const edges = page.items.map(({ node, cursor }) => ({ cursor, node: wrap(node) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: page.hasNext,
      hasPreviousPage: page.hasPrevious,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    // Never asked for where it is not there: see `selects`.
    totalCount: page.total ?? -1,
  };
}

/** Whether a query asks for a field right under the one being resolved, through fragments too. */
export function selects(info: GraphQLResolveInfo, field: string): boolean {
  const within = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((it) =>
      it.kind === 'Field'
        ? it.name.value === field
        : within(
            it.kind === 'InlineFragment' ? it.selectionSet : info.fragments[it.name.value]?.selectionSet,
          ),
    ) ?? false;
  return info.fieldNodes.some((node) => within(node.selectionSet));
}

/** A list that is whole in memory as a page of the store. Cursors are places in the list. */
export function slice<T>(all: readonly T[], page: PageRequest): Page<T> {
  const place = (cursor: string | undefined) => {
    if (cursor === undefined) return undefined;
    if (!/^at-\d{1,9}$/.test(cursor))
      throw new InvalidCursor(`"${cursor}" is not a cursor of this list.`, {
        wayOut: 'Use a cursor that this list gave.',
        place: { field: 'after' },
      });
    return Number(cursor.slice(3));
  };
  const from = (place(page.after) ?? -1) + 1;
  const to = Math.max(from, Math.min(place(page.before) ?? all.length, all.length));
  const start = page.last ? Math.max(from, to - page.last) : from;
  const end = page.last ? to : Math.min(to, from + (page.first ?? PAGE.usual));
  return {
    items: all.slice(start, end).map((node, at) => ({ node, cursor: `at-${start + at}` })),
    total: all.length,
    hasNext: end < all.length,
    hasPrevious: start > 0,
  };
}
