/** Server words for marks, modes and hedges, turned into what a canvas draws. */

export type MarkName = 'asserts' | 'denies' | 'condemns' | 'demands' | 'warns' | 'expects' | 'silence';
export type Texture = 'solid' | 'dashed' | 'dotted' | 'hollow';

/** Colours a canvas uses, by the name of their custom property. */
export type Tone =
  | 'paper'
  | 'surface'
  | 'sunken'
  | 'line'
  | 'edge'
  | 'rail'
  | 'ink'
  | 'ink2'
  | 'ink3'
  | 'mark'
  | 'sel'
  | 'focus'
  | 'asserts'
  | 'denies'
  | 'condemns'
  | 'urges'
  | 'silent'
  | 'on';

const tones: Record<MarkName, Tone> = {
  asserts: 'asserts',
  denies: 'denies',
  condemns: 'condemns',
  demands: 'urges',
  warns: 'urges',
  expects: 'urges',
  silence: 'silent',
};

/** The mark of an enum value, in either case; one we do not know is drawn as an assertion would be. */
export function markName(value: string): MarkName {
  const name = value.toLowerCase();
  return Object.hasOwn(tones, name) ? (name as MarkName) : 'asserts';
}

/** The colour of a mark: its stance, and nothing else. */
export function toneOf(mark: MarkName): Tone {
  return tones[mark];
}

/** The texture of a line: what only a heading says is hollow whatever its hedge; three textures tell hedges apart. */
export function textureOf(hedge: string, headingOnly: boolean): Texture {
  if (headingOnly) return 'hollow';
  const level = hedge.toLowerCase();
  if (level === 'possible') return 'dotted';
  return level === 'believed' || level === 'probable' ? 'dashed' : 'solid';
}

/** The width of a line, by independent origins: 1, 2, 3 and more. */
export function widthOf(origins: number): number {
  if (origins >= 3) return 3.6;
  return origins === 2 ? 2.6 : 1.8;
}

/** How wide a line of a texture is drawn: dots need more to look as strong, and a hollow line has a middle. */
export function drawnWidth(texture: Texture, width: number): number {
  if (texture === 'hollow') return width + 0.7;
  return texture === 'dotted' ? width + 0.4 : width;
}

/** What is drawn, and what is left out, along a line that is not solid. */
export const dashes: Readonly<Record<Texture, number[]>> = {
  solid: [],
  dashed: [7, 4],
  dotted: [1.5, 4.5],
  hollow: [],
};

/** A hollow line is a line of paper on one that is wider by this. */
export const hollowEdge = 2.2;
