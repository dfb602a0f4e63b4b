import type { Language } from '../api/types.gen.ts';
import { type AsOf, GroupMembersDocument, type GroupMembersQuery } from '../api/types.gen.ts';
import { askOnce } from '../api/use-query.ts';
import type { Group } from './groups.ts';

const PAGE = 100;
const MOST_PAGES = 10;

type Edge = NonNullable<NonNullable<GroupMembersQuery['entity']>['neighbours']>['nodes'][number];
type Far = Edge['subject']['entities'][number];

/** One neighbour, with the year in which it happened where it is an event with a day. */
export interface Member {
  entity: Far;
  year: string;
}

/** What one kind of edge leads to from a node. */
export interface Neighbours {
  /** What is judged one with the node and stands, as written, where the node would at the near end of an edge. */
  siblings: readonly string[];
  members: ReadonlyMap<string, Member>;
  edges: readonly Edge[];
  /** Whether there are more than were read. */
  more: boolean;
}

/** The things at the far end of an edge, seen from the hub. */
export const farEnd = (edge: Pick<Edge, 'subject' | 'object'>, direction: Group['direction']) =>
  direction === 'OUT' ? edge.object : edge.subject;

const yearOf = (far: Far): string =>
  'happened' in far && far.happened?.earliest ? far.happened.earliest.slice(0, 4) : 'undated';

/** Reads what one kind of edge leads to in one direction, at most a thousand edges. */
export async function readNeighbours(
  { hub, type, direction }: Pick<Group, 'hub' | 'type' | 'direction'>,
  options: { lang: Language; asOf: AsOf | null; signal: AbortSignal },
): Promise<Neighbours> {
  const { lang, asOf, signal } = options;
  const family = 'mark' in type ? ('VOICE' as const) : ('CONTENT' as const);
  const filter = { family: [family], types: [type], direction: [direction] };
  const edges: Edge[] = [];
  const same = new Set<string>();
  let after: string | null = null;
  let more = true;
  for (let page = 0; more && page < MOST_PAGES; page++) {
    const answer: GroupMembersQuery = await askOnce(
      GroupMembersDocument,
      { id: hub, filter, first: PAGE, after, lang, asOf },
      signal,
    );
    for (const { id } of answer.entity?.same ?? []) same.add(id);
    const found = answer.entity?.neighbours;
    edges.push(...(found?.nodes ?? []));
    more = found?.pageInfo.hasNextPage ?? false;
    after = found?.pageInfo.endCursor ?? null;
  }
  const members = new Map<string, Member>();
  for (const edge of edges)
    for (const entity of farEnd(edge, direction).entities)
      if (entity.id !== hub) members.set(entity.id, { entity, year: yearOf(entity) });
  const siblings = new Set<string>();
  for (const edge of edges) {
    const near = (direction === 'OUT' ? edge.subject : edge.object).entities.map(({ id }) => id);
    if (!near.includes(hub)) for (const id of near) if (same.has(id)) siblings.add(id);
  }
  return { siblings: [...siblings], members, edges, more };
}

/** The members of a group that are not shown by themselves. */
export function membersOf(group: Group, { members }: Neighbours, shown: ReadonlySet<string>): Member[] {
  return [...members.values()].filter(
    ({ entity, year }) =>
      !shown.has(entity.id) && entity.kind === group.kind && (group.year === null || group.year === year),
  );
}
