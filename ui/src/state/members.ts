import type { Language } from '../api/types.gen.ts';
import { type AsOf, GroupMembersDocument, type GroupMembersQuery } from '../api/types.gen.ts';
import { askOnce } from '../api/use-query.ts';
import { type Axis, axes, type Group, groupOf, type Hub, hubKey, partOf } from './groups.ts';

const PAGE = 100;
const MOST_PAGES = 10;

type Edge = NonNullable<NonNullable<GroupMembersQuery['entity']>['neighbours']>['nodes'][number];
type Far = Edge['subject']['entities'][number];

/** One neighbour, with the part at which it stands on each axis; by place only once places were read. */
export interface Member {
  entity: Far;
  parts: { readonly year: string; readonly speaker: string; readonly place?: string };
}

/** What one kind of edge leads to from a node. */
export interface Neighbours {
  /** What is judged one with the node and stands, as written, where the node would at the near end of an edge. */
  siblings: readonly string[];
  members: ReadonlyMap<string, Member>;
  edges: readonly Edge[];
  /** Whether there are more than were read. */
  more: boolean;
  /** Headings of the speakers that parts name. */
  names: ReadonlyMap<string, string>;
}

/** How a question is asked: in which language, as of when, and until what calls it off. */
export interface Asking {
  lang: Language;
  asOf: AsOf | null;
  signal: AbortSignal;
}

/** The things at the far end of an edge, seen from the hub. */
export const farEnd = (edge: Pick<Edge, 'subject' | 'object'>, direction: Group['direction']) =>
  direction === 'OUT' ? edge.object : edge.subject;

/** The year of a thing whose days all lie in one; what may lie in two is not given to either. */
function yearOf(far: Far): string {
  const days = 'happened' in far ? far.happened : null;
  const [first, last] = [days?.earliest?.slice(0, 4), days?.latest?.slice(0, 4)];
  if (!first && !last) return 'undated';
  return first && first === last ? first : 'several';
}

/** Two edges of one proposition, to its object and to a role of it, rest on the same claims. */
export const restsOn = ({ id }: Pick<Edge, 'id'>): string => /^edge\/[^/]+/.exec(id)?.[0] ?? id;

/**
 * Who alone speaks of a thing, over all its edges. An unnamed voice is one by itself: two of them, or one beside
 * somebody who is named, are several.
 */
function speakerOf(edges: readonly Edge[]): string {
  const voices = new Set<string>();
  for (const edge of edges) {
    if (edge.counts.speakers > 1) return 'several';
    const speaker = edge.claims.nodes[0]?.speaker;
    voices.add(speaker ? partOf(speaker.id) : `unnamed ${restsOn(edge)}`);
  }
  const [only = 'unnamed', ...others] = voices;
  if (others.length > 0) return 'several';
  return only.startsWith('unnamed') ? 'unnamed' : only;
}

/** Reads what one kind of edge leads to in one direction, at most a thousand edges. */
export async function readNeighbours(
  { hub, type, direction }: Hub,
  { lang, asOf, signal }: Asking,
): Promise<Neighbours> {
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
  const siblings = new Set<string>();
  for (const edge of edges) {
    const near = (direction === 'OUT' ? edge.subject : edge.object).entities.map(({ id }) => id);
    if (!near.includes(hub)) for (const id of near) if (same.has(id)) siblings.add(id);
  }
  return {
    siblings: [...siblings],
    members: membersAt(edges, hub, direction),
    edges,
    more,
    names: namesIn(edges),
  };
}

function membersAt(edges: readonly Edge[], hub: string, direction: Hub['direction']): Map<string, Member> {
  const far = new Map<string, { entity: Far; edges: Edge[] }>();
  for (const edge of edges)
    for (const entity of farEnd(edge, direction).entities) {
      if (entity.id === hub) continue;
      const known = far.get(entity.id);
      if (known) known.edges.push(edge);
      else far.set(entity.id, { entity, edges: [edge] });
    }
  return new Map(
    [...far].map(([id, { entity, edges: own }]) => [
      id,
      { entity, parts: { year: yearOf(entity), speaker: speakerOf(own) } },
    ]),
  );
}

function namesIn(edges: readonly Edge[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { claims } of edges)
    for (const { speaker } of claims.nodes) if (speaker) names.set(speaker.id, speaker.heading);
  return names;
}

const within = (member: Member, { kind, parts }: Group): boolean =>
  member.entity.kind === kind &&
  axes.every((axis: Axis) => parts[axis] === undefined || parts[axis] === member.parts[axis]);

/**
 * Whom each group of one hub stands for, of all that stand on a canvas: everyone who is not shown by themselves stands
 * in one of the groups that they fit, the one opened furthest, then the one that came first. So a group from which
 * others were taken keeps the rest, and nobody is counted twice or lost.
 */
export function sharedOut(
  ids: readonly string[],
  hub: Hub,
  { members }: Pick<Neighbours, 'members'>,
  shown: ReadonlySet<string>,
): Map<string, Member[]> {
  const groups = ids
    .flatMap((id, at) => {
      const group = groupOf(id);
      return group && hubKey(group) === hubKey(hub) ? [{ id, at, group }] : [];
    })
    .sort((a, b) => opened(b.group) - opened(a.group) || a.at - b.at);
  const found = new Map<string, Member[]>(groups.map(({ id }) => [id, []]));
  for (const member of members.values()) {
    if (shown.has(member.entity.id)) continue;
    const first = groups.find(({ group }) => within(member, group));
    if (first) found.get(first.id)?.push(member);
  }
  return found;
}

const opened = ({ parts }: Group): number => Object.keys(parts).length;
