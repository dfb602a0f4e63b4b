import { type ReactNode, Suspense, useMemo, useRef } from 'react';
import { GraphCanvas } from '../canvas/index.ts';
import type { GraphHandle } from '../canvas/types.ts';
import { GraphList } from '../list/graph-list.tsx';
import { useTheme } from '../shell/shell.tsx';
import { Loading } from '../shell/states.tsx';
import { announce } from '../state/announce.ts';
import { move } from '../state/canvas-steps.ts';
import { choose, chosenOf, toggleChosen } from '../state/chosen.ts';
import type { InView } from '../state/filter-graph.ts';
import { useLetters } from '../state/settings.ts';
import { change, useView } from '../state/store.ts';
import { finding } from '../state/ui.ts';
import { layoutOf, selectionOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { ChosenBar } from './chosen-bar.tsx';
import { drawn } from './drawn.ts';
import { Find } from './find.tsx';
import { askExpand, nodeLetter, whoSaysSo } from './node-keys.ts';
import { NothingPasses } from './rails-view.tsx';
import type { Graph } from './use-graph.ts';

/** The chosen things as a graph, or as the list that equals it. */
export function GraphView({ graph, inView }: { graph: Graph; inView: InView }): ReactNode {
  const words = useWords();
  const view = useView();
  const { sel, also, filter, lang, list, positions, show } = view;
  const layout = layoutOf(view);
  const theme = useTheme();
  const letters = useLetters();
  const handle = useRef<GraphHandle>(null);
  const nodes = useMemo(() => graph.nodes.filter(({ id }) => inView.nodes.has(id)), [graph, inView]);
  const edges = useMemo(() => graph.edges.filter(({ id }) => inView.edges.has(id)), [graph, inView]);
  const groups = useMemo(
    () => graph.groups.filter(({ family }) => filter.families.has(family)),
    [graph.groups, filter],
  );
  // A label is worded for the middle of a sentence; a node stands by itself.
  const drawnNodes = useMemo(
    () => [
      ...nodes.map((node) => ({
        ...node,
        label: node.heading,
        when: node.__typename === 'Event' ? node.happened : null,
      })),
      ...groups,
    ],
    [nodes, groups],
  );
  const drawnEdges = useMemo(
    () => [...edges.map((edge) => drawn(edge)), ...groups.flatMap((group) => group.edges)],
    [edges, groups],
  );
  const pinned = useMemo(() => new Set(show.filter((one) => one.pinned).map((one) => one.id)), [show]);
  const chosen = useMemo(() => new Set(chosenOf({ sel, also })), [sel, also]);
  if (nodes.length + groups.length === 0) return <NothingPasses />;
  if (list)
    return (
      <div className="scroll">
        <GraphList
          nodes={nodes}
          groups={groups}
          edges={edges}
          onOpen={whoSaysSo}
          onLetter={(key, shift, row) => nodeLetter(key, shift, row, words)}
        />
      </div>
    );
  return (
    <Suspense fallback={<Loading />}>
      <div className="over-canvas">
        <Find
          things={[...nodes, ...groups]}
          onFound={(id) => {
            change({ sel: selectionOf(id) });
            handle.current?.show(id);
          }}
        />
        <ChosenBar />
      </div>
      <GraphCanvas
        ref={handle}
        nodes={drawnNodes}
        edges={drawnEdges}
        layout={layout === 'rails' || layout === 'map' ? 'force' : layout}
        positions={positions}
        onMove={(moved, cause) => move(moved, cause === 'drag')}
        selection={sel}
        onSelect={(next, add) =>
          add && next && next.type !== 'edge' ? toggleChosen(next.id) : change({ sel: next })
        }
        onSelectMany={(ids) => {
          choose(ids);
          announce(words.record.chosen.count(ids.length));
        }}
        also={chosen}
        onOpen={whoSaysSo}
        onExpand={(id) => askExpand(id, words)}
        onCollapse={(id) => nodeLetter('x', false, { type: 'entity', id }, words)}
        onHide={(id, others) => nodeLetter('h', others, { type: 'entity', id }, words)}
        onPin={(id) => nodeLetter('p', false, { type: 'entity', id }, words)}
        onFind={() => finding.set(true)}
        pinned={pinned}
        lang={lang}
        theme={theme}
        dir={lang === 'ar' ? 'rtl' : 'ltr'}
        letters={letters}
      />
    </Suspense>
  );
}
