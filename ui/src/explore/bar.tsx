import type { ReactNode } from 'react';
import { FilterGlyph } from '../marks/glyphs.tsx';
import { chooseLayout } from '../search/commands.ts';
import { Segmented } from '../shell/segmented.tsx';
import { NARROW, useMedia } from '../shell/use-media.ts';
import { announce } from '../state/announce.ts';
import { unhide } from '../state/canvas-steps.ts';
import { canTravel, change, redo, undo, useView } from '../state/store.ts';
import { exporting } from '../state/ui.ts';
import { type Layout, layoutOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';

interface BarProps {
  title: string;
  note: string;
  /** Opens the folded legend; left out where it stands beside the canvas. */
  onLegend?: (() => void) | undefined;
  legendOpen: boolean;
}

/** Layouts that need room. */
const wideLayouts = ['layered', 'time'] as const;

/** Title, counts, layout, list and undo. */
export function Bar({ title, note, onLegend, legendOpen }: BarProps): ReactNode {
  const words = useWords();
  const w = words.record;
  const view = useView();
  const layout = layoutOf(view);
  const narrow = useMedia(NARROW);
  const can = canTravel();
  const hidden = view.show.filter((one) => one.hidden).length;
  const choose = (wanted: Layout | 'list') => {
    if (wanted === 'list') change({ list: !view.list });
    else if (view.list && layout === wanted) change({ list: false });
    else {
      if (view.list) change({ list: false });
      if (layout !== wanted || wanted !== 'rails') chooseLayout(wanted);
    }
  };
  return (
    <div className="bar">
      <h1>{title}</h1>
      <span className="muted note-text">{note}</span>
      {hidden > 0 && (
        <button
          type="button"
          className="chip"
          title={w.unhide}
          onClick={() => announce(words.panel.shownAgain(unhide()))}
        >
          {words.counts.hidden(hidden)}
        </button>
      )}
      <span className="push" />
      {onLegend && (
        <button
          type="button"
          className="btn quiet"
          aria-label={words.legend.open}
          aria-expanded={legendOpen}
          onClick={onLegend}
        >
          <FilterGlyph />
          <span className="wide-only">{words.legend.open}</span>
        </button>
      )}
      <Segmented
        label={w.layout}
        chosen={view.list ? 'list' : layout}
        choices={[
          { value: 'rails', name: w.rails },
          ...(narrow && layout !== 'force' ? [] : [{ value: 'force' as const, name: w.force }]),
          ...(narrow ? [] : wideLayouts.map((value) => ({ value, name: w[value] }))),
          { value: 'map', name: w.map },
          { value: 'list', name: w.list, keys: 'T' },
        ]}
        onChoose={choose}
      />
      {!narrow && (
        <button type="button" className="btn quiet" aria-label={w.export} onClick={() => exporting.set(true)}>
          <svg
            width="14"
            height="14"
            viewBox="0 0 14 14"
            aria-hidden="true"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
          >
            <path d="M7 1v8M4 6l3 3 3-3M1.5 10v3h11v-3" />
          </svg>
        </button>
      )}
      <button type="button" className="btn quiet undo" disabled={!can.undo} onClick={undo}>
        {w.undo}
      </button>
      {can.redo && (
        <button type="button" className="btn quiet undo" onClick={redo}>
          {w.redo}
        </button>
      )}
    </div>
  );
}
