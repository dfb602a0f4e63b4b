import type { ReactNode } from 'react';
import type { EventAnalysesQuery } from '../api/types.gen.ts';
import { allHedges } from '../state/filter.ts';
import { useView } from '../state/store.ts';
import { useWords } from '../words/index.ts';

type Point = EventAnalysesQuery['drift']['lines'][number]['points'][number];

const STEP = 92;
const NAMES = 84;
const LINE = 22;
const TOP = 14;
const RADIUS = 5;

/**
 * How certainly a point was told, from retelling to retelling: a step up is a hedge that was lost, a step down one that
 * was gained. The table below it says the same in words.
 */
export function DriftPicture({ points }: { points: readonly Point[] }): ReactNode {
  const words = useWords();
  const { lang } = useView();
  if (points.length < 2) return null;
  const width = NAMES + points.length * STEP;
  const bottom = TOP + (allHedges.length - 1) * LINE;
  const rtl = lang === 'ar';
  const x = (at: number) => (rtl ? width - at : at);
  const placed = points.map((point, at) => ({
    point,
    x: x(NAMES + (at + 0.5) * STEP),
    y: TOP + allHedges.indexOf(point.level) * LINE,
  }));
  const steps = placed.map((it, at) => `${at === 0 ? 'M' : 'L'}${it.x} ${it.y}`).join('');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a list that scrolls where there is little room
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keys must reach it
    <div className="drift-frame" role="group" aria-label={words.matrix.drift} tabIndex={0}>
      <svg className="scale" width={width} height={bottom + 46} aria-hidden="true">
        {allHedges.map((level, at) => (
          <g key={level}>
            <path d={`M${x(NAMES)} ${TOP + at * LINE}H${x(width)}`} stroke="var(--line)" />
            {/* Beginning where the line begins, in either direction. */}
            <text x={x(NAMES - 8)} y={TOP + at * LINE + 4} textAnchor="end">
              {words.hedges[level]}
            </text>
          </g>
        ))}
        <path d={steps} fill="none" stroke="var(--rail)" strokeWidth="1.5" />
        {placed.map(({ point, x: at, y }, index) => {
          const against = point.claim.mark === 'DENIES' || point.claim.proposition.negated;
          const colour = against ? 'var(--denies)' : 'var(--asserts)';
          const day = point.published?.label ?? words.matrix.noDate;
          const told = index > 0 && (points[index - 1]?.published?.label ?? words.matrix.noDate) === day;
          return (
            <g key={point.claim.id}>
              <circle
                cx={at}
                cy={y}
                r={RADIUS}
                fill={against ? 'var(--paper)' : colour}
                stroke={colour}
                strokeWidth="2"
              />
              {against && <path d={`M${at - RADIUS} ${y}h${2 * RADIUS}`} stroke={colour} strokeWidth="2" />}
              {!told && (
                // On two lines in turn, so that neighbours do not touch.
                <text x={at} y={bottom + 22 + (index % 2) * 16} textAnchor="middle">
                  {day}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
