import { type ReactNode, Suspense, useCallback, useMemo } from 'react';
import { RailsCanvas } from '../canvas/index.ts';
import { RecordList } from '../list/record-list.tsx';
import { useTheme } from '../shell/shell.tsx';
import { Loading } from '../shell/states.tsx';
import type { ContestedEvent, ContestedRecord, Filter } from '../state/filter.ts';
import { rowId } from '../state/filter-facts.ts';
import { clearFilters, lastFilter, removeLast } from '../state/filter-steps.ts';
import { change, useView } from '../state/store.ts';
import type { Selection } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { whoSaysSo } from './node-keys.ts';

interface RailsViewProps {
  record: ContestedRecord;
  /** The rows that the filters let through, by their names. */
  passing: ReadonlySet<string>;
  narrow: boolean;
}

/** The record in rails, or as the list that equals them. */
export function RailsView({ record, passing, narrow }: RailsViewProps): ReactNode {
  const { sel, filter, lang, list } = useView();
  const theme = useTheme();
  const passes = useCallback(
    (row: { claims: readonly { id: string }[] }) => passing.has(rowId(row)),
    [passing],
  );
  const drawn = useMemo(() => withoutFamilies(record, filter), [record, filter]);
  const selection = useMemo(() => asDrawn(sel, record), [sel, record]);
  if (passing.size === 0) return <NothingPasses />;
  if (list)
    return (
      <div className="scroll">
        <RecordList record={record} selection={selection} passes={passes} onOpen={whoSaysSo} />
      </div>
    );
  return (
    <Suspense fallback={<Loading />}>
      <RailsCanvas
        record={drawn}
        selection={selection}
        onSelect={(next) => change({ sel: next })}
        onOpen={whoSaysSo}
        filter={passes}
        lang={lang}
        theme={theme}
        narrow={narrow}
      />
    </Suspense>
  );
}

/** What is selected as the record holds it: of events that were judged one, one stands for all. */
function asDrawn(sel: Selection | null, record: ContestedRecord): Selection | null {
  if (sel?.type !== 'event') return sel;
  const one = record.events.find(({ events }) => events.some(({ id }) => id === sel.id));
  return one ? { type: 'event', id: one.event.id } : sel;
}

/** The record without the boxes of hidden kinds beside its events; no row moves for it. */
function withoutFamilies(record: ContestedRecord, { families }: Filter): ContestedRecord {
  if (families.has('FACILITY') && families.has('PLACE')) return record;
  const keep = (nodes: ContestedEvent['event']['places']['nodes']) =>
    nodes.filter((claim) =>
      claim.proposition.object?.entities.every((entity) => families.has(entity.family)),
    );
  return {
    ...record,
    events: record.events.map((one) => ({
      ...one,
      event: {
        ...one.event,
        places: { ...one.event.places, nodes: keep(one.event.places.nodes) },
        targets: { ...one.event.targets, nodes: keep(one.event.targets.nodes) },
      },
    })),
  };
}

/** That the filters hide everything, and the way out: what was hidden last, with what it would bring back. */
export function NothingPasses(): ReactNode {
  const words = useWords();
  const last = lastFilter.use();
  return (
    <div className="empty">
      <p>{words.states.noClaimPasses}</p>
      <p className="acts">
        {last && (
          <button type="button" onClick={removeLast}>
            {words.states.removeLast(last.count === null ? last.name : `${last.name} (${last.count})`)}
          </button>
        )}
        <button type="button" onClick={clearFilters}>
          {words.legend.reset}
        </button>
      </p>
    </div>
  );
}
