/** Turns a scene with positions into cytoscape's elements, and changes a drawing into the next one piece by piece. */
import type { Core, ElementDefinition } from 'cytoscape';
import type { Box } from './geometry.ts';
import type { MarkSize, PlacedMark } from './graph-marks.ts';
import { type Body, rangeText, type Scene, type Strand, type StrandEnd } from './graph-scene.ts';
import { toneOf } from './marks.ts';
import { fonts, isolate, type Measure, shorten } from './text.ts';

export const markId = (strand: string): string => `mark:${strand}`;
const dotId = (strand: string, side: string, member: string) => `dot:${strand}:${side}:${member}`;
const captionId = (strand: string) => `caption:${strand}`;

const captionWidth = 150;
const captionHeight = 15;

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
export function markSizes(measure: Measure, captions: boolean): MarkSize {
  return (strand) => {
    const beside = inside(strand) ? 0 : 2 * (4 + measure(rangeText(strand.origins), fonts.strong));
    const caption = captions ? measure(captionOf(strand, measure), fonts.note) : 0;
    return {
      w: Math.max(glyphWidth(strand, measure) + beside, caption),
      h: 18 + (captions ? captionHeight : 0),
    };
  };
}

/** Corner points of shapes whose corners keep their size whatever the label; cytoscape takes them from -1 to 1. */
function pointsOf({ family, w, h }: Body, back: boolean): string {
  const x = 1 - (2 * 13) / w;
  const y = -1 + (2 * 13) / h;
  if (family === 'mechanism') return `${-x} -1 ${x} -1 1 0 ${x} 1 ${-x} 1 -1 0`;
  return back ? `-1 ${y} ${-x} -1 1 -1 1 1 -1 1` : `-1 -1 ${x} -1 1 ${y} 1 1 -1 1`;
}

function bodyElement(body: Body, box: Box, back: boolean): ElementDefinition {
  const wall = (100 * 4) / body.w;
  const classes = ['body', body.family, body.font === fonts.heading ? 'strong' : 'plain'];
  if (body.plural) classes.push('plural');
  if (back) classes.push('back');
  return {
    data: {
      id: body.id,
      w: body.w,
      h: body.h,
      label: body.lines.map(isolate).join('\n'),
      points: pointsOf(body, back),
      stops: `0% ${wall}% ${wall}% 100%`,
    },
    position: { x: box.x, y: box.y },
    classes: classes.join(' '),
  };
}

const pinId = (body: string) => `pin:${body}`;
/** A pin's head, on the upper edge of what it holds. */
const pinAt = ({ x, y, h }: Box) => ({ x, y: y - h / 2 });

/** All elements of a scene. Captions and dots are left out of crowds, where they could not be read. */
export function sceneElements(
  scene: Scene,
  boxes: ReadonlyMap<string, Box>,
  marks: ReadonlyMap<string, PlacedMark>,
  options: { measure: Measure; back: boolean; pinned: ReadonlySet<string>; captions: boolean },
): ElementDefinition[] {
  const elements: ElementDefinition[] = [];
  for (const body of scene.bodies) {
    const box = boxes.get(body.id);
    if (!box) continue;
    elements.push(bodyElement(body, box, options.back));
    if (options.pinned.has(body.id))
      elements.push({ data: { id: pinId(body.id), w: 9, h: 9 }, position: pinAt(box), classes: 'pin' });
  }
  for (const strand of scene.strands) {
    const mark = marks.get(strand.id);
    if (mark) strandElements(elements, strand, mark, options);
  }
  return elements;
}

function strandElements(
  elements: ElementDefinition[],
  strand: Strand,
  mark: PlacedMark,
  { measure, captions }: { measure: Measure; captions: boolean },
): void {
  const tone = toneOf(strand.mark);
  const hub = markId(strand.id);
  const half = strand.from.mode === 'some' && !strand.word && strand.mark === 'asserts';
  const alone = strand.mark === 'asserts' ? 'disc' : strand.mark === 'denies' ? 'ring' : strand.mark;
  const shape = strand.word ? 'capsule' : half ? 'half' : alone;
  const w = half ? 18 : glyphWidth(strand, measure);
  elements.push({
    data: { id: hub, strand: strand.id, w, h: 18, label: isolate(markText(strand)) },
    position: { x: mark.x, y: mark.y },
    classes: `mark ${shape} ${tone}${inside(strand) && !half ? '' : ' beside'}`,
  });
  if (captions)
    elements.push({
      data: { id: captionId(strand.id), w: 4, h: 4, label: isolate(captionOf(strand, measure)) },
      position: { x: mark.x, y: mark.y + 17 },
      classes: 'caption',
    });
  for (const { member, side, x, y } of mark.dots) {
    const { mode } = strand[side];
    const kind = mode === 'either' ? 'open' : mode === 'some' ? 'half' : 'dot';
    elements.push({
      data: { id: dotId(strand.id, side, member), w: 12, h: 12, label: '' },
      position: { x, y },
      classes: `${kind} ${tone} joint`,
    });
  }
  const line = (side: 'from' | 'to', end: StrandEnd) =>
    end.ids.forEach((member) => {
      elements.push({
        data: {
          id: `line:${strand.id}:${side}:${member}`,
          source: side === 'from' ? member : hub,
          target: side === 'from' ? hub : member,
          w: strand.texture === 'hollow' ? strand.width + 0.7 : strand.width,
        },
        classes: `${side} ${strand.texture} ${tone} ${strand.mark === 'denies' ? 'tee' : 'pointed'}`,
      });
    });
  line('from', strand.from);
  line('to', strand.to);
}

/** Brings a drawing to a new set of elements: what stays is changed in place, and moves only if its position did. */
export function update(cy: Core, elements: readonly ElementDefinition[]): void {
  const wanted = new Set(elements.map(({ data }) => data.id));
  cy.batch(() => {
    cy.elements()
      .filter((element) => !wanted.has(element.id()))
      .remove();
    const fresh: ElementDefinition[] = [];
    for (const definition of elements) {
      const there = cy.getElementById(definition.data.id ?? '');
      if (there.empty()) {
        fresh.push(definition);
        continue;
      }
      there.data(definition.data);
      there.classes(definition.classes ?? '');
      if (there.isNode() && definition.position) {
        const { x, y } = there.position();
        if (x !== definition.position.x || y !== definition.position.y) there.position(definition.position);
      }
    }
    cy.add(fresh);
  });
}

/** Moves only a node's pin, and the marks, captions and dots of its strands, while it is being dragged. */
export function moveWith(
  cy: Core,
  body: string,
  box: Box | undefined,
  marks: ReadonlyMap<string, PlacedMark>,
): void {
  cy.batch(() => {
    if (box) cy.getElementById(pinId(body)).position(pinAt(box));
    for (const [strand, mark] of marks) {
      cy.getElementById(markId(strand)).position({ x: mark.x, y: mark.y });
      cy.getElementById(captionId(strand)).position({ x: mark.x, y: mark.y + 17 });
      for (const { side, member, x, y } of mark.dots)
        cy.getElementById(dotId(strand, side, member)).position({ x, y });
    }
  });
}
