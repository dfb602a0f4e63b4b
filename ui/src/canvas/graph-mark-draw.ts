/** The marks of strands as elements: a sign or a word with its number, its caption, and dots towards the members of a set. */
import type { ElementDefinition } from 'cytoscape';
import type { MarkSize, PlacedMark } from './graph-marks.ts';
import { rangeText, type Strand } from './graph-scene.ts';
import { toneOf } from './marks.ts';
import { fonts, isolate, type Measure, shorten } from './text.ts';

export const markId = (strand: string): string => `mark:${strand}`;
export const dotId = (strand: string, side: string, member: string) => `dot:${strand}:${side}:${member}`;
export const captionId = (strand: string) => `caption:${strand}`;

const captionWidth = 150;
const captionHeight = 15;
/** From the middle of a mark to the middle of its caption. */
export const captionBelow = 17;

/** What the edge says, in a line below its mark. */
function captionOf(strand: Strand, measure: Measure): string {
  return shorten(strand.labels.join(', '), fonts.note, captionWidth, measure);
}

/** What stands in a mark: the word of a set, the number of independent voices. */
function markText(strand: Strand): string {
  const number = rangeText(strand.origins);
  if (!strand.word) return number;
  return number === '1' ? strand.word : `${strand.word} ${number}`;
}

const inside = (strand: Strand) => strand.word !== '' || strand.mark === 'asserts';

/** The mark alone: a disc, a capsule as wide as its word, or the sign of its stance. */
function glyphWidth(strand: Strand, measure: Measure): number {
  if (!inside(strand)) return 18;
  const text = Math.ceil(measure(markText(strand), fonts.strong));
  return Math.max(18, strand.word || text > 12 ? text + 14 : 18);
}

/** Sizes of marks with the number beside and the caption below them. */
export function markSizes(measure: Measure): MarkSize {
  return (strand) => {
    const beside = inside(strand) ? 0 : 2 * (4 + measure(rangeText(strand.origins), fonts.strong));
    const caption = measure(captionOf(strand, measure), fonts.note);
    return {
      w: Math.max(glyphWidth(strand, measure) + beside, caption),
      h: 18 + captionHeight,
    };
  };
}

/** A mark, its caption and its dots. */
export function markElements(strand: Strand, mark: PlacedMark, measure: Measure): ElementDefinition[] {
  const tone = toneOf(strand.mark);
  const half = strand.from.mode === 'some' && !strand.word && strand.mark === 'asserts';
  const alone = strand.mark === 'asserts' ? 'disc' : strand.mark === 'denies' ? 'ring' : strand.mark;
  const shape = strand.word ? 'capsule' : half ? 'half' : alone;
  const w = half ? 18 : glyphWidth(strand, measure);
  const elements: ElementDefinition[] = [
    {
      data: { id: markId(strand.id), strand: strand.id, w, h: 18, label: isolate(markText(strand)) },
      position: { x: mark.x, y: mark.y },
      // Marks follow their ends; they are never moved by hand.
      grabbable: false,
      classes: `mark ${shape} ${tone}${inside(strand) && !half ? '' : ' beside'}`,
    },
    {
      data: { id: captionId(strand.id), w: 4, h: 4, label: isolate(captionOf(strand, measure)) },
      position: { x: mark.x, y: mark.y + captionBelow },
      classes: 'caption',
    },
  ];
  for (const { member, side, x, y } of mark.dots) {
    const { mode } = strand[side];
    const kind = mode === 'either' ? 'open' : mode === 'some' ? 'half' : 'dot';
    elements.push({
      data: { id: dotId(strand.id, side, member), w: 12, h: 12, label: '' },
      position: { x, y },
      classes: `${kind} ${tone} joint`,
    });
  }
  return elements;
}
