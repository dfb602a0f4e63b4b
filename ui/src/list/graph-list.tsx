import type { ReactNode } from 'react';
import type { EntityBrief } from '../api/ends.ts';
import type { GraphEdgePartsFragment } from '../api/types.gen.ts';
import type { ShownGroup } from '../explore/use-groups.ts';
import { FamilyIcon } from '../marks/marks.tsx';
import { EdgeCounts } from '../panel/claims-panel.tsx';
import { GroupCounts } from '../panel/group-panel.tsx';
import { ThingLink } from '../shell/link.tsx';
import { change, useView } from '../state/store.ts';
import type { Selection } from '../state/view.ts';
import { listed, useWords } from '../words/index.ts';
import { useRows } from './use-rows.ts';

interface GraphListProps {
  nodes: readonly EntityBrief[];
  edges: readonly GraphEdgePartsFragment[];
  /** Nodes that stand for many; opened by the key that expands. */
  groups: readonly ShownGroup[];
  onOpen: (sel: Selection) => void;
  onLetter: (key: string, shift: boolean, sel: Selection) => boolean;
}

/** The graph as a table: every thing with the edges that start at it, and what stands behind each. */
export function GraphList({ nodes, edges, groups, onOpen, onLetter }: GraphListProps): ReactNode {
  const words = useWords();
  const { sel } = useView();
  const { table, onKeyDown } = useRows({ onOpen, onLetter });
  const stop = sel?.id ?? nodes[0]?.id;
  return (
    <table className="list" ref={table} onKeyDown={onKeyDown} aria-label={words.list.graph}>
      {edges.length === 0 && <caption className="cap">{words.list.noEdges}</caption>}
      <thead>
        <tr>
          <th scope="col">{words.list.edge}</th>
          <th scope="col">{words.list.to}</th>
          <th scope="col">{words.list.standsOn}</th>
        </tr>
      </thead>
      {nodes.map((node) => (
        <tbody key={node.id}>
          <NodeRow node={node} selected={sel?.id === node.id} stop={stop === node.id} />
          {edges
            .filter((edge) => edge.subject.entities[0]?.id === node.id)
            .map((edge) => (
              <EdgeRow key={edge.id} edge={edge} selected={sel?.id === edge.id} />
            ))}
        </tbody>
      ))}
      {groups.map((group) => (
        <tbody key={group.id}>
          <GroupRow group={group} selected={sel?.id === group.id} />
        </tbody>
      ))}
    </table>
  );
}

function NodeRow({
  node,
  selected,
  stop,
}: {
  node: EntityBrief;
  selected: boolean;
  stop: boolean;
}): ReactNode {
  const words = useWords();
  const type = node.family === 'EVENT' ? 'event' : 'entity';
  return (
    <tr
      className="ev"
      data-row={type}
      data-id={node.id}
      tabIndex={stop ? 0 : -1}
      aria-selected={selected}
      onClick={() => change({ sel: { type, id: node.id } })}
    >
      <th scope="rowgroup" colSpan={3}>
        <FamilyIcon family={node.family} size={16} />{' '}
        <ThingLink id={node.id}>
          <b>{node.heading}</b>
        </ThingLink>{' '}
        <span className="muted">{words.families[node.family]}</span>
      </th>
    </tr>
  );
}

function GroupRow({ group, selected }: { group: ShownGroup; selected: boolean }): ReactNode {
  const words = useWords();
  return (
    <tr
      className="ev"
      data-row="entity"
      data-id={group.id}
      tabIndex={selected ? 0 : -1}
      aria-selected={selected}
      onClick={() => change({ sel: { type: 'entity', id: group.id } })}
    >
      <th scope="rowgroup" colSpan={3}>
        <FamilyIcon family={group.family} size={16} /> <b>{group.heading}</b>{' '}
        <span className="muted">{words.panel.group.title}</span>
        <GroupCounts group={group} />
      </th>
    </tr>
  );
}

function EdgeRow({ edge, selected }: { edge: GraphEdgePartsFragment; selected: boolean }): ReactNode {
  const words = useWords();
  const { lang } = useView();
  const { subject, object } = edge;
  const names = (ends: GraphEdgePartsFragment['subject']) =>
    listed(
      ends.entities.map((entity) => entity.label),
      lang,
      ends.mode === 'EITHER' ? 'disjunction' : 'conjunction',
    );
  return (
    <tr
      data-row="edge"
      data-id={edge.id}
      tabIndex={selected ? 0 : -1}
      aria-selected={selected}
      onClick={() => change({ sel: { type: 'edge', id: edge.id } })}
    >
      <td>
        {subject.entities.length > 1 && (
          <span className="muted">
            {subject.mode === 'EITHER' && words.sets.either} {names(subject)}{' '}
          </span>
        )}
        {edge.label}
        {edge.family === 'VOICE' && <span className="tag">{words.panel.voice}</span>}
        {edge.codes.length > 0 && (
          <span className="muted"> {edge.codes.map((code) => code.label).join(', ')}</span>
        )}
      </td>
      <td>
        <bdi>{names(object)}</bdi>
      </td>
      <td>
        <EdgeCounts edge={edge} />
      </td>
    </tr>
  );
}
