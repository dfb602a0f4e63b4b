import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { isBounded } from '../state/filter.ts';
import { within } from '../state/filter-steps.ts';
import { useView } from '../state/store.ts';
import { dayInWords, useWords } from '../words/index.ts';
import { daysOf, plusDays, type Scale } from './scale.ts';

type Side = 'from' | 'to';
interface Bounds {
  from: string | null;
  to: string | null;
}
/** A drag shorter than this is a click. */
const CLICK = 4;
/** On an axis of more days than this a key goes by months. */
const LONG_AXIS = 730;

interface BrushProps {
  scale: Scale;
  width: number;
  /** The picture, on which a click selects and a drag draws the window. */
  children: ReactNode;
}

/**
 * Lets in the days between two handles. Drawn on the axis with a pointer, or set by its handles, which are sliders: arrows
 * go by a day, or by a month on a long axis, Page Up and Down by ten, Home and End open a side.
 */
export function Brush({ scale, width, children }: BrushProps): ReactNode {
  const words = useWords();
  const { from, to, clock, lang } = useView();
  const [draft, setDraft] = useState<Bounds | null>(null);
  const drag = useRef<{ x: number; side: Side | null } | null>(null);
  const area = useRef<HTMLFieldSetElement>(null);
  const bounds = draft ?? { from, to };
  const name = words.timeline.title[clock];
  const [near, far] = lang === 'ar' ? [width - 10, 10] : [10, width - 10];
  const xOf = (side: Side) => {
    const day = bounds[side];
    return day === null ? (side === 'from' ? near : far) : scale.x(day);
  };
  const commit = (next: Bounds) => {
    if (next.from !== from || next.to !== to) within(ordered(next), name);
  };

  const at = (event: PointerEvent) => event.clientX - (area.current?.getBoundingClientRect().left ?? 0);
  const down = (event: PointerEvent<HTMLElement>, side: Side | null) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    drag.current = { x: at(event), side };
  };
  const move = (event: PointerEvent) => {
    const held = drag.current;
    if (!held || (!draft && Math.abs(at(event) - held.x) < CLICK)) return;
    // Captured only now, so that a click still reaches what it is on.
    if (!draft) area.current?.setPointerCapture(event.pointerId);
    const day = scale.dayAt(at(event));
    if (held.side) setDraft({ ...(draft ?? { from, to }), [held.side]: day });
    else {
      const ends = [held.x, at(event)].sort((a, b) => (lang === 'ar' ? b - a : a - b)) as [number, number];
      setDraft({ from: scale.dayAt(ends[0]), to: scale.dayAt(ends[1]) });
    }
  };
  const up = () => {
    drag.current = null;
    if (draft) commit(draft);
    setDraft(null);
  };
  const drop = () => {
    drag.current = null;
    setDraft(null);
  };

  const onKeyDown = (event: KeyboardEvent, side: Side) => {
    const next = dayByKey(event.key, bounds[side], { side, scale, mirrored: lang === 'ar' });
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    commit(kept({ ...bounds, [side]: next }, side));
  };

  const days = daysOf(scale);
  const handle = (side: Side) => {
    const day = bounds[side];
    return (
      <div
        role="slider"
        tabIndex={0}
        className={`tl-handle${day === null ? ' open' : ''}`}
        aria-label={side === 'from' ? words.timeline.first : words.timeline.last}
        aria-valuemin={0}
        aria-valuemax={days.count}
        aria-valuenow={day === null ? (side === 'from' ? 0 : days.count) : clamp(days.at(day), days.count)}
        aria-valuetext={day === null ? words.timeline.open : dayInWords(day, lang)}
        style={{ left: xOf(side) }}
        onPointerDown={(event) => down(event, side)}
        onKeyDown={(event) => onKeyDown(event, side)}
      />
    );
  };
  const [left, right] = [xOf('from'), xOf('to')].sort((a, b) => a - b) as [number, number];
  return (
    <fieldset
      ref={area}
      className="tl-brush"
      aria-label={words.timeline.brush}
      onPointerDown={(event) => down(event, null)}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={drop}
    >
      {isBounded(bounds) && <div className="tl-days" style={{ left, width: right - left }} />}
      {children}
      {handle('from')}
      {handle('to')}
    </fieldset>
  );
}

const clamp = (n: number, most: number) => Math.min(most, Math.max(0, n));

const ordered = ({ from, to }: Bounds): Bounds =>
  from !== null && to !== null && from > to ? { from: to, to: from } : { from, to };

/** A side set by a key stops at the other. */
function kept(bounds: Bounds, side: Side): Bounds {
  const { from, to } = bounds;
  if (from === null || to === null || from <= to) return bounds;
  return side === 'from' ? { from: to, to } : { from, to: from };
}

/** Where a key takes a side: a day, null for open, undefined where the key means nothing. */
function dayByKey(
  key: string,
  day: string | null,
  { side, scale, mirrored }: { side: Side; scale: Scale; mirrored: boolean },
): string | null | undefined {
  const days = daysOf(scale);
  const unit = days.count > LONG_AXIS ? 30 : 1;
  const forward = mirrored ? -unit : unit;
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: forward,
    ArrowUp: unit,
    ArrowLeft: -forward,
    ArrowDown: -unit,
    PageUp: 10 * unit,
    PageDown: -10 * unit,
  };
  if (key === 'Home') return side === 'from' ? null : days.first;
  if (key === 'End') return side === 'to' ? null : plusDays(days.first, days.count);
  const by = steps[key];
  if (by === undefined) return undefined;
  const index = (day === null ? (side === 'from' ? 0 : days.count) : days.at(day)) + by;
  // Beyond the end of the axis on its own side a handle is open.
  if (side === 'from' ? index <= 0 : index >= days.count) return null;
  return plusDays(days.first, clamp(index, days.count));
}
