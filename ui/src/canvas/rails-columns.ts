/** Which columns the rails have at a width: rails from the start, then voices, events, and what an event concerns. */
import { markName } from './marks.ts';
import { bracketLane, touching } from './rails-touch.ts';
import type { RailsOptions } from './rails-types.ts';
import { wordsFor } from './strings.ts';
import { type Font, fonts, isCut, leading, type Measure, wrap } from './text.ts';
import type { RailsEvent, RailsRecord } from './types.ts';

/** An actor's pill at the head of a rail. */
export interface Pill {
  x: number;
  w: number;
  lines: string[];
}

/** The columns, in pixels from the reading edge; everything is computed left to right and mirrored at the end. */
export interface Columns {
  pills: Pill[];
  /** Where marks of actors without a rail of their own stand, with how many actors that column stands for. */
  more: { x: number; w: number; count: number } | null;
  pillTop: number;
  pillHeight: number;
  pillFont: Font;
  textLeft: number;
  textRight: number;
  eventLeft: number;
  eventRight: number;
  related: { left: number; right: number } | null;
  /** Where a mark stands that is on no rail. */
  off: number;
}

export const margin = 10;
const moreWidth = 40;
const gapToEvent = 11;

/** The height of a line in a pill. */
export const pillLine = (lines: readonly string[]): number =>
  leading(
    lines.map((text) => ({ text })),
    14,
  );

/** The width of the word in a capsule with its padding. */
export function capsuleWidth(word: string, measure: Measure): number {
  return Math.ceil(measure(word, fonts.strong)) + 14;
}

/** The narrowest pill that holds a label on two lines, or on three where two would be too wide. */
function pillFor(label: string, font: Font, single: number, widest: number, pad: number, measure: Measure) {
  // A pill never breaks within a word, so it is at least as wide as the longest.
  const least = Math.ceil(Math.max(...label.split(/\s+/u).map((word) => measure(word, font))));
  const whole = Math.ceil(measure(label, font));
  if (whole <= single) return { w: whole + pad, lines: [label] };
  for (const most of [2, 3])
    for (let width = least; width <= widest; width += 2) {
      const lines = wrap(label, font, width, most, measure);
      if (!isCut([lines.map((text) => ({ text }))])) return { w: width + pad, lines };
    }
  return { w: widest + pad, lines: wrap(label, font, widest, 3, measure) };
}

/** Room before the first rail for the stems of denials that cannot stand next to the mark they deny. */
function bracketRoom({ rows }: RailsEvent): number {
  const seen = new Set<string>();
  const brackets = rows.filter((row, at) => {
    if (!touching(row)) return false;
    const way = at - (row.touches as number);
    const side = `${row.touches}:${Math.sign(way)}`;
    const beside = Math.abs(way) === 1 && !seen.has(side);
    if (beside) seen.add(side);
    return !beside;
  });
  return Math.min(3, Math.max(0, brackets.length - 1)) * bracketLane;
}

/** Places the columns: as many rails as leave room to read voices and events, the rest behind “+N”. */
export function columnsFor(record: RailsRecord, options: RailsOptions, hasRelated: boolean): Columns {
  const { narrow, measure, width } = options;
  const words = wordsFor(options.lang);
  const font = narrow ? fonts.strong : fonts.heading;
  const capsule = Math.max(...[words.either, words.and].map((word) => capsuleWidth(word, measure)));
  const step = narrow ? 50 : capsule + 22;
  const all = record.rails.map(({ actor }) =>
    narrow
      ? pillFor(actor.heading ?? actor.label, font, 40, 74, 16, measure)
      : pillFor(actor.heading ?? actor.label, font, 72, 112, 22, measure),
  );
  const strays = new Set(
    record.events
      .flatMap(({ rows }) =>
        rows
          .filter(({ mark }) => markName(mark) === 'asserts')
          .flatMap(({ on }) => on.filter(({ rail }) => rail == null)),
      )
      .map(({ actor }) => actor.id),
  );

  const inset = margin + (narrow ? -4 : Math.max(...record.events.map(bracketRoom), 0));

  const place = (count: number) => {
    const pills: Pill[] = [];
    for (const pill of all.slice(0, count)) {
      const w = Math.max(pill.w, narrow ? 44 : 62);
      const last = pills.at(-1);
      const touching = last ? last.x + last.w / 2 + 5 + w / 2 : inset + 1 + w / 2;
      pills.push({
        x: Math.round(last ? Math.max(touching, last.x + step) : touching),
        w,
        lines: pill.lines,
      });
    }
    const rest = record.rails.length - count + record.moreRails;
    const last = pills.at(-1);
    const edge = last ? last.x + last.w / 2 : 0;
    const more =
      rest > 0 || strays.size > 0
        ? {
            x: Math.round(Math.max(edge + 5 + moreWidth / 2, (last?.x ?? 0) + 48)),
            w: moreWidth,
            count: rest || strays.size,
          }
        : null;
    const end = more?.x ?? last?.x ?? 0;
    return { pills, more, textLeft: end + (narrow ? 42 : 26) };
  };

  const eventWidth = narrow ? 0 : Math.round(Math.min(320, Math.max(168, width * 0.225)));
  const needed = narrow ? (width < 480 ? 150 : 220) : 180 + eventWidth + margin + 1;
  let count = narrow && width < 480 ? Math.min(2, all.length) : all.length;
  while (count > 1 && place(count).textLeft + needed > width) count--;
  const { pills, more, textLeft } = place(count);
  // What an event concerns is shown where it costs neither a rail nor the room of a voice.
  const wished = Math.min(160, Math.round(width * 0.118));
  const spare = width - textLeft - 200 - eventWidth - 2 * margin;
  const relatedWidth = !narrow && hasRelated && spare >= wished + margin ? wished : 0;

  const tallest = Math.max(0, ...pills.map(({ lines }) => lines.length * pillLine(lines)));
  const end = width - margin - (relatedWidth > 0 ? relatedWidth + margin : 0);
  const eventLeft = narrow ? width : end - eventWidth;
  return {
    pills,
    more,
    pillTop: 6,
    pillHeight: Math.max(36, tallest + 8) + (narrow ? 2 : 0),
    pillFont: font,
    textLeft,
    textRight: narrow ? width - margin : eventLeft - gapToEvent,
    eventLeft,
    eventRight: end,
    related: relatedWidth > 0 ? { left: width - margin - relatedWidth, right: width - margin } : null,
    off: narrow ? textLeft - 25 : eventLeft - 24,
  };
}
