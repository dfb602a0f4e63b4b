import { useEffect, useMemo, useState } from 'react';
import type { Family } from '../api/types.gen.ts';
import { useVocabulary } from '../api/use-vocabulary.ts';
import type { GraphEdge, GraphNode } from '../canvas/types.ts';
import { edgeMayPass } from '../state/filter-graph.ts';
import { type Group, groupOf } from '../state/groups.ts';
import { farEnd, type Member, membersOf, type Neighbours, readNeighbours } from '../state/members.ts';
import { useView } from '../state/store.ts';
import { languageOf, shownGroups, visibleIds } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { drawn } from './drawn.ts';

/** A group on the canvas with those that it stands for. */
export interface ShownGroup extends GraphNode {
  heading: string;
  family: Family;
  group: Group;
  members: readonly Member[];
  /** Whether there are more than were read. */
  more: boolean;
  edges: readonly GraphEdge[];
}

const kindOfEdge = ({ hub, type, direction }: Group) => JSON.stringify([hub, type, direction]);

/** The groups on the canvas, once what they stand for has been read. */
export function useGroups(): readonly ShownGroup[] {
  const view = useView();
  const vocabulary = useVocabulary();
  const words = useWords();
  const lang = languageOf(view);
  const { asof: asOf, filter } = view;
  const ids = shownGroups(view).join(',');
  const [known, setKnown] = useState<ReadonlyMap<string, Neighbours>>(new Map());

  useEffect(() => {
    if (ids === '') return;
    const stop = new AbortController();
    const read = async () => {
      const found = new Map<string, Neighbours>();
      for (const id of ids.split(',')) {
        const group = groupOf(id);
        if (!group || found.has(kindOfEdge(group))) continue;
        found.set(kindOfEdge(group), await readNeighbours(group, { lang, asOf, signal: stop.signal }));
      }
      if (!stop.signal.aborted) setKnown(found);
    };
    // A group that cannot be read keeps the members it had; the next step asks again.
    read().catch(() => undefined);
    return () => stop.abort();
  }, [ids, lang, asOf]);

  return useMemo(() => {
    const shown = new Set(visibleIds(view));
    return ids.split(',').flatMap((id): ShownGroup[] => {
      const group = groupOf(id);
      const neighbours = group && known.get(kindOfEdge(group));
      if (!group || !neighbours) return [];
      const members = membersOf(group, neighbours, shown);
      const first =
        members[0] ?? [...neighbours.members.values()].find(({ entity }) => entity.kind === group.kind);
      // A group of which all is shown is gone, unless there may be more of it than was read.
      if (!first || (members.length === 0 && !neighbours.more)) return [];
      const { family, kind } = first.entity;
      const count = `${members.length}${neighbours.more ? '+' : ''}`;
      const year =
        group.year === null ? '' : `, ${group.year === 'undated' ? words.panel.group.undated : group.year}`;
      const heading = `${count} × ${vocabulary.kind(kind)}${year}`;
      const within = new Set(members.map(({ entity }) => entity.id));
      const edges = neighbours.edges
        .filter(
          (edge) =>
            edgeMayPass(edge, filter) &&
            farEnd(edge, group.direction).entities.some((entity) => within.has(entity.id)),
        )
        .map((edge) => drawn(edge, (one) => (within.has(one) ? id : one)));
      return [
        {
          id,
          family,
          kind,
          plural: true,
          label: heading,
          heading,
          group,
          members,
          more: neighbours.more,
          edges,
        },
      ];
    });
  }, [ids, known, view, vocabulary, words, filter]);
}
