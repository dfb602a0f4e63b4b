import type { ReactNode } from 'react';
import { type Clock, TimelineDocument } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { useView } from '../state/store.ts';
import { useWords } from '../words/index.ts';
import { AXIS, Axis, HEIGHT } from './axis.tsx';
import { type Scale, scaleOf } from './scale.ts';

interface BucketsProps {
  about: readonly string[];
  clock: Clock;
  width: number;
  /** What lies over the axis. */
  children: (scale: Scale, picture: ReactNode) => ReactNode;
}

/** How many claims about what is shown fall into each month, where the claims themselves are not read. */
export function Buckets({ about, clock, width, children }: BucketsProps): ReactNode {
  const words = useWords();
  const { lang, asof } = useView();
  const { data } = useQuery(
    TimelineDocument,
    about.length > 0 ? { filter: { about: [...about] }, clock, unit: 'MONTH', asOf: asof } : null,
  );
  const buckets = data?.timeline.filter((bucket) => bucket.claims > 0) ?? [];
  const scale = scaleOf(
    buckets.map(({ from, to }) => ({ earliest: from, latest: to })),
    width,
    lang,
  );
  if (!scale) return data ? <p className="small muted">{words.timeline.none}</p> : null;
  const most = Math.max(...buckets.map((bucket) => bucket.claims));
  return children(
    scale,
    <svg
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={words.timeline.title[clock]}
      direction="ltr"
      className="tl-points"
    >
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
    </svg>,
  );
}
