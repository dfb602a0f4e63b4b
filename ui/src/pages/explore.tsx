import { type KeyboardEvent, lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { Bar } from '../explore/bar.tsx';
import { GraphView } from '../explore/graph-view.tsx';
import { RailsView } from '../explore/rails-view.tsx';
import { type FactsBy, useSieve } from '../explore/use-facts.ts';
import { type Graph, useGraph } from '../explore/use-graph.ts';
import { useRecord } from '../explore/use-record.ts';
import { Legend } from '../legend/legend.tsx';
import { type Tally, tallyGraph, tallyRecord } from '../legend/tally.ts';
import { PanelContent, rowOf } from '../panel/panel.tsx';
import { PanelFrame } from '../panel/panel-frame.tsx';
import { openRecord, switchLayout } from '../search/commands.ts';
import { letterAlone } from '../shell/letter.ts';
import { Failed, Loading } from '../shell/states.tsx';
import { FOLDED, NARROW, useMedia } from '../shell/use-media.ts';
import { type ContestedRecord, isBounded, isOpen } from '../state/filter.ts';
import { passingRows, type Sieve } from '../state/filter-facts.ts';
import { type InView, passingGraph } from '../state/filter-graph.ts';
import { change, useView } from '../state/store.ts';
import { exporting } from '../state/ui.ts';
import { layoutOf, type Selection, shownGroups, showsRecord, visibleIds } from '../state/view.ts';
import { useWords } from '../words/index.ts';

// Fetched beside the canvas, so that the first drawing does not wait for it.
const Timeline = lazy(() => import('../timeline/timeline.tsx'));
const Chips = lazy(() => import('../legend/chips.tsx'));
const MapView = lazy(() => import('../map/map-view.tsx'));
const ExportDialog = lazy(() => import('../export/dialog.tsx'));

/** Legend, canvas and panel: the contested record in rails, or a graph of chosen things. */
export function ExplorePage(): ReactNode {
  const words = useWords();
  const view = useView();
  const exports = exporting.use();
  const narrow = useMedia(NARROW);
  const folded = useMedia(FOLDED);
  const [legendOpen, setLegendOpen] = useState(false);
  const rails = showsRecord(view);
  const onMap = layoutOf(view) === 'map' && !view.list;
  const { asked: recordAsked, record } = useRecord(rails);
  const { asked: graphAsked, graph } = useGraph(!rails);
  const asked = rails ? recordAsked : graphAsked;
  const { facts, sieve } = useSieve(rails ? record : null, rails ? null : graph);
  const tally = useTally(rails ? record : null, rails ? null : graph, facts, sieve);
  const passing = useMemo(
    () => (rails && record && facts ? passingRows(record, facts, sieve) : none),
    [rails, record, facts, sieve],
  );
  const inView = useMemo(
    () => (!rails && graph ? passingGraph(graph.nodes, graph.edges, facts, sieve) : nothing),
    [rails, graph, facts, sieve],
  );
  const filteredOut = isFilteredOut(view.sel, rails ? record : null, rails ? null : graph, {
    passing,
    inView,
  });
  const titles = useTitles(rails ? record : null, rails ? null : graph);

  useEffect(() => {
    document.title = `${titles.title} · ${words.app}`;
  }, [titles.title, words.app]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const key = letterAlone(event);
    if (key === 't') change({ list: !view.list });
    else if (key === 'l') switchLayout();
    else return;
    event.preventDefault();
  };
  const legend = tally && <Legend tally={tally} filter={view.filter} window={sieve.window} rails={rails} />;
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
            {narrow && (
              <p className="reset">
                <button type="button" onClick={() => exporting.set(true)}>
                  {words.record.export}
                </button>
              </p>
            )}
          </aside>
        )}
        {(!isOpen(view.filter) || isBounded(sieve.window)) && (
          <Suspense fallback={null}>
            <Chips filter={view.filter} window={sieve.window} tally={tally} />
          </Suspense>
        )}
        <Failed asked={asked} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the canvas within takes the focus and the other keys */}
        <div className="stage" data-canvas="" onKeyDown={onKeyDown}>
          {asked.data === null && asked.slow && <Loading />}
          {onMap && (record ?? graph) && (
            <Suspense fallback={<Loading />}>
              <MapView
                record={rails ? record : null}
                graph={rails ? null : graph}
                passing={rails ? passing : inView.nodes}
                families={view.filter.families}
              />
            </Suspense>
          )}
          {!onMap && rails && record && record.events.length > 0 && (
            <RailsView record={record} passing={passing} narrow={narrow} />
          )}
          {!onMap && rails && record && record.events.length === 0 && <NothingContested />}
          {!onMap && !rails && visibleIds(view).length + shownGroups(view).length === 0 && <NothingShown />}
          {!onMap && !rails && graph && <GraphView graph={graph} inView={inView} />}
        </div>
        <Hint />
        <Suspense fallback={<div className="tl" />}>
          <Timeline
            record={rails ? record : null}
            graph={rails ? null : graph}
            facts={facts}
            sieve={sieve}
            passing={rails ? passing : inView.nodes}
          />
        </Suspense>
      </main>
      {exports && (
        <Suspense fallback={null}>
          <ExportDialog
            shown={{
              record: rails ? record : null,
              graph: rails ? null : graph,
              facts,
              sieve,
              passing,
              inView,
            }}
            tally={tally}
            onClose={() => exporting.set(false)}
          />
        </Suspense>
      )}
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

const none: ReadonlySet<string> = new Set();
const nothing: InView = { nodes: none, edges: none };

function useTally(
  record: ContestedRecord | null,
  graph: Graph | null,
  facts: FactsBy | null,
  sieve: Sieve,
): Tally | null {
  return useMemo(() => {
    if (record) return facts && tallyRecord(record, facts, sieve);
    return graph ? tallyGraph(graph.nodes, graph.edges, facts, sieve) : null;
  }, [record, graph, facts, sieve]);
}

function useTitles(record: ContestedRecord | null, graph: Graph | null): { title: string; note: string } {
  const words = useWords();
  const view = useView();
  if (graph) {
    const note = [
      words.counts.things(graph.nodes.length),
      ...(graph.groups.length > 0 ? [words.counts.groups(graph.groups.length)] : []),
      words.counts.edges(graph.edges.length),
    ];
    return { title: words.record.canvas, note: note.join(' · ') };
  }
  const title = view.show.length > 0 && !showsRecord(view) ? words.record.canvas : words.record.title;
  if (!record) return { title, note: '' };
  const parts = [
    words.counts.events(record.events.length),
    words.counts.claims(record.claims),
    words.counts.documents(record.documents),
  ];
  return { title, note: parts.join(' · ') };
}

function isFilteredOut(
  sel: Selection | null,
  record: ContestedRecord | null,
  graph: Graph | null,
  { passing, inView }: { passing: ReadonlySet<string>; inView: InView },
): boolean {
  if (!sel) return false;
  if (sel.type === 'row' && record) return rowOf(record, sel.id) !== null && !passing.has(sel.id);
  if (!graph) return false;
  if (graph.nodes.some((one) => one.id === sel.id)) return !inView.nodes.has(sel.id);
  return graph.edges.some((edge) => edge.id === sel.id) && !inView.edges.has(sel.id);
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

/** An empty canvas: everything was hidden, or nothing was ever chosen. */
function NothingShown(): ReactNode {
  const words = useWords();
  return (
    <div className="empty">
      <p>{words.record.nothingShown}</p>
      <p className="small muted">{words.record.chooseSomething}</p>
      <button type="button" onClick={openRecord}>
        {words.record.title}
      </button>
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
