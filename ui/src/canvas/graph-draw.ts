/** Turns a scene with positions into cytoscape's elements, and changes a drawing into the next one piece by piece. */
import type { CollectionReturnValue, Core, ElementDefinition } from 'cytoscape';
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
/** How many elements go or come in one step. */
const stride = 80;

/** The steps that bring a drawing to a new set of elements; what stays is changed in place, and moves only if its position did. */
function* steps(cy: Core, elements: readonly ElementDefinition[], glide: boolean): Generator<void> {
  const last = known.get(cy) ?? new Map<string, string>();
  known.set(cy, last);
  const wanted = new Set(elements.map(({ data }) => data.id));
  if (wanted.size === 0) {
    last.clear();
    cy.elements().remove();
    return;
  }
  // Lines first, for a node takes its lines with it.
  for (const kind of ['edge', 'node']) {
    const gone = cy.elements(kind).filter((element) => !wanted.has(element.id()));
    for (let at = 0; at < gone.length; at += stride) {
      const some = gone.slice(at, at + stride);
      some.forEach((element) => {
        last.delete(element.id());
      });
      some.remove();
      yield;
    }
  }
  let fresh: ElementDefinition[] = [];
  // Lines last, for a browser takes longer over them than over all else, and draws again in each frame what is there.
  const isLine = ({ data }: ElementDefinition) => data['source'] !== undefined;
  const inOrder = [...elements.filter((one) => !isLine(one)), ...elements.filter(isLine)];
  for (const definition of inOrder) {
    const id = definition.data.id ?? '';
    const there = cy.getElementById(id);
    const made = JSON.stringify(definition);
    if (there.nonempty() && last.get(id) === made) continue;
    last.set(id, made);
    if (there.nonempty()) change(there, definition, glide);
    else fresh.push(definition);
    if (fresh.length < stride) continue;
    cy.add(fresh);
    fresh = [];
    yield;
  }
  cy.add(fresh);
}

function change(there: CollectionReturnValue, definition: ElementDefinition, glide: boolean): void {
  const lit = there.hasClass('lit');
  there.data(definition.data);
  there.classes(definition.classes ?? '');
  there.toggleClass('lit', lit);
  if (!there.isNode() || !definition.position) return;
  const { x, y } = there.position();
  if (x === definition.position.x && y === definition.position.y) return;
  if (glide) there.stop(true).animate({ position: definition.position }, { duration: glideTime });
  else there.stop(true).position(definition.position);
}

/** Brings a drawing to a new set of elements at once. */
export function update(cy: Core, elements: readonly ElementDefinition[], glide = false): void {
  cy.batch(() => {
    for (const _ of steps(cy, elements, glide));
  });
}

/** The same a step in each frame, so that the page is never held up; returns what stops it. */
export function updateByAndBy(cy: Core, elements: readonly ElementDefinition[]): () => void {
  const left = steps(cy, elements, false);
  let [frame, timer] = [0, 0];
  const step = () => {
    let done: boolean | undefined = true;
    cy.batch(() => {
      done = left.next().done;
    });
    if (done) return;
    frame = requestAnimationFrame(() => {
      // After the frame, so that a step and the drawing of the last one are two tasks.
      timer = window.setTimeout(step);
    });
  };
  step();
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
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
