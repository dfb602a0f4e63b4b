/** The contested record in rails, painted at the positions that `layoutRails` computes. */
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import './canvas.css';
import { useFaces } from './faces.ts';
import type { Box } from './geometry.ts';
import { usePalette } from './palette.ts';
import { usePictured } from './pictured.ts';
import { drawingOf, paintOn } from './rails-drawing.ts';
import { layoutRails } from './rails-layout.ts';
import { headingOf } from './rails-names.ts';
import { type ArrowKey, moveOnRails, stopAt, stopOf } from './rails-nav.ts';
import { stateOf } from './rails-state.ts';
import type { RailsLayout, RailsStop } from './rails-types.ts';
import { wordsFor } from './strings.ts';
import type { RailsCanvasProps, RailsRecord } from './types.ts';
import { useWidth, useZoom } from './view.ts';

/** Every letter that the drawing will need, so that the faces which hold them are loaded first. */
function sampleOf(record: RailsRecord): string {
  const letters = new Set(JSON.stringify(record));
  return [...letters].join('').slice(0, 400);
}

/** Keys of the rows that a filter hides. */
function hiddenRows(record: RailsRecord, filter: RailsCanvasProps['filter']): ReadonlySet<string> {
  const hidden = new Set<string>();
  if (filter)
    record.events.forEach((event, at) => {
      event.rows.forEach((row, index) => {
        if (!filter(row, event)) hidden.add(`${at}.${index}`);
      });
    });
  return hidden;
}

/** Draws the record; arrows move between rows and columns, Enter opens, Space selects. */
export default function RailsCanvas(props: RailsCanvasProps) {
  const { record, selection, onSelect, onOpen, filter, lang, theme, narrow } = props;
  const [root, setRoot] = useState<HTMLDivElement | null>(null);
  const drawing = useRef<HTMLCanvasElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const [scrolled, setScrolled] = useState(false);
  const prefix = useId();
  const dir = lang === 'ar' ? 'rtl' : 'ltr';
  const words = wordsFor(lang);

  const width = useWidth(root);
  const palette = usePalette(root, theme);
  const faces = useFaces(
    root,
    useMemo(() => sampleOf(record), [record]),
  );
  const { zoom, zoomBy, resetZoom } = useZoom(root);
  const hidden = useMemo(() => hiddenRows(record, filter), [record, filter]);
  const layout = useMemo(
    () =>
      faces && width > 0 ? layoutRails(record, { width, lang, dir, narrow, measure: faces.measure }) : null,
    [record, width, lang, dir, narrow, faces],
  );

  const picture = useMemo(
    () => (layout && faces ? { layout, faces, palette, state: stateOf(layout, selection, hidden) } : null),
    [layout, faces, palette, selection, hidden],
  );
  usePictured(useMemo(() => picture && drawingOf(picture), [picture]));
  // Before the browser shows anything, so that a canvas of a new size is never seen empty.
  useLayoutEffect(() => {
    if (drawing.current && picture) paintOn(drawing.current, picture, zoom);
  }, [picture, zoom]);

  const stop =
    (layout && (layout.stops.find(({ id }) => id === active) ?? stopOf(layout, selection))) ?? null;

  // What the address selects, or another part of the page, is brought into view; what is there already stays put.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new zoom or width asks for no scroll
  useEffect(() => {
    const chosen = layout && stopOf(layout, selection);
    if (root && layout && chosen) reveal(root, chosen, zoom, layout.headerBottom);
  }, [root, layout !== null, selection]);

  function go(to: RailsStop | null) {
    if (!to) return;
    setActive(to.id);
    if (root && layout) reveal(root, to, zoom, layout.headerBottom);
  }

  function onKeyDown(event: KeyboardEvent) {
    // With Ctrl, plus and minus belong to the browser's own zoom.
    if (!layout || event.altKey || event.metaKey || event.ctrlKey) return;
    if (event.key.startsWith('Arrow')) go(moveOnRails(layout, stop, event.key as ArrowKey, dir, hidden));
    else if (event.key === 'Home') go(moveOnRails(layout, null, 'ArrowDown', dir, hidden));
    else if (event.key === 'Enter' && stop) onOpen(stop.selection);
    else if (event.key === ' ' && stop) onSelect(stop.selection);
    else if (event.key === '+' || event.key === '=') zoomBy(1.2);
    else if (event.key === '-') zoomBy(1 / 1.2);
    else if (event.key === '0') resetZoom();
    else return;
    event.preventDefault();
  }

  function under(event: MouseEvent): RailsStop | null {
    const box = drawing.current?.getBoundingClientRect();
    if (!box || !layout) return null;
    const point = { x: (event.clientX - box.left) / zoom, y: (event.clientY - box.top) / zoom };
    const found = stopAt(layout, point);
    return found?.row !== undefined && hidden.has(found.row) ? null : found;
  }

  const imageName = [
    words.railsImage(record.events.length, layout?.rows.length ?? 0),
    record.moreRails > 0 ? words.moreRails(record.moreRails) : '',
    record.moreEvents > 0 ? words.moreEvents(record.moreEvents) : '',
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <div
      ref={setRoot}
      className="canvas"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the region takes the arrow keys
      tabIndex={0}
      aria-label={words.railsRegion}
      aria-activedescendant={stop ? `${prefix}${stop.id}` : undefined}
      onKeyDown={onKeyDown}
      onFocus={() => {
        if (!stop && layout) setActive(moveOnRails(layout, null, 'ArrowDown', dir, hidden)?.id ?? null);
      }}
      onScroll={({ currentTarget }) =>
        setScrolled(currentTarget.scrollTop > (layout?.headerBottom ?? 0) * zoom)
      }
      onMouseMove={(event) => {
        const found = under(event);
        event.currentTarget.style.cursor = found ? 'pointer' : '';
        // The whole of what may be shortened in the drawing.
        event.currentTarget.title = found?.name ?? '';
      }}
      onMouseLeave={(event) => event.currentTarget.removeAttribute('title')}
      onClick={(event) => {
        const found = under(event);
        setActive(found?.id ?? null);
        onSelect(found?.selection ?? null);
      }}
      onDoubleClick={(event) => {
        const found = under(event);
        if (found) onOpen(found.selection);
      }}
    >
      {scrolled && layout && <Header layout={layout} record={record} zoom={zoom} />}
      <div
        className="canvas-sheet"
        style={layout ? { width: layout.width * zoom, height: layout.height * zoom } : { height: '100%' }}
      >
        <canvas ref={drawing} className="canvas-drawing" role="img" aria-label={imageName} />
        {stop && <div className="canvas-ring" style={ringStyle(stop, zoom)} />}
      </div>
      {stop && (
        // biome-ignore lint/a11y/useFocusableInteractive: the region keeps the focus and points here
        // biome-ignore lint/a11y/useSemanticElements: never focused or clicked itself
        <div id={`${prefix}${stop.id}`} role="button" className="sr" lang={lang} dir={dir}>
          {stop.name}
        </div>
      )}
    </div>
  );
}

/** The actors again, once their pills have scrolled away: a rail without a name could blame anyone. */
function Header({ layout, record, zoom }: { layout: RailsLayout; record: RailsRecord; zoom: number }) {
  const pills = layout.stops.filter(({ column }) => column === 'actor');
  return (
    <div className="canvas-header" aria-hidden="true">
      <div style={{ width: layout.width * zoom }}>
        {pills.map(({ id, x, w, rails }) => {
          const actor = record.rails[rails?.[0] ?? -1]?.actor;
          return (
            actor && (
              <span key={id} style={{ left: x * zoom, width: w * zoom }}>
                <bdi>{headingOf(actor)}</bdi>
              </span>
            )
          );
        })}
      </div>
    </div>
  );
}

function ringStyle(box: Box, zoom: number) {
  return {
    left: (box.x - box.w / 2) * zoom + 3,
    top: (box.y - box.h / 2) * zoom,
    width: box.w * zoom - 6,
    height: box.h * zoom,
  };
}

/** Scrolls just far enough to show a stop below the header. */
function reveal(root: HTMLElement, stop: RailsStop, zoom: number, header: number) {
  const top = (stop.y - stop.h / 2) * zoom - header;
  const bottom = (stop.y + stop.h / 2) * zoom + 8;
  if (stop.column === 'actor') root.scrollTop = 0;
  else if (top < root.scrollTop) root.scrollTop = Math.max(0, top);
  else if (bottom > root.scrollTop + root.clientHeight) root.scrollTop = bottom - root.clientHeight;
}
