import { useEffect, useMemo, useState } from 'react';
import type { Family, Kind } from '../api/types.gen.ts';
import { useVocabulary } from '../api/use-vocabulary.ts';
import type { GraphEdge, GraphNode } from '../canvas/types.ts';
import type { Filter } from '../state/filter.ts';
import { edgeMayPass } from '../state/filter-graph.ts';
import { type Group, groupOf, hubKey, isGroup } from '../state/groups.ts';
import { readMembers } from '../state/member-places.ts';
import { farEnd, type Member, type Neighbours, sharedOut } from '../state/members.ts';
import { useView } from '../state/store.ts';
import { languageOf, shownGroups, visibleIds } from '../state/view.ts';
import { useWords, type Words } from '../words/index.ts';
import { drawn } from './drawn.ts';
import { headingOf, type Stances, stancesOf } from './group-words.ts';

/** A group on the canvas with those that it stands for. */
export interface ShownGroup extends GraphNode {
  heading: string;
  family: Family;
  group: Group;
  members: readonly Member[];
  /** Whether there are more than were read. */
  more: boolean;
  /** What is said of them. */
  stances: Stances;
  edges: readonly GraphEdge[];
}

/** The groups on the canvas; null until it was tried once to read what they stand for. */
export function useGroups(): readonly ShownGroup[] | null {
  const view = useView();
  const vocabulary = useVocabulary();
  const words = useWords();
  const lang = languageOf(view);
  const { asof: asOf, filter, sel } = view;
  const visible = shownGroups(view).join(',');
  // What a hidden group holds is held, though it is not drawn.
  const all = view.show.flatMap(({ id }) => (isGroup(id) ? [id] : [])).join(',');
  // Whoever looks at a group may open it by place.
  const selected = sel && isGroup(sel.id) ? sel.id : '';
  const [known, setKnown] = useState<Known | null>(null);

  useEffect(() => {
    if (visible === '') {
      setKnown((before) => before ?? new Map());
      return;
    }
    const stop = new AbortController();
    const asked = groupOf(selected);
    const read = async () => {
      const found = new Map<string, Neighbours>();
      for (const id of visible.split(',')) {
        const group = groupOf(id);
        if (!group || found.has(hubKey(group))) continue;
        const wanted = asked !== null && hubKey(asked) === hubKey(group);
        const asking = { lang, asOf, signal: stop.signal };
        found.set(hubKey(group), await readMembers(group, all.split(','), wanted, asking));
      }
      if (!stop.signal.aborted) setKnown(found);
    };
    // A group that cannot be read keeps the members it had; the next step asks again.
    read().catch(() => {
      if (!stop.signal.aborted) setKnown((before) => before ?? new Map());
    });
    return () => stop.abort();
  }, [visible, all, selected, lang, asOf]);

  return useMemo(() => {
    const shown = new Set(visibleIds(view));
    const kindLabel = vocabulary.kind;
    return known && groupsOf(visible.split(','), all.split(','), known, { shown, filter, kindLabel, words });
  }, [visible, all, known, view, vocabulary, words, filter]);
}

/** Neighbours that were read, by what leads to them. */
type Known = ReadonlyMap<string, Neighbours>;

interface Surroundings {
  shown: ReadonlySet<string>;
  filter: Filter;
  kindLabel: (kind: Kind) => string;
  words: Words;
}

function groupsOf(
  visible: readonly string[],
  all: readonly string[],
  known: Known,
  { shown, filter, kindLabel, words }: Surroundings,
): ShownGroup[] {
  const drawnGroups: ShownGroup[] = [];
  for (const [key, neighbours] of known) {
    const own = visible.flatMap((id) => {
      const group = groupOf(id);
      return group && hubKey(group) === key ? [{ id, group }] : [];
    });
    const hub = own[0]?.group;
    if (!hub) continue;
    const held = sharedOut(all, hub, neighbours, shown);
    const holder = new Map(
      own.flatMap(({ id }) => (held.get(id) ?? []).map(({ entity }) => [entity.id, id] as const)),
    );
    const taken = new Set<string>();
    for (const { id, group } of own) {
      const members = held.get(id) ?? [];
      const first =
        members[0] ?? [...neighbours.members.values()].find(({ entity }) => entity.kind === group.kind);
      // A group of which all is shown is gone, unless there may be more of it than was read.
      if (!first || (members.length === 0 && !neighbours.more)) continue;
      const { family, kind } = first.entity;
      const stances = stancesOf(members, neighbours, group.direction);
      const how = { ...neighbours, kindLabel: kindLabel(kind), words };
      const heading = headingOf(group, members, stances, how);
      const edges = neighbours.edges.filter(
        (edge) =>
          !taken.has(edge.id) &&
          edgeMayPass(edge, filter) &&
          farEnd(edge, group.direction).entities.some((entity) => holder.get(entity.id) === id),
      );
      for (const edge of edges) taken.add(edge.id);
      drawnGroups.push({
        ...{ id, family, kind, plural: true, label: heading, heading, group, members, stances },
        more: neighbours.more,
        // An edge to members of several groups is one line to all of them.
        edges: edges.map((edge) => drawn(edge, (one) => holder.get(one) ?? one)),
      });
    }
  }
  return drawnGroups;
}
