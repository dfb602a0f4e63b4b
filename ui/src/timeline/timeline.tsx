import { type ReactNode, useMemo } from 'react';
import type { Clock } from '../api/types.gen.ts';
import type { FactsBy } from '../explore/use-facts.ts';
import type { Graph } from '../explore/use-graph.ts';
import { Segmented } from '../shell/segmented.tsx';
import { useWidth } from '../shell/use-media.ts';
import { type ContestedRecord, isBounded } from '../state/filter.ts';
import { claimPasses, type Sieve } from '../state/filter-facts.ts';
import { clearWindow } from '../state/filter-steps.ts';
import { change, step, useView } from '../state/store.ts';
import { dayInWords, useWords } from '../words/index.ts';
import { Brush } from './brush.tsx';
import { Buckets } from './buckets.tsx';
import { claimItems, type Dated, edgesByEvent, eventItems, rowsByEvent } from './items.ts';
import { Points } from './points.tsx';
import { type Scale, scaleOf } from './scale.ts';

const clocks: readonly Clock[] = ['HAPPENED', 'SAID', 'PUBLISHED', 'RECORDED'];

/** What is shown, of which the timeline draws the dates. */
export interface TimelineProps {
  record: ContestedRecord | null;
  graph: Graph | null;
  facts: FactsBy | null;
  sieve: Sieve;
  /** Rows, nodes and edges that the filters let through. */
  passing: ReadonlySet<string>;
}

/** What is shown in time, with a brush that lets in some days: a tick is a day, a box the possible span. */
export default function Timeline(props: TimelineProps): ReactNode {
  const words = useWords();
  const items = useItems(props);
  const { clock, from, to, lang } = useView();
  const [width, box] = useWidth();
  const undated = items?.filter(({ when }) => !when?.earliest && !when?.latest).length ?? 0;
  const day = (one: string | null) => one && dayInWords(one, lang);
  return (
    <section className="tl" aria-label={words.timeline.title[clock]}>
      <div className="tl-head">
        <b className="cap">{words.timeline.title[clock]}</b>
        <span className="cap tl-window">
          {isBounded({ from, to }) ? words.legend.days(day(from), day(to)) : null}
          {undated > 0 && <span className="muted"> {words.timeline.noDate(undated)}</span>}
        </span>
        {isBounded({ from, to }) && (
          <button type="button" className="btn quiet" onClick={clearWindow}>
            {words.timeline.whole}
          </button>
        )}
        <Segmented
          label={words.timeline.clock}
          chosen={clock}
          choices={clocks.map((one) => ({ value: one, name: words.clocks[one] }))}
          onChoose={(one) => step({ clock: one })}
        />
      </div>
      <div ref={box} className="tl-box">
        {width > 0 && items && <Drawn items={items} width={width} />}
        {width > 0 && !items && props.graph && (
          <Buckets about={props.graph.events.map(({ id }) => id)} clock={clock} width={width}>
            {(scale, picture) => (
              <Brush scale={scale} width={width}>
                {picture}
              </Brush>
            )}
          </Buckets>
        )}
      </div>
    </section>
  );
}

/** What is drawn on the chosen clock; null while that is not known, or where only counts are. */
function useItems({ record, graph, facts, sieve, passing }: TimelineProps): readonly Dated[] | null {
  const words = useWords();
  const { clock } = useView();
  return useMemo(() => {
    if (clock !== 'HAPPENED')
      return (
        facts &&
        claimItems(facts, {
          clock,
          type: record ? 'row' : 'edge',
          label: words.counts.claims,
          passes: (claim) => claimPasses(claim, sieve),
        })
      );
    if (record) {
      const rows = rowsByEvent(record);
      const events = record.events.map(({ event }) => ({
        id: event.id,
        label: event.heading,
        when: event.happened,
      }));
      return eventItems(events, rows, (id) => !rows.get(id)?.some((row) => passing.has(row)));
    }
    return graph && eventItems(graph.events, edgesByEvent(graph.edges), (id) => !passing.has(id));
  }, [clock, facts, record, graph, sieve, passing, words]);
}

function Drawn({ items, width }: { items: readonly Dated[]; width: number }): ReactNode {
  const words = useWords();
  const { lang, sel } = useView();
  const scale: Scale | null = useMemo(
    () =>
      scaleOf(
        items.flatMap(({ when }) => (when ? [when] : [])),
        width,
        lang,
      ),
    [items, width, lang],
  );
  if (!scale) return <p className="small muted">{words.timeline.none}</p>;
  return (
    <Brush scale={scale} width={width}>
      <Points
        items={items}
        scale={scale}
        width={width}
        isSelected={(item) => sel !== null && item.members.has(sel.id)}
        onSelect={(item) => change({ sel: item.sel })}
      />
    </Brush>
  );
}
