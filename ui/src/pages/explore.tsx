import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useState } from 'react';
import { Bar } from '../explore/bar.tsx';
import { GraphView, visibleEdges } from '../explore/graph-view.tsx';
import { passingRows, RailsView } from '../explore/rails-view.tsx';
import { type Graph, useGraph } from '../explore/use-graph.ts';
import { useRecord } from '../explore/use-record.ts';
import { Legend } from '../legend/legend.tsx';
import { type Tally, tallyGraph, tallyRecord } from '../legend/tally.ts';
import { PanelContent, rowOf } from '../panel/panel.tsx';
import { PanelFrame } from '../panel/panel-frame.tsx';
import { switchLayout } from '../search/commands.ts';
import { letterOf } from '../shell/letter.ts';
import { Failed, Loading } from '../shell/states.tsx';
import { FOLDED, NARROW, useMedia } from '../shell/use-media.ts';
import { type ContestedRecord, type Filter, openFilter } from '../state/filter.ts';
import { lettersAct } from '../state/settings.ts';
import { change, useView } from '../state/store.ts';
import { layoutOf, type Selection } from '../state/view.ts';
import { type Dated, Timeline } from '../timeline/timeline.tsx';
import { useWords } from '../words/index.ts';

/** Legend, canvas and panel: the contested record in rails, or a graph of chosen things. */
export function ExplorePage(): ReactNode {
  const words = useWords();
  const view = useView();
  const narrow = useMedia(NARROW);
  const folded = useMedia(FOLDED);
  const [legendOpen, setLegendOpen] = useState(false);
  const rails = layoutOf(view) === 'rails';
  const { asked: recordAsked, record } = useRecord(rails);
  const { asked: graphAsked, graph } = useGraph(!rails);
  const asked = rails ? recordAsked : graphAsked;
  const tally = useTally(rails ? record : null, rails ? null : graph, view.filter);
  const filteredOut = isFilteredOut(view.sel, rails ? record : null, rails ? null : graph, view.filter);
  const events = useMemo(() => datedOf(rails ? record : null, rails ? null : graph), [rails, record, graph]);
  const titles = useTitles(rails ? record : null, rails ? null : graph);

  useEffect(() => {
    document.title = `${titles.title} · ${words.app}`;
  }, [titles.title, words.app]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !lettersAct()) return;
    const key = letterOf(event);
    if (key === 't') change({ list: !view.list });
    else if (key === 'l') switchLayout();
    else return;
    event.preventDefault();
  };
  const legend = tally && <Legend tally={tally} filter={view.filter} rails={rails} />;
  return (
    <div className={`app${folded ? ' folded' : ''}`}>
      {!folded && (
        <aside className="left legend" aria-label={words.legend.label}>
          {legend}
        </aside>
      )}
      <main id="main" tabIndex={-1}>
        <Bar
          title={titles.title}
          note={titles.note}
          onLegend={folded ? () => setLegendOpen(!legendOpen) : undefined}
          legendOpen={legendOpen}
        />
        {folded && legendOpen && (
          <aside className="left legend over" aria-label={words.legend.label}>
            {legend}
          </aside>
        )}
        <Failed asked={asked} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the canvas within takes the focus and the other keys */}
        <div className="stage" data-canvas="" onKeyDown={onKeyDown}>
          {asked.data === null && asked.slow && <Loading />}
          {rails && record && record.events.length > 0 && <RailsView record={record} narrow={narrow} />}
          {rails && record && record.events.length === 0 && <NothingContested />}
          {!rails && graph && <GraphView graph={graph} />}
        </div>
        <Hint />
        <Timeline events={events} />
      </main>
      <PanelFrame narrow={narrow}>
        <PanelContent
          record={rails ? record : null}
          edges={graph?.edges ?? []}
          groups={graph?.groups ?? []}
          filteredOut={filteredOut}
        />
      </PanelFrame>
    </div>
  );
}

function useTally(record: ContestedRecord | null, graph: Graph | null, filter: Filter): Tally | null {
  return useMemo(() => {
    if (record) return tallyRecord(record, filter, openFilter);
    return graph ? tallyGraph(graph.nodes, graph.edges) : null;
  }, [record, graph, filter]);
}

function useTitles(record: ContestedRecord | null, graph: Graph | null): { title: string; note: string } {
  const words = useWords();
  const view = useView();
  if (graph) {
    const note = [words.counts.things(graph.nodes.length), words.counts.edges(graph.edges.length)].join(
      ' · ',
    );
    return { title: words.record.canvas, note };
  }
  const title = view.show.length > 0 && layoutOf(view) !== 'rails' ? words.record.canvas : words.record.title;
  if (!record) return { title, note: '' };
  const parts = [
    words.counts.events(record.events.length),
    words.counts.claims(record.claims),
    words.counts.documents(record.documents),
  ];
  return { title, note: parts.join(' · ') };
}

/** What the timeline draws; null while it is not known. */
function datedOf(record: ContestedRecord | null, graph: Graph | null): readonly Dated[] | null {
  if (graph) return graph.events;
  return (
    record?.events.map(({ event }) => ({ id: event.id, label: event.heading, when: event.happened })) ?? null
  );
}

function isFilteredOut(
  sel: Selection | null,
  record: ContestedRecord | null,
  graph: Graph | null,
  filter: Filter,
): boolean {
  if (!sel) return false;
  if (sel.type === 'row' && record)
    return rowOf(record, sel.id) !== null && !passingRows(record, filter).has(sel.id);
  if (!graph) return false;
  const node = graph.nodes.find((one) => one.id === sel.id);
  if (node) return !filter.families.has(node.family);
  if (sel.type !== 'edge' || !graph.edges.some((edge) => edge.id === sel.id)) return false;
  const ids = new Set(graph.nodes.filter((one) => filter.families.has(one.family)).map(({ id }) => id));
  return !visibleEdges(graph, ids, filter).some((edge) => edge.id === sel.id);
}

function NothingContested(): ReactNode {
  const words = useWords();
  const { show } = useView();
  return (
    <div className="empty">
      <p>{words.record.noneTitle}</p>
      <p className="small muted">{show.length > 0 ? words.record.noneOf : words.record.none}</p>
      {show.length > 0 && (
        <button type="button" onClick={switchLayout}>
          {words.record.showGraph}
        </button>
      )}
    </div>
  );
}

function Hint(): ReactNode {
  const words = useWords();
  const w = words.record.hint;
  const pairs: [string, string][] = [
    ['Enter', w.enter],
    ['E', w.expand],
    ['H', w.hide],
    ['F', w.find],
    ['?', w.all],
  ];
  return (
    <p className="hint cap">
      {pairs.map(([key, what]) => (
        <span key={key}>
          <kbd>{key}</kbd> {what}
        </span>
      ))}
    </p>
  );
}
