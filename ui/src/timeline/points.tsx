import type { ReactNode } from 'react';
import { useView } from '../state/store.ts';
import { dayInWords, useWords } from '../words/index.ts';
import { AXIS, Axis, HEIGHT, widthOf } from './axis.tsx';
import type { Dated } from './items.ts';
import { type Days, isLong, placeLabels, type Scale, TICK } from './scale.ts';

const ROWS = [22, 38] as const;
/** Where long spans lie above the axis, in turn, so that one does not cover another. */
const LANES = [AXIS - 7, AXIS - 13, AXIS - 19] as const;

interface PointsProps {
  items: readonly Dated[];
  scale: Scale;
  width: number;
  isSelected: (item: Dated) => boolean;
  onSelect: (item: Dated) => void;
}

type WithDays = Dated & { when: Days };

/** Ticks and boxes on the axis; a click selects. The list holds the same, and is the keyboard's way to it. */
export function Points({ items, scale, width, isSelected, onSelect }: PointsProps): ReactNode {
  const dated = items.filter((item): item is WithDays => !!item.when?.earliest || !!item.when?.latest);
  const points = dated.filter(({ when }) => !isLong(when));
  const edges = ({ when }: WithDays): [number, number] => {
    const at = [when.earliest, when.latest].flatMap((day) => (day ? [scale.x(day)] : []));
    return [Math.min(...at), Math.max(...at)];
  };
  const rank = (item: Dated) => (isSelected(item) ? 0 : item.out ? 2 : 1);
  const places = placeLabels(
    [...points]
      .sort((a, b) => rank(a) - rank(b))
      .map((item) => {
        const [from, to] = edges(item);
        return { key: item.id, from, to, width: widthOf(item.label) };
      }),
    width,
  );
  const classOf = (item: Dated) => `pt${isSelected(item) ? ' sel' : ''}${item.out ? ' out' : ''}`;
  return (
    <svg width={width} height={HEIGHT} aria-hidden="true" direction="ltr" className="tl-points">
      <Axis scale={scale} width={width} />
      {dated
        .filter(({ when }) => isLong(when))
        .map((item, at) => (
          <Long
            key={item.id}
            item={item}
            y={LANES[at % LANES.length] ?? LANES[0]}
            scale={scale}
            width={width}
            className={classOf(item)}
            onSelect={() => onSelect(item)}
          />
        ))}
      {points.map((item) => {
        const [from, to] = edges(item);
        const label = places.get(item.id);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list is the keyboard's way to the same things
          <g key={item.id} className={classOf(item)} onClick={() => onSelect(item)}>
            <Title item={item} />
            <rect x={from - 8} y="6" width={to - from + 16} height="48" fill="transparent" />
            {to - from > TICK ? (
              <rect x={from} y="26" width={to - from} height="8" className="span" />
            ) : (
              <path d={`M${from} 14V46`} className="tick" />
            )}
            {label && (
              <text x={label.left} y={ROWS[label.row]} className={isSelected(item) ? 'tn b' : 'tn'}>
                {item.label}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** What an item is, and from when to when, in words. */
function Title({ item }: { item: WithDays }): ReactNode {
  const words = useWords();
  const { lang } = useView();
  const { earliest, latest } = item.when;
  const day = (one: string | null) => one && dayInWords(one, lang);
  const when =
    earliest === latest && earliest ? day(earliest) : words.legend.days(day(earliest), day(latest));
  return <title>{`${item.label}, ${when}`}</title>;
}

interface LongProps {
  item: WithDays;
  y: number;
  scale: Scale;
  width: number;
  className: string;
  onSelect: () => void;
}

/** A long span as a band above the axis; an open side runs to the end of the axis with an arrow. */
function Long({ item, y, scale, width, className, onSelect }: LongProps): ReactNode {
  const { lang } = useView();
  const { earliest, latest } = item.when;
  const near = lang === 'ar' ? width - 10 : 10;
  const far = width - near;
  const from = earliest ? scale.x(earliest) : near;
  const to = latest ? scale.x(latest) : far;
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  const openLeft = from < to ? earliest === null : latest === null;
  const openRight = from < to ? latest === null : earliest === null;
  const middle = y + 2;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list is the keyboard's way to the same things
    <g className={className} onClick={onSelect}>
      <Title item={item} />
      <rect x={left} y={y} width={Math.max(right - left, 6)} height="4" className="long" />
      {openLeft && <path d={`M${left - 8} ${middle}l10 -5v10z`} className="long" />}
      {openRight && <path d={`M${right + 8} ${middle}l-10 -5v10z`} className="long" />}
    </g>
  );
}
