import type { ExpansionPartsFragment } from '../api/types.gen.ts';
import { add, replace, showOnly } from './canvas-steps.ts';
import { type Group, groupId, groupOf } from './groups.ts';
import { type Member, membersOf, readNeighbours } from './members.ts';
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

const options = () => {
  const { view } = here();
  return { lang: languageOf(view), asOf: view.asof, signal: new AbortController().signal };
};

/** Members by what tells them apart, in its order. */
function split(members: readonly Member[], by: (member: Member) => string): Map<string, Member[]> {
  const parts = new Map<string, Member[]>();
  for (const member of members) parts.set(by(member), [...(parts.get(by(member)) ?? []), member]);
  return new Map([...parts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The ids that stand for parts: the largest as groups, until what is left is few enough to stand by itself. Where not
 * all was read every part is a group, since what was not read belongs to one of them.
 */
function idsFor(
  parts: ReadonlyMap<string, Member[]>,
  groupFor: (part: string) => Group,
  more: boolean,
): { ids: string[]; brought: Brought } {
  let left = [...parts.values()].reduce((sum, { length }) => sum + length, 0);
  const all = left;
  const grouped = new Set<string>();
  for (const [part, { length }] of [...parts].sort(([, a], [, b]) => b.length - a.length)) {
    if (!more && (left <= MOST_AT_ONCE || length === 1)) break;
    grouped.add(part);
    left -= length;
  }
  const ids = [...parts].flatMap(([part, members]) =>
    grouped.has(part) ? [groupId(groupFor(part))] : members.map(({ entity }) => entity.id),
  );
  return { ids, brought: { things: left, groups: grouped.size, grouped: all - left } };
}

/**
 * Brings what one kind of edge leads to: up to 25 things by themselves, more as groups by their kind. From the rails
 * this opens the graph, which undo leaves.
 */
export async function expand(id: string, expansions: readonly ExpansionPartsFragment[]): Promise<Brought> {
  const [first] = expansions;
  const type = first?.predicate ? { predicate: first.predicate } : first?.mark ? { mark: first.mark } : null;
  if (!first || !type) return nothing;
  const neighbours = await readNeighbours({ hub: id, type, direction: first.direction }, options());
  const shown = new Set(visibleIds(here().view));
  const members = [...neighbours.members.values()].filter(({ entity }) => !shown.has(entity.id));
  const siblings = neighbours.siblings.filter((one) => !shown.has(one));
  if (members.length + siblings.length === 0) return nothing;
  const parts = split(members, ({ entity }) => entity.kind);
  const group = (kind: string): Group => ({ hub: id, type, direction: first.direction, kind, year: null });
  const { ids: far, brought } = idsFor(parts, group, neighbours.more);
  // An edge is drawn between the things that it names: what is one with the node stands beside it.
  const ids = [...siblings, ...far];
  if (layoutOf(here().view) !== 'rails' || shown.has(id)) add(ids, id);
  else showOnly([id, ...ids], id);
  return { ...brought, things: brought.things + siblings.length };
}

/**
 * Opens a group: up to 25 take its place by themselves. More are told apart by year where they have several, else the
 * first 25 step out of the group.
 */
export async function openGroup(id: string): Promise<Brought> {
  const group = groupOf(id);
  if (!group) return nothing;
  const neighbours = await readNeighbours(group, options());
  const members = membersOf(group, neighbours, new Set(visibleIds(here().view)));
  if (members.length <= MOST_AT_ONCE && !neighbours.more) {
    replace(
      id,
      members.map(({ entity }) => entity.id),
      false,
    );
    return { ...nothing, things: members.length };
  }
  const years = split(members, ({ year }) => year);
  if (group.year === null && years.size > 1) {
    const { ids, brought } = idsFor(years, (year) => ({ ...group, year }), neighbours.more);
    replace(id, ids, false);
    return brought;
  }
  const some = members.slice(0, MOST_AT_ONCE).map(({ entity }) => entity.id);
  replace(id, some, true);
  return { ...nothing, things: some.length };
}
