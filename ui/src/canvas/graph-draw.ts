/** Turns a scene with positions into cytoscape's elements, and changes a drawing into the next one piece by piece. */
import type { Core, ElementDefinition } from 'cytoscape';
import type { Box } from './geometry.ts';
import { captionBelow, captionId, dotId, markElements, markId } from './graph-mark-draw.ts';
import type { PlacedMark } from './graph-marks.ts';
import type { Body, Scene, Strand } from './graph-scene.ts';
import { drawnWidth, toneOf } from './marks.ts';
import { fonts, isolate, type Measure } from './text.ts';
import type { Point } from './types.ts';

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
      line: body.line / body.font.size,
      stops: `0% ${wall}% ${wall}% 100%`,
    },
    position: { x: box.x, y: box.y },
    classes: classes.join(' '),
  };
}

const pinId = (body: string) => `pin:${body}`;
/** A pin's head, on the upper edge of what it holds. */
const pinAt = ({ x, y, h }: Box) => ({ x, y: y - h / 2 });

/** All elements of a scene. */
export function sceneElements(
  scene: Scene,
  boxes: ReadonlyMap<string, Box>,
  marks: ReadonlyMap<string, PlacedMark>,
  options: { measure: Measure; back: boolean; pinned: ReadonlySet<string> },
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
    if (!mark) continue;
    elements.push(...markElements(strand, mark, options.measure), ...linesThrough(strand, boxes));
  }
  return elements;
}

export const lineId = (strand: string): string => `line:${strand}`;

const ending = ({ mark }: Strand) => (mark === 'denies' ? 'tee' : 'pointed');

/** Lines from the members on one side to the mark, and from the mark to those on the other. */
function linesThrough(strand: Strand, boxes: ReadonlyMap<string, Box>): ElementDefinition[] {
  const hub = markId(strand.id);
  return (['from', 'to'] as const).flatMap((side) =>
    // A member that has only just come may not have its place yet.
    strand[side].ids
      .filter((member) => boxes.has(member))
      .map((member) => ({
        data: {
          id: `${lineId(strand.id)}:${side}:${member}`,
          source: side === 'from' ? member : hub,
          target: side === 'from' ? hub : member,
          w: drawnWidth(strand.texture, strand.width),
        },
        classes: `${side} ${strand.texture} ${toneOf(strand.mark)} ${ending(strand)}`,
      })),
  );
}

/** What each element was last made of, so that what stays the same is not touched. */
const known = new WeakMap<Core, Map<string, string>>();

/** How long what was moved is seen on its way. */
const glideTime = 160;

/** Brings a drawing to a new set of elements: what stays is changed in place, and moves only if its position did. */
export function update(cy: Core, elements: readonly ElementDefinition[], glide = false): void {
  const last = known.get(cy) ?? new Map<string, string>();
  const next = new Map(elements.map((definition) => [definition.data.id ?? '', JSON.stringify(definition)]));
  known.set(cy, next);
  cy.batch(() => {
    cy.elements()
      .filter((element) => !next.has(element.id()))
      .remove();
    const fresh: ElementDefinition[] = [];
    for (const definition of elements) {
      const id = definition.data.id ?? '';
      const there = cy.getElementById(id);
      if (there.nonempty() && last.get(id) === next.get(id)) continue;
      if (there.empty()) {
        fresh.push(definition);
        continue;
      }
      there.data(definition.data);
      there.classes(definition.classes ?? '');
      if (there.isNode() && definition.position) {
        const { x, y } = there.position();
        if (x === definition.position.x && y === definition.position.y) continue;
        if (glide) there.stop(true).animate({ position: definition.position }, { duration: glideTime });
        else there.stop(true).position(definition.position);
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
  const last = known.get(cy);
  const put = (id: string, point: Point) => {
    // Forgotten, so that the next update puts it where it then belongs, even if that is where it was.
    last?.delete(id);
    cy.getElementById(id).position(point);
  };
  last?.delete(body);
  cy.batch(() => {
    if (box) put(pinId(body), pinAt(box));
    for (const [strand, mark] of marks) {
      put(markId(strand), { x: mark.x, y: mark.y });
      put(captionId(strand), { x: mark.x, y: mark.y + captionBelow });
      for (const { side, member, x, y } of mark.dots) put(dotId(strand, side, member), { x, y });
    }
  });
}
