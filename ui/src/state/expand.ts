import type { ExpansionPartsFragment } from '../api/types.gen.ts';
import { add, replace, showOnly } from './canvas-steps.ts';
import { type Axis, type Group, groupId, groupOf, isGroup } from './groups.ts';
import { readMembers } from './member-places.ts';
import { type Member, type Neighbours, sharedOut } from './members.ts';
import { here } from './store.ts';
import { languageOf, layoutOf, visibleIds } from './view.ts';

/** More than this at once is a hairball: they come as groups, to be opened in turn. */
export const MOST_AT_ONCE = 25;

/** What came: how many things, and in how many groups how many more. */
export interface Brought {
  things: number;
  groups: number;
  grouped: number;
}

const nothing: Brought = { things: 0, groups: 0, grouped: 0 };

const asking = () => {
  const { view } = here();
  return { lang: languageOf(view), asOf: view.asof, signal: new AbortController().signal };
};

/** The groups of a canvas, hidden ones too: what one of them holds is held. */
const groupsHere = () => here().view.show.filter(({ id }) => isGroup(id));

const idsOf = (members: readonly Member[]) => members.map(({ entity }) => entity.id);

/** Members by what tells them apart, in its order. */
export function split(
  members: readonly Member[],
  by: (member: Member) => string | undefined,
): Map<string, Member[]> {
  const parts = new Map<string, Member[]>();
  for (const member of members) {
    const part = by(member) ?? 'none';
    parts.set(part, [...(parts.get(part) ?? []), member]);
  }
  return new Map([...parts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The parts that become groups: the largest, until what is left is few enough to stand by itself, but no more than
 * `most`. Where not all was read every part is a group, since what was not read may belong to it.
 */
function grouped(parts: ReadonlyMap<string, Member[]>, more: boolean, most: number): Set<string> {
  let left = [...parts.values()].reduce((sum, { length }) => sum + length, 0);
  const found = new Set<string>();
  for (const [part, { length }] of [...parts].sort(([, a], [, b]) => b.length - a.length)) {
    if (found.size === most || (!more && (left <= MOST_AT_ONCE || length === 1))) break;
    found.add(part);
    left -= length;
  }
  return found;
}

/** How many of the parts came by themselves, and how many in groups. */
function told(parts: ReadonlyMap<string, Member[]>, groups: ReadonlySet<string>, alone: number): Brought {
  const inGroups = [...groups].reduce((sum, part) => sum + (parts.get(part)?.length ?? 0), 0);
  return { things: alone, groups: groups.size, grouped: inGroups };
}

/**
 * Brings what one kind of edge leads to: up to 25 things by themselves, more as groups by their kind. What stands in a
 * group already stays there. From the rails this opens the graph, which undo leaves.
 */
export async function expand(id: string, expansions: readonly ExpansionPartsFragment[]): Promise<Brought> {
  const [first] = expansions;
  const type = first?.predicate ? { predicate: first.predicate } : first?.mark ? { mark: first.mark } : null;
  if (!first || !type) return nothing;
  const hub = { hub: id, type, direction: first.direction };
  const groups = groupsHere();
  const ids = groups.map((one) => one.id);
  const neighbours = await readMembers(hub, ids, false, asking());
  const shown = new Set(visibleIds(here().view));
  const held = sharedOut(ids, hub, neighbours, shown);
  const hidden = groups.filter((one) => one.hidden && (held.get(one.id)?.length ?? 0) > 0);
  const known = new Set(idsOf([...held.values()].flat()));
  const members = [...neighbours.members.values()].filter(
    ({ entity }) => !shown.has(entity.id) && !known.has(entity.id),
  );
  const siblings = neighbours.siblings.filter((one) => !shown.has(one));
  if (members.length + siblings.length + hidden.length === 0) return nothing;
  const parts = split(members, ({ entity }) => entity.kind);
  const large = grouped(parts, neighbours.more, Number.POSITIVE_INFINITY);
  const far = [...parts].flatMap(([kind, some]) =>
    large.has(kind) ? [groupId({ ...hub, kind, parts: {} })] : idsOf(some),
  );
  // An edge is drawn between the things that it names: what is one with the node stands beside it.
  const brought = [...siblings, ...hidden.map((one) => one.id), ...far];
  if (layoutOf(here().view) !== 'rails' || shown.has(id)) add(brought, id);
  else showOnly([id, ...brought], id);
  const counts = told(parts, large, siblings.length + far.length - large.size);
  const again = hidden.reduce((sum, one) => sum + (held.get(one.id)?.length ?? 0), 0);
  return { ...counts, groups: counts.groups + hidden.length, grouped: counts.grouped + again };
}

/**
 * Opens a group: whole, where its members are no more than 25, else null; by an axis into the groups of its parts; or so
 * that the first 25 step out of it. Where the parts are too many the largest become groups, and the group keeps the rest.
 */
export async function openGroup(id: string, how: Axis | 'whole' | 'some'): Promise<Brought | null> {
  const group = groupOf(id);
  if (!group) return nothing;
  const ids = groupsHere().map((one) => one.id);
  const neighbours = await readMembers(group, ids, how === 'place', asking());
  const shown = new Set(visibleIds(here().view));
  const members = sharedOut(ids, group, neighbours, shown).get(id) ?? [];
  if (how !== 'whole' && how !== 'some') return openBy(how, { id, group, members, more: neighbours.more });
  const all = members.length <= MOST_AT_ONCE && !neighbours.more;
  if (how === 'whole' && !all) return null;
  const some = idsOf(members.slice(0, MOST_AT_ONCE));
  replace(id, some, !all);
  return { ...nothing, things: some.length };
}

function openBy(
  axis: Axis,
  {
    id,
    group,
    members,
    more,
  }: { id: string; group: Group; members: readonly Member[]; more: Neighbours['more'] },
): Brought {
  const parts = split(members, (member) => member.parts[axis]);
  if (!opensBy(parts, members)) return nothing;
  const large = grouped(parts, more, MOST_AT_ONCE);
  const rest = [...parts].flatMap(([part, some]) => (large.has(part) ? [] : idsOf(some)));
  const keep = more || rest.length > MOST_AT_ONCE;
  const far = [...parts].flatMap(([part, some]) => {
    if (large.has(part)) return [groupId({ ...group, parts: { ...group.parts, [axis]: part } })];
    return keep ? [] : idsOf(some);
  });
  replace(id, far, keep);
  return told(parts, large, keep ? 0 : rest.length);
}

/** Whether parts tell members apart, and each not from every other. */
export function opensBy(parts: ReadonlyMap<string, Member[]>, members: readonly Member[]): boolean {
  return parts.size > 1 && parts.size < members.length;
}
