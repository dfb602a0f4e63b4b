import type { ReactNode } from 'react';
import type { Texture } from '../marks/shapes.ts';
import type { ContestedRow } from '../state/filter.ts';
import { useView } from '../state/store.ts';

const HEIGHT = 64;
const MIDDLE = HEIGHT / 2;
const TAIL = 36;

const dashes: Record<Texture, string | undefined> = {
  solid: undefined,
  hollow: undefined,
  dashed: '7 4',
  dotted: '1.5 4.5',
};

interface RowPictureProps {
  row: ContestedRow;
  rails: number;
  /** From one rail to the next. */
  step: number;
  texture: Texture;
}

/** A row's mark on its rails and the line that leads on; mirrored by computation where one reads from the right. */
export function RowPicture({ row, rails, step, texture }: RowPictureProps): ReactNode {
  const { lang } = useView();
  const width = rails * step + TAIL;
  const rtl = lang === 'ar';
  const x = (at: number) => (rtl ? width - at : at);
  const railAt = (rail: number) => x(step / 2 + rail * step);
  const colour = row.mark === 'SILENCE' ? 'var(--silent)' : toneOf(row.mark);
  const on = row.on.flatMap(({ rail }) => (rail === null || rail === undefined ? [] : [rail]));
  const xs = on.map(railAt).sort((a, b) => (rtl ? b - a : a - b));
  const start = xs.at(-1) ?? x(width - TAIL + 4);
  const end = x(width - 10);
  return (
    <svg
      className="rail-picture"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      aria-hidden="true"
    >
      {Array.from({ length: rails }, (_, rail) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: a rail is its place
          key={rail}
          // Longer than the row, which cuts it: rails run through, however tall the words make a row.
          d={`M${railAt(rail)} -500V${HEIGHT + 500}`}
          stroke="var(--rail)"
          strokeWidth="1.5"
        />
      ))}
      {xs.length > 1 && (
        <Stroke from={xs[0] ?? start} to={start} colour={colour} texture={texture} width={2} />
      )}
      {row.mark !== 'SILENCE' && (
        <>
          <Stroke
            from={start}
            to={end}
            colour={colour}
            texture={texture}
            width={row.mark === 'DENIES' ? 1.4 : widthOf(row)}
          />
          <Head at={end} rtl={rtl} colour={colour} tee={row.mark === 'DENIES'} />
        </>
      )}
      {(xs.length > 0 ? xs : [start]).map((cx, at) => (
        <Dot key={cx} cx={cx} row={row} colour={colour} several={xs.length > 1} first={at === 0} />
      ))}
    </svg>
  );
}

function widthOf(row: ContestedRow): number {
  if (row.origins >= 3) return 3.6;
  return row.origins === 2 ? 2.6 : 1.8;
}

function toneOf(mark: ContestedRow['mark']): string {
  if (mark === 'DENIES') return 'var(--denies)';
  if (mark === 'CONDEMNS') return 'var(--condemns)';
  return mark === 'ASSERTS' ? 'var(--asserts)' : 'var(--urges)';
}

interface StrokeProps {
  from: number;
  to: number;
  colour: string;
  texture: Texture;
  width: number;
}

function Stroke({ from, to, colour, texture, width }: StrokeProps): ReactNode {
  if (texture === 'hollow')
    return (
      <path
        d={`M${from} ${MIDDLE - 1.8}H${to}M${from} ${MIDDLE + 1.8}H${to}`}
        stroke={colour}
        strokeWidth="1.1"
      />
    );
  return (
    <path
      d={`M${from} ${MIDDLE}H${to}`}
      stroke={colour}
      strokeWidth={texture === 'dotted' ? 2.2 : width}
      strokeDasharray={dashes[texture]}
      strokeLinecap={texture === 'dotted' ? 'round' : 'butt'}
    />
  );
}

/** An arrow for what is asserted, a tee for what is denied. */
function Head({
  at,
  rtl,
  colour,
  tee,
}: {
  at: number;
  rtl: boolean;
  colour: string;
  tee: boolean;
}): ReactNode {
  if (tee) return <path d={`M${at} ${MIDDLE - 8}v16`} stroke={colour} strokeWidth="2.8" />;
  const back = rtl ? 8 : -8;
  return <path d={`M${at - back * 0.6} ${MIDDLE}l${back} -4.5v9z`} fill={colour} />;
}

interface DotProps {
  cx: number;
  row: ContestedRow;
  colour: string;
  several: boolean;
  first: boolean;
}

function Dot({ cx, row, colour, several, first }: DotProps): ReactNode {
  const open = { fill: 'var(--surface)', stroke: colour, strokeWidth: 2 };
  if (row.mark === 'SILENCE') return <circle cx={cx} cy={MIDDLE} r="7.5" {...open} strokeDasharray="2.6 3" />;
  if (row.mark === 'DENIES')
    return (
      <>
        <circle cx={cx} cy={MIDDLE} r="7.5" {...open} />
        <path d={`M${cx - 6} ${MIDDLE}h12`} stroke={colour} strokeWidth="2.6" />
      </>
    );
  if (row.counter) return <circle cx={cx} cy={MIDDLE} r="5.5" {...open} strokeDasharray="2.5 2" />;
  if (row.mode === 'EITHER') return <circle cx={cx} cy={MIDDLE} r="5.5" {...open} />;
  if (row.mode === 'SOME')
    return (
      <>
        <circle cx={cx} cy={MIDDLE} r="8" {...open} />
        <path d={`M${cx} ${MIDDLE - 8}a8 8 0 0 0 0 16z`} fill={colour} />
      </>
    );
  if (several && !first) return <circle cx={cx} cy={MIDDLE} r="5.5" fill={colour} />;
  return (
    <>
      <circle cx={cx} cy={MIDDLE} r={several ? 5.5 : 8.5} fill={colour} />
      {!several && (
        <text x={cx} y={MIDDLE + 4} textAnchor="middle" className="count">
          {row.origins}
        </text>
      )}
    </>
  );
}
