import type { ReactNode } from 'react';
import type { GraphEdgePartsFragment } from '../api/types.gen.ts';
import type { ShownGroup } from '../explore/use-groups.ts';
import type { ContestedEvent, ContestedRecord, ContestedRow } from '../state/filter.ts';
import { isGroup } from '../state/groups.ts';
import { useView } from '../state/store.ts';
import type { Selection } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { ClaimPanel, EdgePanel, RowPanel } from './claims-panel.tsx';
import { EntityPanel } from './entity-panel.tsx';
import { EventPanel } from './event-panel.tsx';
import { GroupPanel } from './group-panel.tsx';

interface PanelProps {
  record: ContestedRecord | null;
  edges: readonly GraphEdgePartsFragment[];
  groups?: readonly ShownGroup[];
  /** Whether the filters hide what is selected; it stays here all the same. */
  filteredOut: boolean;
}

/** What the panel shows for the selection; without one, how to read the picture. */
export function PanelContent({ record, edges, groups, filteredOut }: PanelProps): ReactNode {
  const words = useWords();
  const { sel } = useView();
  if (!sel) return <Overview record={record} />;
  return (
    <>
      {filteredOut && <p className="note">{words.panel.filteredOut}</p>}
      <Selected sel={sel} record={record} edges={edges} groups={groups} key={`${sel.type} ${sel.id}`} />
    </>
  );
}

function Selected({
  sel,
  record,
  edges,
  groups,
}: Omit<PanelProps, 'filteredOut'> & { sel: Selection }): ReactNode {
  const group = groups?.find((one) => one.id === sel.id);
  if (group) return <GroupPanel group={group} />;
  if (isGroup(sel.id)) return <Overview record={record} />;
  switch (sel.type) {
    case 'event':
      return <EventPanel id={sel.id} record={record} />;
    case 'entity':
      return <EntityPanel id={sel.id} />;
    case 'claim':
      return <ClaimPanel id={sel.id} />;
    case 'edge':
      return <EdgePanel id={sel.id} edge={edges.find((edge) => edge.id === sel.id) ?? null} />;
    case 'row': {
      const found = rowOf(record, sel.id);
      return found ? <RowPanel row={found.row} event={found.event} /> : <ClaimPanel id={sel.id} />;
    }
  }
}

/** The row that a claim opens, with its event. */
export function rowOf(
  record: ContestedRecord | null,
  id: string,
): { row: ContestedRow; event: ContestedEvent } | null {
  for (const event of record?.events ?? []) {
    const row = event.rows.find((one) => one.claims[0]?.id === id);
    if (row) return { row, event };
  }
  return null;
}

function Overview({ record }: { record: ContestedRecord | null }): ReactNode {
  const words = useWords();
  const { layout } = useView();
  const { reading, readingGraph, readingMap } = words.panel;
  const lines = layout === 'map' ? readingMap : record ? reading : readingGraph;
  return (
    <>
      <h2 className="lab">{words.panel.howToRead}</h2>
      <ul className="reading small">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="small">{words.panel.none}</p>
      {record && <p className="small muted">{record.rule}</p>}
    </>
  );
}
