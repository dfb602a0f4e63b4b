import { type ReactNode, useMemo } from 'react';
import { type Clock, TimelineDocument } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { Segmented } from '../shell/segmented.tsx';
import { useWidth } from '../shell/use-media.ts';
import { change, step, useView } from '../state/store.ts';
import { useWords } from '../words/index.ts';
import { type Days, isLong, placeLabels, type Scale, scaleOf, TICK } from './scale.ts';

/** Something that happened, as far as the timeline draws it. */
export interface Dated {
  id: string;
  label: string;
  when: (Days & { label: string }) | null;
}

const HEIGHT = 78;
const AXIS = 56;
const ROWS = [22, 38] as const;
const FONT = '12px "Source Sans 3 Variable", "IBM Plex Sans Arabic", sans-serif';
const clocks: readonly Clock[] = ['HAPPENED', 'SAID', 'PUBLISHED', 'RECORDED'];

const pen = document.createElement('canvas').getContext('2d');
function widthOf(text: string): number {
  if (!pen) return text.length * 7;
  pen.font = FONT;
  return pen.measureText(text).width + 2;
}

/** The events of the canvas in time: a tick is a day, a box the possible span. The clock is a switch. */
export function Timeline({ events }: { events: readonly Dated[] | null }): ReactNode {
  const words = useWords();
  const { clock } = useView();
  const [width, box] = useWidth();
  return (
    <section className="tl" aria-label={words.timeline.title[clock]}>
      <div className="tl-head">
        <b className="cap">{words.timeline.title[clock]}</b>
        <Segmented
          label={words.timeline.clock}
          chosen={clock}
          choices={clocks.map((one) => ({ value: one, name: words.clocks[one] }))}
          onChoose={(one) => step({ clock: one })}
        />
      </div>
      <div ref={box} className="tl-box">
        {width > 0 &&
          events &&
          (clock === 'HAPPENED' ? (
            <Happened events={events} width={width} />
          ) : (
            <Buckets events={events} clock={clock} width={width} />
          ))}
      </div>
    </section>
  );
}

function Axis({ scale, width }: { scale: Scale; width: number }): ReactNode {
  const { lang } = useView();
  return (
    <>
      <path d={`M10 ${AXIS}H${width - 10}`} stroke="var(--edge)" />
      {scale.ticks.map(({ day, label }) => {
        const x = scale.x(day);
        const rtl = lang === 'ar';
        // A name that would not fit before the edge is left out rather than cut.
        if ((rtl ? x : width - x) < widthOf(label) + 6) return null;
        return (
          <g key={day}>
            <path d={`M${x} ${AXIS}v6`} stroke="var(--edge)" />
            <text
              x={rtl ? x - 4 : x + 4}
              y="72"
              className="tk"
              textAnchor={rtl ? 'end' : 'start'}
              direction="ltr"
            >
              {label}
            </text>
          </g>
        );
      })}
    </>
  );
}

function Happened({ events, width }: { events: readonly Dated[]; width: number }): ReactNode {
  const words = useWords();
  const { lang, sel } = useView();
  const dated = useMemo(
    () =>
      events.flatMap((event) =>
        event.when?.earliest || event.when?.latest ? [{ ...event, when: event.when }] : [],
      ),
    [events],
  );
  const scale = useMemo(
    () =>
      scaleOf(
        dated.map(({ when }) => when),
        width,
        lang,
      ),
    [dated, width, lang],
  );
  if (!scale) return <p className="small muted">{words.timeline.none}</p>;
  const points = dated.filter(({ when }) => !isLong(when));
  const edges = ({ when }: (typeof dated)[number]): [number, number] => {
    const at = [when.earliest, when.latest].flatMap((day) => (day ? [scale.x(day)] : []));
    return [Math.min(...at), Math.max(...at)];
  };
  const places = placeLabels(
    [...points]
      .sort((a, b) => Number(b.id === sel?.id) - Number(a.id === sel?.id))
      .map((event) => {
        const [from, to] = edges(event);
        return { key: event.id, from, to, width: widthOf(event.label) };
      }),
    width,
  );
  const select = (id: string) => change({ sel: { type: 'event', id } });
  return (
    // The list holds the same dates; here they are a picture.
    <svg width={width} height={HEIGHT} aria-hidden="true" direction="ltr">
      <Axis scale={scale} width={width} />
      {dated
        .filter(({ when }) => isLong(when))
        .map((event) => (
          <Long key={event.id} event={event} scale={scale} width={width} onSelect={select} />
        ))}
      {points.map((event) => {
        const [from, to] = edges(event);
        const selected = event.id === sel?.id;
        const label = places.get(event.id);
        const span = to - from > TICK;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list is the keyboard's way to the same events
          <g key={event.id} className={selected ? 'pt sel' : 'pt'} onClick={() => select(event.id)}>
            <title>{`${event.label}, ${event.when.label}`}</title>
            <rect x={from - 8} y="6" width={to - from + 16} height="48" fill="transparent" />
            {span ? (
              <rect x={from} y="26" width={to - from} height="8" className="span" />
            ) : (
              <path d={`M${from} 14V46`} className="tick" />
            )}
            {label && (
              <text x={label.left} y={ROWS[label.row]} className={selected ? 'tn b' : 'tn'}>
                {event.label}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

interface LongProps {
  event: Dated;
  scale: Scale;
  width: number;
  onSelect: (id: string) => void;
}

/** A campaign or an open date: a band along the axis whose ends fade. */
function Long({ event, scale, width, onSelect }: LongProps): ReactNode {
  if (!event.when) return null;
  const ends = [event.when.earliest, event.when.latest].map((day, at) =>
    day ? scale.x(day) : at === 0 ? scale.x('0001-01-01') : width - 10,
  ) as [number, number];
  const id = `fade-${event.id.replaceAll(/\W/g, '')}`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list is the keyboard's way to the same events
    <g className="pt" onClick={() => onSelect(event.id)}>
      <title>{`${event.label}, ${event.when.label}`}</title>
      <linearGradient id={id}>
        <stop offset="0" stopColor="var(--ink3)" stopOpacity="0" />
        <stop offset=".08" stopColor="var(--ink3)" />
        <stop offset=".92" stopColor="var(--ink3)" />
        <stop offset="1" stopColor="var(--ink3)" stopOpacity="0" />
      </linearGradient>
      <rect
        x={Math.min(...ends)}
        y={AXIS - 7}
        width={Math.max(Math.abs(ends[1] - ends[0]), 24)}
        height="5"
        fill={`url(#${id})`}
      />
    </g>
  );
}

function Buckets({
  events,
  clock,
  width,
}: {
  events: readonly Dated[];
  clock: Clock;
  width: number;
}): ReactNode {
  const words = useWords();
  const { lang, asof } = useView();
  const ids = events.map((event) => event.id);
  const { data } = useQuery(
    TimelineDocument,
    ids.length > 0 ? { filter: { about: ids }, clock, unit: 'MONTH', asOf: asof } : null,
  );
  const buckets = data?.timeline.filter((bucket) => bucket.claims > 0) ?? [];
  const scale = scaleOf(
    buckets.map(({ from, to }) => ({ earliest: from, latest: to })),
    width,
    lang,
  );
  if (!scale) return data ? <p className="small muted">{words.timeline.none}</p> : null;
  const most = Math.max(...buckets.map((bucket) => bucket.claims));
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={words.timeline.title[clock]} direction="ltr">
      <Axis scale={scale} width={width} />
      {buckets.map(({ from, to, claims }) => {
        const [a, b] = [scale.x(from), scale.x(to)].sort((x, y) => x - y) as [number, number];
        const height = 6 + (34 * claims) / most;
        return (
          <g key={from}>
            <title>{words.timeline.bucket(from.slice(0, 7), words.counts.claims(claims))}</title>
            <rect x={a} y={AXIS - height} width={Math.max(b - a - 1, 3)} height={height} fill="var(--ink2)" />
            <text x={(a + b) / 2} y={AXIS - height - 4} className="tn" textAnchor="middle">
              {claims}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
