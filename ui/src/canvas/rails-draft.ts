/** Collects the pieces of a rails layout, left to right; `mirrored` turns the finished drawing round. */

import type { Texture, Tone } from './marks.ts';
import type {
  Owner,
  RailsLabel,
  RailsLayout,
  RailsSegment,
  RailsShape,
  RailsStop,
  RowPlace,
  SegmentKind,
  ShapeKind,
} from './rails-types.ts';
import type { PlacedRun } from './text.ts';

/** How far the letters' feet stand below the middle of a line box, per font size. */
const baselineBelow = 0.33;

/** A layout being built. Ids are given in order, so the same record always gives the same ids. */
export class Draft {
  readonly nodes: RailsShape[] = [];
  readonly segments: RailsSegment[] = [];
  readonly labels: RailsLabel[] = [];
  readonly stops: RailsStop[] = [];
  readonly rows: RowPlace[] = [];
  readonly events: RailsLayout['events'] = [];
  private count = 0;

  private id(kind: string): string {
    this.count += 1;
    return `${kind}:${this.count}`;
  }

  /** A shape by its centre. */
  shape(
    kind: ShapeKind,
    x: number,
    y: number,
    w: number,
    h: number,
    tone: Tone,
    owner: Owner & { text?: string } = {},
  ): void {
    this.nodes.push({ id: this.id(kind), kind, x, y, w, h, tone, facing: 1, ...owner });
  }

  /** A stroke between two points. */
  stroke(
    kind: SegmentKind,
    from: readonly [number, number],
    to: readonly [number, number],
    look: { tone: Tone; width: number; texture?: Texture },
    owner: Owner = {},
  ): void {
    const [x1, y1] = from;
    const [x2, y2] = to;
    this.segments.push({
      id: this.id(kind),
      kind,
      x1,
      y1,
      x2,
      y2,
      texture: look.texture ?? 'solid',
      width: look.width,
      tone: look.tone,
      ...owner,
    });
  }

  /** One line of runs whose line box begins at `left` and has its middle at `y`. */
  line(runs: readonly PlacedRun[], left: number, y: number, height: number, owner: Owner = {}): void {
    for (const run of runs)
      this.labels.push({
        id: this.id('label'),
        x: left + run.x + run.w / 2,
        y,
        w: run.w,
        h: height,
        text: run.text,
        font: run.font,
        tone: run.tone,
        // All runs of a line stand on one baseline, that of the line's tallest font.
        baseline: y + Math.max(...runs.map(({ font }) => font.size)) * baselineBelow,
        ...owner,
      });
  }
}

/** The same drawing read from right to left: every x, and the way every mark faces. */
export function mirrored(layout: RailsLayout): RailsLayout {
  const flip = <T extends { x: number }>(piece: T): T => ({ ...piece, x: layout.width - piece.x });
  return {
    ...layout,
    nodes: layout.nodes.map((node) => ({ ...flip(node), facing: node.facing === 1 ? -1 : 1 })),
    segments: layout.segments.map((it) => ({ ...it, x1: layout.width - it.x1, x2: layout.width - it.x2 })),
    labels: layout.labels.map(flip),
    stops: layout.stops.map(flip),
    rows: layout.rows.map((row) => ({ ...row, box: flip(row.box) })),
    events: layout.events.map((event) => ({ ...event, box: flip(event.box), span: flip(event.span) })),
  };
}
