import type { ReactNode } from 'react';
import { useView } from '../state/store.ts';
import type { Scale } from './scale.ts';

/** How high the picture is. */
export const HEIGHT = 78;
/** Where the axis runs, from the top. */
export const AXIS = 56;
const FONT = '12px "Source Sans 3 Variable", "IBM Plex Sans Arabic", sans-serif';

const pen = document.createElement('canvas').getContext('2d');

/** How wide a label is. */
export function widthOf(text: string): number {
  if (!pen) return text.length * 7;
  pen.font = FONT;
  return pen.measureText(text).width + 2;
}

/** The line of time with its names. */
export function Axis({ scale, width }: { scale: Scale; width: number }): ReactNode {
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
