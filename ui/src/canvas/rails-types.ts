/** What the rails layout gives: shapes, segments and labels with positions, and the stops a keyboard moves between. */
import type { Box } from './geometry.ts';
import type { MarkName, Texture, Tone } from './marks.ts';
import type { Font, Measure } from './text.ts';
import type { Dir, Lang, Selection } from './types.ts';

/** Everything `layoutRails` needs beside the record. */
export interface RailsOptions {
  width: number;
  lang: Lang;
  dir: Dir;
  narrow: boolean;
  measure: Measure;
}

/** What a piece belongs to, rows by key; a piece is hidden as soon as one of its rows is. */
export interface Owner {
  rows?: readonly string[];
  event?: string;
  entity?: string;
}

export type ShapeKind =
  | 'pill'
  | 'more'
  | 'event'
  | 'band'
  | 'facility'
  | 'place'
  | 'box'
  | 'disc'
  | 'dot'
  | 'open'
  | 'half'
  | 'counter'
  | 'ring'
  | 'hatched'
  | 'silence'
  | 'condemns'
  | 'demands'
  | 'warns'
  | 'expects'
  | 'capsule'
  | 'tee'
  | 'arrow'
  | 'halo'
  | 'badge';

/** A shape by its centre. */
export interface RailsShape extends Box, Owner {
  id: string;
  kind: ShapeKind;
  tone: Tone;
  /** 1 where the reading direction runs to the right, -1 where to the left. */
  facing: 1 | -1;
  /** A number or a word inside. */
  text?: string;
}

export type SegmentKind = 'rail' | 'line' | 'hair' | 'stem' | 'tie' | 'link' | 'glyph';

/** A straight stroke. */
export interface RailsSegment extends Owner {
  id: string;
  kind: SegmentKind;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  texture: Texture;
  width: number;
  tone: Tone;
}

/** One line of text in one font; `y` is the middle of its line box, `baseline` where the letters stand. */
export interface RailsLabel extends Box, Owner {
  id: string;
  text: string;
  font: Font;
  tone: Tone;
  baseline: number;
}

/** Something the keyboard can stand on, and the pointer can hit. */
export interface RailsStop extends Box {
  id: string;
  column: 'actor' | 'row' | 'event' | 'related';
  selection: Selection;
  /** The whole of it in words, never shortened. */
  name: string;
  event?: string;
  /** Key of the row. */
  row?: string;
  /** Rails on which its marks stand. */
  rails?: readonly number[];
}

/** Where a row lies, with all claims it stands for. `key` is unique on the canvas, `id` is the first claim's. */
export interface RowPlace {
  key: string;
  id: string;
  event: string;
  claims: readonly string[];
  box: Box;
}

/** A finished layout. */
export interface RailsLayout {
  width: number;
  height: number;
  /** Below this the header of actors has scrolled away. */
  headerBottom: number;
  nodes: RailsShape[];
  segments: RailsSegment[];
  labels: RailsLabel[];
  stops: RailsStop[];
  rows: RowPlace[];
  events: { id: string; box: Box; span: Box }[];
}

/** The mark of a row with what it needs to be drawn. */
export interface RowMark {
  name: MarkName;
  tone: Tone;
  texture: Texture;
  width: number;
}
